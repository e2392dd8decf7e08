import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maturityOf, predicateOf } from './maturity.ts'

const instrument = {
  domains: [
    { id: 'd1', weight: 3, indicators: ['i1', 'i2'].map((id) => ({ id, weight: 1 })) },
    {
      id: 'd2',
      weight: 1,
      indicators: [
        { id: 'i3', weight: 1 },
        { id: 'i4', weight: 3 },
      ],
    },
  ],
}
const given = (levels: Record<string, number>, proven = true) =>
  Object.entries(levels).map(([indicatorId, level]) => ({ indicatorId, level, proven }))

test.each([
  ['nothing', {}, true, null, null],
  ['all at 3', { i1: 3, i2: 3, i3: 3, i4: 3 }, true, 3, 3],
  ['all at 5 without evidence', { i1: 5, i2: 5, i3: 5, i4: 5 }, false, 5, 1],
  ['weights within a domain, then between domains', { i1: 2, i2: 4, i3: 1, i4: 5 }, true, 3.25, 3.25],
  ['one answer: said of it alone, proven of all', { i1: 5 }, true, 5, 2.5],
  ['an indicator the instrument does not have', { other: 5 }, true, null, null],
])('%s', (_, levels, proven, said, shown) => {
  expect(maturityOf(instrument, given(levels, proven))).toMatchObject({ said, proven: shown })
})

test('counts what was answered and what has evidence, by domain', () => {
  const index = maturityOf(instrument, [...given({ i1: 2, i3: 4 }), ...given({ i4: 3 }, false)])
  expect(index).toMatchObject({ answered: 3, withEvidence: 2, indicators: 4 })
  expect(index.domains.map(({ id, answered, withEvidence }) => [id, answered, withEvidence])).toEqual([
    ['d1', 1, 1],
    ['d2', 2, 1],
  ])
})

const answers = fc.uniqueArray(
  fc.record({
    indicatorId: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
    level: fc.integer({ min: 1, max: 5 }),
    proven: fc.boolean(),
  }),
  { selector: (one) => one.indicatorId, minLength: 1 },
)
test('what is proven is never above what is said, and evidence never lowers it', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const { said, proven } = maturityOf(instrument, list)
      expect(proven).toBeLessThanOrEqual(said!)
      expect(said).toBeLessThanOrEqual(5)
      const shown = maturityOf(
        instrument,
        list.map((one) => ({ ...one, proven: true })),
      )
      expect(shown.proven).toBeGreaterThanOrEqual(proven!)
      expect(shown.said).toBe(said)
    }),
  )
})

const predicates = [
  { id: 'kurang', from: 1 },
  { id: 'baik', from: 2.6 },
  { id: 'memuaskan', from: 4.2 },
]
test.each([
  [1, 'kurang'],
  [2.59, 'kurang'],
  [2.6, 'baik'],
  [4.19, 'baik'],
  [5, 'memuaskan'],
  [0.5, 'kurang'],
])('%s is %s', (index, id) => {
  expect(predicateOf(index, predicates.toReversed())?.id).toBe(id)
})
