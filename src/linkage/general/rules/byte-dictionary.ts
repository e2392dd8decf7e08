import type { Arrays } from './arrays.ts'
import { slotsOf } from './slots.ts'
import { IntList, sharedBytes } from './typed-lists.ts'

/** Distinct byte strings, numbered from 0 in the order they came. No text is made to look one up. */
export class ByteDictionary {
  private pool: Uint8Array
  private filled: number
  private readonly ends: IntList
  private readonly hashes: IntList
  /** Number + 1 of the string whose hash leads here. */
  private slots: Int32Array

  /** Goes on where the dictionary kept as `name` ended; nothing is hashed again. */
  constructor(kept?: Arrays, name = '') {
    const pool = kept?.bytes[`${name}.pool`]
    this.pool = pool?.data ?? sharedBytes(1 << 12)
    this.filled = pool?.length ?? 0
    this.ends = new IntList(kept?.ints[`${name}.ends`])
    this.hashes = new IntList(kept?.ints[`${name}.hashes`])
    this.slots = slotsOf(this.ends.length, this.hashes.data)
  }

  keep(to: Arrays, name: string): void {
    to.bytes[`${name}.pool`] = { data: this.pool, length: this.filled }
    to.ints[`${name}.ends`] = this.ends.saved
    to.ints[`${name}.hashes`] = this.hashes.saved
  }

  get count(): number {
    return this.ends.length
  }

  /** Number of `bytes[from..to)`; it is added when it is new, which shows in `count`. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashBytes(bytes, from, to)
    let slot = hash & (this.slots.length - 1)
    for (let taken = this.slots[slot]!; taken !== 0; taken = this.slots[slot]!) {
      if (this.hashes.data[taken - 1] === hash && this.equals(taken - 1, bytes, from, to)) return taken - 1
      slot = (slot + 1) & (this.slots.length - 1)
    }
    const id = this.ends.length
    this.slots[slot] = id + 1
    this.append(bytes, from, to, hash)
    if (this.ends.length * 2 > this.slots.length) this.slots = slotsOf(this.ends.length, this.hashes.data)
    return id
  }

  /** Number of `bytes[from..to)`, of which the hash is known (hashBytes), or -1. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    let slot = hash & (this.slots.length - 1)
    for (let taken = this.slots[slot]!; taken !== 0; taken = this.slots[slot]!) {
      if (this.hashes.data[taken - 1] === hash && this.equals(taken - 1, bytes, from, to)) return taken - 1
      slot = (slot + 1) & (this.slots.length - 1)
    }
    return -1
  }

  /**
   * A string is not there where the mark of its hash (its last bits) is 0: for asking of many strings whether they are among
   * few, in less memory than looking each up.
   */
  marks(): Uint8Array {
    const marks = new Uint8Array(this.slots.length * 4)
    for (const hash of this.hashes.filled) marks[hash & (marks.length - 1)] = 1
    return marks
  }

  /** All strings one after the other; string i ends at `ends[i]`. Not copied. */
  texts(): { pool: Uint8Array; ends: Int32Array } {
    return { pool: this.pool.subarray(0, this.filled), ends: this.ends.filled }
  }

  /** Forgets the strings that came last, until there are `count`. */
  cut(count: number): void {
    for (let id = this.ends.length - 1; id >= count; id--) {
      let slot = this.hashes.data[id]! & (this.slots.length - 1)
      while (this.slots[slot] !== id + 1) slot = (slot + 1) & (this.slots.length - 1)
      // The last to come: no other string was led past its slot.
      this.slots[slot] = 0
    }
    this.ends.length = this.hashes.length = count
    this.filled = count === 0 ? 0 : this.ends.data[count - 1]!
  }

  private equals(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = id === 0 ? 0 : this.ends.data[id - 1]!
    if (this.ends.data[id]! - start !== to - from) return false
    const { pool } = this
    for (let at = start, other = from; other < to; at++, other++) if (pool[at] !== bytes[other]) return false
    return true
  }

  private append(bytes: Uint8Array, from: number, to: number, hash: number): void {
    const end = this.filled + to - from
    if (end > this.pool.length) {
      const wider = sharedBytes(Math.max(end, this.pool.length * 2))
      wider.set(this.pool)
      this.pool = wider
    }
    for (let at = this.filled, other = from; other < to; at++, other++) this.pool[at] = bytes[other]!
    this.filled = end
    this.ends.push(end)
    this.hashes.push(hash)
  }
}

/** 32-bit hash of bytes (FNV-1a with its low bits stirred). */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  return hash ^ (hash >>> 15)
}
