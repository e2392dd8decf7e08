import type { Clusters } from '../../rules/clusters.ts'
import { differ, type HumanDecisions } from '../../rules/human-decisions.ts'
import { pairKey } from '../../rules/pair-key.ts'
import { countFrom, type Edges } from './score.ts'

/** What becomes of a pair: its rows are one person now, somebody should look, or what is known of both says that they are two. */
export const outcome = { join: 0, review: 1, separate: 2 } as const

/** Two persons between whom pairs are in doubt. A person is asked about persons: one answer settles all their pairs. */
export interface Doubts {
  /** The strongest pair in doubt of each two persons. */
  readonly first: Int32Array
  /** By edge from the strongest to the threshold of review: which two persons, `settled` or `answered`. */
  readonly of: Int32Array
}

/** Rows that are one person already, and rows of two persons who are two by somebody's word. */
const [settled, answered] = [-1, -2]

/** Pairs from the threshold of review on whose rows are not one person, by the two persons they would join. */
export function findDoubts(
  edges: Edges,
  clusters: Clusters,
  reviewBits: number,
  decisions: Pick<HumanDecisions, 'different'>,
): Doubts {
  const { a, b } = edges
  const of = new Int32Array(countFrom(edges, reviewBits)).fill(settled)
  const first: number[] = []
  const known = new Map<number, number>()
  for (let edge = 0; edge < of.length; edge++) {
    const [x, y] = [clusters.root(a[edge]!), clusters.root(b[edge]!)]
    if (x === y) continue
    const persons = pairKey(x, y)
    let doubt = known.get(persons)
    if (doubt === undefined) {
      doubt = differ(clusters, decisions, x, y) ? answered : first.length
      known.set(persons, doubt)
      if (doubt !== answered) first.push(edge)
    }
    of[edge] = doubt
  }
  return { first: Int32Array.from(first), of }
}

/** Number of the question of each pair, from 1 in the order of their strongest pairs; 0 where nobody is asked. */
export function numbersOf({ of }: Doubts, bits: ArrayLike<number>, reviewBits: number): Int32Array {
  let asked = 0
  const numbers = Array.from(bits, (together) => (together < reviewBits ? 0 : ++asked))
  return Int32Array.from(of, (doubt) => numbers[doubt] ?? 0)
}

/** The outcome of each pair. `bits` says of each doubt what the two persons weigh together: below `reviewBits` nobody is asked. */
export function outcomesOf({ of }: Doubts, bits: ArrayLike<number>, reviewBits: number): Uint8Array {
  return Uint8Array.from(of, (doubt) => {
    if (doubt === settled) return outcome.join
    return doubt === answered || bits[doubt]! < reviewBits ? outcome.separate : outcome.review
  })
}
