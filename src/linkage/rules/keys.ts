import {
  birth,
  firstToken,
  flags,
  kk,
  nikDate,
  nikHigh,
  nikLow,
  nikTrustOf,
  place,
  precision,
  precisionOf,
  stride,
  type Table,
  tokenCountOf,
  wholeName,
} from './encode.ts'
import { mix } from './hash.ts'

/** Most keys one record can have: 5 tokens x (2 dates + KK + 3 years) + 4 others. */
export const keysMax = 40

/** The blocking rules: two records are compared when they share a key of one of them. */
export const keyRules = [
  'nik',
  'birth date + name token',
  'birth date + village',
  'whole name + birth year + district',
  'whole name + village',
  'KK + name token',
  'village + birth year + name token',
] as const

/** The key of a NIK. */
export const nikKey = (high: number, low: number) => mix(mix(high, low), 1)

/**
 * Writes the keys of a row into `keys` (and the rule of each into `rules`) and returns how many there are. Dates inside
 * the NIK count as birth dates too; a row that knows only an age has a key for each year it may mean.
 */
export function keysOf(table: Table, row: number, keys: Int32Array, rules: Uint8Array): number {
  const { cells, dictionary } = table
  const base = row * stride
  let count = 0
  const put = (rule: number, a: number, b: number) => {
    keys[count] = mix(mix(a, b), rule + 1)
    rules[count++] = rule
  }
  const flag = cells[base + flags]!
  const tokens = tokenCountOf(flag)
  const village = cells[base + place]! & 0xffff
  const district = cells[base + place]! >>> 16
  const date = cells[base + birth]!
  const exact = precisionOf(flag) === precision.day
  if (nikTrustOf(flag) > 0) {
    keys[count] = nikKey(cells[base + nikHigh]!, cells[base + nikLow]!)
    rules[count++] = 0
  }
  if (exact && village > 0) put(2, date, village)
  if (tokens > 0 && date !== 0 && district > 0) put(3, mix(cells[base + wholeName]!, date >> 9), district)
  if (tokens > 0 && village > 0) put(4, cells[base + wholeName]!, village)
  const spread = precisionOf(flag) === precision.age ? 1 : 0
  for (let index = 0; index < tokens; index++) {
    const token = dictionary.classOf[cells[base + firstToken + index]! - 1]!
    if (exact) put(1, date, token)
    if (cells[base + nikDate] !== 0) put(1, cells[base + nikDate]!, token)
    if (cells[base + kk] !== 0) put(5, cells[base + kk]!, token)
    if (village > 0 && date !== 0)
      for (let year = (date >> 9) - spread; year <= (date >> 9) + spread; year++)
        put(6, mix(year, village), token)
  }
  return count
}
