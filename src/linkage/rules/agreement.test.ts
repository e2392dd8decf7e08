import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from './agreement.ts'

// Verdicts by hand; the second line is the example of 50 grant proposals that textbooks use (kappa 0.4).
test.each<[string, [number, number, number, number], object]>([
  ['nobody answered twice', [0, 0, 0, 0], { answered: 0, share: null, kappa: null, kappaLow: null }],
  ['20 and 15 agreed, 5 and 10 not', [20, 15, 5, 10], { answered: 50, agreed: 35, share: 0.7, kappa: 0.4 }],
  [
    'everything the same answer: chance explains it',
    [12, 0, 0, 0],
    { share: 1, kappa: null, kappaHigh: null },
  ],
  ['all agree, both answers used', [5, 5, 0, 0], { share: 1, kappa: 1, kappaHigh: 1, kappaLow: 0.4449 }],
  ['never agree', [0, 0, 5, 5], { share: 0, kappa: -1 }],
])('%s', (_, [bothSame, bothDifferent, sameDifferent, differentSame], verdict) => {
  const rounded = Object.entries(agreementOf({ bothSame, bothDifferent, sameDifferent, differentSame })).map(
    ([key, value]) => [key, value === null ? null : Math.round(value * 10_000) / 10_000],
  )
  expect(Object.fromEntries(rounded)).toMatchObject(verdict)
})

test('kappa lies in its interval, never above 1, and does not depend on who came first or on the names of the answers', () => {
  const count = fc.nat(60)
  fc.assert(
    fc.property(count, count, count, count, (bothSame, bothDifferent, sameDifferent, differentSame) => {
      const given = agreementOf({ bothSame, bothDifferent, sameDifferent, differentSame })
      const swapped = agreementOf({
        bothSame: bothDifferent,
        bothDifferent: bothSame,
        sameDifferent: differentSame,
        differentSame: sameDifferent,
      })
      expect(swapped.kappa ?? 9).toBeCloseTo(given.kappa ?? 9, 9)
      expect(given.kappa ?? 0).toBeLessThanOrEqual(1)
      expect(given.kappaLow ?? -9).toBeLessThanOrEqual((given.kappa ?? 0) + 1e-9)
      expect(given.kappaHigh ?? 9).toBeGreaterThanOrEqual((given.kappa ?? 0) - 1e-9)
    }),
  )
})
