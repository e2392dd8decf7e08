import { addDays, daysBetween, type IsoDate, monthEnd } from '../../kernel/dates.ts'

export type Rhythm = 'monthly' | 'quarterly' | 'yearly'

/** A list that came: the day it speaks of, and the day it was handed in. */
export interface Arrival {
  readonly batchId: number
  readonly period: IsoDate
  readonly arrivedOn: IsoDate
}
export interface Due {
  readonly periodFrom: IsoDate
  readonly periodTo: IsoDate
  /** Last day on which it is not late. */
  readonly due: IsoDate
  readonly arrival: Arrival | null
  /** Days since the oldest list was due that is missing in a row up to this one; 0 = nothing is late. */
  readonly lateDays: number
  readonly missing: number
}

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const

/**
 * The newest period of a list that has ended, whether its list came, and since when lists are missing. Before the first
 * list ever came only this one period counts as missing. `dueDays` after the end of the period the list is due. Pure.
 */
export function findDue(rhythm: Rhythm, dueDays: number, arrivals: readonly Arrival[], today: IsoDate): Due {
  const newest = lastEnded(rhythm, today)
  const first = arrivals.map((arrival) => arrival.period).sort()[0]
  let missing = 0
  let oldestDue: IsoDate | null = null
  for (let period = newest; ; period = periodBefore(rhythm, period)) {
    if (arrivalIn(arrivals, period) || (first !== undefined && period.periodTo < first)) break
    missing++
    const due = addDays(period.periodTo, dueDays)
    if (due < today) oldestDue = due
    if (first === undefined) break
  }
  return {
    ...newest,
    due: addDays(newest.periodTo, dueDays),
    arrival: arrivalIn(arrivals, newest),
    lateDays: oldestDue === null ? 0 : daysBetween(oldestDue, today),
    missing,
  }
}

interface Period {
  readonly periodFrom: IsoDate
  readonly periodTo: IsoDate
}

function arrivalIn(arrivals: readonly Arrival[], { periodFrom, periodTo }: Period): Arrival | null {
  const inside = arrivals.filter(({ period }) => period >= periodFrom && period <= periodTo)
  return inside.sort((a, b) => (a.arrivedOn < b.arrivedOn ? 1 : -1))[0] ?? null
}

function lastEnded(rhythm: Rhythm, today: IsoDate): Period {
  return periodBefore(rhythm, periodWith(rhythm, today))
}

function periodBefore(rhythm: Rhythm, { periodFrom }: Period): Period {
  return periodWith(rhythm, addDays(periodFrom, -1))
}

function periodWith(rhythm: Rhythm, day: IsoDate): Period {
  const months = monthsOf[rhythm]
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const firstMonth = Math.floor((month - 1) / months) * months + 1
  const written = (of: number) => `${year}-${String(of).padStart(2, '0')}-01` as IsoDate
  return { periodFrom: written(firstMonth), periodTo: monthEnd(written(firstMonth + months - 1)) }
}
