import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Arrays that travel as files: the bytes of their numbers as they are in memory (little-endian), without a header. */
const arrays = { Int32Array, Float32Array, Float64Array, Uint16Array, Uint8Array } as const
type Kind = keyof typeof arrays
type NumberArray = InstanceType<(typeof arrays)[Kind]>

/** What stands in the JSON where an array was. */
interface ArrayFile {
  readonly file: string
  readonly array: Kind
  readonly length: number
}

/** Writes plain data into `folder`/`name`.json, each array in it into a file of its own; the same array only once. */
export function writeData(folder: string, name: string, data: unknown): void {
  const known = new Map<unknown, ArrayFile>()
  const place = (_: string, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) }
    const array = value?.constructor?.name as Kind
    if (!(array in arrays)) return value
    const numbers = value as NumberArray
    const found = known.get(numbers) ?? { file: `${name}-${known.size}.bin`, array, length: numbers.length }
    if (!known.has(numbers)) writeArray(join(folder, found.file), numbers)
    known.set(numbers, found)
    return found
  }
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(data, place, 1))
}

/** Reads what writeData wrote; arrays that were one are one again. */
export function readData(folder: string, name: string): unknown {
  const known = new Map<string, NumberArray>()
  const place = (_: string, value: unknown) => {
    if (isNumber(value)) return Number(value.number)
    if (!isArrayFile(value)) return value
    const found = known.get(value.file) ?? readArray(join(folder, value.file), value)
    known.set(value.file, found)
    return found
  }
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'), place)
}

/** Infinity, which JSON does not know. */
const isNumber = (value: unknown): value is { number: string } =>
  typeof value === 'object' && value !== null && 'number' in value

const isArrayFile = (value: unknown): value is ArrayFile =>
  typeof value === 'object' && value !== null && 'file' in value && 'array' in value && 'length' in value

function writeArray(path: string, numbers: NumberArray): void {
  const handle = openSync(path, 'w')
  writeFully(handle, bytesOf(numbers))
  closeSync(handle)
}

function readArray(path: string, { array, length }: ArrayFile): NumberArray {
  const numbers = new arrays[array](length)
  const handle = openSync(path, 'r')
  const isWhole = readFully(handle, bytesOf(numbers))
  closeSync(handle)
  if (!isWhole && length > 0) throw new Error(`${path} is shorter than the plan says`)
  return numbers
}

/** The bytes of an array: the same memory. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: NumberArray) =>
  new Uint8Array(buffer, byteOffset, byteLength)

const piece = 1 << 28

export function writeFully(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, Math.min(piece, bytes.length - at))
}

/** Fills the bytes from a file or pipe; false when it ends before. */
export function readFully(handle: number, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(handle, bytes, at, Math.min(piece, bytes.length - at), null)
    if (read === 0) return false
    at += read
  }
  return true
}
