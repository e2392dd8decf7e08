import { mix } from '../../rules/hash.ts'
import type { Comparer } from './compare.ts'
import { isPossible } from './partners.ts'
import { PatternCounts, type Tally } from './patterns.ts'
import { lacksIn, type Table } from './table.ts'
import { countUp, sortByKey } from './typed-lists.ts'

/** Pairs of rows with one and the same value in a column. */
export interface EqualPairs {
  /** Rows by value; those of group g are `rows[starts[g] .. starts[g + 1])`. */
  readonly rows: Int32Array
  readonly starts: readonly number[]
  /** Number of pairs up to the end of each group. */
  readonly sums: readonly number[]
  readonly pairs: number
  /** Share of the rows that have a value. */
  readonly filled: number
}

/** Groups the rows by the value of a column; values of one row alone are left out. */
export function equalPairs(table: Table, column: number): EqualPairs {
  const { records, stride, count, columns } = table
  const { at, isNumber } = columns[column]!
  const lacks = lacksIn(table, column)
  const values = new Int32Array(count)
  let missing = 0
  for (let row = 0, record = at; row < count; row++, record += stride) {
    const code = records[record]!
    if (lacks(row)) missing++
    else values[row] = isNumber ? mix(code, records[record + 1]!) : code
  }
  const { keys, rows: sorted } = sortByKey({ keys: values, rows: countUp(count) })
  const [starts, sums, rows] = [[0], [0], new Int32Array(count)]
  let size = 0
  for (let from = missing, to = missing; from < count; from = to) {
    while (to < count && keys[to] === keys[from]) to++
    if (to - from === 1) continue
    for (let place = from; place < to; place++) rows[size++] = sorted[place]!
    starts.push(size)
    sums.push(sums.at(-1)! + ((to - from) * (to - from - 1)) / 2)
  }
  return { rows, starts, sums, pairs: sums.at(-1)!, filled: 1 - missing / Math.max(1, count) }
}

/** Counts the patterns of about `wanted` of these pairs, drawn at random. */
export function tallyEqual(
  comparer: Comparer,
  { rows, starts, sums, pairs }: EqualPairs,
  random: () => number,
  wanted: number,
): Tally {
  const counts = new PatternCounts(comparer.table.columns.length)
  for (let drawn = 0; drawn < Math.min(wanted, pairs); drawn++) {
    const group = groupAt(sums, random() * pairs)
    const [from, size] = [starts[group]!, starts[group + 1]! - starts[group]!]
    const a = rows[from + Math.floor(random() * size)]!
    const b = rows[from + Math.floor(random() * size)]!
    if (!isPossible(comparer.table, a, b)) continue
    comparer.compare(a, b)
    counts.add(comparer)
  }
  return counts.toTally()
}

/** The group that holds the pair with this number. */
function groupAt(sums: readonly number[], pair: number): number {
  let [low, high] = [0, sums.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (sums[middle]! <= pair) low = middle
    else high = middle - 1
  }
  return low
}
