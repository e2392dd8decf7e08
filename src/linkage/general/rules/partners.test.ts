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

const pairName = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`

/**
 * All pairs that the walk brings, as "a b"; with `firstNew` those of the rows from there on. `cuts` are the first rows of
 * ranges with an index of their own.
 */
function pairsOf(
  rows: readonly (readonly number[])[],
  table = tableOf(rows.length),
  firstNew = 0,
  cuts: readonly number[] = [0],
): string[] {
  const width = 4
  const ranges = cuts.map((first, at) => {
    const own = rows.slice(first, cuts[at + 1] ?? rows.length)
    return { parts: Int32Array.from(own.flat()), width, first, count: own.length, second: 3 }
  })
  const rules = [slots, [[2]]].map((own) => ({
    slots: own,
    indexes: ranges.map((range) => indexKeys(range, own, 1, true)),
    second: 3,
  }))
  const seconds = Int32Array.from(rows.flatMap((row) => [0, row[3]!]))
  const standing = cuts.length > 1 ? { firstNew, seconds, byName: 2 } : undefined
  const partners = new Partners(table, ranges.at(-1)!, rules, standing)
  const found: string[] = []
  for (let from = firstNew; from < rows.length; from += batchRows) {
    partners.find(from, Math.min(rows.length, from + batchRows))
    for (let pair = 0; pair < partners.count; pair++)
      found.push(pairName(partners.a[pair]!, partners.b[pair]!))
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

test('what new rows meet beside standing ones is what one walk over all brings of them, whatever ranges the rows are in', () => {
  const part = fc.integer({ min: 0, max: 3 })
  const row = fc.tuple(part, part, part, part)
  const ranges = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), ranges, (rows, [one, two, merged]) => {
      const firstNew = Math.min(rows.length, one + two)
      const cuts = [0, Math.min(rows.length, one), Math.max(0, firstNew - merged)].sort((x, y) => x - y)
      const all = pairsOf(rows).filter((pair) => Number(pair.split(' ')[1]) >= firstNew)
      expect(pairsOf(rows, tableOf(rows.length), firstNew, cuts)).toEqual(all)
    }),
  )
})

test('a new row meets its neighbours of an oversized standing block, and a list alike those of its own', () => {
  const rows = Array.from({ length: 200 }, (_, row) => [7, 0, 9, row])
  const found = pairsOf([...rows, [7, 0, 9, 100], [7, 0, 9, 150]], tableOf(202), 200, [0, 200])
  expect(found.filter((pair) => pair.endsWith(' 200')).length).toBeGreaterThanOrEqual(2 * oversizedReach)
  expect(found).toContain('100 200')
  expect(found).toContain('200 201')
  expect(found).not.toContain('3 200')
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
