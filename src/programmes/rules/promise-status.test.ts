import { expect, test } from 'vitest'
import { indicatorValue, judgeIndicator, promiseStatus } from './promise-status.ts'

const rule = { kept: 100, onTrack: 76, behind: 51 }
const rising = {
  polarity: 'maximal' as const,
  baseline: null,
  targets: [
    { year: 2025, value: 40 },
    { year: 2026, value: 100 },
  ],
}
const falling = { polarity: 'minimal' as const, baseline: 70, targets: [{ year: 2026, value: 10 }] }

test.each([
  ['whole target met', rising, 100, '2026-06-30', 70, 'kept'],
  ['ahead of the half year', rising, 80, '2026-06-30', 70, 'on-track'],
  ['at 76 percent of what is due', rising, 53.2, '2026-06-30', 70, 'on-track'],
  ['just under it', rising, 53, '2026-06-30', 70, 'behind'],
  ['half of it', rising, 35, '2026-06-30', 70, 'far-behind'],
  ['a year without target', rising, 35, '2027-06-30', null, 'no-target'],
  ['less is better, target met', falling, 9, '2026-06-30', 40, 'kept'],
  ['less is better, on the line', falling, 40, '2026-06-30', 40, 'on-track'],
  ['less is better, twice as much', falling, 80, '2026-06-30', 40, 'far-behind'],
] as const)('%s', (_, indicator, value, asOf, due, status) => {
  const judged = judgeIndicator(indicator, value, false, asOf, rule)
  expect([judged.targetToDate, judged.status]).toEqual([due, status])
})

test.each([
  ['nothing known', false, 'claimed'],
  ['a document without a number', true, 'no-target'],
] as const)('%s', (_, hasEvidence, status) => {
  expect(judgeIndicator(rising, null, hasEvidence, '2026-06-30', rule).status).toBe(status)
})

test.each([
  [['kept', 'on-track'], 'on-track'],
  [['kept', 'claimed'], 'claimed'],
  [['behind', 'claimed', 'far-behind'], 'far-behind'],
  [['no-target', 'kept'], 'kept'],
  [['no-target'], 'no-target'],
] as const)('%s together are %s', (parts, whole) => {
  expect(promiseStatus(parts)).toBe(whole)
})

test.each([
  ['reached', 40],
  ['coverage', 40],
  ['exclusion-error', 60],
  ['inclusion-error', 20],
] as const)('%s of 100 entitled, 40 reached, 10 wrongly: %d', (kind, value) => {
  expect(indicatorValue(kind, { entitled: 100, reached: 40, missed: 60, wronglyReached: 10 })).toBe(value)
})
