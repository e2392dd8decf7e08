import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Result, resultOf } from './mean-gain.ts'

const people = (agencyId: string, count: number, gain = 10): Result[] =>
  Array.from({ length: count }, () => ({ agencyId, attended: true, before: 50, after: 50 + gain }))

test.each([
  ['five of one agency', people('a', 5), 10, [10]],
  ['four: too few', people('a', 4), null, [null]],
  ['two agencies shown', [...people('a', 5), ...people('b', 5, 20)], 15, [10, 20]],
  ['a rest of three would follow by subtraction', [...people('a', 5), ...people('b', 3)], null, [10, null]],
  [
    'the only hidden agency knows its own people, so the rest is nobody',
    [...people('a', 5), ...people('b', 4)],
    null,
    [10, null],
  ],
  [
    'five hidden of three agencies: one of them knows its own',
    [...people('a', 2), ...people('b', 2), ...people('c', 1)],
    null,
    [null, null, null],
  ],
  [
    'seven of four agencies: whoever knows its own two still sees five together',
    [...people('a', 2), ...people('b', 2), ...people('c', 2), ...people('d', 1)],
    10,
    [null, null, null, null],
  ],
])('%s', (_, results, all, byAgency) => {
  const answer = resultOf(results, 5)
  expect(answer.meanGain).toBe(all)
  expect(answer.agencies.map((one) => one.meanGain)).toEqual(byAgency)
})

test('who was absent or took one test only is counted, not measured', () => {
  const none: Result = { agencyId: 'a', attended: false, before: null, after: null }
  const half: Result = { agencyId: 'a', attended: true, before: null, after: 90 }
  expect(resultOf([...people('a', 5), none, half], 5)).toMatchObject({
    registered: 7,
    attended: 6,
    meanGain: 10,
    agencies: [{ registered: 7, attended: 6, meanGain: 10 }],
  })
})

test('no office can subtract its way to the mean of fewer than five others', () => {
  const result = fc.record({
    agencyId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    attended: fc.boolean(),
    before: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    after: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  })
  const measured = (list: readonly Result[]) =>
    list.filter((one) => one.attended && one.before !== null && one.after !== null)
  fc.assert(
    fc.property(fc.array(result, { maxLength: 40 }), (results) => {
      const answer = resultOf(results, 5)
      const shown = answer.agencies.filter((one) => one.meanGain !== null).map((one) => one.agencyId)
      const sums = shown.map((id) => measured(results).filter((one) => one.agencyId === id))
      const rest = measured(results).filter((one) => !shown.includes(one.agencyId))
      const known = answer.meanGain === null ? sums : [...sums, rest]
      for (const office of ['nobody', 'a', 'b', 'c', 'd', 'e'])
        for (const sum of known) {
          const others = sum.filter((one) => one.agencyId !== office).length
          expect(others === 0 || others >= 5).toBe(true)
        }
    }),
  )
})
