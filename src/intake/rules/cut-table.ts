/** Tables that stand side by side on one sheet: where each begins and ends, and its part of a row. Pure. */
import type { MergedCells, RawRow, SheetLayout, SheetShape } from '../model.ts'

/** Columns of a sheet from 0, both included. */
export interface ColumnRange {
  readonly first: number
  readonly last: number
}

/** A sheet holds no more tables side by side. */
export const tablesAcrossMax = 4

/** The same names, in the same order, two or more times: tables side by side. At least three columns each. */
export function splitSideBySide(headers: readonly string[]): ColumnRange[] {
  const named = headers.flatMap((text, column) => (text === '' ? [] : [{ text: text.toLowerCase(), column }]))
  for (let tables = tablesAcrossMax; tables >= 2; tables--) {
    const width = named.length / tables
    if (!Number.isInteger(width) || width < 3) continue
    if (!named.every(({ text }, at) => text === named[at % width]!.text)) continue
    return Array.from({ length: tables }, (_, table) => ({
      first: named[table * width]!.column,
      last: named[(table + 1) * width - 1]!.column,
    }))
  }
  return []
}

type Part = NonNullable<SheetLayout['part']>
/** The cells of a row that belong to one of several tables side by side. */
export function cutRow(row: RawRow, { firstColumn, lastColumn }: Part): RawRow {
  return {
    ...row,
    cells: row.cells.slice(firstColumn, lastColumn + 1),
    numeric: row.numeric?.slice(firstColumn, lastColumn + 1) ?? null,
  }
}

/** `down` keeps the columns of the sheet (fill-merged.ts). */
export function cutShape(
  { merges, down, hiddenColumns }: SheetShape,
  { firstColumn, lastColumn }: Part,
): SheetShape {
  const inside = (column: number) => column >= firstColumn && column <= lastColumn
  const moved = (merge: MergedCells) => ({
    ...merge,
    firstColumn: Math.max(merge.firstColumn, firstColumn) - firstColumn,
    lastColumn: Math.min(merge.lastColumn, lastColumn) - firstColumn,
  })
  return {
    merges: merges
      .filter((merge) => merge.firstColumn <= lastColumn && merge.lastColumn >= firstColumn)
      .map(moved),
    down,
    hiddenColumns: hiddenColumns.filter(inside).map((column) => column - firstColumn),
  }
}
