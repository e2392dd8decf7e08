import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { type Blanks, incomplete, RecordSplitter } from './rules/split-records.ts'

/** Bytes read at a time, and the longest record: beyond it a quote was never closed. */
const chunkBytes = 1 << 22
const recordBytesMax = 1 << 26
const lineEnd = 10

/** Cells of a record as bytes; they are overwritten by the next one. */
export interface Cells {
  readonly bytes: Buffer
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly count: number
}

/**
 * Reads a UTF-8 CSV file of any size record by record; the first record is the header. The delimiter (comma, semicolon, tab,
 * bar) is found in the header where none is given. Quoted cells may hold line breaks. Names of columns come trimmed, cells as
 * `blanks` says; empty lines are left out. `record` counts from 1, the header included.
 * @throws Problem when the file cannot be read, is not UTF-8, or a quote is never closed
 */
export function readCsv(
  path: string,
  { delimiter, blanks }: { readonly delimiter?: string | undefined; readonly blanks: Blanks },
  onHeader: (cells: readonly string[]) => void,
  onRow: (cells: Cells, record: number) => void,
): void {
  const file = basename(path)
  let separator = delimiter ?? null
  let splitter: RecordSplitter | null = null
  let record = 0
  readChunks(path, (bytes, length, isLast) => {
    separator ??= separatorIn(bytes, length, isLast)
    if (separator === null) return 0
    splitter ??= new RecordSplitter(separator, blanks)
    let from = 0
    while (from < length) {
      const next = splitter.next(bytes, from, length, isLast)
      if (next === incomplete) {
        if (isLast || length - from > recordBytesMax)
          throw new Problem('linkage.run.endless-record', 422, { file, record: record + 1 })
        break
      }
      from = next
      record++
      const { starts, ends, count } = splitter
      if (record === 1) onHeader(textsOf({ bytes, starts, ends, count }))
      else if (count > 1 || starts[0] !== ends[0]) onRow({ bytes, starts, ends, count }, record)
    }
    return from
  })
  if (record === 0) onHeader([])
}

function textsOf({ bytes, starts, ends, count }: Cells): string[] {
  return Array.from({ length: count }, (_, cell) =>
    bytes.toString('utf8', starts[cell], ends[cell]).replace('\ufeff', '').trim(),
  )
}

/** Null while the header is not there whole. */
function separatorIn(bytes: Buffer, length: number, isLast: boolean): string | null {
  const end = bytes.subarray(0, length).indexOf(lineEnd)
  if (end < 0 && !isLast) return null
  const header = bytes.toString('utf8', 0, end < 0 ? length : end)
  const candidates = [',', ';', '\t', '|']
  const counts = candidates.map((candidate) => header.split(candidate).length)
  return candidates[counts.indexOf(Math.max(...counts))]!
}

/** Hands the file over in pieces; `take` says how many bytes it used, the rest comes again with what follows. */
function readChunks(path: string, take: (bytes: Buffer, length: number, isLast: boolean) => number): void {
  const file = basename(path)
  const handle = open(path)
  try {
    let bytes = Buffer.allocUnsafeSlow(chunkBytes)
    let length = 0
    for (let isLast = false; !isLast; ) {
      if (length > bytes.length / 2) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)])
      const read = readPiece(handle, bytes, length, file)
      isLast = read === 0
      const end = length + read
      // What is cut off in the middle of a letter is looked at with the next piece; a line end is never inside a letter.
      const checked = isLast ? end : bytes.lastIndexOf(lineEnd, end - 1) + 1
      if ((isLast || checked > length) && !isUtf8(bytes.subarray(0, checked)))
        throw new Problem('linkage.run.not-utf-8', 422, { file })
      const used = take(bytes, end, isLast)
      bytes.copyWithin(0, used, end)
      length = end - used
    }
  } finally {
    closeSync(handle)
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r')
  } catch {
    throw new Problem('linkage.run.unreadable-file', 422, { file: basename(path) })
  }
}

function readPiece(handle: number, bytes: Buffer, at: number, file: string): number {
  try {
    return readSync(handle, bytes, at, bytes.length - at, null)
  } catch {
    throw new Problem('linkage.run.unreadable-file', 422, { file })
  }
}
