import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexKeys, type KeySlots, keyOf, oversizedReach } from './key-index.ts'
import { batchRows, Partners } from './partners.ts'
import type { Table } from './table.ts'

// Parts of a row: three that keys are made of, the second order, and 1 where it lacks something.
type Row = readonly [number, number, number, number, number]
const width = 5
const rules: readonly KeySlots[] = [
  {
    slots: [
      [0, 2],
      [1, 2],
    ],
    second: 3,
    lack: null,
  },
  { slots: [[1]], second: 3, lack: 4 },
]
const tableOf = (count: number, unique = false): Table => ({
  count,
  stride: 0,
  records: new Int32Array(0),
  columns: [],
  source: new Uint8Array(count),
  unique: [unique],
  acrossOnly: false,
})

/** All pairs that the walk brings, as "a b", each once. */
function pairsOf(rows: readonly Row[], table = tableOf(rows.length)): string[] {
  const parts = Int32Array.from(rows.flat())
  const indexed = rules.map((rule) => ({
    ...rule,
    index: indexKeys({ parts, width, count: rows.length }, rule, 1, true),
  }))
  const partners = new Partners(table, { parts, width }, indexed)
  const found = new Set<string>()
  for (let from = 0; from < rows.length; from += batchRows) {
    partners.find(from, Math.min(rows.length, from + batchRows))
    for (let pair = 0; pair < partners.count; pair++) found.add(`${partners.a[pair]} ${partners.b[pair]}`)
  }
  return [...found].sort()
}

const shareKey = (a: Row, b: Row, { slots, lack }: KeySlots) => {
  const keysOf = (row: Row) => slots.map((slot) => keyOf(Int32Array.from(row), 0, slot))
  const mayMeet = lack === null || a[4] === 1 || b[4] === 1
  return mayMeet && keysOf(a).some((key) => key !== 0 && keysOf(b).includes(key))
}

test('every pair that shares a key is there, and no other', () => {
  const part = fc.integer({ min: 0, max: 4 })
  const row = fc.tuple(part, part, part, part, fc.integer({ min: 0, max: 1 }))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 55 }), (rows) => {
      const expected = rows.flatMap((a, i) =>
        rows
          .slice(i + 1)
          .flatMap((b, j) => (rules.some((rule) => shareKey(a, b, rule)) ? [`${i} ${i + 1 + j}`] : [])),
      )
      expect(pairsOf(rows)).toEqual(expected.sort())
    }),
  )
})

test('in an oversized block a row meets its neighbours in the second order only', () => {
  const rows = Array.from({ length: 400 }, (_, row): Row => [7, 0, 9, 1000 - row, 0])
  const expected = rows.flatMap((_, a) =>
    rows.flatMap((_other, b) => (b > a && b - a <= oversizedReach ? [`${a} ${b}`] : [])),
  )
  expect(pairsOf(rows)).toEqual(expected.sort())
})

test('rows of an input without duplicates are no pair', () => {
  const row: Row = [1, 2, 3, 4, 1]
  expect(pairsOf([row, row], tableOf(2, true))).toEqual([])
})

test('more pairs than there is room for are all kept', () => {
  const rows = Array.from({ length: 128 }, (_, row): Row => [1 + (row % 3), 11 + (row % 5), 9, row, 1])
  const expected = rows.flatMap((a, i) =>
    rows
      .slice(i + 1)
      .flatMap((b, j) => (rules.some((rule) => shareKey(a, b, rule)) ? [`${i} ${i + 1 + j}`] : [])),
  )
  expect(pairsOf(rows)).toEqual(expected.sort())
})
