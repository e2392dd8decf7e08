import type { Clusters } from './clusters.ts'
import {
  birth,
  flags,
  list,
  nikHigh,
  nikLow,
  nikTrust,
  nikTrustOf,
  precision,
  precisionOf,
  sexOf,
  stride,
  type Table,
} from './encode.ts'
import { differ, type HumanDecisions } from './human-decisions.ts'
import { outcomes, type ReviewReason } from './outcome.ts'
import { settleByRivals } from './rivals.ts'
import type { Edges } from './score.ts'
import type { Model } from './weights.ts'

/** Why two clusters stay apart; 'human' = a person said so, and is not asked again. */
export type Refusal = ReviewReason | 'human'

export interface Resolution {
  /** The joins that were made: numbers of edges, in the order made. They form a forest. */
  readonly tree: Int32Array
  /** Of each edge why its join was refused: a position in `refusals`, 0 = it was not. */
  readonly refused: Uint8Array
  readonly refusedCount: number
  /** Of each edge who else its row could be: a position in rivalLevels (outcome.ts), 0 = decided without them. */
  readonly rivals: Uint8Array
}

/** What `Resolution.refused` holds. */
export const refusals = [
  null,
  'human',
  'two-persons',
  'two-nik',
  'same-list',
  'uncertain',
  'shared-nik',
] as const satisfies readonly (Refusal | null)[]

/** No list names one person this often; a person with more rows of the batch is a chain of mistakes. */
const batchRowsMax = 60

/**
 * Joins rows in the order of their evidence (weight, then record ids), refusing each join that would put into one
 * person what cannot be one: two valid NIKs, two rows of a list of unique persons, contrary sex and birth year,
 * a human "different", or two standing persons. `clusters` holds the standing persons and is changed.
 */
export function resolve(
  table: Table,
  standingRows: number,
  edges: Edges,
  clusters: Clusters,
  human: HumanDecisions,
  model: Model,
): Resolution {
  for (const [a, b] of human.same) clusters.join(a, b)
  const rivals = settleByRivals(edges, clusters, standingRows, table.count - standingRows, model)
  const order = sortedJoins(table, edges)
  const tree: number[] = []
  const refused = new Uint8Array(edges.count)
  let refusedCount = 0
  for (const edge of order) {
    const [a, b] = [edges.a[edge]!, edges.b[edge]!]
    if (clusters.root(a) === clusters.root(b)) continue
    const reason = refusalOf(table, standingRows, clusters, human, a, b)
    if (reason) {
      refused[edge] = refusals.indexOf(reason)
      refusedCount++
    } else if (clusters.join(a, b)) tree.push(edge)
  }
  return { tree: Int32Array.from(tree), refused, refusedCount, rivals }
}

function sortedJoins(table: Table, edges: Edges): Int32Array {
  const { recordIds } = table
  const order = Int32Array.from({ length: edges.count }, (_, edge) => edge).filter(
    (edge) => edges.outcome[edge] === outcomes.join,
  )
  return order.sort(
    (x, y) =>
      edges.weight[y]! - edges.weight[x]! ||
      recordIds[edges.a[x]!]! - recordIds[edges.a[y]!]! ||
      recordIds[edges.b[x]!]! - recordIds[edges.b[y]!]!,
  )
}

/** The reason why the clusters of two rows must not become one by machine, or null. */
export function refusalOf(
  table: Table,
  standingRows: number,
  clusters: Clusters,
  human: HumanDecisions,
  a: number,
  b: number,
): Refusal | null {
  const [rootA, rootB] = [clusters.root(a), clusters.root(b)]
  if (rootA < standingRows && rootB < standingRows)
    return differ(clusters, human, a, b) ? 'human' : 'two-persons'
  if (differ(clusters, human, a, b)) return 'human'
  if (isTooLarge(clusters, standingRows, a, b)) return 'uncertain'
  for (const x of clusters.members(a))
    for (const y of clusters.members(b)) {
      const found = contradictionOf(table, x, y)
      if (found && !(found === 'two-nik' && isAccepted(table, clusters, x, y))) return found
    }
  return null
}

function isTooLarge(clusters: Clusters, standingRows: number, a: number, b: number): boolean {
  if (clusters.size(a) + clusters.size(b) <= batchRowsMax) return false
  let rows = 0
  for (const start of [a, b]) for (const row of clusters.members(start)) if (row >= standingRows) rows++
  return rows > batchRowsMax
}

/** Two valid NIKs stand in one person only where somebody said so: then a further row may bear either. */
function isAccepted(table: Table, clusters: Clusters, x: number, y: number): boolean {
  return hasNikOf(table, clusters, y, x) || hasNikOf(table, clusters, x, y)
}

function hasNikOf(table: Table, clusters: Clusters, member: number, row: number): boolean {
  const { cells } = table
  const own = row * stride
  for (const other of clusters.members(member)) {
    const at = other * stride
    if (cells[at + nikHigh] === cells[own + nikHigh] && cells[at + nikLow] === cells[own + nikLow])
      return true
  }
  return false
}

/** What two rows say that cannot be true of one person. */
export function contradictionOf(table: Table, x: number, y: number): ReviewReason | null {
  const { cells } = table
  const [a, b] = [x * stride, y * stride]
  const [flagA, flagB] = [cells[a + flags]!, cells[b + flags]!]
  const valid = nikTrustOf(flagA) === nikTrust.valid && nikTrustOf(flagB) === nikTrust.valid
  if (valid && (cells[a + nikHigh] !== cells[b + nikHigh] || cells[a + nikLow] !== cells[b + nikLow]))
    return 'two-nik'
  if (cells[a + list]! > 0 && cells[a + list] === cells[b + list]) return 'same-list'
  return contrarySexAndYear(flagA, cells[a + birth]!, flagB, cells[b + birth]!) ? 'uncertain' : null
}

function contrarySexAndYear(flagA: number, dateA: number, flagB: number, dateB: number): boolean {
  if (sexOf(flagA) === 0 || sexOf(flagB) === 0 || sexOf(flagA) === sexOf(flagB) || dateA === 0 || dateB === 0)
    return false
  const slack = precisionOf(flagA) === precision.age || precisionOf(flagB) === precision.age ? 2 : 0
  return Math.abs((dateA >> 9) - (dateB >> 9)) > slack
}
