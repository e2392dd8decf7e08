/** A time on the clock of the office ('YYYY-MM-DDTHH:MM') as an instant. `timeZone`: IANA; Indonesia has no summer time. */
export function toInstant(local: string, timeZone: string): string {
  const guess = new Date(`${local.slice(0, 16)}:00Z`)
  const seen = guess.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')
  const ahead = Date.parse(`${seen}Z`) - guess.getTime()
  return new Date(guess.getTime() - ahead).toISOString()
}

/** The day it is at the office. */
export function officeDay(now: Date, timeZone: string): string {
  return now.toLocaleDateString('sv-SE', { timeZone })
}

const hourMs = 3_600_000

/** When a term of so many hours ends. */
export function dueAt(from: string, hours: number): string {
  return new Date(Date.parse(from) + hours * hourMs).toISOString()
}
