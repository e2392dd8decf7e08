import { closeSync, fdatasyncSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { Problem } from '../../../kernel/problem.ts'

/** How much of a file belongs to the register, and its checksum. What is behind it was written by a run that did not end. */
export interface FileEntry {
  readonly bytes: number
  readonly check: number
}

const nothing: FileEntry = { bytes: 0, check: 0 }
/** Files are written so many bytes at a time, and read so many: these are still near the processor when they are checked. */
const writtenBytes = 1 << 26
const readBytesMost = 1 << 21

/**
 * Reads what belongs to the register to a place in memory. Numbers are little-endian, as on every machine Node runs on today.
 * @throws Problem when the file is not there, too short, or not what was written
 */
export function readBytes(path: string, { bytes, check }: FileEntry, into: Uint8Array): void {
  let [found, sum] = [0, 0]
  try {
    const handle = openSync(path, 'r')
    try {
      let length = 1
      while (found < bytes && length > 0) {
        length = readSync(handle, into, found, Math.min(readBytesMost, bytes - found), found)
        sum = crc32(into.subarray(found, found + length), sum)
        found += length
      }
    } finally {
      closeSync(handle)
    }
  } catch {
    found = -1
  }
  if (found !== bytes || sum !== check)
    throw new Problem('linkage.register.damaged', 422, { file: basename(path) })
}

/** Appends to what belongs to the register, on the disk when this returns; answers what belongs to it then. */
export function appendBytes(path: string, before: FileEntry | undefined, added: Uint8Array): FileEntry {
  const { bytes, check } = before ?? nothing
  if (added.length === 0 && before) return before
  const handle = openSync(path, bytes > 0 ? 'r+' : 'w')
  try {
    ftruncateSync(handle, bytes)
    for (let at = 0; at < added.length; )
      at += writeSync(handle, added, at, Math.min(writtenBytes, added.length - at), bytes + at)
    fdatasyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return { bytes: bytes + added.length, check: crc32(added, check) }
}

export const isThere = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined
