import { closeSync, openSync, writeSync } from 'node:fs'
import { Zip, ZipDeflate } from 'fflate'
import { type Cell, SavedNumber, SerialDate, type SheetWriter } from './sheet.ts'

/** Rows a sheet of this format can hold. */
export const sheetRowsMax = 1_048_576
const bufferCharacters = 1 << 17
const sharedMax = 20_000
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string) => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (c) => escapes[c]!) : text)

const columnNames: string[] = []
/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  columnNames[index] ??=
    (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
  return columnNames[index]!
}

/**
 * A workbook written row by row: constant memory, the same bytes for the same rows (entries carry one fixed time).
 * Strings stand in the cells, or in a shared table when `shared` is set (short, repeating ones; the rest stay inline).
 */
export class XlsxWriter implements SheetWriter {
  private readonly descriptor: number
  private readonly zip: Zip
  private readonly encoder = new TextEncoder()
  private readonly sheets: string[] = []
  private readonly shared: Map<string, number> | null
  private entry: ZipDeflate | null = null
  private pending = ''
  private merges: string[] = []
  private row = 0

  constructor(path: string, options: { readonly shared?: boolean } = {}) {
    this.descriptor = openSync(path, 'w')
    this.shared = options.shared ? new Map() : null
    this.zip = new Zip((error, chunk) => {
      if (error) throw error
      for (let at = 0; at < chunk.length; ) at += writeSync(this.descriptor, chunk, at)
    })
  }

  beginSheet(name: string, widths: readonly number[] = []): void {
    this.endSheet()
    this.sheets.push(name)
    this.row = 0
    this.entry = this.begin(`xl/worksheets/sheet${this.sheets.length}.xml`)
    const columns = widths
      .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
      .join('')
    this.pending = `${declaration}<worksheet xmlns="${main}">${columns && `<cols>${columns}</cols>`}<sheetData>`
  }

  writeRow(cells: readonly Cell[], bold = false): number {
    const row = ++this.row
    if (row > sheetRowsMax) throw new Error(`sheet ${this.sheets.at(-1)} has more than ${sheetRowsMax} rows`)
    let xml = `<row r="${row}">`
    for (let i = 0; i < cells.length; i++) xml += this.cellXml(cells[i]!, columnName(i) + row, bold)
    this.pending += `${xml}</row>`
    if (this.pending.length > bufferCharacters) this.push(false)
    return row
  }

  merge(range: string): void {
    this.merges.push(range)
  }

  close(): void {
    this.endSheet()
    for (const [name, xml] of this.closingParts()) {
      this.entry = this.begin(name)
      this.pending = declaration + xml
      this.push(true)
    }
    this.zip.end()
    closeSync(this.descriptor)
  }

  private cellXml(cell: Cell, at: string, bold: boolean): string {
    if (cell === null || cell === '') return ''
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (cell instanceof SerialDate) return `<c r="${at}" s="2"><v>${cell.days}</v></c>`
    if (cell instanceof SavedNumber) return `<c r="${at}"><v>${cell.text}</v></c>`
    const style = bold ? ' s="1"' : ''
    const index = this.sharedIndex(cell)
    if (index >= 0) return `<c r="${at}"${style} t="s"><v>${index}</v></c>`
    const space = cell.startsWith(' ') || cell.endsWith(' ') ? ' xml:space="preserve"' : ''
    return `<c r="${at}"${style} t="inlineStr"><is><t${space}>${escapeXml(cell)}</t></is></c>`
  }

  private sharedIndex(text: string): number {
    if (!this.shared || text.length > 40) return -1
    const known = this.shared.get(text)
    if (known !== undefined) return known
    if (this.shared.size >= sharedMax) return -1
    this.shared.set(text, this.shared.size)
    return this.shared.size - 1
  }

  private begin(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 1 })
    entry.mtime = new Date(2026, 0, 1)
    this.zip.add(entry)
    return entry
  }

  private push(last: boolean): void {
    this.entry!.push(this.encoder.encode(this.pending), last)
    this.pending = ''
  }

  private endSheet(): void {
    if (!this.entry) return
    const merges =
      this.merges.length === 0
        ? ''
        : `<mergeCells count="${this.merges.length}">${this.merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells>`
    this.pending += `</sheetData>${merges}</worksheet>`
    this.merges = []
    this.push(true)
    this.entry = null
  }

  private closingParts(): [string, string][] {
    const strings = this.shared ? [...this.shared.keys()] : []
    const ids = this.sheets.map((_, i) => i + 1)
    const extra = ids.length + 1
    const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    const parts: [string, string][] = [
      [
        'xl/workbook.xml',
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${this.sheets.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `<Relationships xmlns="${packaging}/relationships">${ids.map((i) => `<Relationship Id="rId${i}" Type="${office}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}<Relationship Id="rId${extra}" Type="${office}/styles" Target="styles.xml"/>${this.shared ? `<Relationship Id="rId${extra + 1}" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>` : ''}</Relationships>`,
      ],
      [
        'xl/styles.xml',
        `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ],
      [
        '_rels/.rels',
        `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
      [
        '[Content_Types].xml',
        `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${ids.map((i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${this.shared ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/>` : ''}</Types>`,
      ],
    ]
    if (this.shared)
      parts.push([
        'xl/sharedStrings.xml',
        `<sst xmlns="${main}" uniqueCount="${strings.length}">${strings.map((s) => `<si><t xml:space="preserve">${escapeXml(s)}</t></si>`).join('')}</sst>`,
      ])
    return parts
  }
}
