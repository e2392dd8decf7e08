import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GroupedRecord, type Pair, regroup, type SameEdge } from './regroup.ts'

const record = (recordId: number, personId: number, homeId = personId): GroupedRecord => ({
  recordId,
  personId,
  homeId,
})
const same = (a: number, b: number, weight = 20, human = false): SameEdge => ({
  decisionId: a * 100 + b,
  a,
  b,
  weight,
  human,
})

test('a merge keeps the older person; taking it away gives both their old ids back', () => {
  const apart = [record(1, 10), record(2, 20), record(3, 20)]
  expect(regroup(apart, [same(3, 2), same(2, 1)], []).groups).toEqual([
    { recordIds: [1, 2, 3], personId: 10 },
  ])
  const merged = [record(1, 10), record(2, 10, 20), record(3, 10, 20)]
  expect(regroup(merged, [same(3, 2)], []).groups).toEqual([
    { recordIds: [1], personId: 10 },
    { recordIds: [2, 3], personId: 20 },
  ])
})

test('a human different lets the weakest join between the two give way and asks for a new person', () => {
  const chain = [record(1, 10), record(2, 10), record(3, 10)]
  const { groups, refused } = regroup(chain, [same(2, 1, 30), same(3, 2, 12)], [[1, 3]])
  expect(groups).toEqual([
    { recordIds: [1, 2], personId: 10 },
    { recordIds: [3], personId: null },
  ])
  expect(refused).toEqual([302])
})

test('a human same outranks every weight', () => {
  const { groups } = regroup(
    [record(1, 10), record(2, 20), record(3, 30)],
    [same(1, 2, 99), same(2, 3, 1, true)],
    [[1, 3]],
  )
  expect(groups.map((group) => group.recordIds)).toEqual([[1], [2, 3]])
})

const ids = fc.integer({ min: 1, max: 8 })
const edges = fc
  .uniqueArray(fc.tuple(ids, ids, fc.integer({ min: 1, max: 40 }), fc.boolean()), {
    maxLength: 14,
    selector: ([a, b]) => a * 100 + b,
  })
  .map((tuples) => tuples.map(([a, b, weight, human]) => same(a, b, weight, human)))
const pairs = fc.array(
  fc.tuple(ids, ids).filter(([a, b]) => a !== b),
  { maxLength: 4 },
)

test('every record is in one group, groups have different persons, no group holds a declared difference, order is nothing', () => {
  fc.assert(
    fc.property(edges, pairs as fc.Arbitrary<Pair[]>, (sames, different) => {
      const records = Array.from({ length: 8 }, (_, index) => record(index + 1, 10 + (index % 3)))
      const { groups } = regroup(records, sames, different)
      expect(groups.flatMap((group) => group.recordIds).sort()).toEqual(records.map((each) => each.recordId))
      const named = groups.map((group) => group.personId).filter((id) => id !== null)
      expect(new Set(named).size).toBe(named.length)
      expect(
        different.some(([a, b]) =>
          groups.some((group) => group.recordIds.includes(a) && group.recordIds.includes(b)),
        ),
      ).toBe(false)
      expect(regroup(records.toReversed(), sames.toReversed(), different.toReversed()).groups).toEqual(groups)
    }),
  )
})
