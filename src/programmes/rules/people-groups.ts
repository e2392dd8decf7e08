/** Age groups by their first completed year, oldest last; what is no number of years is unknown. */
export const ageGroups = [
  { id: '0-6', from: 0 },
  { id: '7-17', from: 7 },
  { id: '18-30', from: 18 },
  { id: '31-59', from: 31 },
  { id: '60+', from: 60 },
] as const
/** As the register has them. */
export const sexes = ['F', 'M'] as const
export const unknown = 'unknown'

export type AgeGroup = (typeof ageGroups)[number]['id'] | typeof unknown
export type Sex = (typeof sexes)[number] | typeof unknown

/** Name of the people of a sex and an age group together, null = all: all, F, 0-6, F 0-6. */
export const groupName = (sex: string | null, ageGroup: string | null): string =>
  [sex, ageGroup].filter((one) => one !== null).join(' ') || 'all'

/** The group of an age in completed years. */
export function ageGroupOf(age: number | null): AgeGroup {
  return ageGroups.findLast(({ from }) => age !== null && age >= from)?.id ?? unknown
}
