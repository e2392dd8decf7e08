import type { IsoDate } from '../../../kernel/dates.ts'

export interface MonthValue {
  readonly asOf: IsoDate
  /** null = not measured, or nobody was entitled. */
  readonly value: number | null
}
export interface Fall {
  /** The last month before it fell, and the newest. */
  readonly from: { readonly asOf: IsoDate; readonly value: number }
  readonly to: { readonly asOf: IsoDate; readonly value: number }
}

/**
 * The fall that the newest month ends: month by month, without a pause, by at least `pointsMin` in all. null when the newest
 * month did not fall. `months` oldest first.
 */
export function findFall(months: readonly MonthValue[], pointsMin: number): Fall | null {
  let start = months.length - 1
  while (start > 0 && isHigher(months[start - 1]?.value, months[start]?.value)) start--
  const [from, to] = [months[start], months.at(-1)]
  if (from?.value == null || to?.value == null || from.value - to.value < pointsMin) return null
  return { from: { asOf: from.asOf, value: from.value }, to: { asOf: to.asOf, value: to.value } }
}

function isHigher(before: number | null | undefined, after: number | null | undefined): boolean {
  return before != null && after != null && before > after
}
