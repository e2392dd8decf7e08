import { Problem } from '../../kernel/problem.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** Hears the records of a binary part. `body` is only good until the call returns. */
export interface RecordHandler {
  /** Whether records of this type are heard; others are passed over without being kept. */
  wants(type: number): boolean
  record(type: number, body: Buffer): void
}

/** No record we hear is longer: a text of 32,767 letters with a font for each. */
const bodyBytesMax = 1_000_000

/**
 * Unpacks an entry of records (MS-XLSB 2.1.4: type in one or two bytes, length in one to four, body) piece by piece;
 * gives way after each piece. Throws Problem 'intake.file-damaged' for what is no record.
 */
export async function* scanRecords(
  zip: Zip,
  entry: ZipEntry,
  handler: RecordHandler,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<void> {
  const scanner = createRecordScanner(handler)
  for await (const piece of zip.stream(entry)) {
    onBytes(piece.length)
    scanner.write(piece)
    yield
  }
  scanner.end()
}

export function createRecordScanner(handler: RecordHandler) {
  let rest: Buffer = Buffer.alloc(0)
  /** Bytes of a passed-over record that have not come yet. */
  let over = 0
  return {
    write(piece: Buffer): void {
      if (over >= piece.length) {
        over -= piece.length
        return
      }
      const fresh = over > 0 ? piece.subarray(over) : piece
      over = 0
      const bytes = rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh
      let at = 0
      for (;;) {
        const head = readHead(bytes, at)
        if (head === null) break
        const end = head.body + head.length
        if (!handler.wants(head.type)) {
          at = end
          if (end < bytes.length) continue
          over = end - bytes.length
          break
        }
        if (head.length > bodyBytesMax) throw new Problem('intake.file-damaged', 422)
        if (end > bytes.length) break
        handler.record(head.type, bytes.subarray(head.body, end))
        at = end
      }
      rest = at >= bytes.length ? Buffer.alloc(0) : bytes.subarray(at)
    },
    end(): void {
      if (rest.length > 0 || over > 0) throw new Problem('intake.file-damaged', 422)
    },
  }
}

/** null = it has not come as a whole yet. */
function readHead(bytes: Buffer, start: number): { type: number; length: number; body: number } | null {
  let at = start
  const first = bytes[at++]
  if (first === undefined) return null
  let type = first
  if (first >= 128) {
    const second = bytes[at++]
    if (second === undefined) return null
    type = (first & 127) | ((second & 127) << 7)
  }
  let length = 0
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[at++]
    if (byte === undefined) return null
    length |= (byte & 127) << shift
    if (byte < 128) break
  }
  return { type, length, body: at }
}
