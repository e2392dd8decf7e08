import type { Context } from '../../access/index.ts'
import type { AttackResult } from './attack-tables.ts'
import { type Answer, ask, crawl } from './crawl.ts'
import { findPersons, findSlips } from './rules/find-slips.ts'
import { findReadable, readAll } from './store-attack.ts'

const open = ['open_data', 'reference']
const result = (
  attack: string,
  target: string,
  attacked: number,
  pinned: number,
  note: string,
  from: number,
): AttackResult => ({
  attack,
  target,
  attacked,
  pinned,
  note,
  risk: false,
  narrowest: null,
  seconds: (performance.now() - from) / 1000,
})

/** A5 and A8 on every public address of a running Welas: hidden numbers beside their sign, persons, and what search tells. */
export async function attackSite(address: string, canaries: readonly string[]): Promise<AttackResult[]> {
  const from = performance.now()
  const answers = [...(await crawl(address)).values()]
  const slips = answers.flatMap(slipsOf)
  const persons = answers.reduce((sum, { head, body }) => sum + findPersons(`${head}\n${body}`, canaries), 0)
  const found = await Promise.all(canaries.map((canary) => tellsApart(address, canary)))
  const bytes = answers.reduce((sum, { body }) => sum + body.length, 0)
  const size = `${answers.length} addresses, ${(bytes / 1e6).toFixed(1)} MB`
  return [
    result(
      'A5',
      address,
      answers.length,
      slips.length,
      `${size}; ${slips.slice(0, 3).join(' ')}`.trimEnd(),
      from,
    ),
    result('A8', address, answers.length, persons, `NIKs and ${canaries.length} planted texts`, from),
    result(
      'A8',
      `${address}/cari`,
      canaries.length,
      found.filter(Boolean).length,
      'search tells a planted text from nonsense',
      from,
    ),
  ]
}

function slipsOf({ path, head, body }: Answer): string[] {
  return /content-type: application\/(\w+\+)?json/.test(head)
    ? findSlips(JSON.parse(body)).map((slip) => `${path}${slip}`)
    : []
}

/** Does a search for this text answer otherwise than one for nonsense of the same letters? */
async function tellsApart(address: string, text: string): Promise<boolean> {
  const nonsense = [...text].reverse().join('')
  const [one, other] = await Promise.all(
    [text, nonsense].map((words) => ask(address, `/cari?q=${encodeURIComponent(words)}`)),
  )
  const plain = ({ body }: Answer, words: string) =>
    [words, encodeURIComponent(words)].reduce(
      (left, word) => left.replaceAll(word, '').replaceAll(word.replaceAll('%20', '+'), ''),
      body,
    )
  return plain(one!, text) !== plain(other!, nonsense)
}

/** A8 on everything the public role of the database can read, asked of the database itself. */
export async function attackDatabase(context: Context, canaries: readonly string[]): Promise<AttackResult[]> {
  const from = performance.now()
  return context.database.read(async (reader) => {
    const tables = await findReadable(reader)
    const closed = tables.filter((table) => !open.includes(table.split('.')[0]!))
    let persons = 0
    for (const table of tables) persons += findPersons(await readAll(reader, table), canaries)
    return [
      result('A8', 'public role', tables.length, persons, `${tables.length} tables the role can read`, from),
      result(
        'A8',
        'public role',
        tables.length,
        closed.length,
        `tables outside ${open.join(' and ')} ${closed.join(' ')}`.trimEnd(),
        from,
      ),
    ]
  }, 'welas_public')
}
