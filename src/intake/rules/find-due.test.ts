import { expect, test } from 'vitest'
import { type Arrival, findDue, type Rhythm } from './find-due.ts'

const came = (period: string, arrivedOn = period): Arrival => ({ batchId: 1, period, arrivedOn })

test.each<[Rhythm, number, Arrival[], string, string, string, number, number]>([
  // rhythm, due days, lists that came, today -> end of the period, due, days late, missing
  ['monthly', 10, [], '2026-10-05', '2026-09-30', '2026-10-10', 0, 1],
  ['monthly', 10, [], '2026-10-11', '2026-09-30', '2026-10-10', 1, 1],
  ['monthly', 10, [came('2026-09-15')], '2026-10-31', '2026-09-30', '2026-10-10', 0, 0],
  ['monthly', 10, [came('2026-06-30')], '2026-10-31', '2026-09-30', '2026-10-10', 82, 3],
  ['monthly', 10, [came('2026-10-01')], '2026-10-31', '2026-09-30', '2026-10-10', 0, 0],
  ['quarterly', 20, [came('2026-06-30')], '2026-10-25', '2026-09-30', '2026-10-20', 5, 1],
  ['quarterly', 20, [came('2026-03-31')], '2026-01-15', '2025-12-31', '2026-01-20', 0, 0],
  ['yearly', 30, [came('2024-12-31')], '2026-02-10', '2025-12-31', '2026-01-30', 11, 1],
])(
  '%s, due %i days later: %o on %s',
  (rhythm, dueDays, arrivals, today, periodTo, due, lateDays, missing) => {
    expect(findDue(rhythm, dueDays, arrivals, today)).toMatchObject({ periodTo, due, lateDays, missing })
  },
)
