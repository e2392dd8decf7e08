import { expect, test } from 'vitest'
import { closesOn, periodEnd, periodOf, periodStart } from './period.ts'

test.each([
  ['2026-01-01', '2026-S1', '2026-01-01', '2026-06-30', '2026-09-30'],
  ['2026-06-30', '2026-S1', '2026-01-01', '2026-06-30', '2026-09-30'],
  ['2026-07-01', '2026-S2', '2026-07-01', '2026-12-31', '2027-03-31'],
  ['2026-12-31', '2026-S2', '2026-07-01', '2026-12-31', '2027-03-31'],
])('%s is in %s, from %s to %s, closed after %s', (date, period, from, to, closes) => {
  expect(periodOf(date)).toBe(period)
  expect([periodStart(period), periodEnd(period), closesOn(period)]).toEqual([from, to, closes])
})
