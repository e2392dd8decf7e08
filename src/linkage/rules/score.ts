import { CandidateFinder, type KeyIndex } from './block.ts'
import type { Clusters } from './clusters.ts'
import { compare, newComparison } from './compare.ts'
import type { Table } from './encode.ts'
import { isSharedNik, judge, outcomes } from './outcome.ts'
import type { Model } from './weights.ts'

/** Pairs worth keeping, as columns: row a (of the batch) > row b, weight in bits, outcome (outcome.ts). */
export class Edges {
  a = new Int32Array(1024)
  b = new Int32Array(1024)
  weight = new Float32Array(1024)
  outcome = new Uint8Array(1024)
  count = 0

  add(a: number, b: number, weight: number, outcome: number): void {
    if (this.count === this.a.length) this.grow()
    this.a[this.count] = a
    this.b[this.count] = b
    this.weight[this.count] = weight
    this.outcome[this.count++] = outcome
  }

  /** Of the pairs from number `from` on only those with the numbers `kept` stay. */
  keep(from: number, kept: readonly number[]): void {
    const [a, b, weight, outcome] = [this.a, this.b, this.weight, this.outcome].map((column) =>
      kept.map((edge) => column[edge]!),
    ) as [number[], number[], number[], number[]]
    this.count = from
    for (let at = 0; at < kept.length; at++) this.add(a[at]!, b[at]!, weight[at]!, outcome[at]!)
  }

  private grow(): void {
    const wider = <T extends Int32Array | Float32Array | Uint8Array>(from: T, to: T) => {
      to.set(from)
      return to
    }
    const size = this.a.length * 2
    this.a = wider(this.a, new Int32Array(size))
    this.b = wider(this.b, new Int32Array(size))
    this.weight = wider(this.weight, new Float32Array(size))
    this.outcome = wider(this.outcome, new Uint8Array(size))
  }
}

/** Where the pairs of each row begin and end. */
export function* rowsOf({ a, count }: Edges): Generator<{ from: number; to: number }> {
  for (let from = 0, to = 0; from < count; from = to) {
    while (to < count && a[to] === a[from]) to++
    yield { from, to }
  }
}

export interface Scoring {
  readonly table: Table
  readonly model: Model
  readonly bits: Float32Array
  readonly finder: CandidateFinder
  readonly edges: Edges
  /** Rows that are one standing person. */
  readonly persons: Clusters
  comparedPairs: number
  /** Pairs with persons beyond `personsPerRowMax`, left out. */
  leftOut: number
}

export function startScoring(
  table: Table,
  model: Model,
  bits: Float32Array,
  indexes: readonly KeyIndex[],
  persons: Clusters,
): Scoring {
  return {
    table,
    model,
    bits,
    finder: new CandidateFinder(table, indexes),
    edges: new Edges(),
    persons,
    comparedPairs: 0,
    leftOut: 0,
  }
}

/** A pair with one NIK on two different names has to be seen although its weight is far below review. */
const floorForSharedNik = -40

/** Compares rows [from, to) of the batch with every earlier row that shares a key, and keeps what may matter. */
export function scoreRows(scoring: Scoring, from: number, to: number): void {
  const { table, model, bits, finder, edges } = scoring
  const pair = newComparison()
  for (let row = from; row < to; row++) {
    const before = edges.count
    const found = finder.find(row)
    scoring.comparedPairs += found
    for (let at = 0; at < found; at++) {
      const other = finder.candidates[at]!
      if (
        !compare(table, row, other, model, bits, model.thresholds.review, pair) &&
        !hidesSharedNik(scoring, row, other, pair)
      )
        continue
      const { outcome } = judge(pair, model)
      if (outcome !== outcomes.separate) edges.add(row, other, pair.weight, outcome)
    }
    if (edges.count > before + 1) keepTelling(scoring, before)
  }
}

/** A row that resembles more persons than this resembles nobody in particular. */
export const personsPerRowMax = 60

/**
 * Of the pairs of one row (numbers `from` on) keeps what can tell something: with each standing person the strongest of each
 * outcome, and the strongest persons. Somebody stands on dozens of monthly lists; weaker pairs with them say the same again.
 */
function keepTelling(scoring: Scoring, from: number): void {
  const { edges, persons } = scoring
  const order = Array.from({ length: edges.count - from }, (_, at) => from + at)
  order.sort((x, y) => edges.weight[y]! - edges.weight[x]! || edges.b[x]! - edges.b[y]!)
  const told = new Map<number, number>()
  const kept = order.filter((edge) => {
    const person = persons.root(edges.b[edge]!)
    const known = told.get(person)
    if (known === undefined && told.size === personsPerRowMax) {
      scoring.leftOut++
      return false
    }
    const outcome = 1 << edges.outcome[edge]!
    told.set(person, (known ?? 0) | outcome)
    return ((known ?? 0) & outcome) === 0
  })
  if (kept.length < order.length) edges.keep(from, kept)
}

function hidesSharedNik(
  scoring: Scoring,
  row: number,
  other: number,
  pair: ReturnType<typeof newComparison>,
): boolean {
  if (pair.nik !== 1) return false
  compare(scoring.table, row, other, scoring.model, scoring.bits, floorForSharedNik, pair)
  return isSharedNik(pair)
}
