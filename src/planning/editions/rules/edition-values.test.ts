import { expect, test } from 'vitest'
import { nextEditionId } from './next-edition-id.ts'
import { roundNumbers } from './round-numbers.ts'

test.each([
  [[], '2026', '2026-1'],
  [['2026-1', '2026-9', '2026-10', '2025-44'], '2026', '2026-11'],
  [['2026-3'], '2027', '2027-1'],
])('after %j in %s comes %s', (ids, year, expected) => {
  expect(nextEditionId(ids, year)).toBe(expected)
})

test('numbers are rounded wherever they stand, and minus zero is zero', () => {
  expect(roundNumbers({ a: [0.1 + 0.2, -0.000001], b: 'x', c: null })).toEqual({
    a: [0.3, 0],
    b: 'x',
    c: null,
  })
})
