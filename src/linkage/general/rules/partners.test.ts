import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexKeys, keyOf, oversizedReach } from './key-index.ts'
import { batchRows, Partners } from './partners.ts'
import type { Table } from './table.ts'

const slots = [
  [0, 2],
  [1, 2],
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

/** All pairs that the walk brings, as "a b". */
function pairsOf(rows: readonly (readonly number[])[], table = tableOf(rows.length)): string[] {
  const parts = Int32Array.from(rows.flat())
  const keys = { parts, width: 4, count: rows.length }
  const rules = [slots, [[2]]].map((own) => {
    const rule = { slots: own, second: 3, lack: null }
    return { ...rule, index: indexKeys(keys, rule, 1, true) }
  })
  const partners = new Partners(table, keys, rules)
  const found: string[] = []
  for (let from = 0; from < rows.length; from += batchRows) {
    partners.find(from, Math.min(rows.length, from + batchRows))
    for (let pair = 0; pair < partners.count; pair++) found.push(`${partners.a[pair]} ${partners.b[pair]}`)
  }
  return found.sort()
}

const shareKey = (a: readonly number[], b: readonly number[]) => {
  const keysOf = (row: readonly number[]) => slots.map((slot) => keyOf(Int32Array.from(row), 0, slot))
  return a[2] !== 0 && a[2] === b[2] ? true : keysOf(a).some((key) => key !== 0 && keysOf(b).includes(key))
}

test('every pair that shares a key is there once, and no other', () => {
  const part = fc.integer({ min: 0, max: 4 })
  const row = fc.tuple(part, part, part, part)
  fc.assert(
    fc.property(fc.array(row, { maxLength: 50 }), (rows) => {
      const expected = rows.flatMap((a, i) =>
        rows.slice(i + 1).flatMap((b, j) => (shareKey(a, b) ? [`${i} ${i + 1 + j}`] : [])),
      )
      expect(pairsOf(rows)).toEqual(expected.sort())
    }),
  )
})

test('in an oversized block a row meets its neighbours in the second order only', () => {
  const rows = Array.from({ length: 400 }, (_, row) => [7, 0, 9, 1000 - row])
  const expected = rows.flatMap((_, a) =>
    rows.flatMap((_other, b) => (b > a && b - a <= oversizedReach ? [`${a} ${b}`] : [])),
  )
  expect(pairsOf(rows)).toEqual(expected.sort())
})

test('rows of an input without duplicates are no pair', () => {
  expect(
    pairsOf(
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
      tableOf(2, true),
    ),
  ).toEqual([])
})
