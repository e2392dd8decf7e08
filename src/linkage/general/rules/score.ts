import { batchRows, type Partners } from './partners.ts'
import type { PairScorer } from './score-pair.ts'
import { countUp, sortByKey } from './typed-lists.ts'
import { probabilityOf } from './weigh.ts'

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

  /** `count` edges in lists that are theirs alone. */
  static of(
    columns: number,
    count: number,
    a: Int32Array,
    b: Int32Array,
    weight: Float32Array,
    levels: Uint8Array,
  ): Edges {
    return Object.assign(new Edges(columns), { count, a, b, weight, levels })
  }

  add(a: number, b: number, weight: number, levels: Uint8Array): void {
    if (this.count === this.a.length) this.grow(this.count * 2)
    this.a[this.count] = a
    this.b[this.count] = b
    this.weight[this.count] = weight
    this.levels.set(levels, this.count * this.columns)
    this.count++
  }

  /** Adds all edges of another list. */
  append(other: Pick<Edges, 'a' | 'b' | 'weight' | 'levels'>, from: number, to: number): void {
    const count = this.count + to - from
    if (count > this.a.length) this.grow(Math.max(count, this.a.length * 2))
    this.a.set(other.a.subarray(from, to), this.count)
    this.b.set(other.b.subarray(from, to), this.count)
    this.weight.set(other.weight.subarray(from, to), this.count)
    this.levels.set(other.levels.subarray(from * this.columns, to * this.columns), this.count * this.columns)
    this.count = count
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

/** Pairs below this probability, under the most generous prior, are not kept. */
const keptBits = 5

/** What comparing the rows of one thread needs. */
export interface Scorer {
  readonly partners: Partners
  readonly pairs: PairScorer
  /** Pairs that weigh less are not kept. */
  readonly floor: number
}

/** Lighter pairs could not matter under the most generous prior. */
export const floorFor = (rows: number) => Math.log2(rows + 1) - keptBits

/** Compares the rows `from` to before `to` with their partners; adds pairs that may matter to `edges`. */
export function scoreRows({ partners, pairs, floor }: Scorer, from: number, to: number, edges: Edges): void {
  const keep = keeper(pairs, edges)
  for (let first = from; first < to; first += batchRows) {
    partners.find(first, Math.min(to, first + batchRows))
    if (partners.firstNew > 0) pairs.comparer.fetchBits(partners.b, partners.count)
    pairs.scoreAll(partners.a, partners.b, partners.count, floor, keep)
  }
}

/** Takes what PairScorer.scoreAll keeps into `edges`. */
export function keeper({ comparer: { levels } }: PairScorer, edges: Edges) {
  return (a: number, b: number, weight: number) => edges.add(Math.min(a, b), Math.max(a, b), weight, levels)
}

const [mostBits, stepsPerBit] = [120, 4]

/**
 * The prior that agrees with itself: the share of same-person pairs among all possible ones that the weights of the kept pairs
 * add up to, found by repetition from the start value. Bits. Pairs that were not kept add next to nothing.
 */
export function settlePrior({ weight, count }: Edges, possible: number, startBits: number): number {
  const pairs = new Float64Array(2 * mostBits * stepsPerBit + 1)
  for (let edge = 0; edge < count; edge++) {
    const bits = Math.min(mostBits, Math.max(-mostBits, weight[edge]!))
    pairs[Math.round((bits + mostBits) * stepsPerBit)]!++
  }
  let prior = startBits
  for (let step = 0; step < 60; step++) {
    let same = 0
    for (let index = 0; index < pairs.length; index++)
      if (pairs[index]! > 0) same += pairs[index]! * probabilityOf(index / stepsPerBit - mostBits, prior)
    const share = Math.min(0.5, Math.max(0.1 / possible, same / possible))
    prior = Math.log2(share / (1 - share))
  }
  return prior
}

/** How many edges, which come strongest first, weigh `leastBits` or more. */
export function countFrom({ weight, count }: Edges, leastBits: number): number {
  let edge = 0
  while (edge < count && weight[edge]! >= leastBits) edge++
  return edge
}

/** Edges from the strongest down; equal ones by their rows. A pair that came twice is there once. */
export function sortEdges(edges: Edges): Edges {
  const { a, b, weight, count, columns } = edges
  const bits = new Int32Array(weight.slice(0, count).buffer)
  // As unsigned integers, the bits of floats are in order once negative ones are turned over; here from the highest down.
  for (let edge = 0; edge < count; edge++)
    bits[edge] = bits[edge]! >= 0 ? ~bits[edge]! ^ 0x80000000 : bits[edge]!
  const { keys, rows: order } = sortByKey({ keys: bits, rows: countUp(count) })
  for (let from = 0, to = 0; from < count; from = to) {
    to = from + 1
    while (to < count && keys[to] === keys[from]) to++
    if (to > from + 1) order.subarray(from, to).sort((x, y) => a[x]! - a[y]! || b[x]! - b[y]!)
  }
  const kept = withoutRepeats(order, a, b)
  // Laid out anew: all that follows goes through them in this order, and reads what lies side by side.
  return Edges.of(
    columns,
    kept.length,
    gather(a, kept, 1),
    gather(b, kept, 1),
    gather(weight, kept, 1),
    gather(edges.levels, kept, columns),
  )
}

function withoutRepeats(order: Int32Array, a: Int32Array, b: Int32Array): Int32Array {
  let kept = 0
  for (let at = 0; at < order.length; at++) {
    const [edge, last] = [order[at]!, kept > 0 ? order[kept - 1]! : -1]
    if (last >= 0 && a[last] === a[edge] && b[last] === b[edge]) continue
    order[kept++] = edge
  }
  return order.subarray(0, kept)
}

/** The items of `width` values each at the places of `order`. */
function gather<List extends Int32Array | Float32Array | Uint8Array>(
  from: List,
  order: Int32Array,
  width: number,
): List {
  const to = new (from.constructor as new (length: number) => List)(order.length * width)
  for (let item = 0, at = 0; item < order.length; item++)
    for (let value = order[item]! * width, end = value + width; value < end; value++) to[at++] = from[value]!
  return to
}
