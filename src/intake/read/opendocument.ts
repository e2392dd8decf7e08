import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RawRow, RawSheet } from '../model.ts'
import { append, plainNumber } from './cell-text.ts'
import { scanEntry, scanPieces } from './scan-entry.ts'
import { keepLast, Shape } from './sheet-shape.ts'
import { attributeOf, type XmlHandler } from './xml.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** A row, and how often it stands one below the other. */
interface Repeated {
  readonly row: RawRow
  readonly times: number
}

/** Rows of a batch: what repeats is written out piece by piece, so that a small file fills no memory. */
const batchRows = 500
/** Rows of a sheet in every spreadsheet program; what is said to repeat further is no list. */
const rowsPerSheetMax = 1_048_576

/**
 * The sheets of an OpenDocument spreadsheet (OASIS ODF 1.3, part 3, section 9), in the order of the tabs. All of them
 * stand one after the other in `content`, so each is read from its beginning. The value that was saved is used; formulas,
 * comments and drawings are not looked at. Throws Problem 'intake.file-document' when there is no sheet.
 */
export async function openOpenDocument(
  zip: Zip,
  content: ZipEntry,
  onBytes: (bytes: number) => void = () => {},
): Promise<RawSheet[]> {
  const names: string[] = []
  let isSpreadsheet = false
  let hasShape = false
  let depth = 0
  await scanEntry(zip, content, {
    open: (name, attributes) => {
      if (name === 'spreadsheet') isSpreadsheet = true
      if (attributes.includes('-spanned') || (name === 'table-column' && isHidden(attributes)))
        hasShape = true
      if (name === 'table' && depth++ === 0) names.push(attributeOf(attributes, 'name') ?? '')
    },
    close: (name) => {
      if (name === 'table') depth--
    },
    text: () => {},
  })
  if (!isSpreadsheet || names.length === 0) throw new Problem('intake.file-document', 415)
  const shapeOf = keepLast<Shape>()
  return names.map((name, index) => {
    const shape = shapeOf(() => readShape(zip, content, index, hasShape, onBytes))
    return { name, rows: () => readRows(zip, content, index, new Shape(), onBytes), shape }
  })
}

/** Merged cells stand among the rows, so these are read for them, in the few files that have any. */
async function readShape(
  zip: Zip,
  content: ZipEntry,
  sheet: number,
  hasShape: boolean,
  onBytes: (bytes: number) => void,
): Promise<Shape> {
  const shape = new Shape()
  if (hasShape) for await (const _ of readRows(zip, content, sheet, shape, onBytes));
  return shape
}

async function* readRows(
  zip: Zip,
  content: ZipEntry,
  sheet: number,
  shape: Shape,
  onBytes: (bytes: number) => void,
): AsyncGenerator<RawRow[]> {
  let found: Repeated[] = []
  const handler = new SheetHandler(sheet, shape, (one) => found.push(one))
  for await (const _ of scanPieces(zip, content, handler, onBytes)) {
    const batch = found
    found = []
    yield* writtenOut(batch)
    // What follows belongs to other sheets.
    if (handler.isDone()) return
  }
}

function* writtenOut(found: readonly Repeated[]): Generator<RawRow[]> {
  let rows: RawRow[] = []
  for (const { row, times } of found)
    for (let below = 0; below < times; below++) {
      rows.push(below === 0 ? row : { ...row, number: row.number + below })
      if (rows.length < batchRows) continue
      yield rows
      rows = []
    }
  if (rows.length > 0) yield rows
}

/** Hears the tags of all sheets and gives the rows of one. */
class SheetHandler implements XmlHandler {
  private readonly sheet: number
  private readonly shape: Shape
  private readonly emit: (row: Repeated) => void
  private index = -1
  /** Tables can stand in cells; comments and drawings hold paragraphs of their own. */
  private tables = 0
  private asides = 0
  private rowNumber = 1
  private rowTimes = 1
  private rowIsHidden = false
  /** Columns described so far; their descriptions stand before the rows. */
  private columns = 0
  private cells: string[] = []
  private numeric: boolean[] = []
  private column = 0
  private cell: Cell | null = null
  private inParagraph = false

  constructor(sheet: number, shape: Shape, emit: (row: Repeated) => void) {
    this.sheet = sheet
    this.shape = shape
    this.emit = emit
  }

  isDone(): boolean {
    return this.index > this.sheet
  }

  open(name: string, attributes: string): void {
    if (name === 'table' && this.tables++ === 0) this.index++
    if (asideNames.has(name)) this.asides++
    if (!this.isHere()) return
    if (name === 'table-row') {
      this.rowTimes = timesOf(attributes, 'number-rows-repeated')
      this.rowIsHidden = isHidden(attributes)
      this.cells = []
      this.numeric = []
      this.column = 0
    } else if (name === 'table-column') this.noteColumns(attributes)
    else if (cellNames.has(name)) {
      this.cell = cellOf(attributes)
      if (attributes.includes('-spanned')) this.noteMerge(attributes)
    } else if (name === 'p') {
      if (this.cell?.text) this.write('\n')
      this.inParagraph = true
    } else if (name === 's')
      this.write(' '.repeat(Math.min(Number(attributeOf(attributes, 'c') ?? 1) || 1, 100)))
    else if (name === 'tab') this.write('\t')
    else if (name === 'line-break') this.write('\n')
  }

  close(name: string): void {
    if (this.isHere()) {
      if (name === 'p') this.inParagraph = false
      else if (name === 'table-row') this.endRow()
      else if (this.cell && cellNames.has(name)) {
        this.endCell(this.cell)
        this.cell = null
      }
    }
    if (name === 'table') this.tables--
    if (asideNames.has(name)) this.asides--
  }

  text(piece: string): void {
    if (this.inParagraph && this.isHere()) this.write(piece)
  }

  private noteColumns(attributes: string): void {
    const first = this.columns
    this.columns += timesOf(attributes, 'number-columns-repeated')
    if (isHidden(attributes)) this.shape.hideColumns(first, this.columns - 1)
  }

  private noteMerge(attributes: string): void {
    const [rows, columns] = ['number-rows-spanned', 'number-columns-spanned'].map((name) =>
      timesOf(attributes, name),
    ) as [number, number]
    if (rows > 1 || columns > 1)
      this.shape.merge({
        firstRow: this.rowNumber,
        lastRow: this.rowNumber + rows - 1,
        firstColumn: this.column,
        lastColumn: this.column + columns - 1,
      })
  }

  private isHere(): boolean {
    return this.index === this.sheet && this.tables === 1 && this.asides === 0
  }

  private write(piece: string): void {
    if (this.cell) this.cell.text = append(this.cell.text, piece)
  }

  private endCell({ times, value, isNumber, text }: Cell): void {
    const filled = value ?? text
    if (filled !== '') {
      if (this.column + times > limits.columnsPerSheetMax)
        throw new Problem('intake.too-many-columns', 422, { columnsMax: limits.columnsPerSheetMax })
      while (this.cells.length < this.column) this.push('', false)
      for (let repeat = 0; repeat < times; repeat++) this.push(filled, isNumber && value !== null)
    }
    this.column = Math.min(this.column + times, limits.columnsPerSheetMax)
  }

  private push(value: string, isNumber: boolean): void {
    this.cells.push(value)
    this.numeric.push(isNumber)
  }

  private endRow(): void {
    if (this.cells.length > 0) {
      if (this.rowNumber + this.rowTimes - 1 > rowsPerSheetMax) throw new Problem('intake.file-damaged', 422)
      const row = { number: this.rowNumber, cells: this.cells, numeric: this.numeric }
      this.emit({ row: this.rowIsHidden ? { ...row, hidden: true } : row, times: this.rowTimes })
    }
    this.rowNumber += this.rowTimes
  }
}

const cellNames: ReadonlySet<string> = new Set(['table-cell', 'covered-table-cell'])
/** Comments, and drawings that lie over cells. */
const asideNames: ReadonlySet<string> = new Set([
  'annotation',
  'shapes',
  'frame',
  'custom-shape',
  'tracked-changes',
])

interface Cell {
  readonly times: number
  /** What was saved besides the text that is seen; null = the text is all. */
  readonly value: string | null
  readonly isNumber: boolean
  text: string
}

function cellOf(attributes: string): Cell {
  const type = attributeOf(attributes, 'value-type') ?? ''
  const times = timesOf(attributes, 'number-columns-repeated')
  const isNumber = type === 'float' || type === 'currency' || type === 'percentage'
  const saved = (name: string) => attributeOf(attributes, name) ?? null
  if (isNumber) {
    const value = saved('value')
    return { times, isNumber, value: value && plainNumber(value), text: '' }
  }
  return {
    times,
    isNumber,
    value: type === 'date' ? (saved('date-value')?.slice(0, 10) ?? null) : null,
    text: '',
  }
}

/** By hand (collapse) or by a filter. */
function isHidden(attributes: string): boolean {
  return (
    attributes.includes('visibility') && (attributeOf(attributes, 'visibility') ?? 'visible') !== 'visible'
  )
}

function timesOf(attributes: string, name: string): number {
  const times = Number(attributeOf(attributes, name) ?? 1)
  if (!Number.isSafeInteger(times) || times < 1) throw new Problem('intake.file-damaged', 422)
  return times
}
