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

/** Sorts keys (as unsigned numbers) and rows together: three passes of 11 bits, stable. */
export function sortByKey(keys: Int32Array, rows: Int32Array): void {
  let from = { keys, rows }
  let to = { keys: new Int32Array(keys.length), rows: new Int32Array(keys.length) } as typeof from
  for (let shift = 0; shift < 33; shift += 11) {
    const offsets = new Uint32Array(2049)
    for (let at = 0; at < keys.length; at++) offsets[((from.keys[at]! >>> shift) & 2047) + 1]!++
    for (let digit = 0; digit < 2048; digit++) offsets[digit + 1]! += offsets[digit]!
    for (let at = 0; at < keys.length; at++) {
      const slot = offsets[(from.keys[at]! >>> shift) & 2047]!++
      to.keys[slot] = from.keys[at]!
      to.rows[slot] = from.rows[at]!
    }
    ;[from, to] = [to, from]
  }
  keys.set(from.keys)
  rows.set(from.rows)
}
