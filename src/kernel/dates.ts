/** A calendar date as 'YYYY-MM-DD'. Times of day never matter to a rule; time zones never enter. */
export type IsoDate = string

/** The day it is, in UTC. */
export function todayOf(clock: { now(): Date }): IsoDate {
  return clock.now().toISOString().slice(0, 10)
}

/** The day it is at the office; `timeZone` = IANA. */
export function officeDay(now: Date, timeZone: string): IsoDate {
  return now.toLocaleDateString('sv-SE', { timeZone })
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The day so many days later; earlier with a negative number. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a real calendar date written YYYY-MM-DD (no 30 February). */
export function isIsoDate(text: string): boolean {
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Completed years between two dates; negative when `on` is before `birth`. */
export function ageOn(birth: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The last day of the month that `date` is in. */
export function monthEnd(date: IsoDate): IsoDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  return `${date.slice(0, 7)}-${String(daysInMonth(year, month)).padStart(2, '0')}`
}
