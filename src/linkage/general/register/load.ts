import { join } from 'node:path'
import { Clusters } from '../../rules/clusters.ts'
import type { Crew } from '../crew.ts'
import { type Answered, lastOfEach, unpackAnswers } from '../rules/answered.ts'
import { type Arrays, newArrays } from '../rules/arrays.ts'
import { dealOut } from '../rules/deal-out.ts'
import { emptyIndex, type KeyIndex } from '../rules/key-index.ts'
import { sharedBytes } from '../rules/typed-lists.ts'
import { loadTask } from '../tasks.ts'
import type { FileEntry } from './files.ts'
import type { IndexEntry, IndexRange, Manifest } from './manifest.ts'

/** Names of files that hold something of every row begin with this; all others are dictionaries. */
export const ofRows = 'rows.'

/** File of what people answered about standing rows. */
export const answersFile = 'answers.ints'

/** Answers that the register has, in the order given; the last about two rows counts. */
export function answersOf({ ints: { answers } }: Arrays): Answered[] {
  return answers ? unpackAnswers(answers.data.subarray(0, answers.length)) : []
}

/** The persons of its rows, with those whom people called one. */
export function personsOf(dictionaries: Arrays, rows: Arrays, count: number): Clusters {
  const clusters = Clusters.of(rows.ints['rows.persons']!.data.subarray(0, count))
  for (const { a, b, isSame } of lastOfEach(answersOf(dictionaries))) if (isSame) clusters.join(a, b)
  return clusters
}

/** A file, and how much room is wanted behind what it has (bytes). */
interface Wanted {
  readonly file: string
  readonly entry: FileEntry
  readonly room: number
}

/** Places in memory begin where a line of the processor's does. */
const lineBytes = 64

/**
 * Reads files side by side, each to its place in one piece of shared memory: asking for many pieces makes V8 look for garbage
 * each time. Answers their places, in the order wanted.
 * @throws Problem that names a damaged file
 */
async function loadFiles(crew: Crew, folder: string, wanted: readonly Wanted[]): Promise<Uint8Array[]> {
  const starts: number[] = []
  let bytes = 0
  for (const { entry, room } of wanted) {
    starts.push(bytes)
    bytes += Math.ceil((entry.bytes + room) / lineBytes) * lineBytes
  }
  const memory = sharedBytes(bytes)
  const places = wanted.map(({ entry, room }, file) =>
    memory.subarray(starts[file]!, starts[file]! + entry.bytes + room),
  )
  const files = wanted.map(({ file, entry }, at) => ({ path: join(folder, file), entry, into: places[at]! }))
  const nothingYet = Array.from({ length: crew.threads }, () => 0)
  await crew.run(
    loadTask,
    dealOut(files, ({ entry }) => entry.bytes, nothingYet),
  )
  return places
}

/** Reads all files whose name `isWanted`, with room for more behind (bytes, by name). */
export async function loadArrays(
  crew: Crew,
  folder: string,
  { files }: Manifest,
  isWanted: (name: string) => boolean,
  roomFor: (name: string, bytes: number) => number,
): Promise<Arrays> {
  const wanted = Object.entries(files)
    .filter(([file]) => isWanted(file))
    .map(([file, entry]) => ({ file, entry, room: roomFor(file, entry.bytes) }))
  const places = await loadFiles(crew, folder, wanted)
  const arrays = newArrays()
  wanted.forEach(({ file, entry }, at) => {
    put(arrays, file, places[at]!, entry.bytes)
  })
  return arrays
}

/** Names of files end with the kind of their numbers. */
function put(arrays: Arrays, file: string, place: Uint8Array, bytes: number): void {
  const dot = file.lastIndexOf('.')
  const [name, kind] = [file.slice(0, dot), file.slice(dot + 1)]
  const { buffer, byteOffset: at, length: size } = place
  if (kind === 'ints') arrays.ints[name] = { data: new Int32Array(buffer, at, size / 4), length: bytes / 4 }
  else if (kind === 'floats')
    arrays.floats[name] = { data: new Float32Array(buffer, at, size / 4), length: bytes / 4 }
  else if (kind === 'letters')
    arrays.letters[name] = { data: new Uint16Array(buffer, at, size / 2), length: bytes / 2 }
  else arrays.bytes[name] = { data: place, length: bytes }
}

/** The indexes of ranges of rows, by rule; those of rules that are left out are empty. */
export async function loadIndexes(
  crew: Crew,
  folder: string,
  ranges: readonly IndexRange[],
): Promise<KeyIndex[][]> {
  const entries = ranges.flatMap(({ rules }) => rules.filter((entry) => entry !== null))
  const places = await loadFiles(
    crew,
    folder,
    entries.map((entry) => ({ file: entry.file, entry, room: 0 })),
  )
  return ranges.map(({ first, count, rules }) =>
    rules.map((entry) =>
      entry === null
        ? emptyIndex(first, count)
        : indexOf(places[entries.indexOf(entry)]!, entry, first, count),
    ),
  )
}

function indexOf(place: Uint8Array, { shift, sizes }: IndexEntry, first: number, count: number): KeyIndex {
  const numbers = new Int32Array(place.buffer, place.byteOffset, place.length / 4)
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
