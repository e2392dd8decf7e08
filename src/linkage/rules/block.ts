import { place, stride, type Table, wholeName } from './encode.ts'
import { keysMax, keysOf } from './keys.ts'

/** Keys of rows [from, to): entries (key, row) grouped by the key's leading bits; `offsets` says where a group starts. */
export interface KeyIndex {
  readonly from: number
  readonly to: number
  readonly shift: number
  readonly offsets: Uint32Array
  readonly entries: Int32Array
}

const keys = new Int32Array(keysMax)
const rules = new Uint8Array(keysMax)

/** Builds the index of rows [from, to) in two passes (count, then place); about 8.5 bytes per key. */
export function buildIndex(table: Table, from: number, to: number): KeyIndex {
  let total = 0
  const sample = Math.max(1, to - from)
  const bits = Math.min(24, Math.max(4, Math.ceil(Math.log2(sample * 4))))
  const shift = 32 - bits
  const offsets = new Uint32Array((1 << bits) + 1)
  for (let row = from; row < to; row++) {
    const count = keysOf(table, row, keys, rules)
    total += count
    for (let index = 0; index < count; index++) offsets[(keys[index]! >>> shift) + 1]!++
  }
  for (let group = 0; group < 1 << bits; group++) offsets[group + 1]! += offsets[group]!
  const entries = new Int32Array(total * 2)
  const next = offsets.slice()
  for (let row = from; row < to; row++) {
    const count = keysOf(table, row, keys, rules)
    for (let index = 0; index < count; index++) {
      const at = next[keys[index]! >>> shift]!++
      entries[at * 2] = keys[index]!
      entries[at * 2 + 1] = row
    }
  }
  return { from, to, shift, offsets, entries }
}

/** Blocks larger than this are split by whole name or village: a key that common says little. */
export const blockMax = 120

/** Finds, for one row after the other, the earlier rows that share a key with it: each pair once. */
export class CandidateFinder {
  readonly candidates = new Int32Array(1 << 20)
  capped = 0
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
    for (const index of this.indexes)
      for (let at = 0; at < count; at++) found = this.lookUp(index, keys[at]!, row, found)
    return found
  }

  private lookUp(index: KeyIndex, key: number, row: number, found: number): number {
    const { offsets, entries, shift } = index
    const end = offsets[(key >>> shift) + 1]! * 2
    const { stamps, candidates } = this
    let to = found
    let block = 0
    for (let at = offsets[key >>> shift]! * 2; at < end; at += 2) {
      if (entries[at] !== key) continue
      const other = entries[at + 1]!
      if (other >= row) break
      block++
      if (stamps[other] === row) continue
      if (block <= blockMax) {
        stamps[other] = row
        candidates[to++] = other
      } else if (this.sharesMore(row, other) && to < candidates.length) {
        stamps[other] = row
        candidates[to++] = other
      } else this.capped++
    }
    return block > blockMax ? this.split(row, found, to) : to
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

function sameVillage(a: number, b: number): boolean {
  return a === b && (a & 0xffff) !== 0
}
