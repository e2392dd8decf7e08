import { Clusters } from '../../rules/clusters.ts'
import type { Comparer } from './compare.ts'
import type { Edges } from './score.ts'
import type { Table } from './table.ts'
import { type Compared, type Weigher, weigh } from './weigh.ts'

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
  const joined: number[] = []
  const refused: { edge: number; reason: Refusal }[] = []
  for (const edge of order) {
    if (edges.weight[edge]! < joinBits) break
    const [a, b] = [edges.a[edge]!, edges.b[edge]!]
    if (clusters.root(a) === clusters.root(b)) continue
    const reason =
      isStanding(a) && isStanding(b)
        ? 'standing-persons'
        : refusalOf(comparer, weigher, clusters, a, b, joinBits, priorBits)
    if (reason) refused.push({ edge, reason })
    else if (clusters.join(a, b)) joined.push(edge)
  }
  return { clusters, joined: Int32Array.from(joined), refused }
}

function refusalOf(
  comparer: Comparer,
  weigher: Weigher,
  clusters: Clusters,
  a: number,
  b: number,
  joinBits: number,
  priorBits: number,
): Refusal | null {
  const [sizeA, sizeB] = [clusters.size(a), clusters.size(b)]
  if (sizeA + sizeB > rowsMax) return 'too-large'
  if (shareUniqueInput(comparer.table, clusters, a, b)) return 'unique-input'
  if (sizeA === 1 && sizeB === 1) return null
  const columns = comparer.levels.length
  const together = { levels: new Uint8Array(columns), rarity: new Float32Array(columns) }
  let [votes, sum, takenA] = [0, 0, 0]
  for (const x of clusters.members(a)) {
    if (takenA++ === membersMax) break
    let takenB = 0
    for (const y of clusters.members(b)) {
      if (takenB++ === membersMax) break
      comparer.compare(x, y)
      keepBest(together, comparer)
      sum += Math.max(-voteBits, Math.min(voteBits, weigh(weigher, comparer) + priorBits))
      votes++
    }
  }
  return sum / votes < 0 || weigh(weigher, together) < joinBits ? 'contradiction' : null
}

/** Keeps the best level of each column: what two clusters say of each other, where their rows fill each other's gaps. */
function keepBest(best: Compared, pair: Compared): void {
  for (let column = 0; column < best.levels.length; column++) {
    const level = pair.levels[column]!
    if (level === 0 || (best.levels[column]! > 0 && best.levels[column]! <= level)) continue
    best.levels[column] = level
    best.rarity[column] = pair.rarity[column]!
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
