import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'

/** One record longer than this (letters) is a quote that was never closed. */
const recordLettersMax = 1 << 26
const quote = 34

/**
 * Reads a UTF-8 CSV file of any size record by record; the first record is the header. The delimiter (comma, semicolon, tab,
 * bar) is found in the header where none is given. Quoted cells may hold line breaks. Cells come trimmed.
 * @throws Problem when the file cannot be read, is not UTF-8, or a quote is never closed
 */
export async function readCsv(
  path: string,
  delimiter: string | undefined,
  onHeader: (cells: readonly string[]) => void,
  onRow: (cells: string[], record: number) => void,
): Promise<void> {
  let rest = ''
  let record = 0
  let separator = delimiter ?? ''
  const cells: string[] = []
  const take = (text: string, isLast: boolean): string => {
    let from = 0
    while (from < text.length) {
      if (record === 0 && separator === '') {
        const end = text.indexOf('\n')
        if (end < 0 && !isLast) return text
        separator = sniff(end < 0 ? text : text.slice(0, end))
      }
      const next = readRecord(text, from, separator, isLast, cells)
      if (next < 0) break
      from = next
      record++
      if (record === 1) onHeader(cells.map((cell) => cell.replace('\ufeff', '').trim()))
      else if (cells.length > 1 || cells[0] !== '') onRow(cells, record)
    }
    return text.slice(from)
  }
  for await (const chunk of chunksOf(path)) {
    rest = take(rest + chunk, false)
    if (rest.length > recordLettersMax)
      throw new Problem('linkage.run.endless-record', 422, { file: basename(path), record: record + 1 })
  }
  rest = take(rest, true)
  if (rest !== '')
    throw new Problem('linkage.run.endless-record', 422, { file: basename(path), record: record + 1 })
  if (record === 0) onHeader([])
}

/** The delimiter that stands in the header most often. */
function sniff(header: string): string {
  const counts = [',', ';', '\t', '|'].map((candidate) => header.split(candidate).length)
  return [',', ';', '\t', '|'][counts.indexOf(Math.max(...counts))]!
}

/** Fills `cells` with the record that begins at `from`; returns where the next begins, or -1 when its end is not there yet. */
function readRecord(text: string, from: number, separator: string, isLast: boolean, cells: string[]): number {
  cells.length = 0
  const lineEnd = text.indexOf('\n', from)
  if (lineEnd < 0 && !isLast) return -1
  let end = lineEnd < 0 ? text.length : lineEnd
  const line = text.slice(from, end)
  if (!line.includes('"')) {
    for (const cell of line.split(separator)) cells.push(cell.trim())
    return Math.min(text.length, end + 1)
  }
  for (let at = from; ; at++) {
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at + 1)
      if (close < 0 || (close === text.length - 1 && !isLast)) return -1
      cells.push(
        text
          .slice(at + 1, close)
          .replaceAll('""', '"')
          .trim(),
      )
      at = close + 1
      if (at > end) {
        end = text.indexOf('\n', at)
        if (end < 0 && !isLast) return -1
        if (end < 0) end = text.length
      }
      if (text[at] !== separator) return Math.min(text.length, end + 1)
      continue
    }
    const next = text.slice(at, end).indexOf(separator)
    cells.push(text.slice(at, next < 0 ? end : at + next).trim())
    if (next < 0) return Math.min(text.length, end + 1)
    at += next
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== quote) return at
  return -1
}

async function* chunksOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 }))
      yield decoder.decode(bytes as Uint8Array, { stream: true })
    yield decoder.decode()
  } catch (error) {
    const file = basename(path)
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new Problem('linkage.run.not-utf-8', 422, { file })
    if (error instanceof Error && 'code' in error && error.code !== undefined && !(error instanceof Problem))
      throw new Problem('linkage.run.unreadable-file', 422, { file })
    throw error
  }
}
