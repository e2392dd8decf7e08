import type { Clusters } from '../../rules/clusters.ts'
import type { Table } from './table.ts'
import { holdTwoNumbers, type TwoNumbers } from './two-numbers.ts'
import { type Scales, weighPersons } from './weigh-persons.ts'

/** Why two clusters stay apart although a pair of their rows looks like one person. */
export type Refusal =
  | 'answered'
  | 'unique-input'
  | 'two-numbers'
  | 'contradiction'
  | 'too-large'
  | 'standing-persons'

const rowsMax = 200_000

/**
 * Why the clusters of rows `a` and `b`, whose pair weighs `pairBits`, must not be joined by machine; null where nothing speaks
 * against it.
 */
export function refusalOf(
  scales: Scales,
  twoNumbers: TwoNumbers,
  a: number,
  b: number,
  pairBits: number,
  joinBits: number,
): Refusal | null {
  const { clusters } = scales
  const { table } = scales.comparer
  const [sizeA, sizeB] = [clusters.size(a), clusters.size(b)]
  if (sizeA + sizeB > rowsMax) return 'too-large'
  if (shareUniqueInput(table, clusters, a, b)) return 'unique-input'
  if (holdTwoNumbers(table, twoNumbers, clusters, a, b)) return 'two-numbers'
  if (sizeA === 1 && sizeB === 1) return null
  const { together, against } = weighPersons(scales, a, b, pairBits)
  return together + against < joinBits ? 'contradiction' : null
}

function shareUniqueInput(table: Table, clusters: Clusters, a: number, b: number): boolean {
  if (!table.unique.includes(true)) return false
  const taken = new Set<number>()
  for (const x of clusters.members(a)) if (table.unique[table.source[x]!]) taken.add(table.source[x]!)
  if (taken.size === 0) return false
  for (const y of clusters.members(b)) if (taken.has(table.source[y]!)) return true
  return false
}
