import type { Clusters } from './clusters.ts'
import { type Comparison, compare, newComparison } from './compare.ts'
import { differ, type HumanDecisions } from './human-decisions.ts'
import { judge, outcomes, type ReviewReason } from './outcome.ts'
import { pairKey } from './pair-key.ts'
import { type Refusal, type Resolution, refusals } from './resolve.ts'
import { rowsOf, type Scoring } from './score.ts'

export interface ReviewEdge {
  readonly edge: number
  readonly reason: ReviewReason
}

/** A row that joined with this many bits more than a doubt has has answered the doubt. */
const answeredBits = 6
/** Pairs per row: the best of at most this many other persons. */
const perRowMax = 2

/**
 * The pairs that people should decide: refused joins and pairs in the band, at most two per row, one per pair of persons.
 * `asked` = keys (personsKey) of pairs of persons that already are or were in the queue.
 */
export function chooseReviews(
  scoring: Scoring,
  resolution: Resolution,
  clusters: Clusters,
  human: HumanDecisions,
  asked: Set<number>,
): ReviewEdge[] {
  const { edges } = scoring
  const { refused } = resolution
  const joinedBy = strongestJoins(scoring, resolution)
  const chosen: ReviewEdge[] = []
  const pair = newComparison()
  for (const { from, to } of rowsOf(edges)) {
    const open: number[] = []
    for (let edge = from; edge < to; edge++)
      if (edges.outcome[edge] === outcomes.review || refused[edge] !== 0) open.push(edge)
    open.sort((x, y) => edges.weight[y]! - edges.weight[x]! || edges.b[x]! - edges.b[y]!)
    let taken = 0
    for (const edge of open) {
      if (taken === perRowMax) break
      const reason = reasonOf(scoring, edge, refusals[refused[edge]!]!, pair)
      if (
        reason === 'human' ||
        isAnswered(scoring, edge, reason, joinedBy) ||
        !isNew(scoring, edge, clusters, human, asked)
      )
        continue
      chosen.push({ edge, reason })
      taken++
    }
  }
  return chosen
}

/** Per row the weight of its strongest join, 0 where it has none. */
function strongestJoins({ edges, table }: Scoring, resolution: Resolution): Float32Array {
  const best = new Float32Array(table.count)
  for (const edge of resolution.tree)
    for (const row of [edges.a[edge]!, edges.b[edge]!]) best[row] = Math.max(best[row]!, edges.weight[edge]!)
  return best
}

function reasonOf(scoring: Scoring, edge: number, refusal: Refusal | null, pair: Comparison): Refusal {
  if (refusal) return refusal
  compare(
    scoring.table,
    scoring.edges.a[edge]!,
    scoring.edges.b[edge]!,
    scoring.model,
    scoring.bits,
    Number.NEGATIVE_INFINITY,
    pair,
  )
  return judge(pair, scoring.model).reason
}

function isAnswered(scoring: Scoring, edge: number, reason: Refusal, joinedBy: Float32Array): boolean {
  if (reason !== 'uncertain' && reason !== 'two-nik') return false
  const { a, weight } = scoring.edges
  return joinedBy[a[edge]!]! > weight[edge]! + answeredBits
}

function isNew(
  scoring: Scoring,
  edge: number,
  clusters: Clusters,
  human: HumanDecisions,
  asked: Set<number>,
): boolean {
  const [a, b] = [scoring.edges.a[edge]!, scoring.edges.b[edge]!]
  const key = personsKey(clusters, a, b)
  if (clusters.root(a) === clusters.root(b) || asked.has(key) || differ(clusters, human, a, b)) return false
  asked.add(key)
  return true
}

/** One number for an unordered pair of persons (by the roots of their clusters). */
export const personsKey = (clusters: Clusters, a: number, b: number) =>
  pairKey(clusters.root(a), clusters.root(b))
