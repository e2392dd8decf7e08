import { Clusters } from '../../rules/clusters.ts'
import { mix } from '../../rules/hash.ts'
import type { Comparer } from './compare.ts'
import type { Edges } from './score.ts'
import type { Table } from './table.ts'
import { type Weigher, weigh } from './weigh.ts'

/** Why two clusters stay apart although a pair of their rows looks like one person. */
export type Refusal = 'unique-input' | 'contradiction' | 'too-large' | 'standing-persons'

export interface Resolution {
  readonly clusters: Clusters
  /** Edges that joined two clusters, and those that were refused, strongest first. */
  readonly joined: Int32Array
  readonly refused: readonly { readonly edge: number; readonly reason: Refusal }[]
}

/** Rows of each cluster that are looked at when two clusters are to be joined. */
const membersMax = 8
/** No single pair says more than this when the members of two clusters are weighed against each other (bits). */
const voteBits = 12
const rowsMax = 200_000

/**
 * Joins rows by their strongest pairs first. A join is refused where it would put two rows of an input without duplicates
 * together, or where the members of the two clusters speak against it on average: a chain of half-likenesses breaks there.
 * `standing` are clusters of the first rows that were found before; two of these are never joined.
 */
export function resolve(
  comparer: Comparer,
  weigher: Weigher,
  edges: Edges,
  order: Int32Array,
  joinBits: number,
  priorBits: number,
  standing?: Clusters,
): Resolution {
  const { table } = comparer
  const clusters = new Clusters(table.count, standing)
  const isStanding = (row: number) => standing !== undefined && clusters.root(row) < standing.count
  const weights = new Weights(comparer, weigher, edges)
  const joined: number[] = []
  const refused: { edge: number; reason: Refusal }[] = []
  for (const edge of order) {
    if (edges.weight[edge]! < joinBits) break
    const [a, b] = [edges.a[edge]!, edges.b[edge]!]
    if (clusters.root(a) === clusters.root(b)) continue
    const reason =
      isStanding(a) && isStanding(b)
        ? 'standing-persons'
        : refusalOf(table, weights, clusters, a, b, priorBits)
    if (reason) refused.push({ edge, reason })
    else if (clusters.join(a, b)) joined.push(edge)
  }
  return { clusters, joined: Int32Array.from(joined), refused }
}

function refusalOf(
  table: Table,
  weights: Weights,
  clusters: Clusters,
  a: number,
  b: number,
  priorBits: number,
): Refusal | null {
  const [sizeA, sizeB] = [clusters.size(a), clusters.size(b)]
  if (sizeA + sizeB > rowsMax) return 'too-large'
  if (shareUniqueInput(table, clusters, a, b)) return 'unique-input'
  if (sizeA === 1 && sizeB === 1) return null
  let [votes, sum] = [0, 0]
  let takenA = 0
  for (const x of clusters.members(a)) {
    if (takenA++ === membersMax) break
    let takenB = 0
    for (const y of clusters.members(b)) {
      if (takenB++ === membersMax) break
      sum += Math.max(-voteBits, Math.min(voteBits, weights.of(x, y) + priorBits))
      votes++
    }
  }
  return sum / votes < 0 ? 'contradiction' : null
}

/** Weights of pairs: of the edges, which are known, and of any other two rows, which are compared when asked for. */
class Weights {
  private readonly comparer: Comparer
  private readonly weigher: Weigher
  private readonly edges: Edges
  /** Edge + 1 by the hash of its rows; 0 = free. */
  private readonly places: Int32Array

  constructor(comparer: Comparer, weigher: Weigher, edges: Edges) {
    this.comparer = comparer
    this.weigher = weigher
    this.edges = edges
    let size = 16
    while (size < edges.count * 2) size *= 2
    this.places = new Int32Array(size)
    for (let edge = 0; edge < edges.count; edge++)
      this.places[this.placeOf(edges.a[edge]!, edges.b[edge]!)] = edge + 1
  }

  of(x: number, y: number): number {
    const edge = this.places[x < y ? this.placeOf(x, y) : this.placeOf(y, x)]!
    if (edge > 0) return this.edges.weight[edge - 1]!
    this.comparer.compare(x, y)
    return weigh(this.weigher, this.comparer)
  }

  private placeOf(a: number, b: number): number {
    const { places, edges } = this
    let place = mix(a, b) & (places.length - 1)
    for (let edge = places[place]!; edge > 0; edge = places[place]!) {
      if (edges.a[edge - 1] === a && edges.b[edge - 1] === b) break
      place = (place + 1) & (places.length - 1)
    }
    return place
  }
}

function shareUniqueInput(table: Table, clusters: Clusters, a: number, b: number): boolean {
  if (!table.unique.includes(true)) return false
  const taken = new Set<number>()
  for (const x of clusters.members(a)) if (table.unique[table.source[x]!]) taken.add(table.source[x]!)
  if (taken.size === 0) return false
  for (const y of clusters.members(b)) if (taken.has(table.source[y]!)) return true
  return false
}
