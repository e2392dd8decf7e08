/** Cells merged downwards say for several people what they share: their family and where it lives. Pure; rows from the first to the last. */
import type { Field } from '../../kernel/fields.ts'
import type { MergedCells, RawRow, SheetLayout } from '../model.ts'

/** A name or NIK over two rows is one person on two lines, not two people: it is never filled down. */
const sharedFields: ReadonlySet<Field> = new Set<Field>([
  'kk',
  'headName',
  'address',
  'hamlet',
  'rt',
  'rw',
  'rtRw',
  'village',
  'district',
])

/**
 * Answers each row of a table with the values of the merged cells that reach down to it. `merges` has columns of the table
 * (from 0). A cell that says something itself stays as it is.
 */
export function createMergeFiller(
  { mapping, headerRow }: Pick<SheetLayout, 'mapping' | 'headerRow'>,
  merges: readonly MergedCells[],
): (row: RawRow) => RawRow {
  const starts = new Map<number, MergedCells[]>()
  for (const merge of merges) {
    const field = mapping[merge.firstColumn]
    if (headerRow === null || merge.firstRow <= headerRow || merge.lastRow === merge.firstRow) continue
    if (field && sharedFields.has(field))
      starts.set(merge.firstRow, [...(starts.get(merge.firstRow) ?? []), merge])
  }
  if (starts.size === 0) return (row) => row
  const open = new Map<number, { until: number; value: string; isNumeric: boolean }>()
  return (row) => {
    const filled = [...open].filter(
      ([column, { until }]) => row.number <= until && (row.cells[column] ?? '').trim() === '',
    )
    for (const { firstColumn, lastRow } of starts.get(row.number) ?? [])
      open.set(firstColumn, {
        until: lastRow,
        value: row.cells[firstColumn] ?? '',
        isNumeric: row.numeric?.[firstColumn] ?? false,
      })
    return filled.length === 0 ? row : withValues(row, filled)
  }
}

function withValues(
  row: RawRow,
  filled: readonly (readonly [number, { value: string; isNumeric: boolean }])[],
): RawRow {
  const cells = [...row.cells]
  const numeric = [...(row.numeric ?? [])]
  for (const [column, { value, isNumeric }] of filled) {
    while (cells.length <= column) cells.push('')
    while (numeric.length < cells.length) numeric.push(false)
    cells[column] = value
    numeric[column] = isNumeric
  }
  return { ...row, cells, numeric: row.numeric && numeric }
}
