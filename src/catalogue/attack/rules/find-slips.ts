import { readNikParts } from '../../../kernel/nik.ts'

/**
 * Attack A5 on an answer of the open API: a hidden number must not stand beside its sign, nor in a share, a status or a
 * total made from it. Paths of the places where it does.
 */
export function findSlips(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => findSlips(one, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const record = value as Record<string, unknown>
  const slips = Object.entries(record).flatMap(([key, one]) => findSlips(one, `${path}.${key}`))
  if (isHidden(record) && typeof record.value === 'number') slips.push(path)
  const made = [
    ['coverage', [record.entitled, record.reached]],
    ['percentOfTarget', [record.value]],
  ] as const
  for (const [name, sources] of made)
    if (typeof record[name] === 'number' && sources.some(isHidden)) slips.push(`${path}.${name}`)
  return slips
}

const isHidden = (one: unknown) =>
  typeof one === 'object' &&
  one !== null &&
  ('status' in one ? one.status === 'C' : 'state' in one && one.state === 'hidden')

/** Attack A8: numbers that are a NIK, and the planted texts, in any public text. Case and runs of spaces do not matter. */
export function findPersons(text: string, canaries: readonly string[]): number {
  const even = (one: string) => one.toLowerCase().replace(/\s+/g, ' ')
  const body = even(text)
  const numbers = body.match(/(?<![0-9a-z])\d{16}(?![0-9a-z])/g) ?? []
  const niks = numbers.filter((number) => typeof readNikParts(number) === 'object').length
  return niks + canaries.filter((canary) => body.includes(even(canary))).length
}
