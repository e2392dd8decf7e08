import { z } from 'zod'
import type { Route } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'

/** JSON and form bodies are small; lists of people go through upload routes. */
const bodyBytesMax = 1_000_000

const reasons = { id: z.locales.id().localeError, en: z.locales.en().localeError }

/** The input of a call, checked against the route's contract. Throws Problem 422 'http.invalid-input' with field and reason, 'http.broken-text'. */
export async function readInput(
  route: Route,
  request: Request,
  url: URL,
  language: Language,
): Promise<unknown> {
  if (!route.input) return undefined
  const given = route.method === 'GET' || route.upload ? entriesOf(url.searchParams) : await readBody(request)
  const checked = route.input.safeParse(given, { error: reasons[language] })
  if (checked.success) {
    if (!isKeepable(checked.data)) throw new Problem('http.broken-text', 422)
    return checked.data
  }
  const issue = checked.error.issues[0]
  throw new Problem('http.invalid-input', 422, {
    field: issue?.path.join('.') || '-',
    reason: issue?.message ?? '',
  })
}

/** False for text that no database keeps: with a NUL, or with half a character. Looks into all names and texts of a value. */
export function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([name, inner]) => isKeepable(name) && isKeepable(inner))
}

async function readBody(request: Request): Promise<unknown> {
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim()
  const text = await readText(request)
  if (mediaType === 'application/x-www-form-urlencoded') return entriesOf(new URLSearchParams(text))
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('http.not-json', 422)
  }
}

async function readText(request: Request): Promise<string> {
  let bytes = 0
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > bodyBytesMax)
      throw new Problem('http.body-too-large', 413, { kilobytesMax: bodyBytesMax / 1000 })
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** A name given once is a text; given several times, a list. `lang` belongs to the frame, not to the route. */
function entriesOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const entries: Record<string, string | string[]> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    if (name !== 'lang') entries[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return entries
}
