import { type ClusterLists, Clusters, rootIn } from '../../rules/clusters.ts'
import { differ, type HumanDecisions } from '../../rules/human-decisions.ts'
import type { Comparer } from './compare.ts'
import { type Refusal, refusalOf } from './refusals.ts'
import { countFrom, type Edges } from './score.ts'
import type { TwoNumbers } from './two-numbers.ts'
import { countUp, sharedFloats, sharedInts, sortByKey } from './typed-lists.ts'
import type { Weigher } from './weigh.ts'

export interface Refused {
  readonly edge: number
  readonly reason: Refusal
}

export interface Resolution {
  /** The persons: what was joined by machine, and whom people called one. */
  readonly clusters: Clusters
  /** What was joined by machine alone; the same clusters where nobody answered. */
  readonly byMachine: Clusters
  /** Edges that joined two clusters, and those that were refused, strongest first. */
  readonly joined: Int32Array
  readonly refused: readonly Refused[]
}

/** Clusters that earlier lists made: these stay, and no two of them are joined. */
export interface StandingPersons {
  /** The rows that were there, the first ones. */
  readonly rows: number
  /** Of all rows, in shared memory; those of the new ones are single. */
  readonly clusters: Clusters
}

/**
 * What joining reads, in lists that threads can share: edges that lead to one another side by side, the strongest of them first,
 * and clusters of single or standing rows.
 */
export interface Joinable {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly weight: Float32Array
  /** The numbers of the edges. */
  readonly edges: Int32Array
  /** Where parts begin, and the end of the last; edges of two parts have no row in common, nor have the clusters they can lead to. */
  readonly bounds: readonly number[]
  readonly byMachine: ClusterLists
  readonly persons: ClusterLists
  readonly different: HumanDecisions['different']
  /** Rows before this one are standing. */
  readonly standing: number
  readonly joinBits: number
  readonly priorBits: number
}

/** What people decided, and the standing persons with whom they called one. */
export interface Obeyed {
  readonly decisions: HumanDecisions
  readonly persons: Clusters
}

/** Bits without the prior from which a pair is joined, and from which it is in doubt; and the prior. */
export interface JoinBits {
  readonly joinBits: number
  readonly reviewBits: number
  readonly priorBits: number
}

/**
 * Edges that may join, in `parts` parts of about one size, which can be resolved by themselves. `standing` are
 * the clusters of all rows as they are before, `persons` these with whom people called one.
 */
export function dealEdges(
  found: Edges,
  { rows: standing, clusters: { lists: byMachine } }: StandingPersons,
  { decisions: { different }, persons: { lists: persons } }: Obeyed,
  { joinBits, reviewBits, priorBits }: JoinBits,
  parts: number,
): Joinable {
  const { a, b, weight } = found
  const count = countFrom(found, reviewBits)
  // Where the edges could lead to: as if all were joined.
  const reach = persons.parent.slice()
  for (let edge = 0; edge < count; edge++) {
    const [x, y] = [rootIn(reach, a[edge]!), rootIn(reach, b[edge]!)]
    reach[Math.max(x, y)] = Math.min(x, y)
  }
  const roots = new Int32Array(count)
  for (let edge = 0; edge < count; edge++) roots[edge] = rootIn(reach, a[edge]!)
  // Edges of one person side by side: their rows are compared again and again, and are then at hand.
  const { keys, rows: edges } = sortByKey(
    { keys: roots, rows: countUp(count) },
    { keys: new Int32Array(count), rows: sharedInts(count) },
  )
  const [left, right, bits] = [sharedInts(count), sharedInts(count), sharedFloats(count)]
  for (let at = 0; at < count; at++) {
    left[at] = a[edges[at]!]!
    right[at] = b[edges[at]!]!
    bits[at] = weight[edges[at]!]!
  }
  const bounds = Array.from({ length: parts + 1 }, (_, part) => {
    let at = Math.floor((count * part) / parts)
    while (at > 0 && at < count && keys[at] === keys[at - 1]) at++
    return at
  })
  return {
    a: left,
    b: right,
    weight: bits,
    edges,
    bounds,
    byMachine,
    persons,
    different,
    standing,
    joinBits,
    priorBits,
  }
}

/**
 * Joins the rows of one part by their strongest pairs first, in the clusters given. A join is refused where it would put two
 * rows of an input without duplicates together, or where the members of the two clusters speak against it on average: a chain of
 * half-likenesses breaks there. A pair in doubt joins only where all rows of both clusters together reach the threshold. Two
 * clusters of standing rows, which were found before, are never joined. Whom people called one weighs nothing here, so that a machine
 * joins what it joined when it asked them; but no join may put together whom they called two, however they would come together.
 */
export function resolvePart(
  comparer: Comparer,
  weigher: Weigher,
  joinable: Joinable,
  twoNumbers: TwoNumbers,
  part: number,
): Pick<Resolution, 'joined' | 'refused'> {
  const { a: left, b: right, weight, edges, bounds, standing, joinBits, priorBits } = joinable
  const clusters = Clusters.over(joinable.byMachine)
  const persons = Clusters.over(joinable.persons)
  const scales = { comparer, weigher, clusters, priorBits }
  const joined: number[] = []
  const refused: Refused[] = []
  for (let at = bounds[part]!; at < bounds[part + 1]!; at++) {
    const [a, b, edge] = [left[at]!, right[at]!, edges[at]!]
    if (clusters.root(a) === clusters.root(b)) continue
    const isSure = weight[at]! >= joinBits
    if (!isSure && clusters.size(a) + clusters.size(b) === 2) continue
    const isStanding = clusters.root(a) < standing && clusters.root(b) < standing
    const reason = isStanding
      ? 'standing-persons'
      : differ(persons, joinable, a, b)
        ? 'answered'
        : refusalOf(scales, twoNumbers, a, b, weight[at]!, joinBits)
    if (!reason) {
      clusters.join(a, b)
      persons.join(a, b)
      joined.push(edge)
    } else if (isSure && persons.root(a) !== persons.root(b)) refused.push({ edge, reason })
  }
  return { joined: Int32Array.from(joined), refused }
}
