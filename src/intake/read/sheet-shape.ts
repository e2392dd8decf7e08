import { limits } from '../../kernel/limits.ts'
import type { MergedCells, MergedDown, SheetShape } from '../model.ts'

/** Rows in which a header may stand, with what may be above it; merged cells of no other row are needed whole. */
const headerRowsMax = 400
/** Enough for every cell of such a header; more is hostile. */
const headerMergesMax = 2_000
/** 32 MB: five merged columns for each of 800,000 families. More is told (alarm merged-cells-cut). */
const mergesDownMax = 4_000_000
/** A merge is one number: first row, height and column in the 53 bits that a double has for whole numbers. */
const heights = 2 ** 20
const columns = 2 ** 9

/** What a sheet says of itself besides its cells, taken down while its parts are heard. */
export class Shape implements SheetShape {
  readonly merges: MergedCells[] = []
  readonly hiddenColumns: number[] = []
  readonly down = new Downwards()

  merge(cells: MergedCells): void {
    const { firstRow, lastRow, firstColumn, lastColumn } = cells
    const isWhole = [firstRow, lastRow, firstColumn, lastColumn].every((place) => Number.isSafeInteger(place))
    if (!isWhole || firstRow < 1 || lastRow < firstRow || lastColumn < firstColumn) return
    if (firstRow <= headerRowsMax && this.merges.length < headerMergesMax) this.merges.push(cells)
    if (lastRow > firstRow) this.down.add(cells)
  }

  /** Columns from 0, both included. */
  hideColumns(first: number, last: number): void {
    for (let column = first; column <= Math.min(last, limits.columnsPerSheetMax - 1); column++)
      this.hiddenColumns.push(column)
  }
}

/** Of the sheets of a list only the shape that was asked for last stays in memory; it is asked for sheet by sheet. */
export function keepLast<Value>(): (read: () => Promise<Value>) => () => Promise<Value> {
  let last: { read: () => Promise<Value>; value: Promise<Value> } | null = null
  return (read) => () => {
    if (last?.read !== read) last = { read, value: read() }
    return last.value
  }
}

class Downwards implements MergedDown {
  length = 0
  isCut = false
  private keys = new Float64Array(64)
  private isSorted = true

  add({ firstRow, lastRow, firstColumn }: MergedCells): void {
    if (firstRow > heights || firstColumn >= columns) return
    if (this.length >= mergesDownMax) {
      this.isCut = true
      return
    }
    if (this.length === this.keys.length) {
      const grown = new Float64Array(Math.min(mergesDownMax, this.keys.length * 2))
      grown.set(this.keys)
      this.keys = grown
    }
    const height = Math.min(lastRow - firstRow, heights - 1)
    const key = (firstRow * heights + height) * columns + firstColumn
    if (this.length > 0 && key < this.keys[this.length - 1]!) this.isSorted = false
    this.keys[this.length++] = key
  }

  startingIn(row: number): { column: number; lastRow: number }[] {
    this.sort()
    const found: { column: number; lastRow: number }[] = []
    const end = (row + 1) * heights * columns
    for (let at = this.firstFrom(row * heights * columns); at < this.length && this.keys[at]! < end; at++) {
      const key = this.keys[at]!
      found.push({ column: key % columns, lastRow: row + (Math.floor(key / columns) % heights) })
    }
    return found
  }

  private sort(): void {
    if (this.isSorted) return
    this.keys.subarray(0, this.length).sort()
    this.isSorted = true
  }

  /** Place of the first key that is not less. */
  private firstFrom(key: number): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.keys[middle]! < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
