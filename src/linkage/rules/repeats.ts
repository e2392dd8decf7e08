import type { Clusters } from './clusters.ts'
import { list, stride, type Table } from './encode.ts'
import { mix } from './hash.ts'

/**
 * Rows that say what an earlier row of their person says: somebody who stands on a monthly list is the same row twelve times a
 * year. New rows meet the first of them only; else every list would take longer than the one before, and the blocks of
 * names would fill with a few people. Which list a row is on is no part of what it says: all rows of a person are looked at where
 * that matters (resolve.ts).
 */
export class Repeats {
  private marks = new Uint8Array(1024)
  /** Row + 1 of rows that repeat nothing, by person and by what they say; 0 = free. */
  private slots = new Int32Array(1024)
  private told = 0

  has(row: number): boolean {
    return this.marks[row] === 1
  }

  count(from: number, to: number): number {
    let count = 0
    for (let row = from; row < to; row++) if (this.has(row)) count++
    return count
  }

  /** Marks the repeats among rows [from, to), which come after all rows marked before. */
  mark(table: Table, persons: Clusters, from: number, to: number): void {
    if (to > this.marks.length) {
      const wider = new Uint8Array(to * 2)
      wider.set(this.marks)
      this.marks = wider
    }
    for (let row = from; row < to; row++) {
      if (this.told * 2 >= this.slots.length) this.spread(table, persons)
      const slot = this.slotOf(table, persons, row)
      if (this.slots[slot] === 0) {
        this.slots[slot] = row + 1
        this.told++
      } else this.marks[row] = 1
    }
  }

  /** True when each row marked here is marked there too. */
  isWithin(other: Repeats): boolean {
    return other === this || this.marks.every((mark, row) => mark === 0 || other.has(row))
  }

  /** Where a row of the person stands that says the same, else a free slot. */
  private slotOf(table: Table, persons: Clusters, row: number): number {
    const { slots } = this
    const person = persons.root(row)
    let slot = hashRow(table, row, person) & (slots.length - 1)
    while (slots[slot]! > 0) {
      const other = slots[slot]! - 1
      if (persons.root(other) === person && saySame(table, row, other)) break
      slot = (slot + 1) & (slots.length - 1)
    }
    return slot
  }

  private spread(table: Table, persons: Clusters): void {
    const before = this.slots
    this.slots = new Int32Array(before.length * 2)
    for (const entry of before) if (entry > 0) this.slots[this.slotOf(table, persons, entry - 1)] = entry
  }
}

function hashRow({ cells }: Table, row: number, person: number): number {
  let hash = person
  for (let part = 0; part < stride; part++) if (part !== list) hash = mix(hash, cells[row * stride + part]!)
  return hash >>> 0
}

function saySame({ cells }: Table, a: number, b: number): boolean {
  for (let part = 0; part < stride; part++)
    if (part !== list && cells[a * stride + part] !== cells[b * stride + part]) return false
  return true
}
