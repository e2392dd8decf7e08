import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { noEnd, RecordCutter } from './rules/records.ts'

const chunkBytes = 1 << 22
/** One record longer than this is a quote that was never closed. */
const recordBytesMax = 1 << 26
const lineFeed = 10

/**
 * Reads a UTF-8 CSV file of any size; the first record is the header. Unlike `general/read-csv.ts` it leaves cells as they are,
 * with the blanks around them, because a model compares them so. The delimiter (comma, semicolon, tab, bar) is found in the
 * header. `onRow` finds the cells in the cutter, which the next record overwrites; `record` counts from 1, the header included.
 * @throws Problem when the file cannot be read, is not UTF-8, or a quote is never closed
 */
export function readRecords(
  path: string,
  onHeader: (names: readonly string[]) => void,
  onRow: (cutter: RecordCutter, record: number) => void,
): void {
  const file = basename(path)
  let cutter: RecordCutter | null = null
  let record = 0
  eachChunk(path, (bytes, length, isLast) => {
    cutter ??= cutterFor(bytes, length, isLast)
    if (!cutter) return 0
    let from = 0
    while (from < length) {
      const next = cutter.cut(bytes, from, length, isLast)
      if (next === noEnd) {
        if (isLast || length - from > recordBytesMax)
          throw new Problem('linkage.run.endless-record', 422, { file, record: record + 1 })
        break
      }
      from = next
      record++
      if (record === 1) onHeader(namesIn(cutter))
      else if (cutter.count > 1 || cutter.starts[0] !== cutter.ends[0]) onRow(cutter, record)
    }
    return from
  })
  if (record === 0) onHeader([])
}

function namesIn({ bytes, starts, ends, count }: RecordCutter): string[] {
  return Array.from({ length: count }, (_, cell) =>
    Buffer.from(bytes.subarray(starts[cell], ends[cell])).toString('utf8').replace('\ufeff', '').trim(),
  )
}

/** Null while the header is not there whole. */
function cutterFor(bytes: Buffer, length: number, isLast: boolean): RecordCutter | null {
  const end = bytes.subarray(0, length).indexOf(lineFeed)
  if (end < 0 && !isLast) return null
  const header = bytes.toString('utf8', 0, end < 0 ? length : end)
  const candidates = [',', ';', '\t', '|']
  const counts = candidates.map((candidate) => header.split(candidate).length)
  return new RecordCutter(candidates[counts.indexOf(Math.max(...counts))]!.charCodeAt(0))
}

/** Hands over the file piece by piece; `take` says how many bytes it used, the rest comes again before what follows. */
function eachChunk(path: string, take: (bytes: Buffer, length: number, isLast: boolean) => number): void {
  const file = basename(path)
  const handle = openFile(path)
  try {
    let bytes = Buffer.allocUnsafeSlow(chunkBytes * 2)
    let length = 0
    for (let isLast = false; !isLast; ) {
      if (bytes.length - length < chunkBytes) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)])
      const read = readPiece(handle, bytes, length, file)
      isLast = read === 0
      const end = length + read
      // A line end is never inside a letter: up to there the letters are whole.
      const whole = isLast ? end : Math.max(length, bytes.subarray(0, end).lastIndexOf(lineFeed) + 1)
      if (!isUtf8(bytes.subarray(0, whole))) throw new Problem('linkage.run.not-utf-8', 422, { file })
      const used = take(bytes, end, isLast)
      bytes.copyWithin(0, used, end)
      length = end - used
    }
  } finally {
    closeSync(handle)
  }
}

function openFile(path: string): number {
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
