import { type Element, frame, frameWidth, type Sheet, type TextLook } from './pdf-sheet.ts'
import type { Block, TableColumn } from './rules/book-model.ts'
import { paperColours } from './rules/colours.ts'
import { shareWidths } from './rules/share-widths.ts'

type TableBlock = Extract<Block, { kind: 'table' }>
const body: TextLook = { size: 8.5 }
const head: TextLook = { size: 8.5, bold: true, colour: 'leaf' }
const captionLook: TextLook = { size: 9, bold: true }
const noteLook: TextLook = { size: 8, colour: 'soft' }
const leading = 11.4
const shortTable = 220
/** A taller head is printed once: repeated, it would leave no room for the rows. */
const headHeightMax = 160
const padding = { x: 5, y: 4 }

/** The head of a table as it stands on the pages after the first. */
interface Repeated {
  readonly words: string
  readonly cells: readonly Cell[]
}
interface Cell {
  readonly lines: readonly string[]
  readonly x: number
  readonly width: number
  readonly numeric: boolean
}

/**
 * A table with its caption; its head is repeated on every page, and a row is parted only when it is longer than a page.
 * Calls `placed` when the cursor stands where the table begins.
 */
export function printTable(sheet: Sheet, block: TableBlock, placed: () => void): void {
  const columns = placeColumns(sheet, block)
  const headCells = cellsOf(
    sheet,
    block.columns.map((one) => one.head),
    columns,
    head,
  )
  const rows = block.rows.map((row) => cellsOf(sheet, row, columns, body))
  const caption = sheet.lines(block.caption, frameWidth, captionLook)
  const note = block.note === '' ? [] : sheet.lines(block.note, frameWidth, noteLook)
  const below = note.length * 11 + 4
  const whole = rows.reduce((sum, cells) => sum + heightOf(cells), below)
  const first = rows[0] ? Math.min(heightOf(rows[0]), 160) : 0
  const before = caption.length * 13 + heightOf(headCells) + 8
  // A short table stays in one piece; of a long one at least a row stays with its head.
  sheet.need(before + (whole <= shortTable ? whole : first))
  placed()
  const table = sheet.element('Table')
  sheet.flow(sheet.element('Caption', {}, table), 'Caption', caption, frame.left, 13, captionLook)
  sheet.y += 2
  const words = `${block.caption.split('.')[0]} (lanjutan)`
  const repeated = heightOf(headCells) <= headHeightMax ? { words, cells: headCells } : null
  if (repeated) printHead(sheet, table, headCells)
  else printRow(sheet, table, headCells, { repeated: null, below: 0 })
  // The note stays with the last row.
  for (const [index, cells] of rows.entries())
    printRow(sheet, table, cells, { repeated, below: index === rows.length - 1 ? below : 0 })
  sheet.y += 4
  if (note.length > 0) sheet.flow(sheet.element('P'), 'P', note, frame.left, 11, noteLook)
  sheet.y += 8
}

function printHead(sheet: Sheet, table: Element, cells: readonly Cell[]): void {
  const height = heightOf(cells)
  sheet.ornament(() =>
    sheet.document.rect(frame.left, sheet.y, frameWidth, height).fill(paperColours['leaf-pale']),
  )
  const row = sheet.element('TR', {}, table)
  for (const cell of cells) {
    const element = sheet.element('TH', { scope: 'Column' }, row)
    sheet.mark(element, 'TH', () => drawLines(sheet, cell, cell.lines, sheet.y, head))
  }
  sheet.y += height
}

/** `below` = room that has to be left under the row. */
function printRow(
  sheet: Sheet,
  table: Element,
  cells: readonly Cell[],
  { repeated, below }: { readonly repeated: Repeated | null; readonly below: number },
): void {
  const height = heightOf(cells)
  const wholePage = frame.bottom - frame.top - (repeated ? heightOf(repeated.cells) + continuedHeight : 0)
  const nextPage = () => {
    sheet.newPage()
    if (repeated) drawHeadAgain(sheet, repeated)
  }
  if (sheet.y + height + below > frame.bottom && height + below <= wholePage) nextPage()
  const row = sheet.element('TR', {}, table)
  const elements = cells.map((_, index) =>
    index === 0 ? sheet.element('TH', { scope: 'Row' }, row) : sheet.element('TD', {}, row),
  )
  let from = 0
  const linesMax = Math.max(...cells.map(({ lines }) => lines.length))
  while (from < linesMax) {
    const room = Math.floor((frame.bottom - sheet.y - 2 * padding.y) / leading)
    if (room < 1) {
      nextPage()
      continue
    }
    const to = Math.min(linesMax, from + room)
    for (const [index, cell] of cells.entries()) {
      const lines = cell.lines.slice(from, to)
      const type = index === 0 ? 'TH' : 'TD'
      if (lines.length > 0 || from === 0)
        sheet.mark(elements[index]!, type, () => drawLines(sheet, cell, lines, sheet.y, body))
    }
    sheet.y += (to - from) * leading + 2 * padding.y
    ruleBelow(sheet)
    from = to
    if (from < linesMax) nextPage()
  }
}

const continuedHeight = 15

/** The head on a following page is ornament: a reader has heard it. */
function drawHeadAgain(sheet: Sheet, { words, cells }: Repeated): void {
  const height = heightOf(cells)
  sheet.ornament(() => {
    sheet.line(words, frame.left, sheet.y, noteLook)
    sheet.y += continuedHeight
    sheet.document.rect(frame.left, sheet.y, frameWidth, height).fill(paperColours['leaf-pale'])
    for (const cell of cells) drawLines(sheet, cell, cell.lines, sheet.y, head)
  })
  sheet.y += height
}

function ruleBelow(sheet: Sheet): void {
  sheet.ornament(() =>
    sheet.document
      .moveTo(frame.left, sheet.y)
      .lineTo(frame.right, sheet.y)
      .lineWidth(0.5)
      .strokeColor(paperColours.line)
      .stroke(),
  )
}

function drawLines(sheet: Sheet, cell: Cell, lines: readonly string[], y: number, look: TextLook): void {
  for (const [index, words] of lines.entries()) {
    const indent = cell.numeric ? cell.width - 2 * padding.x - sheet.widthOf(words, look) : 0
    sheet.line(words, cell.x + padding.x + Math.max(0, indent), y + padding.y + index * leading, look)
  }
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * leading + 2 * padding.y
}

function cellsOf(
  sheet: Sheet,
  words: readonly string[],
  columns: readonly { x: number; width: number; numeric: boolean }[],
  look: TextLook,
): Cell[] {
  return columns.map((column, index) => ({
    ...column,
    lines: sheet.lines(words[index] ?? '', column.width - 2 * padding.x, look),
  }))
}

/** Widths by the shares asked for, but none so narrow that an ordinary word of it has to be broken. */
function placeColumns(sheet: Sheet, block: TableBlock): { x: number; width: number; numeric: boolean }[] {
  const needed = block.columns.map((column, index) => widestWord(sheet, column, block.rows, index))
  const widths = shareWidths(
    block.columns.map(({ width }) => width),
    needed,
    frameWidth,
  )
  let x = frame.left
  return block.columns.map(({ numeric = false }, index) => {
    const placed = { x, width: widths[index]!, numeric }
    x += placed.width
    return placed
  })
}

function widestWord(
  sheet: Sheet,
  column: TableColumn,
  rows: readonly (readonly string[])[],
  index: number,
): number {
  const widest = (words: string, look: TextLook) =>
    Math.max(...words.split(' ').map((word) => sheet.widthOf(word.slice(0, 24), look)))
  return (
    Math.max(widest(column.head, head), ...rows.map((row) => widest(row[index] ?? '', body))) +
    2 * padding.x +
    0.5
  )
}
