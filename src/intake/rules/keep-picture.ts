/** Which rows of a sheet a picture of it needs: the first ones, and what stands around places where the kind changes. Pure. */
import type { RawRow } from '../model.ts'
import type { RowKind, SortedRow } from './sort-rows.ts'

export interface PictureRow {
  /** Sheet of the file, from 0. */
  readonly sheetNumber: number
  /** As the spreadsheet program shows it. */
  readonly rowNumber: number
  readonly kind: RowKind
  readonly hidden: boolean
  /** Of the whole row, so that tables side by side can be told apart anew. */
  readonly cells: readonly string[]
}
export interface PictureKeeper {
  /** `firstColumn` of the table that the row was read for: cells are kept from the first on to a picture's width behind it. */
  see(
    sheetNumber: number,
    row: RawRow,
    sorted: Pick<SortedRow, 'kind' | 'hidden'>,
    firstColumn?: number,
  ): void
  rows(): PictureRow[]
}

/** What a picture holds of one file at most: some thousand rows, whatever the size of the file. */
export const pictureLimits = {
  sheets: 40,
  firstRows: 60,
  /** Rows shown before and after a change. */
  around: 2,
  /** Changes to one kind that are shown; a population book changes at every family. */
  changesOfKind: 6,
  /** The end of a sheet is always shown: totals and signatures stand there. */
  lastRows: 8,
  columns: 60,
  characters: 60,
} as const

export function createPicture(): PictureKeeper {
  const kept: PictureRow[] = []
  let sheetNumber = -1
  let sheet = createSheetPicture()
  let width: number = pictureLimits.columns
  const endSheet = () => kept.push(...sheet.rows().map((row) => trim(row, width)))
  return {
    see: (number, row, { kind, hidden }, firstColumn = 0) => {
      if (number >= pictureLimits.sheets) return
      if (number !== sheetNumber) {
        endSheet()
        sheetNumber = number
        sheet = createSheetPicture()
        width = firstColumn + pictureLimits.columns
      }
      sheet.see({ sheetNumber, rowNumber: row.number, kind, hidden, cells: row.cells })
    },
    rows: () => [...kept, ...sheet.rows().map((row) => trim(row, width))],
  }
}

function createSheetPicture() {
  const kept: PictureRow[] = []
  /** The newest rows that are not kept: they are when the kind changes after them, or the sheet ends. */
  let recent: PictureRow[] = []
  const changes = new Map<RowKind, number>()
  let before: RowKind | null = null
  let following = 0
  let seen = 0
  return {
    see(row: PictureRow) {
      const isChange = row.kind !== before && takeChange(changes, row.kind)
      before = row.kind
      if (isChange) {
        kept.push(...recent.slice(-pictureLimits.around))
        recent = []
        following = pictureLimits.around + 1
      }
      if (seen++ < pictureLimits.firstRows || following > 0) kept.push(row)
      else recent.push(row)
      if (following > 0) following--
      if (recent.length > 2 * pictureLimits.lastRows) recent = recent.slice(-pictureLimits.lastRows)
    },
    rows: () => [...kept, ...recent.slice(-pictureLimits.lastRows)],
  }
}

function takeChange(changes: Map<RowKind, number>, kind: RowKind): boolean {
  const count = (changes.get(kind) ?? 0) + 1
  changes.set(kind, count)
  return count <= pictureLimits.changesOfKind
}

function trim(row: PictureRow, columns: number): PictureRow {
  let width = Math.min(row.cells.length, columns)
  while (width > 0 && row.cells[width - 1]!.trim() === '') width--
  return { ...row, cells: row.cells.slice(0, width).map((cell) => cell.slice(0, pictureLimits.characters)) }
}
