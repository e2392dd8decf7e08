/** Where on a sheet another table begins below: a row that names columns which are not those of the table above. Pure. */
import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { Field } from '../../kernel/fields.ts'
import type { RawRow, SheetLayout } from '../model.ts'
import { cleanText } from './clean-text.ts'
import type { FieldOf } from './match-columns.ts'

const whoFields: ReadonlySet<Field | null> = new Set<Field | null>(['nik', 'kk', 'name', 'nameNik'])
/** Titles and upper header rows that may stand right above the row that names columns. */
const rowsAboveMax = 4
/** Nothing else than data has so many digits together, or a date; numbers may be written in groups. */
export const isValue = (cell: string): boolean => /\d{5}|\d{3}[ .'-]\d{3}|\d[-/.]\d+[-/.]\d/.test(cell)

/** Whether most cells of a row name a field; two fields at least, or three with one that says who. */
function namesColumns(row: RawRow, fieldOf: FieldOf): boolean {
  const named = new Set<Field>()
  let [filled, misses] = [0, 0]
  for (const cell of row.cells) {
    if (cell === '' || cell.trim() === '') continue
    // Nearly every row is data: most are told by a cell or two.
    if (isValue(cell) || cell.length > 80) return false
    const field = fieldOf(cell)
    if (field === 'rowNumber') continue
    filled++
    if (field !== null) named.add(field)
    else if (++misses > named.size + 4) return false
  }
  if (named.size >= 3 && [...named].some((field) => whoFields.has(field))) return true
  return named.size >= 2 && named.size * 2 > filled
}

/** Answers whether a row begins another table than this one. The header printed again, in the same places, does not. */
export function createTableWatch(
  {
    headers,
    mapping,
    columns,
    headerRow,
  }: Pick<SheetLayout, 'headers' | 'mapping' | 'columns' | 'headerRow'>,
  fieldOf: FieldOf,
): (row: RawRow) => boolean {
  const remembered = remember(fieldOf)
  const keys = headers.map(comparisonKey)
  const isOther = (cell: string, column: number) => {
    const key = comparisonKey(cleanText(cell))
    if (key === '' || (keys[column] ?? '').includes(key)) return false
    const meant = mapping[column] ?? columns?.[column]?.field ?? null
    return fieldOf(cell) !== meant
  }
  return (row) =>
    headerRow !== null && row.number > headerRow && namesColumns(row, remembered) && row.cells.some(isOther)
}

/** Cells of a list without numbers are looked up row by row, and mostly say the same again. */
function remember(fieldOf: FieldOf): FieldOf {
  const known = new Map<string, Field | null>()
  return (cell) => {
    const found = known.get(cell)
    if (found !== undefined) return found
    const field = fieldOf(cell)
    if (known.size < 10_000) known.set(cell, field)
    return field
  }
}

/** How many of the rows right above belong to the table that begins: its titles, up to the blank row or the data above. */
export function countRowsAbove(rows: readonly RawRow[], at: number): number {
  let count = 0
  while (count < rowsAboveMax && at - count > 0) {
    const [row, below] = [rows[at - count - 1]!, rows[at - count]!]
    const isBlank = row.cells.every((cell) => cell.trim() === '')
    if (isBlank || below.number > row.number + 1) return count
    if (row.cells.some(isValue)) return 0
    count++
  }
  return 0
}
