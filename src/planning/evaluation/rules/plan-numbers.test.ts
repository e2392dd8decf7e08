import { expect, test } from 'vitest'
import { type Progress, percent, shareSpent, tallyDone, tallyStarted } from './plan-numbers.ts'

const asOf = '2026-10-31'
const thing = (given: Partial<Progress>): Progress => ({
  id: 'a',
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  startedOn: null,
  doneOn: null,
  evidenceOn: null,
  ...given,
})

test.each([
  ['not begun though it should have', {}, [1, 0, 0]],
  ['begun', { startedOn: '2026-02-01' }, [1, 1, 0]],
  ['begun with evidence', { startedOn: '2026-02-01', evidenceOn: '2026-03-01' }, [1, 1, 1]],
  ['evidence, but nobody said it began', { evidenceOn: '2026-03-01' }, [1, 0, 0]],
  ['evidence of later', { startedOn: '2026-02-01', evidenceOn: '2026-11-01' }, [1, 1, 0]],
  ['of a later year', { startsOn: '2027-01-01' }, [0, 0, 0]],
  ['of a later year, begun early', { startsOn: '2027-01-01', startedOn: '2026-09-01' }, [1, 1, 0]],
] as const)('started: %s', (_, given, [of, claimed, proven]) => {
  expect(tallyStarted([thing(given)], asOf)).toEqual({ of, claimed, proven })
})

test.each([
  ['due and not done', {}, [1, 0, 0]],
  ['done without evidence', { doneOn: '2026-06-01' }, [1, 1, 0]],
  ['done with evidence', { doneOn: '2026-06-01', evidenceOn: '2026-06-02' }, [1, 1, 1]],
  ['not due', { endsOn: '2027-06-30' }, [0, 0, 0]],
  ['done early', { endsOn: '2027-06-30', doneOn: '2026-10-31' }, [1, 1, 0]],
  ['done later', { doneOn: '2026-11-01' }, [1, 0, 0]],
] as const)('done: %s', (_, given, [of, claimed, proven]) => {
  expect(tallyDone([thing(given)], asOf)).toEqual({ of, claimed, proven })
})

test('money spent is measured against the revised budget, and never over 100', () => {
  const budgets = [
    { plan: 100, revised: 200, realised: 75 },
    { plan: 100, revised: null, realised: null },
  ]
  expect(shareSpent(budgets)).toEqual({ budget: 300, realised: 75, share: 25 })
  expect(shareSpent([{ plan: 1, revised: null, realised: 3 }]).share).toBe(100)
  expect(shareSpent([]).share).toBeNull()
})

test('a share of nothing is unknown', () => {
  expect([percent(0, 0), percent(1, 4)]).toEqual([null, 25])
})
