import type { Clusters } from '../../rules/clusters.ts'
import type { Comparer } from './compare.ts'
import { isOneCutOff } from './compare-numbers.ts'
import type { Table } from './table.ts'
import type { Weigher } from './weigh.ts'
import { weighPersons } from './weigh-persons.ts'

/** Why two clusters stay apart although a pair of their rows looks like one person. */
export type Refusal = 'unique-input' | 'two-numbers' | 'contradiction' | 'too-large' | 'standing-persons'

const rowsMax = 200_000

/** Why the clusters of rows `a` and `b` must not be joined by machine; null where nothing speaks against it. */
export function refusalOf(
  comparer: Comparer,
  weigher: Weigher,
  clusters: Clusters,
  a: number,
  b: number,
  joinBits: number,
  priorBits: number,
): Refusal | null {
  const { table } = comparer
  const [sizeA, sizeB] = [clusters.size(a), clusters.size(b)]
  if (sizeA + sizeB > rowsMax) return 'too-large'
  if (shareUniqueInput(table, clusters, a, b)) return 'unique-input'
  if (sizeA === 1 && sizeB === 1) return null
  if (holdTwoNumbers(table, clusters, a, b)) return 'two-numbers'
  const { together, against } = weighPersons(comparer, weigher, clusters, a, b, priorBits)
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

/** Rows of each cluster whose numbers are looked at. */
const membersMax = 16

interface PackedNumber {
  readonly high: number
  readonly low: number
}

/**
 * Two national numbers, each written in two rows or more, are two people until somebody says otherwise: what is written twice is
 * no slip of the pen.
 */
function holdTwoNumbers(table: Table, clusters: Clusters, a: number, b: number): boolean {
  const rows = [...firstOf(clusters, a), ...firstOf(clusters, b)]
  return table.columns.some(({ field, at }) => {
    if (field.kind !== 'national-id') return false
    const twice = numbersWrittenTwice(table, at, rows)
    return twice.some((x, place) =>
      twice.some((y, other) => other > place && !isOneCutOff(x.high, x.low, y.high, y.low)),
    )
  })
}

function firstOf(clusters: Clusters, row: number): number[] {
  const rows: number[] = []
  for (const member of clusters.members(row)) if (rows.push(member) === membersMax) break
  return rows
}

function numbersWrittenTwice(
  { records, stride }: Table,
  at: number,
  rows: readonly number[],
): readonly PackedNumber[] {
  const numbers: PackedNumber[] = []
  const twice: PackedNumber[] = []
  for (const row of rows) {
    const [high, low] = [records[row * stride + at]!, records[row * stride + at + 1]!]
    if ((high | low) === 0) continue
    const isKnown = (other: PackedNumber) => other.high === high && other.low === low
    if (!numbers.some(isKnown)) numbers.push({ high, low })
    else if (!twice.some(isKnown)) twice.push({ high, low })
  }
  return twice
}
