import type { Clusters } from './clusters.ts'
import { compare, newComparison } from './compare.ts'
import type { HumanDecisions } from './human-decisions.ts'
import { besideRivals, type Evidence, evidenceOf, type ReviewReason } from './outcome.ts'
import { type Resolution, resolve } from './resolve.ts'
import { chooseReviews, personsKey } from './review.ts'
import type { Edges, Scoring } from './score.ts'

export interface LinkedPair {
  readonly row: number
  readonly other: number
  readonly weight: number
  readonly evidence: Evidence
}

/** Links as rows: `anchors[i]` is the row that row standingRows + i belongs to (smallest standing row, else smallest). */
export interface Linked {
  readonly anchors: Int32Array
  readonly joins: readonly LinkedPair[]
  readonly reviews: readonly (LinkedPair & { readonly reason: ReviewReason })[]
  readonly counts: {
    readonly joinedStanding: number
    readonly joinedInBatch: number
    readonly alone: number
    readonly refusedJoins: number
  }
}

/** From scored pairs to persons: resolve, orient the joins away from the anchors, choose what people must decide. */
export function linkRows(
  scoring: Scoring,
  standingRows: number,
  clusters: Clusters,
  human: HumanDecisions,
  askedRows: readonly (readonly [number, number])[],
): Linked {
  const { table, edges, model, bits } = scoring
  const resolution = resolve(table, standingRows, edges, clusters, human, model)
  const pair = newComparison()
  const known = new Map<number, Evidence>()
  const explained = (row: number, other: number, edge: number): LinkedPair => {
    compare(table, row, other, model, bits, Number.NEGATIVE_INFINITY, pair)
    const evidence = evidenceOf(pair, model, known)
    const rivals = resolution.rivals[edge]!
    if (rivals === 0) return { row, other, weight: pair.weight, evidence }
    const weight = edges.weight[edge]!
    return { row, other, weight, evidence: besideRivals(evidence, rivals, weight - pair.weight) }
  }
  const anchors = Int32Array.from({ length: table.count - standingRows }, (_, index) =>
    clusters.root(standingRows + index),
  )
  const joins: LinkedPair[] = []
  for (const [index, edge] of orientTree(scoring, standingRows, resolution, anchors).entries()) {
    if (edge < 0) continue
    const row = standingRows + index
    joins.push(explained(row, otherEnd(edges, edge, row), edge))
  }
  const asked = new Set(askedRows.map(([a, b]) => personsKey(clusters, a, b)))
  const reviews = chooseReviews(scoring, resolution, clusters, human, asked).map(({ edge, reason }) => ({
    ...explained(edges.a[edge]!, edges.b[edge]!, edge),
    reason,
  }))
  return { anchors, joins, reviews, counts: countRows(standingRows, clusters, anchors, resolution) }
}

/**
 * The forest of joins, oriented so that each row of the batch joins at most once, towards its anchor: per row of the batch the edge it
 * joins by, -1 where it joins nobody. Most rows join a standing row directly; only joins between rows of the batch have to be walked.
 */
function orientTree(
  { edges }: Scoring,
  standingRows: number,
  { tree }: Resolution,
  anchors: Int32Array,
): Int32Array {
  const joinsBy = new Int32Array(anchors.length).fill(-1)
  const within = tree.filter((edge) => edges.b[edge]! >= standingRows)
  for (const edge of tree) if (edges.b[edge]! < standingRows) joinsBy[edges.a[edge]! - standingRows] = edge
  const neighbours = new Map<number, number[]>()
  for (const edge of within)
    for (const row of [edges.a[edge]!, edges.b[edge]!]) {
      const known = neighbours.get(row)
      if (known) known.push(edge)
      else neighbours.set(row, [edge])
    }
  const isAnchor = (row: number) => anchors[row - standingRows] === row
  const isReached = (row: number) => isAnchor(row) || joinsBy[row - standingRows]! >= 0
  const queue = [...neighbours.keys()].filter(isReached)
  for (let at = 0; at < queue.length; at++)
    for (const edge of neighbours.get(queue[at]!)!) {
      const row = otherEnd(edges, edge, queue[at]!)
      if (isReached(row)) continue
      joinsBy[row - standingRows] = edge
      queue.push(row)
    }
  return joinsBy
}

const otherEnd = ({ a, b }: Edges, edge: number, row: number) => (a[edge] === row ? b[edge]! : a[edge]!)

function countRows(standingRows: number, clusters: Clusters, anchors: Int32Array, resolution: Resolution) {
  let [joinedStanding, joinedInBatch] = [0, 0]
  anchors.forEach((anchor, index) => {
    if (anchor < standingRows) joinedStanding++
    else if (clusters.size(standingRows + index) > 1) joinedInBatch++
  })
  return {
    joinedStanding,
    joinedInBatch,
    alone: anchors.length - joinedStanding - joinedInBatch,
    refusedJoins: resolution.refusedCount,
  }
}
