import type { Clusters } from './clusters.ts'
import { compare, newComparison } from './compare.ts'
import type { HumanDecisions } from './human-decisions.ts'
import { besideRivals, type Evidence, evidenceOf, type ReviewReason } from './outcome.ts'
import { type Resolution, resolve } from './resolve.ts'
import { chooseReviews, personsKey } from './review.ts'
import type { Scoring } from './score.ts'

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
  const joins = orientTree(scoring, standingRows, resolution, anchors).map(([row, other, edge]) =>
    explained(row, other, edge),
  )
  const asked = new Set(askedRows.map(([a, b]) => personsKey(clusters, a, b)))
  const reviews = chooseReviews(scoring, resolution, clusters, human, asked).map(({ edge, reason }) => ({
    ...explained(edges.a[edge]!, edges.b[edge]!, edge),
    reason,
  }))
  return { anchors, joins, reviews, counts: countRows(standingRows, clusters, anchors, resolution) }
}

/**
 * The forest of joins as (row, row it joins, edge), so that each row of the batch joins at most once, towards its anchor.
 * Most rows join a standing row directly; only joins between rows of the batch have to be walked.
 */
function orientTree(
  scoring: Scoring,
  standingRows: number,
  resolution: Resolution,
  anchors: Int32Array,
): [number, number, number][] {
  const { edges } = scoring
  const oriented: [number, number, number][] = []
  const isReached = new Uint8Array(anchors.length)
  const neighbours = new Map<number, [row: number, edge: number][]>()
  for (const edge of resolution.tree) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!]
    if (b < standingRows) {
      oriented.push([a, b, edge])
      isReached[a - standingRows] = 1
    } else
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const)
        neighbours.set(x, [...(neighbours.get(x) ?? []), [y, edge]])
  }
  const queue = [...neighbours.keys()].filter(
    (row) => isReached[row - standingRows] === 1 || anchors[row - standingRows] === row,
  )
  for (const row of queue) isReached[row - standingRows] = 1
  for (let at = 0; at < queue.length; at++)
    for (const [row, edge] of neighbours.get(queue[at]!)!) {
      if (isReached[row - standingRows] === 1) continue
      isReached[row - standingRows] = 1
      oriented.push([row, queue[at]!, edge])
      queue.push(row)
    }
  return oriented.sort(([a], [b]) => a - b)
}

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
