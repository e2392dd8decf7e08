import type { IsoDate } from '../../../kernel/dates.ts'

/** Half a year: `2026-S1` is January to June, `2026-S2` July to December. */
export type Period = string

export function periodOf(date: IsoDate): Period {
  return `${Number(date.slice(0, 4))}-S${date.slice(5, 7) <= '06' ? 1 : 2}`
}

export function periodStart(period: Period): IsoDate {
  return `${period.slice(0, 4)}-${period.endsWith('1') ? '01-01' : '07-01'}`
}

export function periodEnd(period: Period): IsoDate {
  return `${period.slice(0, 4)}-${period.endsWith('1') ? '06-30' : '12-31'}`
}

/**
 * The last day on which the period may be written: three months after its end, time for the assessors. From then on it
 * stands as it is, so that a comparison over time compares what was said at the time.
 */
export function closesOn(period: Period): IsoDate {
  const year = Number(period.slice(0, 4))
  return period.endsWith('1') ? `${year}-09-30` : `${year + 1}-03-31`
}
