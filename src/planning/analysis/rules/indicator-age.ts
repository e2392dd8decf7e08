import type { IsoDate } from '../../../kernel/dates.ts'

/** Older published values are named as a gap: yearly statistics come out once a year, one year late at most. */
export const indicatorYearsMax = 2

/** True when `asOf` lies more than `yearsMax` years before `today`. */
export function isTooOld(asOf: IsoDate, today: IsoDate, yearsMax = indicatorYearsMax): boolean {
  return `${Number(asOf.slice(0, 4)) + yearsMax}${asOf.slice(4)}` < today
}
