import { join } from 'node:path'
import type { Crew } from '../crew.ts'
import { type Arrays, newArrays } from '../rules/arrays.ts'
import { emptyIndex } from '../rules/key-index.ts'
import { loadTask } from '../tasks.ts'
import type { IndexEntry, IndexRange, Manifest } from './manifest.ts'

/** Names of files that hold something of every row begin with this; all others are dictionaries. */
export const ofRows = 'rows.'

/** Reads all files whose name `isWanted`, with room for more behind (numbers, by name). */
export async function loadArrays(
  crew: Crew,
  folder: string,
  { files }: Manifest,
  isWanted: (name: string) => boolean,
  roomFor: (name: string, bytes: number) => number,
): Promise<Arrays> {
  const names = Object.keys(files)
    .filter(isWanted)
    .sort((x, y) => files[y]!.bytes - files[x]!.bytes)
  const buffers = await crew.run(
    loadTask,
    names.map((name) => ({
      path: join(folder, name),
      entry: files[name]!,
      room: roomFor(name, files[name]!.bytes),
    })),
  )
  const arrays = newArrays()
  buffers.forEach((buffer, index) => {
    put(arrays, names[index]!, buffer, files[names[index]!]!.bytes)
  })
  return arrays
}

/** Names of files end with the kind of their numbers. */
function put(arrays: Arrays, file: string, buffer: SharedArrayBuffer, bytes: number): void {
  const dot = file.lastIndexOf('.')
  const [name, kind] = [file.slice(0, dot), file.slice(dot + 1)]
  if (kind === 'ints') arrays.ints[name] = { data: new Int32Array(buffer), length: bytes / 4 }
  else if (kind === 'floats') arrays.floats[name] = { data: new Float32Array(buffer), length: bytes / 4 }
  else if (kind === 'letters') arrays.letters[name] = { data: new Uint16Array(buffer), length: bytes / 2 }
  else arrays.bytes[name] = { data: new Uint8Array(buffer), length: bytes }
}

/** The indexes of a range of rows, by rule; those of rules that are left out are empty. */
export async function loadIndexes(crew: Crew, folder: string, ranges: readonly IndexRange[]) {
  const entries = ranges.flatMap(({ rules }) => rules.filter((entry) => entry !== null))
  const buffers = await crew.run(
    loadTask,
    entries.map((entry) => ({ path: join(folder, entry.file), entry, room: 0 })),
  )
  return ranges.map(({ first, count, rules }) =>
    rules.map((entry) =>
      entry === null
        ? emptyIndex(first, count)
        : indexOf(buffers[entries.indexOf(entry)]!, entry, first, count),
    ),
  )
}

function indexOf(buffer: SharedArrayBuffer, { shift, sizes }: IndexEntry, first: number, count: number) {
  const numbers = new Int32Array(buffer)
  const buckets = numbers.subarray(0, 2 ** (32 - shift) + 1)
  const entries = (numbers.length - buckets.length) / 2
  return {
    shift,
    buckets,
    keys: numbers.subarray(buckets.length, buckets.length + entries),
    rows: numbers.subarray(buckets.length + entries),
    first,
    count,
    sizes,
    isKept: true,
  }
}
