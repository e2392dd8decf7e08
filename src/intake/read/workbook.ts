import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RawRow, RawSheet } from '../model.ts'
import { columnOf } from '../rules/column-name.ts'
import { fromExcelSerial } from '../rules/read-date.ts'
import { createAroundRows } from './around-rows.ts'
import { append, plainNumber } from './cell-text.ts'
import { scanEntry, scanPieces } from './scan-entry.ts'
import { keepLast, Shape } from './sheet-shape.ts'
import { createStringTable, type StringTable } from './strings.ts'
import { attributeOf, decodeSigns, type XmlHandler } from './xml.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** What the cells of all sheets need: texts, which styles are dates, and the date system. */
interface Shared {
  readonly strings: StringTable
  readonly dateStyles: ReadonlySet<number>
  readonly daysToAdd: number
}

/**
 * The sheets of a workbook (ECMA-376 part 1), in the order of the tabs. Formulas are never evaluated: the value that
 * the spreadsheet program saved is used. `onBytes` hears how many unpacked bytes were read.
 */
export async function openWorkbook(
  zip: Zip,
  onBytes: (bytes: number) => void = () => {},
): Promise<RawSheet[]> {
  const workbook = await readWorkbookParts(zip)
  const shared: Shared = {
    strings: await readStrings(zip, onBytes),
    dateStyles: await readDateStyles(zip),
    daysToAdd: workbook.date1904 ? 1_462 : 0,
  }
  return sheetsOf(
    zip,
    workbook.sheets,
    (entry) => readRows(zip, entry, shared, onBytes),
    (entry) => readShape(zip, entry, onBytes),
  )
}

interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  /** Name of its part in the package. */
  readonly target: string
}

/** The sheets whose parts are there, read by `read`. Throws Problem 'intake.file-damaged' when there is none. */
export function sheetsOf(
  zip: Zip,
  parts: readonly SheetPart[],
  read: (entry: ZipEntry) => AsyncGenerator<RawRow[]>,
  readShapeOf: (entry: ZipEntry) => Promise<Shape>,
): RawSheet[] {
  const taken = new Set<string>()
  const shapeOf = keepLast<Shape>()
  const sheets = parts.flatMap(({ name, hidden, target }): RawSheet[] => {
    const entry = zip.entries.find((candidate) => candidate.name === target)
    // A part is one sheet, whatever the list of sheets says; charts, dialogs and macros are none.
    if (!entry || taken.has(target) || /\/(?:chart|dialog|macro)sheets\//.test(target)) return []
    taken.add(target)
    return [{ name, hidden, rows: () => read(entry), shape: shapeOf(() => readShapeOf(entry)) }]
  })
  if (sheets.length === 0) throw new Problem('intake.file-damaged', 422)
  return sheets
}

async function readWorkbookParts(zip: Zip) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let date1904 = false
  await scanPart(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'sheet')
        sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          id: attributeOf(attributes, 'id') ?? '',
          hidden: /[hH]idden/.test(attributeOf(attributes, 'state') ?? ''),
        })
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
    },
    close: () => {},
    text: () => {},
  })
  const targets = await readTargets(zip, 'xl/_rels/workbook.xml.rels')
  return {
    date1904,
    sheets: sheets.map(({ name, id, hidden }) => ({ name, hidden, target: targets.get(id) ?? '' })),
  }
}

/** Where the parts of a workbook are, by the ids it knows them by. */
export async function readTargets(zip: Zip, part: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await scanPart(zip, part, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      targets.set(
        attributeOf(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      )
    },
    close: () => {},
    text: () => {},
  })
  return targets
}

async function readStrings(zip: Zip, onBytes: (bytes: number) => void): Promise<StringTable> {
  const strings = createStringTable()
  let text = ''
  let inText = false
  let phonetic = false
  await scanPart(
    zip,
    'xl/sharedStrings.xml',
    {
      open: (name) => {
        if (name === 'si') text = ''
        else if (name === 't') inText = !phonetic
        else if (name === 'rPh') phonetic = true
      },
      close: (name) => {
        if (name === 't') inText = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'si') strings.add(decodeSigns(text))
      },
      text: (piece) => {
        if (inText) text = append(text, piece)
      },
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
  await scanPart(zip, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt')
        formats.set(
          Number(attributeOf(attributes, 'numFmtId')),
          isDateFormat(attributeOf(attributes, 'formatCode') ?? ''),
        )
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const format = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (formats.get(format) ?? isBuiltInDate(format)) dateStyles.add(style)
      style++
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => {},
  })
  return dateStyles
}

export function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 36) ||
    (format >= 50 && format <= 58)
  )
}

/** A format with a day or year in it; quoted words, colours and locales do not count. */
export function isDateFormat(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/^general$/i.test(code)
}

/** Rows in batches of a few hundred, as they are unpacked. */
async function* readRows(
  zip: Zip,
  entry: ZipEntry,
  shared: Shared,
  onBytes: (bytes: number) => void,
): AsyncGenerator<RawRow[]> {
  let rows: RawRow[] = []
  const handler = createSheetHandler(shared, (row) => rows.push(row))
  for await (const _ of scanPieces(zip, entry, handler, onBytes)) {
    if (rows.length === 0) continue
    const batch = rows
    rows = []
    yield batch
  }
}

/**
 * Merged cells stand behind the rows, however many there are. These are unpacked to get there, but not read.
 */
async function readShape(zip: Zip, entry: ZipEntry, onBytes: (bytes: number) => void): Promise<Shape> {
  const shape = new Shape()
  const around = createAroundRows({
    open: (name, attributes) => noteShape(shape, name, attributes),
    close: () => {},
    text: () => {},
  })
  for await (const chunk of zip.stream(entry)) {
    onBytes(chunk.length)
    around.write(chunk)
  }
  return shape
}

/** Merged cells and hidden columns. */
function noteShape(shape: Shape, name: string, attributes: string): void {
  if (name === 'mergeCell') {
    const range = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(attributeOf(attributes, 'ref') ?? '')
    if (!range) return
    const [, firstColumn, firstRow, lastColumn, lastRow] = range
    shape.merge({
      firstRow: Number(firstRow),
      lastRow: Number(lastRow),
      firstColumn: columnOf(firstColumn!),
      lastColumn: columnOf(lastColumn!),
    })
  }
  if (name !== 'col' || !isHidden(attributes)) return
  shape.hideColumns(Number(attributeOf(attributes, 'min')) - 1, Number(attributeOf(attributes, 'max')) - 1)
}

function isHidden(attributes: string): boolean {
  return attributes.includes('hidden') && /^(?:1|true)$/.test(attributeOf(attributes, 'hidden') ?? '')
}

function createSheetHandler(shared: Shared, emit: (row: RawRow) => void): XmlHandler {
  let rowNumber = 0
  let hidden = false
  let cells: string[] = []
  let numeric: boolean[] = []
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let inValue = false
  let phonetic = false
  const endCell = () => {
    if (text === '') return
    if (column >= limits.columnsPerSheetMax)
      throw new Problem('intake.too-many-columns', 422, { columnsMax: limits.columnsPerSheetMax })
    while (cells.length < column) {
      cells.push('')
      numeric.push(false)
    }
    const isNumber = type === '' || type === 'n'
    const isDate = isNumber && shared.dateStyles.has(style) && Number(text) > 0 && Number(text) < 2_958_466
    cells[column] = isDate
      ? fromExcelSerial(Number(text) + shared.daysToAdd)
      : type === 's'
        ? shared.strings.get(Number(text))
        : isNumber
          ? plainNumber(text)
          : type === 'd'
            ? text.slice(0, 10)
            : decodeSigns(text)
    numeric[column] = isNumber && !isDate
  }
  return {
    open: (name, attributes) => {
      if (name === 'c') {
        const cell = parseCell(attributes)
        column = cell.column >= 0 ? cell.column : column + 1
        type = cell.type
        style = cell.style
        text = ''
      } else if (name === 'v' || name === 't') inValue = !phonetic
      else if (name === 'rPh') phonetic = true
      else if (name === 'row') {
        rowNumber = Number(attributeOf(attributes, 'r')) || rowNumber + 1
        cells = []
        numeric = []
        column = -1
        hidden = isHidden(attributes)
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') endCell()
      else if (name === 'row')
        emit(hidden ? { number: rowNumber, cells, numeric, hidden } : { number: rowNumber, cells, numeric })
    },
    text: (piece) => {
      if (inValue) text = append(text, piece)
    },
  }
}

/** Reads r, t and s of a cell tag in one pass; tags of a sheet are read tens of millions of times. */
function parseCell(attributes: string): { column: number; type: string; style: number } {
  let column = -1
  let type = ''
  let style = 0
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return { column, type, style }
    const quote = attributes[equals + 1]
    if (quote !== '"' && quote !== "'") return { column, type, style }
    const end = attributes.indexOf(quote, equals + 2)
    if (end < 0) return { column, type, style }
    const name = attributes.charCodeAt(equals - 1)
    const isWhole = attributes.charCodeAt(equals - 2) <= 32
    if (isWhole && name === 114) column = columnOf(attributes, equals + 2, end)
    else if (isWhole && name === 116) type = attributes.slice(equals + 2, end)
    else if (isWhole && name === 115) style = Number(attributes.slice(equals + 2, end))
    at = end + 1
  }
}

async function scanPart(
  zip: Zip,
  name: string,
  handler: XmlHandler,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  const entry = zip.entries.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
  if (entry) await scanEntry(zip, entry, handler, onBytes)
}
