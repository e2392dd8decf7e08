import { type Blocks, blockMax, isPossible, oversizedReach, pairsWithin } from './block.ts'
import type { Table } from './columns.ts'
import { type Comparer, type Comparison, compareRows } from './compare.ts'
import { levelsMax } from './fields.ts'

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

  add(comparison: Comparison): void {
    let code = 0
    for (let index = comparison.levels.length - 1; index >= 0; index--) {
      const level = comparison.levels[index]!
      code = code * levelsMax + level
      this.rarity[index * levelsMax + level]! += 2 ** comparison.rarity[index]!
      this.met[index * levelsMax + level]!++
    }
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1)
    this.pairs++
  }

  /** The patterns in the order of their codes: levels by column, and counts. */
  toMatrix(columns: number): Patterns {
    const codes = [...this.counts.keys()].sort((x, y) => x - y)
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
      counts: Float64Array.from(codes, (code) => this.counts.get(code)!),
      rarity: this.rarity.map((sum, at) => (this.met[at]! < 100 ? -1 : Math.log2(sum / this.met[at]!))),
    }
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

/** Patterns of random pairs: what people who are not the same look like side by side. */
export function randomPatterns(
  comparer: Comparer,
  pair: Comparison,
  random: () => number,
  wanted: number,
): Patterns {
  const { table } = comparer
  const counts = new PatternCounts(table.columns.length)
  const most = Math.min(wanted, (table.count * (table.count - 1)) / 2)
  for (let tried = 0; tried < most * 4 && counts.pairs < most; tried++) {
    const a = Math.floor(random() * table.count)
    const b = Math.floor(random() * table.count)
    if (!isPossible(table, a, b)) continue
    compareRows(comparer, a, b, pair)
    counts.add(pair)
  }
  return counts.toMatrix(table.columns.length)
}

/** Patterns of about `wanted` pairs that one rule brings together, from blocks chosen at random. */
export function rulePatterns(
  comparer: Comparer,
  pair: Comparison,
  blocks: Blocks,
  rule: number,
  random: () => number,
  wanted: number,
): Patterns {
  const { table } = comparer
  const rows = blocks.blocks[rule]!
  const share = Math.min(1, wanted / Math.max(1, pairsWithin(rows)))
  const counts = new PatternCounts(table.columns.length)
  for (let at = 0; at < rows.length; at += rows[at + 1]! + 2) {
    const size = rows[at + 1]!
    if (share < 1 && random() >= share) continue
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size && (size <= blockMax || j <= i + oversizedReach); j++) {
        const [a, b] = [rows[at + 2 + i]!, rows[at + 2 + j]!]
        if (!isPossible(table, a, b)) continue
        compareRows(comparer, a, b, pair)
        counts.add(pair)
      }
  }
  return counts.toMatrix(table.columns.length)
}

/** Pairs that could be one person at all: all of them, or those across inputs. */
export function possiblePairs(table: Table): number {
  const bySource = table.unique.map(() => 0)
  for (const source of table.source) bySource[source]!++
  const within = bySource.reduce(
    (sum, rows, source) => sum + (table.unique[source] ? (rows * (rows - 1)) / 2 : 0),
    0,
  )
  return Math.max(1, (table.count * (table.count - 1)) / 2 - within)
}
