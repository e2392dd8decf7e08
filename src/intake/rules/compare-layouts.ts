/** Whether a list came with other columns than the time before. Pure. */
import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { Field } from '../../kernel/fields.ts'
import type { SheetLayout } from '../model.ts'

export interface ChangedColumn {
  readonly header: string
  /** What it is, or was, taken for. */
  readonly field: Field | null
}
export interface LayoutChange {
  readonly lost: readonly ChangedColumn[]
  readonly added: readonly ChangedColumn[]
  /** The same columns in another order. */
  readonly isMoved: boolean
}

/** Null = the same columns in the same order. Upper case, spaces and punctuation make no difference. */
export function compareLayouts(
  before: readonly SheetLayout[],
  now: readonly SheetLayout[],
): LayoutChange | null {
  const old = columnsOf(before)
  const fresh = columnsOf(now)
  const lost = [...old].filter(([key]) => !fresh.has(key)).map(([, column]) => column)
  const added = [...fresh].filter(([key]) => !old.has(key)).map(([, column]) => column)
  const common = [...old.keys()].filter((key) => fresh.has(key))
  const isMoved = common.join() !== [...fresh.keys()].filter((key) => old.has(key)).join()
  return lost.length > 0 || added.length > 0 || isMoved ? { lost, added, isMoved } : null
}

/** Columns of all sheets that are read, by their compared name, in the order they first appear in. */
function columnsOf(sheets: readonly SheetLayout[]): Map<string, ChangedColumn> {
  const columns = new Map<string, ChangedColumn>()
  for (const sheet of sheets) {
    if (sheet.headerRow === null) continue
    sheet.headers.forEach((header, column) => {
      const key = comparisonKey(header)
      if (!columns.has(key)) columns.set(key, { header, field: sheet.mapping[column] ?? null })
    })
  }
  return columns
}
