import { Problem } from '../../kernel/problem.ts'
import type { RawRow, RawSheet } from '../model.ts'
import { fromExcelSerial } from '../rules/read-date.ts'
import { type RecordHandler, scanRecords } from './binary-records.ts'
import { errorTexts, numberText, putCell } from './cell-text.ts'
import { Shape } from './sheet-shape.ts'
import { createStringTable, type StringTable } from './strings.ts'
import { isBuiltInDate, isDateFormat, readTargets, sheetsOf } from './workbook.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** Types of records (MS-XLSB 2.3.2) that hold what we look at. */
const is = {
  row: 0,
  blank: 1,
  rk: 2,
  error: 3,
  bool: 4,
  real: 5,
  text: 6,
  shared: 7,
  formulaText: 8,
  formulaReal: 9,
  formulaBool: 10,
  formulaError: 11,
  /** The same seven as 1 to 7 without a column: the cell beside the last one. */
  shortBlank: 12,
  shortShared: 18,
  string: 19,
  format: 44,
  cellStyle: 47,
  richText: 62,
  properties: 153,
  sheet: 156,
  column: 60,
  merged: 176,
  cellStyles: 617,
  cellStylesEnd: 618,
} as const
const rowsPerSheetMax = 1_048_576
/** In the twelfth byte of a row's record, and in the flags of a column's. */
const rowIsHidden = 0x10
const columnIsHidden = 0x01

interface Shared {
  readonly strings: StringTable
  readonly dateStyles: ReadonlySet<number>
  readonly daysToAdd: number
}

/**
 * The sheets of a binary workbook (MS-XLSB), in the order of the tabs: the same parts as an .xlsx, as records instead of
 * XML, so memory does not grow with the rows either. The saved value of formulas is used; macros are not looked at.
 */
export async function openBinaryWorkbook(
  zip: Zip,
  onBytes: (bytes: number) => void = () => {},
): Promise<RawSheet[]> {
  const { sheets, date1904 } = await readSheetNames(zip)
  const targets = await readTargets(zip, 'xl/_rels/workbook.bin.rels')
  const shared: Shared = {
    strings: await readStrings(zip, onBytes),
    dateStyles: await readDateStyles(zip),
    daysToAdd: date1904 ? 1_462 : 0,
  }
  return sheetsOf(
    zip,
    sheets.map(({ name, id, hidden }) => ({ name, hidden, target: targets.get(id) ?? '' })),
    (entry) => readRows(zip, entry, shared, onBytes),
    (entry) => readShape(zip, entry, onBytes),
  )
}

async function readSheetNames(zip: Zip) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let date1904 = false
  await hear(zip, 'xl/workbook.bin', {
    wants: (type) => type === is.properties || type === is.sheet,
    record: (type, body) => {
      if (type === is.properties) date1904 = (uint32(body, 0) & 1) === 1
      else {
        const id = wideString(body, 8)
        sheets.push({ id: id.text, name: wideString(body, id.end).text, hidden: uint32(body, 0) !== 0 })
      }
    },
  })
  return { sheets, date1904 }
}

async function readStrings(zip: Zip, onBytes: (bytes: number) => void): Promise<StringTable> {
  const strings = createStringTable()
  await hear(
    zip,
    'xl/sharedStrings.bin',
    {
      wants: (type) => type === is.string,
      record: (_, body) => strings.add(wideString(body, 1).text),
    },
    onBytes,
  )
  return strings
}

async function readDateStyles(zip: Zip): Promise<Set<number>> {
  const formats = new Map<number, boolean>()
  const dateStyles = new Set<number>()
  let inCells = false
  let style = 0
  await hear(zip, 'xl/styles.bin', {
    wants: (type) =>
      type === is.format || type === is.cellStyle || type === is.cellStyles || type === is.cellStylesEnd,
    record: (type, body) => {
      if (type === is.format) formats.set(uint16(body, 0), isDateFormat(wideString(body, 2).text))
      else if (type === is.cellStyle && inCells) {
        const format = uint16(body, 2)
        if (formats.get(format) ?? isBuiltInDate(format)) dateStyles.add(style)
        style++
      } else if (type !== is.cellStyle) inCells = type === is.cellStyles
    },
  })
  return dateStyles
}

async function* readRows(
  zip: Zip,
  entry: ZipEntry,
  shared: Shared,
  onBytes: (bytes: number) => void,
): AsyncGenerator<RawRow[]> {
  let rows: RawRow[] = []
  const handler = new SheetHandler(shared, (row) => rows.push(row))
  for await (const _ of scanRecords(zip, entry, handler, onBytes)) {
    const batch = rows
    rows = []
    if (batch.length > 0) yield batch
  }
  handler.endRow()
  if (rows.length > 0) yield rows
}

/** Only the records of columns and merged cells are kept; rows and cells are passed over by their length. */
async function readShape(zip: Zip, entry: ZipEntry, onBytes: (bytes: number) => void): Promise<Shape> {
  const shape = new Shape()
  const handler: RecordHandler = {
    wants: (type) => type === is.column || type === is.merged,
    record: (type, body) => {
      if (type === is.merged)
        shape.merge({
          firstRow: uint32(body, 0) + 1,
          lastRow: uint32(body, 4) + 1,
          firstColumn: uint32(body, 8),
          lastColumn: uint32(body, 12),
        })
      else if (uint16(body, 16) & columnIsHidden) shape.hideColumns(uint32(body, 0), uint32(body, 4))
    },
  }
  for await (const _ of scanRecords(zip, entry, handler, onBytes));
  return shape
}

class SheetHandler implements RecordHandler {
  private readonly shared: Shared
  private readonly emit: (row: RawRow) => void
  private row: { number: number; cells: string[]; numeric: boolean[]; hidden?: true } | null = null
  private column = -1

  constructor(shared: Shared, emit: (row: RawRow) => void) {
    this.shared = shared
    this.emit = emit
  }

  wants(type: number): boolean {
    return type <= is.shortShared || type === is.richText
  }

  record(type: number, body: Buffer): void {
    if (type === is.row) {
      this.endRow()
      const number = uint32(body, 0) + 1
      if (number > rowsPerSheetMax) throw damaged()
      this.row = { number, cells: [], numeric: [], ...((body[11] ?? 0) & rowIsHidden && { hidden: true }) }
      this.column = -1
    } else if (type >= is.shortBlank && type <= is.shortShared)
      this.cell(type - is.shortBlank + is.blank, body, this.column + 1, 0)
    else this.cell(type, body, uint32(body, 0), 4)
  }

  endRow(): void {
    if (this.row) this.emit(this.row)
    this.row = null
  }

  /** `at` is where its style stands, in three bytes; the value is behind the fourth. */
  private cell(type: number, body: Buffer, column: number, at: number): void {
    if (!this.row) throw damaged()
    this.column = column
    if (type === is.blank) return
    const value = at + 4
    if (type === is.rk) this.number(rkNumber(uint32(body, value)), uint32(body, at) & 0xff_ffff)
    else if (type === is.real || type === is.formulaReal) {
      if (body.length < value + 8) throw damaged()
      this.number(body.readDoubleLE(value), uint32(body, at) & 0xff_ffff)
    } else putCell(this.row, column, this.textOf(type, body, value), false)
  }

  private number(value: number, style: number): void {
    const { dateStyles, daysToAdd } = this.shared
    const isDate = value > 0 && value < 2_958_466 && dateStyles.has(style)
    putCell(this.row!, this.column, isDate ? fromExcelSerial(value + daysToAdd) : numberText(value), !isDate)
  }

  private textOf(type: number, body: Buffer, at: number): string {
    if (type === is.shared) return this.shared.strings.get(uint32(body, at))
    if (type === is.text || type === is.formulaText) return wideString(body, at).text
    if (type === is.richText) return wideString(body, at + 1).text
    const code = body[at] ?? 0
    return type === is.bool || type === is.formulaBool ? String(code) : (errorTexts[code] ?? '#N/A')
  }
}

/** A number in four bytes: whole or the upper half of a double, perhaps a hundred times too large (MS-XLSB 2.5.123). */
function rkNumber(bits: number): number {
  upperHalf.setUint32(0, (bits & 0xffff_fffc) >>> 0)
  const value = bits & 2 ? (bits | 0) >> 2 : upperHalf.getFloat64(0)
  return bits & 1 ? value / 100 : value
}
const upperHalf = new DataView(new ArrayBuffer(8))

/** A length in letters, then the letters; 0xffffffff is no text at all. */
function wideString(body: Buffer, at: number): { text: string; end: number } {
  const letters = uint32(body, at)
  if (letters === 0xffff_ffff) return { text: '', end: at + 4 }
  const end = at + 4 + letters * 2
  if (end > body.length) throw damaged()
  return { text: body.toString('utf16le', at + 4, end), end }
}

const damaged = () => new Problem('intake.file-damaged', 422)

function uint16(body: Buffer, at: number): number {
  if (at + 2 > body.length) throw damaged()
  return body.readUInt16LE(at)
}

function uint32(body: Buffer, at: number): number {
  if (at + 4 > body.length) throw damaged()
  return body.readUInt32LE(at)
}

async function hear(
  zip: Zip,
  part: string,
  handler: RecordHandler,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  const entry = zip.entries.find((candidate) => candidate.name.toLowerCase() === part.toLowerCase())
  if (entry) for await (const _ of scanRecords(zip, entry, handler, onBytes));
}
