/** Lists of codes beside a list: "1 KEPALA KELUARGA, 2 SUAMI …" under a title that names a field. Pure. */
import type { Field } from '../../kernel/fields.ts'
import type { RawRow } from '../model.ts'
import { cleanText } from './clean-text.ts'
import type { FieldOf } from './match-columns.ts'

export type CodeList = Readonly<Record<string, string>>
/** Fields whose cells may hold the number of an answer. */
export const codedFields: ReadonlySet<Field> = new Set<Field>([
  'relation',
  'maritalStatus',
  'education',
  'occupation',
  'disability',
])

const rowsToTitle = 3

/** Field -> code -> word, of every pair of neighbouring columns that holds rising numbers and words. */
export function findCodes(rows: readonly RawRow[], fieldOf: FieldOf): Map<Field, CodeList> {
  const found = new Map<Field, CodeList>()
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  for (let column = 0; column + 1 < width; column++) {
    for (let start = 0; start < rows.length; start++) {
      const list = readRun(rows, start, column)
      if (list.length < 2) continue
      const field = titleAbove(rows, start, column, fieldOf)
      if (field !== null && !found.has(field)) found.set(field, Object.fromEntries(list))
      start += list.length
    }
  }
  return found
}

/** The lists of several sheets; of two for one field the longer. */
export function joinCodes(lists: readonly ReadonlyMap<Field, CodeList>[]): Map<Field, CodeList> {
  const joined = new Map<Field, CodeList>()
  for (const [field, list] of lists.flatMap((one) => [...one])) {
    const known = joined.get(field)
    if (!known || Object.keys(known).length < Object.keys(list).length) joined.set(field, list)
  }
  return joined
}

/** Rising numbers from 0 or 1 with words that are all different; empty when the numbers go on otherwise (a column of data). */
function readRun(rows: readonly RawRow[], start: number, column: number): [string, string][] {
  const list: [string, string][] = []
  const words = new Set<string>()
  for (const row of rows.slice(start)) {
    const [code, word] = [cleanText(row.cells[column] ?? ''), cleanText(row.cells[column + 1] ?? '')]
    if (!/^\d{1,3}$/.test(code)) break
    const last = list.at(-1)
    const isNext = last === undefined ? Number(code) <= 1 : Number(code) > Number(last[0])
    if (!isNext || words.has(word) || !/\p{L}/u.test(word)) return []
    words.add(word)
    list.push([String(Number(code)), word])
  }
  return list
}

function titleAbove(rows: readonly RawRow[], start: number, column: number, fieldOf: FieldOf): Field | null {
  for (let row = start - 1; row >= Math.max(0, start - rowsToTitle); row--) {
    for (const place of [column, column + 1]) {
      const field = fieldOf(rows[row]!.cells[place] ?? '')
      if (field !== null && codedFields.has(field)) return field
    }
  }
  return null
}
