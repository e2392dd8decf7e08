import { type Blocks, type Walk, walkPairs } from './block.ts'
import { type Comparer, compareHousehold, compareOwn, newComparison } from './compare.ts'
import { probabilityOf, type Weigher, weigh } from './weigh.ts'

/** Pairs worth keeping: rows a < b, bits of evidence without the prior, and the levels by column. */
export class Edges {
  a = new Int32Array(1024)
  b = new Int32Array(1024)
  weight = new Float32Array(1024)
  levels: Uint8Array
  count = 0
  readonly columns: number

  constructor(columns: number) {
    this.columns = columns
    this.levels = new Uint8Array(1024 * columns)
  }

  add(a: number, b: number, weight: number, levels: Uint8Array): void {
    if (this.count === this.a.length) this.grow(this.count * 2)
    this.a[this.count] = a
    this.b[this.count] = b
    this.weight[this.count] = weight
    this.levels.set(levels, this.count * this.columns)
    this.count++
  }

  private grow(size: number): void {
    const { a, b, weight, levels } = this
    this.a = new Int32Array(size)
    this.b = new Int32Array(size)
    this.weight = new Float32Array(size)
    this.levels = new Uint8Array(size * this.columns)
    this.a.set(a)
    this.b.set(b)
    this.weight.set(weight)
    this.levels.set(levels)
  }
}

export interface Scores {
  readonly edges: Edges
  readonly walk: Walk
  /** Numbers of compared pairs by weight, in quarter bits from lowestBits on. */
  readonly histogram: Float64Array
}

const [lowestBits, highestBits, stepsPerBit] = [-120, 120, 4]
/** Pairs below this probability, under the most generous prior, are not kept. */
const keptBits = 5

/** Compares and weighs all pairs that share a key; keeps those that may matter. */
export function scorePairs(comparer: Comparer, blocks: Blocks, weigher: Weigher): Scores {
  const { table } = comparer
  const edges = new Edges(table.columns.length)
  const pair = newComparison(table)
  const histogram = new Float64Array((highestBits - lowestBits) * stepsPerBit + 1)
  const floor = Math.log2(table.count + 1) - keptBits
  const walk = walkPairs(table, blocks, (a, b) => {
    compareOwn(comparer, a, b, pair)
    let weight = weigh(weigher, pair)
    // The household adds its cap at most: where that is not enough it is not looked at.
    if (weight + weigher.householdCap >= floor) {
      compareHousehold(comparer, a, b, pair)
      weight = weigh(weigher, pair)
    }
    const step = Math.round((Math.min(highestBits, Math.max(lowestBits, weight)) - lowestBits) * stepsPerBit)
    histogram[step]!++
    if (weight >= floor) edges.add(a, b, weight, pair.levels)
  })
  return { edges, walk, histogram }
}

/**
 * The prior that agrees with itself: the share of same-person pairs that the weights of all compared pairs add up to, found
 * by repetition from the start value. Bits.
 */
export function settlePrior(histogram: Float64Array, possible: number, startBits: number): number {
  let prior = startBits
  for (let step = 0; step < 60; step++) {
    let same = 0
    for (let index = 0; index < histogram.length; index++)
      if (histogram[index]! > 0)
        same += histogram[index]! * probabilityOf(index / stepsPerBit + lowestBits, prior)
    const share = Math.min(0.5, Math.max(0.1 / possible, same / possible))
    prior = Math.log2(share / (1 - share))
  }
  return prior
}

/** Edges from the strongest down; equal ones by their rows. A pair that came twice is there once. */
export function sortEdges(edges: Edges): Int32Array {
  const order = Int32Array.from({ length: edges.count }, (_, edge) => edge)
  const { a, b, weight } = edges
  order.sort((x, y) => weight[y]! - weight[x]! || a[x]! - a[y]! || b[x]! - b[y]!)
  let kept = 0
  for (let at = 0; at < order.length; at++) {
    const edge = order[at]!
    const last = kept > 0 ? order[kept - 1]! : -1
    if (last >= 0 && a[last] === a[edge] && b[last] === b[edge]) continue
    order[kept++] = edge
  }
  return order.slice(0, kept)
}
