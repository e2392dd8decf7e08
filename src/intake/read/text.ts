import { isUtf8 as isValidUtf8 } from 'node:buffer'
import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RawRow, RawSheet } from '../model.ts'
import type { Source } from './source.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export interface TextFile {
  readonly encoding: Encoding
  readonly delimiter: string
  readonly sheet: RawSheet
}

/** A delimited text file: its encoding and delimiter are found in its content. `onBytes` hears how far reading is. */
export async function openText(
  source: Source,
  onBytes: (bytes: number) => void = () => {},
): Promise<TextFile> {
  const encoding = await findEncoding(source)
  const start = await firstText(source, encoding)
  const delimiter = findDelimiter(start)
  return {
    encoding,
    delimiter,
    sheet: { name: '', rows: () => readRows(source, encoding, delimiter, onBytes) },
  }
}

async function* decode(
  source: Source,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of source.stream() as AsyncIterable<Buffer>) {
    onBytes(chunk.length)
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

/** UTF-8 when every byte of the file is valid UTF-8, UTF-16 by its mark or its zero bytes, else Windows-1252. */
export async function findEncoding(source: Source): Promise<Encoding> {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = true
  let isUtf8 = true
  for await (const chunk of source.stream() as AsyncIterable<Buffer>) {
    if (isFirst) {
      const wide = wideEncoding(chunk)
      if (wide) return wide
      isFirst = false
    }
    if (chunk.includes(0)) throw new Problem('intake.file-binary', 415)
    if (!isUtf8) continue
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = endOfLetters(bytes)
    isUtf8 = isValidUtf8(bytes.subarray(0, end))
    rest = bytes.subarray(end)
  }
  return isUtf8 && rest.length === 0 ? 'utf-8' : 'windows-1252'
}

/** Where a letter begins that the next piece may complete. */
function endOfLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - (back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0)
  }
  return bytes.length
}

function wideEncoding(start: Buffer): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const sample = start.subarray(0, Math.min(start.length, 400))
  let even = 0
  let odd = 0
  sample.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? even++ : odd++
  })
  if (odd > sample.length * 0.35 && even === 0) return 'utf-16le'
  return even > sample.length * 0.35 && odd === 0 ? 'utf-16be' : null
}

async function firstText(source: Source, encoding: Encoding): Promise<string> {
  for await (const piece of decode(source, encoding, () => {})) return piece
  return ''
}

/** The mark that splits the first lines into the most even and most numerous parts. */
export function findDelimiter(text: string): string {
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(text)
  if (declared) return declared[1]!
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  let best = ','
  let bestScore = 0
  for (const delimiter of [';', ',', '\t', '|']) {
    const counts = lines
      .map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1)
      .filter((count) => count > 0)
    const common = new Map<number, number>()
    for (const count of counts) common.set(count, (common.get(count) ?? 0) + 1)
    const score = Math.max(0, ...[...common].map(([count, times]) => times * Math.min(count, 20)))
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** Rows as RFC 4180 has them, with the liberties of real files: quotes inside a bare field are ordinary characters. */
async function* readRows(
  source: Source,
  encoding: Encoding,
  delimiter: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<RawRow[]> {
  const splitter = createSplitter(delimiter)
  let number = 0
  let isStart = true
  const number_ = (records: string[][]): RawRow[] =>
    records.map((cells) => ({ number: ++number, cells, numeric: null }))
  for await (let piece of decode(source, encoding, onBytes)) {
    if (isStart) {
      piece = piece.replace(/^\ufeff/, '')
      if (/^sep=.\r?\n/i.test(piece)) {
        piece = piece.replace(/^.*\r?\n/, '')
        number = 1
      }
      isStart = false
    }
    const rows = number_(splitter.write(piece))
    if (rows.length > 0) yield rows
  }
  const rows = number_(splitter.end())
  if (rows.length > 0) yield rows
}

export interface Splitter {
  write(piece: string): string[][]
  end(): string[][]
}

/** An open quote that never closes would swallow the file: no field is this long. */
const quotedCharactersMax = 200_000

export function createSplitter(delimiter: string): Splitter {
  let rest = ''
  let done = 0
  const split = (isLast: boolean): string[][] => {
    const records: string[][] = []
    let at = 0
    while (at < rest.length) {
      const record = takeRecord(rest, at, delimiter, isLast)
      if (record === null) break
      at = record.next
      done++
      if (record.cells.length > limits.columnsPerSheetMax)
        throw new Problem('intake.too-many-columns', 422, { columnsMax: limits.columnsPerSheetMax })
      records.push(record.cells)
    }
    rest = rest.slice(at)
    if (rest.length > quotedCharactersMax + 1_000_000)
      throw new Problem('intake.file-open-quote', 422, { row: done + 1 })
    return records
  }
  return {
    write: (piece) => {
      rest = rest === '' ? piece : rest + piece
      return split(false)
    },
    end: () => split(true),
  }
}

/** One record from `at`, or null when its end has not come yet. */
function takeRecord(
  text: string,
  at: number,
  delimiter: string,
  isLast: boolean,
): { cells: string[]; next: number } | null {
  let end = text.indexOf('\n', at)
  const isOpen = end < 0
  if (isOpen && !isLast) return null
  if (isOpen) end = text.length
  const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end
  const line = text.slice(at, stop)
  if (!line.includes('"')) return { cells: cut(line.split(delimiter)), next: end + 1 }
  return takeQuoted(text, at, delimiter, isLast)
}

function takeQuoted(
  text: string,
  start: number,
  delimiter: string,
  isLast: boolean,
): { cells: string[]; next: number } | null {
  const cells: string[] = []
  let at = start
  for (;;) {
    let cell: string
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close < 0 && !isLast) return null
      if (close < 0) throw new Problem('intake.file-open-quote', 422, { row: 0 })
      cell = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
    } else cell = ''
    let end = at
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++
    cell += text.slice(at, end).replace(/\r$/, '')
    cells.push(cell)
    if (end >= text.length) return isLast ? { cells: cut(cells), next: end } : null
    at = end + 1
    if (text[end] === '\n') return { cells: cut(cells), next: at }
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return -1
}

function cut(cells: string[]): string[] {
  for (let index = 0; index < cells.length; index++) {
    if (cells[index]!.length > limits.cellCharactersMax)
      cells[index] = cells[index]!.slice(0, limits.cellCharactersMax + 1)
  }
  return cells
}
