import { limits } from '../../kernel/limits.ts'
import type { MergedCells, SheetShape } from '../model.ts'

/** Enough for a book with a merged heading per family; more is not needed to find a header. */
const mergesMax = 50_000

/** What a sheet says of itself besides its cells, taken down while its rows are read. */
export class Shape implements SheetShape {
  readonly merges: MergedCells[] = []
  readonly hiddenColumns: number[] = []

  /** Reading begins anew. */
  clear(): void {
    this.merges.length = 0
    this.hiddenColumns.length = 0
  }

  merge(cells: MergedCells): void {
    if (this.merges.length < mergesMax) this.merges.push(cells)
  }

  /** Columns from 0, both included. */
  hideColumns(first: number, last: number): void {
    for (let column = first; column <= Math.min(last, limits.columnsPerSheetMax - 1); column++)
      this.hiddenColumns.push(column)
  }
}
