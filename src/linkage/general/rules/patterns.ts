import type { Comparer } from './compare.ts'
import { levelsMax } from './fields.ts'
import { blockMax, endOfBlock, type KeyIndex, oversizedReach } from './key-index.ts'
import { isPossible } from './partners.ts'
import type { Table } from './table.ts'

/** How often each pattern of levels was met. A pattern is its levels as digits of one number, base levelsMax. */
export class PatternCounts {
  readonly counts = new Map<number, number>()
  pairs = 0
  private readonly rarity: Float64Array
  private readonly met: Float64Array

  constructor(columns: number) {
    this.rarity = new Float64Array(columns * levelsMax)
    this.met = new Float64Array(columns * levelsMax)
  }

  /** Counts the last pair compared. */
  add({ levels, rarity }: Comparer): void {
    let code = 0
    for (let index = levels.length - 1; index >= 0; index--) {
      const level = levels[index]!
      code = code * levelsMax + level
      this.rarity[index * levelsMax + level]! += 2 ** rarity[index]!
      this.met[index * levelsMax + level]!++
    }
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1)
    this.pairs++
  }

  /** What was counted, to be sent between threads. */
  toTally(): Tally {
    const codes = Float64Array.from(this.counts.keys())
    return {
      codes,
      counts: Float64Array.from(codes, (code) => this.counts.get(code)!),
      rarity: this.rarity,
      met: this.met,
    }
  }
}

/** Counts of patterns by code; bits and numbers of what agrees by column * levelsMax + level. */
export interface Tally {
  readonly codes: Float64Array
  readonly counts: Float64Array
  readonly rarity: Float64Array
  readonly met: Float64Array
}

/** All tallies together, the patterns in the order of their codes: levels by column, and counts. */
export function addTallies(tallies: readonly Tally[], columns: number): Patterns {
  const sums = new Map<number, number>()
  const [rarity, met] = [new Float64Array(columns * levelsMax), new Float64Array(columns * levelsMax)]
  for (const tally of tallies) {
    tally.codes.forEach((code, index) => {
      sums.set(code, (sums.get(code) ?? 0) + tally.counts[index]!)
    })
    for (let at = 0; at < met.length; at++) {
      rarity[at]! += tally.rarity[at]!
      met[at]! += tally.met[at]!
    }
  }
  const codes = [...sums.keys()].sort((x, y) => x - y)
  const levels = new Uint8Array(codes.length * columns)
  codes.forEach((code, index) => {
    let rest = code
    for (let column = 0; column < columns; column++) {
      levels[index * columns + column] = rest % levelsMax
      rest = Math.floor(rest / levelsMax)
    }
  })
  return {
    count: codes.length,
    levels,
    counts: Float64Array.from(codes, (code) => sums.get(code)!),
    rarity: rarity.map((sum, at) => (met[at]! < 100 ? -1 : Math.log2(sum / met[at]!))),
  }
}

export interface Patterns {
  readonly count: number
  /** Level of pattern p in column c: `levels[p * columns + c]`. */
  readonly levels: Uint8Array
  readonly counts: Float64Array
  /** How rare what agrees is (bits of the mean of 2^rarity) by column * levelsMax + level; -1 where too few pairs were met. */
  readonly rarity: Float64Array
}

/** Random pairs that are fetched together. */
const randomBatch = 256

/** Patterns of random pairs: what people who are not the same look like side by side. */
export function randomPatterns(comparer: Comparer, random: () => number, wanted: number): PatternCounts {
  const { table } = comparer
  const counts = new PatternCounts(table.columns.length)
  const most = Math.min(wanted, (table.count * (table.count - 1)) / 2)
  const [left, right] = [new Int32Array(randomBatch), new Int32Array(randomBatch)]
  for (let tried = 0; tried < most * 4 && counts.pairs < most; tried += randomBatch) {
    for (let pair = 0; pair < randomBatch; pair++) {
      left[pair] = Math.floor(random() * table.count)
      right[pair] = Math.floor(random() * table.count)
    }
    for (const rows of [left, right]) {
      comparer.fetchRecords(rows, randomBatch)
      comparer.fetchWords(rows, randomBatch)
    }
    for (let pair = 0; pair < randomBatch && counts.pairs < most; pair++) {
      if (!isPossible(table, left[pair]!, right[pair]!)) continue
      comparer.compare(left[pair]!, right[pair]!)
      counts.add(comparer)
    }
  }
  return counts
}

/** Patterns of about `wanted` pairs that one rule brings together, from blocks chosen at random. */
export function rulePatterns(
  comparer: Comparer,
  index: KeyIndex,
  meetsAll: (row: number) => boolean,
  random: () => number,
  wanted: number,
): PatternCounts {
  const counts = new PatternCounts(comparer.table.columns.length)
  samplePairs(comparer.table, index, meetsAll, random, wanted, (a, b) => {
    comparer.compare(a, b)
    counts.add(comparer)
  })
  return counts
}

/**
 * Hands over about `wanted` pairs of a rule: all pairs of blocks chosen at random. `meetsAll` tells whether a row meets every
 * other of its block; the rest meet only those.
 */
export function samplePairs(
  table: Table,
  { keys, rows, sizes }: KeyIndex,
  meetsAll: (row: number) => boolean,
  random: () => number,
  wanted: number,
  take: (a: number, b: number) => void,
): void {
  const share = Math.min(1, wanted / Math.max(1, sizes.pairs))
  if (wanted === 0) return
  for (let from = 0, to = 0; from < keys.length; from = to) {
    to = endOfBlock(keys, from)
    if (to - from === 1 || (share < 1 && random() >= share)) continue
    if (to - from <= blockMax && !meetsAll(rows[from]!)) continue
    const reach = to - from > blockMax ? oversizedReach : to - from
    for (let i = from; i < to; i++)
      for (let j = i + 1; j < to && j <= i + reach; j++)
        if ((meetsAll(rows[i]!) || meetsAll(rows[j]!)) && isPossible(table, rows[i]!, rows[j]!))
          take(rows[i]!, rows[j]!)
  }
}
