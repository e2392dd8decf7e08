import type { Clusters } from '../../rules/clusters.ts'
import { pairKey } from '../../rules/pair-key.ts'
import { countFrom, type Edges } from './score.ts'

/** What becomes of a pair: its rows are one person now, somebody should look, or what is known of both says that they are two. */
export const outcome = { join: 0, review: 1, separate: 2 } as const

/** Two persons between whom pairs are in doubt. A person is asked about persons: one answer settles all their pairs. */
export interface Doubts {
  /** The strongest pair in doubt of each two persons. */
  readonly first: Int32Array
  /** By edge from the strongest to the threshold of review: which two persons, or `settled`. */
  readonly of: Int32Array
}

/** Rows that are one person already. */
const settled = -1

/** Pairs from the threshold of review on whose rows are not one person, by the two persons they would join. */
export function findDoubts(edges: Edges, clusters: Clusters, reviewBits: number): Doubts {
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
      doubt = first.length
      known.set(persons, doubt)
      first.push(edge)
    }
    of[edge] = doubt
  }
  return { first: Int32Array.from(first), of }
}

/** The outcome of each pair. `bits` says of each doubt what the two persons weigh together: below `reviewBits` nobody is asked. */
export function outcomesOf({ of }: Doubts, bits: ArrayLike<number>, reviewBits: number): Uint8Array {
  return Uint8Array.from(of, (doubt) =>
    doubt === settled ? outcome.join : bits[doubt]! < reviewBits ? outcome.separate : outcome.review,
  )
}
