import { type IsoDate, monthEnd } from '../../kernel/dates.ts'

/** The month end `count` months before the month of `date` (count 1 of 2026-03-31 = 2026-02-28). */
export function monthsBefore(date: IsoDate, count: number): IsoDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - count
  const year = Math.floor(months / 12)
  return monthEnd(`${String(year).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`)
}

/** Month ends from January of the year of `today` up to the last one that is not after `today`. */
export function monthsToDate(today: IsoDate): IsoDate[] {
  const all = Array.from({ length: 12 }, (_, index) =>
    monthEnd(`${today.slice(0, 4)}-${String(index + 1).padStart(2, '0')}-01`),
  )
  return all.filter((end) => end <= today)
}
