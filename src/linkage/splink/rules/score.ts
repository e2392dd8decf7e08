import { compile, type Table } from './compile.ts'
import type { Expression } from './expression.ts'
import { pairPlace } from './memo.ts'
import type { Node } from './syntax.ts'
import type { Column } from './values.ts'
import type { LevelWeight } from './weights.ts'

export interface ReadyComparison {
  /** The first level whose condition is true; -1 where none is. */
  levelOf(left: number, right: number): number
  readonly bits: Float64Array
  readonly frequencies: readonly (ReadyFrequency | null)[]
  /** Greatest weight any pair can get. */
  readonly most: number
  /** How far the weights of its levels lie apart. */
  readonly spread: number
}

interface ReadyFrequency {
  readonly column: Column
  /** Share of the rows that hold a value, by code. */
  readonly shares: Float64Array
  readonly weight: number
  readonly minimum: number
  readonly averageBits: number
}

/** Makes a comparison ready for a table. `conditions` and `weights` are by level; a condition of null is ELSE. */
export function readyComparison(
  conditions: readonly (Node | null)[],
  weights: readonly LevelWeight[],
  table: Table,
): ReadyComparison {
  const ready = conditions.map((condition) => condition && compile(condition, table))
  const frequencies = weights.map(({ frequency }) => {
    if (!frequency) return null
    const column = table.columns.get(frequency.column)!
    return { ...frequency, column, shares: sharesOf(column, table.rows) }
  })
  const bits = Float64Array.from(weights, (weight) => weight.bits)
  const tops = weights.map((weight, level) => weight.bits + mostOf(frequencies[level]!))
  return {
    levelOf: remembered(levelFinder(ready), ready, table),
    bits,
    frequencies,
    most: Math.max(...tops),
    spread: Math.max(...tops) - Math.min(...bits),
  }
}

function levelFinder(conditions: readonly (Expression | null)[]): (left: number, right: number) => number {
  const runs = conditions.map((condition) => condition?.run ?? (() => true))
  return (left, right) => {
    for (let level = 0; level < runs.length; level++) if (runs[level]!(left, right) === true) return level
    return -1
  }
}

const placesBits = 17

/** Where a comparison reads one column only, its level is remembered by pair of values. */
function remembered(
  find: (left: number, right: number) => number,
  conditions: readonly (Expression | null)[],
  table: Table,
): (left: number, right: number) => number {
  const names = new Set(conditions.flatMap((condition) => [...(condition?.reads ?? [])]))
  const [name = ''] = names
  const column = table.columns.get(name)
  if (names.size !== 1 || !column || column.size < 4) return find
  const { codes, stride, offset } = column
  const firsts = new Int32Array(1 << placesBits)
  const seconds = new Int32Array(1 << placesBits).fill(-1)
  const levels = new Int8Array(1 << placesBits)
  return (left, right) => {
    const a = codes[left * stride + offset]!
    const b = codes[right * stride + offset]!
    const place = pairPlace(a, b, placesBits)
    if (firsts[place] === a && seconds[place] === b) return levels[place]!
    const level = find(left, right)
    firsts[place] = a
    seconds[place] = b
    levels[place] = level
    return level
  }
}

/** Share of each value among the rows that hold one. */
function sharesOf({ codes, stride, offset, size }: Column, rows: number): Float64Array {
  const shares = new Float64Array(size)
  for (let row = 0; row < rows; row++) shares[codes[row * stride + offset]!]!++
  const filled = rows - shares[0]!
  for (let code = 0; code < size; code++) shares[code]! /= filled
  shares[0] = 0
  return shares
}

/** The most that a frequency can add. */
function mostOf(frequency: ReadyFrequency | null): number {
  if (!frequency) return 0
  const { shares, minimum, weight, averageBits } = frequency
  if (shares.length < 2) return 0
  let [rarest, commonest] = [1, 0]
  for (let code = 1; code < shares.length; code++) {
    rarest = Math.min(rarest, shares[code]!)
    commonest = Math.max(commonest, shares[code]!)
  }
  const bitsOf = (share: number) => weight * (averageBits - Math.log2(Math.max(share, minimum)))
  return Math.max(0, bitsOf(rarest), bitsOf(commonest))
}

/** Bits that the frequency of the pair's values adds to a level: the commoner value counts; 0 where neither is known. */
function frequencyBits(
  { column: { codes, stride, offset }, shares, weight, minimum, averageBits }: ReadyFrequency,
  left: number,
  right: number,
): number {
  const share = Math.max(shares[codes[left * stride + offset]!]!, shares[codes[right * stride + offset]!]!)
  return share === 0 ? 0 : weight * (averageBits - Math.log2(Math.max(share, minimum)))
}

/** A scorer's rounding room: a pair this near below the limit is reckoned to the end. */
const room = 1e-6

export interface Scorer {
  /** Bits for one person, prior included; NaN where the pair stays below the limit or a comparison has no level for it. */
  weigh(left: number, right: number): number
  /** Levels of the pair, by comparison. */
  levels(left: number, right: number): number[]
}

/**
 * Weighs pairs as Splink does: prior, then each comparison's weight and its frequency, added in the model's order. Comparisons are
 * looked at in an order of their own, widest first, and a pair is dropped once it cannot reach `limit` any more.
 */
export function scorer(comparisons: readonly ReadyComparison[], priorBits: number, limit: number): Scorer {
  const order = comparisons
    .map((_, index) => index)
    .sort((a, b) => comparisons[b]!.spread - comparisons[a]!.spread)
  const found = new Int32Array(comparisons.length)
  const extras = new Float64Array(comparisons.length)
  const most = comparisons.reduce((sum, comparison) => sum + comparison.most, priorBits)
  const weigh = (left: number, right: number): number => {
    let reachable = most
    for (const index of order) {
      const comparison = comparisons[index]!
      const level = comparison.levelOf(left, right)
      if (level < 0) return Number.NaN
      const frequency = comparison.frequencies[level]!
      const extra = frequency === null ? 0 : frequencyBits(frequency, left, right)
      found[index] = level
      extras[index] = extra
      reachable += comparison.bits[level]! + extra - comparison.most
      if (reachable < limit - room) return Number.NaN
    }
    let weight = priorBits
    for (let index = 0; index < found.length; index++)
      weight = weight + comparisons[index]!.bits[found[index]!]! + extras[index]!
    return weight >= limit ? weight : Number.NaN
  }
  return { weigh, levels: (left, right) => comparisons.map((comparison) => comparison.levelOf(left, right)) }
}

/** Probability of a weight in bits, in Splink's form, which does not overflow. */
export function probabilityOf(weight: number): number {
  if (weight >= 0) return 1 / (1 + 2 ** -weight)
  const odds = 2 ** weight
  return odds / (1 + odds)
}

export function weightOf(probability: number): number {
  return Math.log2(probability === 1 ? Number.POSITIVE_INFINITY : probability / (1 - probability))
}
