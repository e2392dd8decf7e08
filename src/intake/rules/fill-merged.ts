/** Cells merged downwards say for several people what they share: their family and where it lives. Pure; rows from the first to the last. */
import type { Field } from '../../kernel/fields.ts'
import type { MergedDown, RawRow, SheetLayout } from '../model.ts'

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
 * Answers each row of a table with the values of the merged cells that reach down to it. `down` has columns of the sheet, the
 * rows those of the table. A cell that says something itself stays as it is.
 */
export function createMergeFiller(
  { mapping, headerRow, part }: Pick<SheetLayout, 'mapping' | 'headerRow' | 'part'>,
  down: MergedDown,
): (row: RawRow) => RawRow {
  if (down.length === 0 || headerRow === null) return (row) => row
  const firstColumn = part?.firstColumn ?? 0
  const open = new Map<number, { until: number; value: string; isNumeric: boolean }>()
  return (row) => {
    const filled = [...open].filter(
      ([column, { until }]) => row.number <= until && (row.cells[column] ?? '').trim() === '',
    )
    for (const merge of row.number > headerRow ? down.startingIn(row.number) : []) {
      const column = merge.column - firstColumn
      const field = mapping[column]
      if (field && sharedFields.has(field))
        open.set(column, {
          until: merge.lastRow,
          value: row.cells[column] ?? '',
          isNumeric: row.numeric?.[column] ?? false,
        })
    }
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
