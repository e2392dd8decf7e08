import { Zip, ZipDeflate } from 'fflate'
import { packageParts } from './package-parts.ts'
import { declaration, escapeText, escapeXml, mainSpace } from './write-xml.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Text is always written as text, so no cell can be run as a formula by who opens the file. */
export type WorkbookCell =
  | string
  | number
  | null
  | { readonly value: string | number | null; readonly mark: 'warning' | 'bad' }
export interface WorkbookSheet {
  readonly name: string
  readonly headers: readonly string[]
  /** Column widths in characters; others get 16. */
  readonly widths?: readonly number[]
  readonly rows: AsyncIterable<readonly WorkbookCell[]> | Iterable<readonly WorkbookCell[]>
  /** At the foot of every printed page. */
  readonly footer?: string
}

const styleOf = { plain: 0, header: 1, warning: 2, bad: 3 } as const

/** A workbook (ECMA-376) as a stream of bytes: memory does not grow with its rows. At least one sheet. */
export async function* writeWorkbook(sheets: readonly WorkbookSheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  for (const [name, content] of packageParts({ sheets: names.map((name) => ({ name })) }))
    addPart(zip, name, content)
  addPart(zip, 'xl/styles.xml', stylesXml)
  const encoder = new TextEncoder()
  for (const [index, sheet] of sheets.entries()) {
    const part = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 3 })
    zip.add(part)
    for await (const text of sheetXml(sheet)) {
      part.push(encoder.encode(text))
      yield* ready.splice(0)
    }
    part.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

function addPart(zip: Zip, name: string, content: string): void {
  const part = new ZipDeflate(name)
  zip.add(part)
  part.push(new TextEncoder().encode(content), true)
}

const charactersPerPiece = 200_000

async function* sheetXml(sheet: WorkbookSheet): AsyncGenerator<string> {
  const widths = sheet.headers.map(
    (_, column) =>
      `<col min="${column + 1}" max="${column + 1}" width="${sheet.widths?.[column] ?? 16}" customWidth="1"/>`,
  )
  let text = `${declaration}<worksheet xmlns="${mainSpace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  }<sheetData>`
  text += `<row>${sheet.headers.map((header) => textCell(header, styleOf.header)).join('')}</row>`
  for await (const row of sheet.rows) {
    text += '<row>'
    for (const cell of row) text += cellXml(cell)
    text += '</row>'
    if (text.length < charactersPerPiece) continue
    yield text
    text = ''
  }
  // In a foot & begins a code, && is the sign itself; longer than 255 signs it does not open.
  const foot = escapeXml((sheet.footer ?? '').slice(0, 120).replaceAll('&', '&&'))
  yield `${text}</sheetData>${foot ? `<headerFooter><oddFooter>&amp;L${foot}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>` : ''}</worksheet>`
}

function cellXml(cell: WorkbookCell): string {
  if (cell !== null && typeof cell === 'object') {
    const style = styleOf[cell.mark]
    return typeof cell.value === 'number'
      ? `<c s="${style}"><v>${cell.value}</v></c>`
      : textCell(cell.value ?? '', style)
  }
  if (cell === null || cell === '') return '<c/>'
  return typeof cell === 'number' ? `<c><v>${cell}</v></c>` : textCell(cell, styleOf.plain)
}

function textCell(text: string, style: number): string {
  if (text === '') return style === 0 ? '<c/>' : `<c s="${style}"/>`
  return `<c${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
}

/** A sheet of a few rows in the usual style, for a workbook whose styles are its own. */
export function plainSheetXml(rows: readonly (readonly (string | number)[])[]): string {
  const list = rows.map((row) => `<row>${row.map((cell) => cellXml(cell)).join('')}</row>`)
  return `${declaration}<worksheet xmlns="${mainSpace}"><cols><col min="1" max="1" width="60" customWidth="1"/></cols><sheetData>${list.join('')}</sheetData></worksheet>`
}

/** Tabs hold at most 31 characters, not these signs, and no name twice. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const base =
      name
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 28) || `Lembar ${index + 1}`
    let unique = base
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${base.slice(0, 25)} (${count})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** Text format for every style (@), so that long numbers typed into a returned workbook keep their digits. */
const stylesXml = `${declaration}<styleSheet xmlns="${mainSpace}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F0EC"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF8CBAD"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49"/><xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" fillId="3" applyFill="1"/><xf numFmtId="49" fillId="4" applyFill="1"/></cellXfs></styleSheet>`
