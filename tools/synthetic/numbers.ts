import type { Random } from './random.ts'

/** A calendar date as year, month, day: cheaper than a Date for millions of people. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export const two = (n: number) => (n < 10 ? `0${n}` : `${n}`)
export const isoOf = (d: Day) => `${d.year}-${two(d.month)}-${two(d.day)}`

/** Days 1–31 and, for women, 41–71 of twelve months. */
const daySlots = 12 * 80

/**
 * Gives out NIK and KK numbers as the civil registry does: region of first registration, date (day + 40 for women),
 * and a serial that counts up within region and date. One instance per kind of number.
 */
export class NumberIssuer {
  private readonly counters = new Map<string, Uint16Array>()

  issue(region: string, date: Day, woman: boolean, random: Random): string {
    const key = `${region}${date.year % 100}`
    let counter = this.counters.get(key)
    if (!counter) {
      counter = new Uint16Array(daySlots)
      this.counters.set(key, counter)
    }
    const day = woman ? date.day + 40 : date.day
    const slot = (date.month - 1) * 80 + day
    // The dead and those who moved away before hold serials too.
    const serial = (counter[slot]! + 1 + (random.chance(0.3) ? 1 : 0)) % 10000 || 1
    counter[slot] = serial
    return `${region}${two(day)}${two(date.month)}${two(date.year % 100)}${String(serial).padStart(4, '0')}`
  }
}
