/** Is this 'YYYY-MM-DDTHH:MM' (seconds may follow) a time that there is? */
export function isLocalTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return false
  const minute = text.slice(0, 16)
  const read = new Date(`${minute}:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(minute)
}

/** A time on the clock of the office ('YYYY-MM-DDTHH:MM') as an instant. `timeZone`: IANA; Indonesia has no summer time. */
export function toInstant(local: string, timeZone: string): string {
  const guess = new Date(`${local.slice(0, 16)}:00Z`)
  const seen = guess.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')
  const ahead = Date.parse(`${seen}Z`) - guess.getTime()
  return new Date(guess.getTime() - ahead).toISOString()
}

const hourMs = 3_600_000

/** When a term of so many hours ends. */
export function dueAt(from: string, hours: number): string {
  return new Date(Date.parse(from) + hours * hourMs).toISOString()
}
