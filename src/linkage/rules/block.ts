import { birth, nikHigh, nikLow, place, stride, type Table, wholeName } from './encode.ts'
import { keysMax, keysOf } from './keys.ts'
import type { Repeats } from './repeats.ts'

/**
 * Keys of rows [from, to): entries (key, row) grouped by the key's leading bits; `offsets` says where a group starts. A
 * group is in order of its rows; one of more than `orderedMin` entries in order of keys, and a block of more than that many
 * rows in it in order of what the rows say (`contentOrder`).
 */
export interface KeyIndex {
  readonly from: number
  readonly to: number
  readonly shift: number
  readonly offsets: Uint32Array
  readonly entries: Int32Array
}

const keys = new Int32Array(keysMax)
const rules = new Uint8Array(keysMax)
const starts = new Int32Array(keysMax)
const ends = new Int32Array(keysMax)

/** Builds the index of rows [from, to) but for `repeats`: counts, then places; about 8.5 bytes per key. */
export function buildIndex(table: Table, from: number, to: number, repeats?: Repeats): KeyIndex {
  let total = 0
  const rows = Math.max(1, to - from - (repeats?.count(from, to) ?? 0))
  const bits = Math.min(24, Math.max(4, Math.ceil(Math.log2(rows * 4))))
  const shift = 32 - bits
  const offsets = new Uint32Array((1 << bits) + 1)
  for (let row = from; row < to; row++) {
    if (repeats?.has(row)) continue
    const count = keysOf(table, row, keys, rules)
    total += count
    for (let index = 0; index < count; index++) offsets[(keys[index]! >>> shift) + 1]!++
  }
  for (let group = 0; group < 1 << bits; group++) offsets[group + 1]! += offsets[group]!
  const entries = new Int32Array(total * 2)
  // First into a few large parts: a hundred million places all over memory cost more than writing everything twice.
  const inPart = Math.max(0, bits - partBits)
  const next = Uint32Array.from({ length: 1 << (bits - inPart) }, (_, part) => offsets[part << inPart]!)
  for (let row = from; row < to; row++) {
    if (repeats?.has(row)) continue
    const count = keysOf(table, row, keys, rules)
    for (let index = 0; index < count; index++) {
      const at = next[keys[index]! >>> (shift + inPart)]!++
      entries[at * 2] = keys[index]!
      entries[at * 2 + 1] = row
    }
  }
  const partOffsets = (part: number) => offsets.subarray(part << inPart, ((part + 1) << inPart) + 1)
  const largest = next.reduce((most, end, part) => Math.max(most, end - offsets[part << inPart]!), 0)
  const copied = new Int32Array(largest * 2)
  for (let part = 0; part < next.length; part++)
    groupPart(entries, partOffsets(part), shift, part << inPart, copied)
  for (let group = 0; group < 1 << bits; group++)
    if (offsets[group + 1]! - offsets[group]! > orderedMin)
      orderGroup(table, entries.subarray(offsets[group]! * 2, offsets[group + 1]! * 2))
  return { from, to, shift, offsets, entries }
}

/** Parts that keys are written to first, as a number of bits. */
const partBits = 8

/** Puts the entries of one part in order of their groups, which begin with number `first`; those of a group stay in order. */
function groupPart(
  entries: Int32Array,
  offsets: Uint32Array,
  shift: number,
  first: number,
  copied: Int32Array,
): void {
  const end = (offsets.at(-1)! - offsets[0]!) * 2
  copied.set(entries.subarray(offsets[0]! * 2, offsets.at(-1)! * 2))
  const next = offsets.slice()
  for (let from = 0; from < end; from += 2) {
    const at = next[(copied[from]! >>> shift) - first]!++
    entries[at * 2] = copied[from]!
    entries[at * 2 + 1] = copied[from + 1]!
  }
}

/**
 * `indexes` with that of the rows behind them, up to `to`. Each costs a look-up per key, so small ones are merged: their entries at
 * least halve from one to the next.
 */
export function addIndex(
  table: Table,
  indexes: readonly KeyIndex[],
  to: number,
  repeats: Repeats,
): KeyIndex[] {
  const kept = [...indexes]
  let last = buildIndex(table, kept.at(-1)?.to ?? 0, to, repeats)
  while (kept.length > 0 && last.entries.length > kept.at(-1)!.entries.length / 2)
    last = buildIndex(table, kept.pop()!.from, to, repeats)
  return [...kept, last]
}

/** Blocks larger than this are split by whole name or village: a key that common says little. */
export const blockMax = 120
/** In blocks larger than this a row meets only its neighbours: thousands of one name would meet in millions of pairs. */
export const orderedMin = 480
/** Neighbours met before and after the own place in such a block. */
export const reach = blockMax / 2

function orderGroup(table: Table, group: Int32Array): void {
  const entries = Array.from(
    { length: group.length / 2 },
    (_, at) => [group[at * 2]!, group[at * 2 + 1]!] as const,
  )
  entries.sort(([a], [b]) => a - b)
  for (let from = 0; from < entries.length; ) {
    let to = from + 1
    while (to < entries.length && entries[to]![0] === entries[from]![0]) to++
    if (to - from > orderedMin) {
      const block = entries.slice(from, to).sort(([, a], [, b]) => contentOrder(table, a, b))
      for (const [at, entry] of block.entries()) entries[from + at] = entry
    }
    from = to
  }
  for (const [at, [key, row]] of entries.entries()) {
    group[at * 2] = key
    group[at * 2 + 1] = row
  }
}

const content = [wholeName, birth, place, nikHigh, nikLow]

/** Order in which rows that say the same are neighbours: by whole name, birth date, place, NIK, then row. */
function contentOrder({ cells }: Table, a: number, b: number): number {
  for (const part of content) {
    const difference = cells[a * stride + part]! - cells[b * stride + part]!
    if (difference !== 0) return difference
  }
  return a - b
}

/** Finds, for one row after the other, the earlier rows that share a key with it: each pair once. */
export class CandidateFinder {
  /** More than all blocks of all keys in all indexes can give: their sizes at least halve from one to the next. */
  readonly candidates = new Int32Array(1 << 20)
  capped = 0
  /** Of no use but that what it is made of was fetched. */
  private fetched = 0
  private readonly stamps: Int32Array
  private readonly table: Table
  private readonly indexes: readonly KeyIndex[]

  constructor(table: Table, indexes: readonly KeyIndex[]) {
    this.table = table
    this.indexes = indexes
    this.stamps = new Int32Array(table.count).fill(-1)
  }

  /** Fills `candidates` with rows below `row` and returns how many. */
  find(row: number): number {
    let found = 0
    const count = keysOf(this.table, row, keys, rules)
    for (const index of this.indexes) {
      // Groups of keys lie all over memory: fetched side by side, then gone through.
      const { offsets, entries, shift } = index
      let sum = 0
      for (let at = 0; at < count; at++) {
        const group = keys[at]! >>> shift
        starts[at] = offsets[group]!
        ends[at] = offsets[group + 1]!
      }
      for (let at = 0; at < count; at++) sum ^= entries[starts[at]! * 2]!
      this.fetched ^= sum
      for (let at = 0; at < count; at++)
        found = this.lookUp(index, keys[at]!, starts[at]!, ends[at]!, row, found)
    }
    this.fetchCells(found)
    return found
  }

  /** Has the cells of all candidates fetched side by side, before they are compared one after the other. */
  private fetchCells(found: number): void {
    const { candidates } = this
    const { cells } = this.table
    let sum = 0
    for (let at = 0; at < found; at++) sum ^= cells[candidates[at]! * stride]!
    this.fetched ^= sum
  }

  private lookUp(index: KeyIndex, key: number, from: number, to: number, row: number, found: number): number {
    const { entries } = index
    let start = from
    let end = to
    if (end - start > orderedMin) {
      start = lowerBound(start, end, (at) => entries[at * 2]! - key)
      end = lowerBound(start, end, (at) => entries[at * 2]! - key - 1)
      if (end - start > orderedMin) return this.meetNeighbours(index, start, end, row, found)
    }
    return this.meetAll(entries, key, start, end, row, found)
  }

  private meetAll(
    entries: Int32Array,
    key: number,
    start: number,
    end: number,
    row: number,
    found: number,
  ): number {
    const { stamps, candidates } = this
    let to = found
    let block = 0
    for (let at = start * 2; at < end * 2; at += 2) {
      if (entries[at] !== key) continue
      const other = entries[at + 1]!
      if (other >= row) break
      block++
      if (stamps[other] === row) continue
      if (block <= blockMax || this.sharesMore(row, other)) {
        stamps[other] = row
        candidates[to++] = other
      } else this.capped++
    }
    return block > blockMax ? this.split(row, found, to) : to
  }

  /** In a block in order of content, the rows before and after the own place that share more than its key. */
  private meetNeighbours(index: KeyIndex, start: number, end: number, row: number, found: number): number {
    const { entries } = index
    const { stamps, candidates, table } = this
    const own = lowerBound(start, end, (at) => contentOrder(table, entries[at * 2 + 1]!, row))
    let to = found
    const last = Math.min(end, own + reach + 1)
    for (let at = Math.max(start, own - reach); at < last; at++) {
      const other = entries[at * 2 + 1]!
      if (other >= row || stamps[other] === row || !this.sharesMore(row, other)) continue
      stamps[other] = row
      candidates[to++] = other
    }
    // Each pair within one list is looked for from both sides and counted as left out once.
    this.capped += Math.max(0, Math.floor((end - start) / (index.to > row ? 2 : 1)) - (to - found))
    return to
  }

  /** The first rows of an oversized block must pass the same second key as the later ones. */
  private split(row: number, from: number, to: number): number {
    let kept = from
    for (let at = from; at < to; at++) {
      const other = this.candidates[at]!
      if (this.sharesMore(row, other)) this.candidates[kept++] = other
      else {
        this.stamps[other] = -1
        this.capped++
      }
    }
    return kept
  }

  private sharesMore(row: number, other: number): boolean {
    const { cells } = this.table
    return (
      cells[row * stride + wholeName] === cells[other * stride + wholeName] ||
      sameVillage(cells[row * stride + place]!, cells[other * stride + place]!)
    )
  }
}

/** First place in [from, to) whose difference (entry less what is sought) is not below 0. */
function lowerBound(from: number, to: number, difference: (at: number) => number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (difference(middle) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function sameVillage(a: number, b: number): boolean {
  return a === b && (a & 0xffff) !== 0
}
