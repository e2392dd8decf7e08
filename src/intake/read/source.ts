import { createReadStream } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '../../kernel/problem.ts'

/** Bytes that can be read at any place and from the beginning again: a kept file, or what an archive held. */
export interface Source {
  readonly bytes: number
  /** From `start` up to and with `end`. The reader may stop early. */
  stream(range?: { readonly start: number; readonly end: number }): Readable
  /** Fewer bytes than asked for only at the end. */
  readAt(position: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

const pieceBytes = 262_144

/** A file that stays where it is. */
export async function openFile(path: string): Promise<Source> {
  const { size } = await stat(path)
  return {
    bytes: size,
    stream: (range) => createReadStream(path, { highWaterMark: pieceBytes, ...range }),
    readAt: async (position, length) => {
      const file = await open(path, 'r')
      try {
        return await readFrom(file, position, length)
      } finally {
        await file.close()
      }
    },
    close: async () => {},
  }
}

/**
 * Keeps what the pieces bring on disk until it is closed. The file has lost its name before the first byte is written:
 * however this process ends, nobody finds it afterwards.
 */
export async function keepAside(pieces: AsyncIterable<Uint8Array>): Promise<Source> {
  const file = await openNameless()
  try {
    let bytes = 0
    for await (const piece of pieces) {
      await file.writeFile(piece)
      bytes += piece.length
    }
    return {
      bytes,
      stream: (range) =>
        Readable.from(piecesOf(file, range?.start ?? 0, range?.end ?? bytes), { objectMode: false }),
      readAt: (position, length) => readFrom(file, position, length),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A file stream would close the file when it ends. */
async function* piecesOf(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at <= end; ) {
    const piece = await readFrom(file, at, Math.min(pieceBytes, end + 1 - at))
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-'))
  try {
    return await open(join(folder, 'part'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readFrom(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position) || position < 0 || length < 0)
    throw new Problem('intake.file-damaged', 422)
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
