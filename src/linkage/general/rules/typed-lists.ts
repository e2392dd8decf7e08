import type { Saved } from './arrays.ts'

/** Integers that several threads may read: all columns, indexes and dictionaries are made of these. */
export const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4))
export const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(length * 4))
export const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length))
export const sharedLetters = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2))

/** 0, 1, 2 ... up to before `count`. */
export function countUp(count: number): Int32Array {
  const numbers = new Int32Array(count)
  for (let at = 1; at < count; at++) numbers[at] = at
  return numbers
}

/** A list of integers in shared memory that grows by doubling; `data` is longer than `length` and changes when it grows. */
export class IntList {
  data: Int32Array
  length: number

  constructor(saved?: Saved<Int32Array>) {
    this.data = saved?.data ?? sharedInts(1024)
    this.length = saved?.length ?? 0
  }

  push(value: number): void {
    if (this.length === this.data.length) this.data = widen(this.data, this.length * 2)
    this.data[this.length++] = value
  }

  /** Puts a value at a place that may lie beyond the end; places between hold 0. */
  put(place: number, value: number): void {
    if (place >= this.data.length) this.data = widen(this.data, Math.max(place + 1, this.data.length * 2))
    this.data[place] = value
    if (place >= this.length) this.length = place + 1
  }

  get saved(): Saved<Int32Array> {
    return { data: this.data, length: this.length }
  }

  /** The list as it stands, not copied. */
  get filled(): Int32Array {
    return this.data.subarray(0, this.length)
  }
}

function widen(from: Int32Array, length: number): Int32Array {
  const to = sharedInts(Math.max(length, 1024))
  to.set(from)
  return to
}

interface KeyedRows {
  readonly keys: Int32Array
  readonly rows: Int32Array
}

/**
 * Keys (as unsigned numbers) in order and the row of each, in other lists than those given, which are used up: three passes
 * of 11 bits, stable.
 */
export function sortByKey(
  given: KeyedRows,
  to: KeyedRows = { keys: new Int32Array(given.keys.length), rows: new Int32Array(given.keys.length) },
): KeyedRows {
  const offsets = offsetsOf(given.keys)
  sortPass(given, to, offsets.subarray(0, digitsMax), 0)
  sortPass(to, given, offsets.subarray(digitsMax, 2 * digitsMax), digitBits)
  sortPass(given, to, offsets.subarray(2 * digitsMax), 2 * digitBits)
  return to
}

const digitBits = 11
const digitsMax = 1 << digitBits

/** For each of the three digits: how many keys have a lower one, by digit. */
function offsetsOf(keys: Int32Array): Uint32Array {
  const offsets = new Uint32Array(3 * digitsMax)
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!
    offsets[key & (digitsMax - 1)]!++
    offsets[digitsMax + ((key >>> digitBits) & (digitsMax - 1))]!++
    offsets[2 * digitsMax + (key >>> (2 * digitBits))]!++
  }
  for (let place = 0, lower = 0; place < offsets.length; place++) {
    if (place % digitsMax === 0) lower = 0
    const count = offsets[place]!
    offsets[place] = lower
    lower += count
  }
  return offsets
}

function sortPass(from: KeyedRows, to: KeyedRows, offsets: Uint32Array, shift: number): void {
  const { keys, rows } = from
  const { keys: toKeys, rows: toRows } = to
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!
    const place = offsets[(key >>> shift) & (digitsMax - 1)]!++
    toKeys[place] = key
    toRows[place] = rows[at]!
  }
}
