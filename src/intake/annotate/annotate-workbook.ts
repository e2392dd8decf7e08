import { StringDecoder } from 'node:string_decoder'
import { ZipDeflate, Zip as ZipWriter } from 'fflate'
import { packageParts } from '../package-parts.ts'
import { scanPieces } from '../read/scan-entry.ts'
import type { Zip, ZipEntry } from '../read/zip.ts'
import { plainSheetXml } from '../write-workbook.ts'
import { escapeText } from '../write-xml.ts'
import { extendStyles, type Mark, type Styles } from './extend-styles.ts'
import { type Package, type PackageSheet, readPackage } from './read-package.ts'
import { createSheetRewriter, rowXml, type SheetPart, type SheetRow } from './rewrite-sheet.ts'
import { type Note, noteBoxesXml, notesPerSheetMax, notesXml } from './write-notes.ts'

/** What is written beside one row of a sheet. */
export interface RowRemarks {
  readonly rowNumber: number
  readonly verdict: string
  readonly reasons: string
  /** By column, from 0. */
  readonly marks: ReadonlyMap<number, Exclude<Mark, 'own'>>
  readonly notes: readonly { readonly column: number; readonly text: string }[]
}
export interface SheetRemarks {
  /** First of the two added columns, from 0; what stood in them is replaced. */
  readonly firstColumn: number
  readonly headerRow: number
  readonly headers: readonly [verdict: string, reasons: string]
  /** In the order of the rows. */
  readonly rows: AsyncIterable<RowRemarks>
}
export interface WorkbookRemarks {
  sheet(name: string): SheetRemarks | null
  /** Sheets of an earlier return, which this one replaces. */
  isOwnSheet(name: string): boolean
  readonly summary: { readonly name: string; readonly rows: readonly (readonly (string | number)[])[] }
}

/** The whole of a part; styles of real workbooks are far smaller. */
const stylesBytesMax = 20_000_000

/**
 * An agency's own workbook with remarks beside its rows: sheets, widths, merged cells, titles, formats and order as they were.
 * Formulas leave their saved value; what leads out of the file is left out. A stream whose memory does not grow with the rows.
 * null when its styles are not built as usual: then the workbook is built anew (return-workbook.ts).
 */
export async function annotateWorkbook(
  zip: Zip,
  remarks: WorkbookRemarks,
): Promise<AsyncGenerator<Uint8Array> | null> {
  const parts = await readPackage(zip, remarks.isOwnSheet)
  if (!parts.styles || parts.styles.bytes > stylesBytesMax || parts.sheets.length === 0) return null
  const styles = extendStyles(await readText(zip, parts.styles))
  if (!styles) return null
  const theme = parts.theme && parts.theme.bytes < stylesBytesMax ? await readText(zip, parts.theme) : ''
  // A document type may define and fetch things; the reader refuses one, and nothing of it goes back.
  const hasTheme = theme !== '' && !theme.includes('<!')
  return writeParts(zip, hasTheme ? parts : { ...parts, theme: undefined }, styles, remarks)
}

async function* writeParts(
  zip: Zip,
  parts: Package,
  styles: Styles,
  remarks: WorkbookRemarks,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const writer = new ZipWriter((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const encoder = new TextEncoder()
  async function* part(name: string, pieces: AsyncIterable<string | Uint8Array> | Iterable<string>) {
    const stream = new ZipDeflate(name, { level: 1 })
    writer.add(stream)
    for await (const piece of pieces) {
      stream.push(typeof piece === 'string' ? encoder.encode(piece) : piece)
      yield* ready.splice(0)
    }
    stream.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  const noted: number[] = []
  for (const [index, sheet] of parts.sheets.entries()) {
    const notes: Note[] = []
    yield* part(`xl/worksheets/sheet${index + 1}.xml`, sheetPieces(zip, sheet, remarks, styles, notes))
    if (notes.length === 0) continue
    noted.push(index)
    yield* part(`xl/comments${index + 1}.xml`, [notesXml(notes)])
    yield* part(`xl/drawings/vmlDrawing${index + 1}.vml`, [noteBoxesXml(notes)])
  }
  yield* part(`xl/worksheets/sheet${parts.sheets.length + 1}.xml`, [plainSheetXml(remarks.summary.rows)])
  yield* part('xl/styles.xml', [styles.xml()])
  for (const [name, entry] of [
    ['xl/sharedStrings.xml', parts.strings],
    ['xl/theme/theme1.xml', parts.theme],
  ] as const)
    if (entry) yield* part(name, zip.stream(entry))
  const sheets = [...parts.sheets, { name: summaryName(parts, remarks), state: 'visible' }]
  for (const [name, content] of packageParts({
    sheets,
    noted,
    printNames: parts.printNames,
    date1904: parts.date1904,
    hasStrings: parts.strings !== undefined,
    hasTheme: parts.theme !== undefined,
  }))
    yield* part(name, [content])
  writer.end()
  yield* ready.splice(0)
}

function summaryName({ sheets }: Package, { summary }: WorkbookRemarks): string {
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()))
  let name = summary.name
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${summary.name} (${count})`
  return name
}

async function* sheetPieces(
  zip: Zip,
  sheet: PackageSheet,
  remarks: WorkbookRemarks,
  styles: Styles,
  notes: Note[],
): AsyncGenerator<string> {
  const own = remarks.sheet(sheet.name)
  const rows = own?.rows[Symbol.asyncIterator]()
  let next = await rows?.next()
  let waiting: SheetPart[] = []
  const firstOwn = own?.firstColumn ?? Number.MAX_SAFE_INTEGER
  const handler = createSheetRewriter((part) => waiting.push(part), {
    firstOwn,
    ownColumns: own
      ? `<col min="${firstOwn + 1}" max="${firstOwn + 1}" width="14" customWidth="1"/><col min="${firstOwn + 2}" max="${firstOwn + 2}" width="60" customWidth="1"/>`
      : '',
  })
  try {
    for await (const _ of scanPieces(zip, sheet.entry, handler)) {
      const parts = waiting
      waiting = []
      let text = ''
      for (const part of parts) {
        if (typeof part === 'string') {
          text += part
          continue
        }
        while (own && next && !next.done && next.value.rowNumber < part.number) next = await rows!.next()
        const remark = next && !next.done && next.value.rowNumber === part.number ? next.value : null
        if (own && remark) addRemark(part, own, remark, styles, notes)
        else if (own && part.number === own.headerRow) addHeaders(part, own, styles)
        text += rowXml(part)
      }
      if (text !== '') yield text
    }
  } finally {
    await rows?.return?.()
  }
  yield `${notes.length > 0 ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`
}

function addHeaders(row: SheetRow, own: SheetRemarks, styles: Styles): void {
  addCells(row, own.firstColumn, own.headers, styles.marked('', 'own'))
}

function addRemark(
  row: SheetRow,
  own: SheetRemarks,
  remark: RowRemarks,
  styles: Styles,
  notes: Note[],
): void {
  for (const [index, cell] of row.cells.entries()) {
    const mark = remark.marks.get(cell.column)
    if (mark) row.cells[index] = { ...cell, style: styles.marked(cell.style, mark) }
  }
  for (const note of remark.notes)
    if (notes.length < notesPerSheetMax) notes.push({ ...note, row: row.number })
  addCells(row, own.firstColumn, [remark.verdict, remark.reasons], '')
}

/** The row's cells from the first added column on give way: nothing of the list stands there. */
function addCells(row: SheetRow, first: number, texts: readonly string[], style: string): void {
  const before = row.cells.filter((cell) => cell.column < first)
  row.cells.splice(
    0,
    row.cells.length,
    ...before,
    ...texts.map((text, index) => ({
      column: first + index,
      style,
      type: 'inlineStr',
      body: `<is><t xml:space="preserve">${escapeText(text)}</t></is>`,
    })),
  )
}

async function readText(zip: Zip, entry: ZipEntry): Promise<string> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  for await (const chunk of zip.stream(entry)) text += decoder.write(chunk)
  return text + decoder.end()
}
