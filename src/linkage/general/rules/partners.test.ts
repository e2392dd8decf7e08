import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexKeys, type KeySlots, keyOf, oversizedReach } from './key-index.ts'
import { batchRows, Partners } from './partners.ts'
import type { Table } from './table.ts'

// Parts of a row: three that keys are made of, the second order, and 1 where it lacks something.
type Row = readonly [number, number, number, number, number]
const width = 5
const byName = 3
const rules: readonly KeySlots[] = [
  {
    slots: [
      [0, 2],
      [1, 2],
    ],
    second: byName,
    lack: null,
  },
  { slots: [[1]], second: byName, lack: 4 },
]
const tableOf = (count: number, unique = false): Table => ({
  count,
  stride: 0,
  records: new Int32Array(0),
  columns: [],
  source: new Uint8Array(count),
  unique: [unique],
  trainedRows: count,
  acrossOnly: false,
})

/** All pairs that the walk brings, as "a b", each once. Rows from `firstNew` on are new; `ranges` says where indexes begin. */
function pairsOf(
  rows: readonly Row[],
  firstNew = 0,
  ranges: readonly number[] = [0],
  table = tableOf(rows.length),
): string[] {
  const parts = Int32Array.from(rows.flat())
  const indexed = rules.map((rule) => ({
    ...rule,
    lacks: rule.lack === null ? null : (row: number) => rows[row]![4] === 1,
    indexes: ranges.map((first, range) => {
      const count = (ranges[range + 1] ?? rows.length) - first
      const own = parts.subarray(first * width, (first + count) * width)
      return indexKeys(
        { parts: own, width, first, count },
        rule,
        1,
        true,
        firstNew === 0 && ranges.length === 1,
      )
    }),
  }))
  const seconds = Int32Array.from(rows.flatMap((row) => [row[byName], 0]))
  const keys = { parts, width, first: 0 }
  const partners = new Partners(table, keys, indexed, { firstNew, seconds, byName })
  const found = new Set<string>()
  for (let from = firstNew; from < rows.length; from += batchRows) {
    partners.find(from, Math.min(rows.length, from + batchRows))
    for (let pair = 0; pair < partners.count; pair++) {
      const [a, b] = [partners.a[pair]!, partners.b[pair]!]
      found.add(`${Math.min(a, b)} ${Math.max(a, b)}`)
    }
  }
  return [...found].sort()
}

const shareKey = (a: Row, b: Row, { slots, lack }: KeySlots) => {
  const keysOf = (row: Row) => slots.map((slot) => keyOf(Int32Array.from(row), 0, slot))
  const mayMeet = lack === null || a[4] === 1 || b[4] === 1
  return mayMeet && keysOf(a).some((key) => key !== 0 && keysOf(b).includes(key))
}

/** What looking at every two rows finds, one of them new. */
const expectedOf = (rows: readonly Row[], firstNew = 0) =>
  rows
    .flatMap((a, i) =>
      rows.flatMap((b, j) =>
        j > i && j >= firstNew && rules.some((rule) => shareKey(a, b, rule)) ? [`${i} ${j}`] : [],
      ),
    )
    .sort()

const part = fc.integer({ min: 0, max: 4 })
const row = fc.tuple(part, part, part, part, fc.integer({ min: 0, max: 1 }))

test('every pair that shares a key is there, and no other', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 55 }), (rows) => {
      expect(pairsOf(rows)).toEqual(expectedOf(rows))
    }),
  )
})

test('new rows meet standing rows and each other, wherever the indexes of standing rows begin', () => {
  const cuts = fc.array(fc.nat({ max: 54 }), { maxLength: 3 })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 55 }),
      fc.nat({ max: 54 }),
      cuts,
      (rows, cut, more) => {
        const inside = (place: number) => place % rows.length
        const ranges = [...new Set([0, ...more.map((place) => Math.min(inside(place), inside(cut)))])]
        ranges.sort((x, y) => x - y)
        expect(pairsOf(rows, inside(cut), ranges)).toEqual(expectedOf(rows, inside(cut)))
      },
    ),
  )
})

test('a new row meets its neighbours of an oversized standing block, and a list alike those of its own', () => {
  const rows = Array.from({ length: 200 }, (_, row): Row => [7, 0, 9, row, 0])
  const found = pairsOf([...rows, [7, 0, 9, 100, 0], [7, 0, 9, 150, 0]], 200, [0, 200])
  expect(found.filter((pair) => pair.endsWith(' 200')).length).toBeGreaterThanOrEqual(2 * oversizedReach)
  expect(found).toEqual(expect.arrayContaining(['100 200', '200 201']))
  expect(found).not.toContain('3 200')
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
  expect(pairsOf([row, row], 0, [0], tableOf(2, true))).toEqual([])
})

test('more pairs than there is room for are all kept', () => {
  const rows = Array.from({ length: 128 }, (_, row): Row => [1 + (row % 3), 11 + (row % 5), 9, row, 1])
  expect(pairsOf(rows)).toEqual(expectedOf(rows))
})
