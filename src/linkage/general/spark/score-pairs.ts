import { Comparer } from '../rules/compare.ts'
import { Edges, keeper } from '../rules/score.ts'
import { PairScorer } from '../rules/score-pair.ts'
import type { Table } from '../rules/table.ts'
import { bytesOf, readFully, writeFully } from './array-files.ts'
import { type Plan, putRecord, readPlan, tableOf } from './plan.ts'
import { ofRule } from './read-edges.ts'

// The kernel on an executor: `node score-pairs.ts FOLDER` weighs the pairs that come on its standard input and answers with
// those that may matter. All numbers are integers of 32 bits. In: count, a[count], b[count], rule[count], records of a, records
// of b; a count of 0 ends it. Out, for each of these: count, a[count], b[count], weight[count] (the bits of a float), levels (a
// digit per column). The last answer has totals instead of pairs: a = -1: rule b was the first to bring `weight` pairs.
const [input, output] = [0, 1]

const plan = readPlan(process.argv[2] ?? '')
const table = tableOf(plan, 2 * plan.batchPairs)
const pairs = new PairScorer(new Comparer(table), plan.weigher)
const pairsByRule = new Float64Array(plan.rules)
const edges = new Edges(plan.columns.length)
const keep = keeper(pairs, edges)
// Pair i is made of the rows 2i and 2i + 1.
const evens = Int32Array.from({ length: plan.batchPairs }, (_, pair) => 2 * pair)
const odds = evens.map((row) => row + 1)

for (let count = readCount(); count > 0; count = readCount()) {
  const batch = readBatch(count)
  fill(table, plan, batch, count)
  edges.count = 0
  pairs.scoreAll(evens, odds, count, plan.floor, keep)
  for (let edge = 0; edge < edges.count; edge++) {
    const pair = edges.a[edge]! >>> 1
    edges.a[edge] = Math.min(batch.a[pair]!, batch.b[pair]!)
    edges.b[edge] = Math.max(batch.a[pair]!, batch.b[pair]!)
  }
  for (const rule of batch.rule) pairsByRule[rule]!++
  answer(edges)
}
answer(totalsOf())

interface Batch {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly rule: Int32Array
  readonly recordsA: Int32Array
  readonly recordsB: Int32Array
}

function readInts(length: number): Int32Array {
  const ints = new Int32Array(length)
  if (!readFully(input, bytesOf(ints))) throw new Error('the pairs ended before their end was told')
  return ints
}

function readCount(): number {
  const count = readInts(1)[0]!
  if (count > plan.batchPairs) throw new Error(`${count} pairs at a time, at most ${plan.batchPairs}`)
  return count
}

function readBatch(count: number): Batch {
  const [a, b, rule] = [readInts(count), readInts(count), readInts(count)]
  const [recordsA, recordsB] = [readInts(count * plan.recordInts), readInts(count * plan.recordInts)]
  return { a, b, rule, recordsA, recordsB }
}

function fill(table: Table, plan: Plan, { recordsA, recordsB }: Batch, count: number): void {
  for (let pair = 0; pair < count; pair++) {
    putRecord(table, 2 * pair, plan, recordsA, pair)
    putRecord(table, 2 * pair + 1, plan, recordsB, pair)
  }
}

function answer({ a, b, weight, levels, count, columns }: Edges): void {
  writeFully(output, bytesOf(Int32Array.of(count)))
  for (const numbers of [a, b, weight]) writeFully(output, bytesOf(numbers.subarray(0, count)))
  writeFully(
    output,
    levels.subarray(0, count * columns).map((level) => level + 48),
  )
}

function totalsOf(): Edges {
  const list = new Edges(plan.columns.length)
  const none = new Uint8Array(plan.columns.length)
  pairsByRule.forEach((pairs, rule) => {
    list.add(ofRule, rule, 0, none)
    // Not a weight here but a whole number, in the same four bytes.
    new Int32Array(list.weight.buffer)[list.count - 1] = pairs
  })
  return list
}
