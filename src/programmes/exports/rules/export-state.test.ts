import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasGrown, needsApproval, type StepKind, stateOf, validUntil } from './export-state.ts'

const askedAt = '2026-11-01T03:00:00.000Z'
const hoursAfter = (hours: number) => new Date(Date.parse(askedAt) + hours * 3_600_000).toISOString()
const course = (approval: boolean, ...steps: [StepKind, number][]) => ({
  needsApproval: approval,
  daysValid: 7,
  askedAt,
  steps: steps.map(([kind, hours]) => ({ kind, at: hoursAfter(hours) })),
})

test.each([
  ['short list, at once', course(false), 0, 'open'],
  ['short list, at the end of its time', course(false), 7 * 24, 'expired'],
  ['long list, nobody decided', course(true), 1, 'waiting'],
  ['long list, nobody decides for its whole time', course(true), 7 * 24, 'expired'],
  ['approved', course(true, ['approved', 5]), 6, 'open'],
  ['approved late: its time begins then', course(true, ['approved', 160]), 170, 'open'],
  ['approved, time over', course(true, ['approved', 5]), 5 + 7 * 24, 'expired'],
  ['refused', course(true, ['refused', 5]), 6, 'refused'],
  ['fetched does not end it', course(false, ['fetched', 1]), 2, 'open'],
  ['approved, then ended', course(true, ['approved', 1], ['fetched', 2], ['ended', 3]), 4, 'ended'],
] as const)('%s', (_, given, hours, state) => {
  expect(stateOf(given, hoursAfter(hours))).toBe(state)
})

test('nothing opens by waiting: once closed, it stays closed, and what needs approval is never open without it', () => {
  const step = fc.tuple(fc.constantFrom<StepKind>('approved', 'refused', 'fetched', 'ended'), fc.nat(400))
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(step, { maxLength: 4 }),
      fc.nat(600),
      fc.nat(600),
      (approval, steps, now, later) => {
        const given = course(approval, ...steps)
        const [before, after] = [stateOf(given, hoursAfter(now)), stateOf(given, hoursAfter(now + later))]
        const closed = ['refused', 'ended', 'expired']
        expect(closed.includes(before) && before !== after).toBe(false)
        expect(before === 'open' && approval && !steps.some(([kind]) => kind === 'approved')).toBe(false)
        expect(before === 'open' && Date.parse(validUntil(given)) <= Date.parse(hoursAfter(now))).toBe(false)
      },
    ),
  )
})

test('who needs a second person, and when a list has become another one', () => {
  const policy = { daysValid: 7, approvalFrom: 200 }
  expect([199, 200].map((people) => needsApproval(policy, people, false))).toEqual([false, true])
  expect(needsApproval(policy, 1, true)).toBe(true)
  expect(
    [
      [100, 110],
      [100, 111],
      [0, 0],
      [0, 1],
      [3, 4],
    ].map(([before, now]) => hasGrown(before!, now!)),
  ).toEqual([false, true, false, true, true])
})
