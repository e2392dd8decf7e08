import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinOverlapping } from './join-overlapping.ts'

test.each([
  ['nothing', [], []],
  ['lists apart', [[1], [2, 3]], [[1], [2, 3]]],
  ['one number twice', [[4, 4]], [[4]]],
  // Over a third list that comes last.
  [
    'a chain',
    [
      [1, 2],
      [5, 6],
      [2, 5],
    ],
    [[1, 2, 5, 6]],
  ],
])('%s', (_, lists, joined) => {
  expect(joinOverlapping(lists)).toEqual(joined)
})

test('every list lies in one, and no number in two', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 4 })), (lists) => {
      const joined = joinOverlapping(lists)
      for (const list of lists)
        expect(joined.filter((one) => list.some((id) => one.includes(id)))).toHaveLength(1)
      expect(joined.flat().length).toBe(new Set(lists.flat()).size)
    }),
  )
})
