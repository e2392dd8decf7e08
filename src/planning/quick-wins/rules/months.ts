import { daysInMonth, type IsoDate } from '../../../kernel/dates.ts'

/** The same day `months` later, or the last day of that month where it has no such day: 31 Jan + 1 = 28 or 29 Feb. */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const count = year * 12 + month - 1 + months
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const laterDay = Math.min(day, daysInMonth(laterYear, laterMonth))
  return [laterYear, String(laterMonth).padStart(2, '0'), String(laterDay).padStart(2, '0')].join('-')
}
