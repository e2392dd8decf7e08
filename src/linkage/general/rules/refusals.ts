import type { Clusters } from '../../rules/clusters.ts'
import { isOneCutOff } from './compare-numbers.ts'
import type { Table } from './table.ts'
import { type Scales, weighPersons } from './weigh-persons.ts'

/** Why two clusters stay apart although a pair of their rows looks like one person. */
export type Refusal = 'unique-input' | 'two-numbers' | 'contradiction' | 'too-large' | 'standing-persons'

const rowsMax = 200_000

/**
 * Why the clusters of rows `a` and `b`, whose pair weighs `pairBits`, must not be joined by machine; null where nothing speaks
 * against it.
 */
export function refusalOf(
  scales: Scales,
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
  if (sizeA === 1 && sizeB === 1) return null
  if (sizeA + sizeB >= 4 && holdTwoNumbers(table, clusters, a, b)) return 'two-numbers'
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

/** Rows of each cluster whose numbers are looked at. */
const membersMax = 16

/**
 * Two national numbers, each written in two rows or more, are two people until somebody says otherwise: what is written twice is
 * no slip of the pen.
 */
function holdTwoNumbers(table: Table, clusters: Clusters, a: number, b: number): boolean {
  return table.columns.some(({ field, at }) => {
    if (field.kind !== 'national-id') return false
    const numbers = new Numbers()
    addNumbers(numbers, table, at, clusters, a)
    addNumbers(numbers, table, at, clusters, b)
    return numbers.areTwoWrittenTwice()
  })
}

function addNumbers(
  numbers: Numbers,
  { records, stride }: Table,
  at: number,
  clusters: Clusters,
  row: number,
) {
  const { next } = clusters.lists
  for (let taken = 0, x = row; taken < membersMax; taken++) {
    numbers.add(records[x * stride + at]!, records[x * stride + at + 1]!)
    x = next[x]!
    if (x === row) break
  }
}

/** Different numbers, packed, and how often each was written. */
class Numbers {
  private readonly high: number[] = []
  private readonly low: number[] = []
  private readonly times: number[] = []

  add(high: number, low: number): void {
    if ((high | low) === 0) return
    for (let index = 0; index < this.times.length; index++)
      if (this.high[index] === high && this.low[index] === low) {
        this.times[index]!++
        return
      }
    this.high.push(high)
    this.low.push(low)
    this.times.push(1)
  }

  areTwoWrittenTwice(): boolean {
    const { high, low, times } = this
    for (let x = 1; x < times.length; x++)
      for (let y = 0; y < x; y++)
        if (times[x]! > 1 && times[y]! > 1 && !isOneCutOff(high[x]!, low[x]!, high[y]!, low[y]!)) return true
    return false
  }
}
