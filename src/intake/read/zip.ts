import { crc32, createInflateRaw } from 'node:zlib'
import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Source } from './source.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressedBytes: number
  readonly bytes: number
  readonly offset: number
  readonly encrypted: boolean
}
export interface Zip {
  readonly entries: readonly ZipEntry[]
  /** Unpacks one entry as a stream; stops early when the reader stops. */
  stream(entry: ZipEntry): AsyncGenerator<Buffer>
}

const damaged = () => new Problem('intake.file-damaged', 422)

/**
 * Reads the directory at the end of a zip file, so that parts can be read in any order (shared strings come after the
 * sheets). Names are only compared, never used as paths. Limits are checked on what is really unpacked.
 */
export async function openZip(source: Source): Promise<Zip> {
  const entries = await readDirectory(source)
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (entries.length > 10_000 || total > limits.unpackedBytesMax) throw new Problem('intake.file-bomb', 422)
  return { entries, stream: (entry) => unpack(source, entry) }
}

async function readDirectory(source: Source): Promise<ZipEntry[]> {
  const size = source.bytes
  const tail = await readAt(source, Math.max(0, size - 65_600), Math.min(size, 65_600))
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > tail.length) throw damaged()
  let offset = tail.readUInt32LE(end + 16)
  let length = tail.readUInt32LE(end + 12)
  const locator = end - 20
  if (
    (offset === 0xffffffff || length === 0xffffffff) &&
    locator >= 0 &&
    tail.readUInt32LE(locator) === 0x07064b50
  ) {
    const record = await readAt(source, Number(tail.readBigUInt64LE(locator + 8)), 56)
    length = Number(record.readBigUInt64LE(40))
    offset = Number(record.readBigUInt64LE(48))
  }
  if (offset + length > size || length > 20_000_000) throw damaged()
  return parseDirectory(await readAt(source, offset, length))
}

async function readAt(source: Source, position: number, length: number): Promise<Buffer> {
  const buffer = await source.readAt(position, length)
  if (buffer.length < length) throw damaged()
  return buffer
}

function parseDirectory(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const name = directory
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    const sizes = {
      bytes: directory.readUInt32LE(at + 24),
      compressedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    }
    widen(sizes, directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      ...sizes,
    })
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  }
  if (entries.length === 0) throw damaged()
  return entries
}

/** Zip64: sizes that do not fit 32 bits stand in an extra field, in this order, only those that are needed. */
function widen(sizes: { bytes: number; compressedBytes: number; offset: number }, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    for (const key of ['bytes', 'compressedBytes', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff || next + 8 > extra.length) continue
      sizes[key] = Number(extra.readBigUInt64LE(next))
      next += 8
    }
  }
}

async function* unpack(source: Source, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  const start = await dataStart(source, entry)
  const packed = source.stream({ start, end: Math.max(start, start + entry.compressedBytes - 1) })
  const inflate = entry.method === 8 ? createInflateRaw({ chunkSize: 262_144 }) : null
  // `pipe` passes no errors on: a broken source must end the inflating stream too.
  packed.on('error', (error) => inflate?.destroy(error))
  let unpacked = 0
  let checksum = 0
  try {
    for await (const chunk of (inflate ? packed.pipe(inflate) : packed) as AsyncIterable<Buffer>) {
      unpacked += chunk.length
      if (
        unpacked > limits.unpackedBytesMax ||
        (unpacked > 10_000_000 && unpacked > entry.compressedBytes * limits.unpackRatioMax)
      )
        throw new Problem('intake.file-bomb', 422)
      // The sum of the sizes was judged when the file was opened; nothing may grow beyond what it said.
      if (unpacked > entry.bytes) throw damaged()
      checksum = crc32(chunk, checksum)
      yield chunk
    }
    if (checksum !== entry.crc) throw damaged()
  } catch (error) {
    throw error instanceof Problem ? error : damaged()
  } finally {
    packed.destroy()
    inflate?.destroy()
  }
}

async function dataStart(source: Source, entry: ZipEntry): Promise<number> {
  const header = await readAt(source, entry.offset, 30)
  if (header.readUInt32LE(0) !== 0x04034b50) throw damaged()
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}
