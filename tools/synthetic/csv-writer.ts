import { closeSync, openSync, writeSync } from 'node:fs'
import { type Cell, SavedNumber, SerialDate, type SheetWriter } from './sheet.ts'

export type Encoding = 'utf8' | 'utf8-bom' | 'windows-1252'
const bufferCharacters = 1 << 18
/** Windows-1252 bytes of the few characters outside Latin-1 that we write. */
const windows: Readonly<Record<string, string>> = {
  '\u2019': '\u0092',
  '\u2013': '\u0096',
  '\u201c': '\u0093',
  '\u201d': '\u0094',
}

/** Text written to a file in large pieces. */
export class TextFile {
  private readonly descriptor: number
  private readonly encoding: Encoding
  private pending = ''

  constructor(path: string, encoding: Encoding = 'utf8') {
    this.descriptor = openSync(path, 'w')
    this.encoding = encoding
    if (encoding === 'utf8-bom') this.pending = '\ufeff'
  }

  write(text: string): void {
    this.pending += text
    if (this.pending.length > bufferCharacters) this.flush()
  }

  close(): void {
    this.flush()
    closeSync(this.descriptor)
  }

  private flush(): void {
    const bytes =
      this.encoding === 'windows-1252'
        ? Buffer.from(
            this.pending.replace(/[\u2013-\u201d]/g, (c) => windows[c] ?? '?'),
            'latin1',
          )
        : Buffer.from(this.pending, 'utf8')
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at)
    this.pending = ''
  }
}

/** Delimited text. A cell with the delimiter, a quote or a line break is quoted; line ends are CRLF where `crlf` is set. */
export class CsvWriter implements SheetWriter {
  private readonly file: TextFile
  private readonly delimiter: string
  private readonly lineEnd: string
  private rows = 0

  constructor(path: string, delimiter: string, encoding: Encoding, crlf = false) {
    this.file = new TextFile(path, encoding)
    this.delimiter = delimiter
    this.lineEnd = crlf ? '\r\n' : '\n'
  }

  beginSheet(): void {}
  merge(): void {}

  writeRow(cells: readonly Cell[]): number {
    let line = ''
    for (let i = 0; i < cells.length; i++) line += (i === 0 ? '' : this.delimiter) + this.textOf(cells[i]!)
    this.file.write(line + this.lineEnd)
    return ++this.rows
  }

  close(): void {
    this.file.close()
  }

  private textOf(cell: Cell): string {
    if (cell === null) return ''
    if (typeof cell === 'number') return String(cell)
    if (cell instanceof SerialDate) return String(cell.days)
    if (cell instanceof SavedNumber) return cell.text
    return cell.includes(this.delimiter) || cell.includes('"') || cell.includes('\n')
      ? `"${cell.replaceAll('"', '""')}"`
      : cell
  }
}
