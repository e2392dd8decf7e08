/** One public answer with everything an outsider sees of it. */
export interface Answer {
  readonly path: string
  readonly status: number
  /** Headers and body as text. */
  readonly head: string
  readonly body: string
}

const answersMax = 50_000
/** Questions that are open at the same time. */
const together = 8
/** Headers that tell when and by which connection an answer came, not what is in it. */
const passing = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'x-request-id'])

/**
 * Reads every public address of a running Welas once: the pages that can be reached from the first one by links, the
 * paths of the open API and what these name, and answers to questions that have none.
 */
export async function crawl(address: string): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>()
  const waiting = [
    '/',
    '/open/v1/openapi.json',
    '/open/v1/datasets/tidak-ada',
    '/janji/tidak-ada',
    '/cari?q=zzzz',
    '/tidak-ada',
  ]
  while (waiting.length > 0 && found.size < answersMax) {
    const next = [...new Set(waiting.splice(0))].filter((path) => !found.has(path)).slice(0, answersMax)
    for (let from = 0; from < next.length; from += together) {
      const answers = await Promise.all(next.slice(from, from + together).map((path) => ask(address, path)))
      for (const answer of answers) {
        found.set(answer.path, answer)
        waiting.push(...placesIn(answer, address))
      }
    }
  }
  return found
}

export async function ask(address: string, path: string): Promise<Answer> {
  const answer = await fetch(new URL(path, address), { redirect: 'manual' })
  const head = [...answer.headers]
    .filter(([name]) => !passing.has(name))
    .map(([name, value]) => `${name}: ${value}`)
  return {
    path,
    status: answer.status,
    head: head.join('\n'),
    body: Buffer.from(await answer.arrayBuffer()).toString('latin1'),
  }
}

/** Addresses of the same site, as links, sources, paths of the open API or names of its downloads. Staff pages are not public. */
function placesIn({ body, head }: Answer, address: string): string[] {
  const links = body.matchAll(
    /(?:href|src|action)="([^"]+)"|"(\/(?:open|janji|data|rencana|indeks)[^"{}]*)"|location: (\S+)/g,
  )
  return [...links, ...head.matchAll(/location: (\S+)/g)].flatMap((match) => {
    const url = URL.parse((match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&'), address)
    if (url === null || url.origin !== new URL(address).origin || /^\/(kerja|api)\b/.test(url.pathname))
      return []
    return [url.pathname + url.search]
  })
}
