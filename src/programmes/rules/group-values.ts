import type { GroupValue, HouseholdValue } from '../model.ts'
import { type AgeGroup, groupName, type Sex, unknown } from './people-groups.ts'
import { sumAreas } from './sum-areas.ts'

/** People of one age group and sex (null = all), by village. */
export interface CountedGroup {
  readonly ageGroup: AgeGroup | null
  readonly sex: Sex | null
  readonly villages: readonly {
    readonly villageCode: string | null
    readonly districtCode: string | null
    /** People of each measure, then the households behind them in the same order. */
    readonly counts: readonly number[]
  }[]
}

/**
 * Per measure its people by area, age group and sex, and the households behind them and behind all of an age group, of a
 * sex and of an area, where they are fewer than the people. Of an unknown sex or age nothing is told, so nothing is behind.
 */
export function groupValues(
  counted: readonly CountedGroup[],
  regencyCode: string,
): { groups: GroupValue[]; households: HouseholdValue[] }[] {
  const measures = (counted[0]?.villages[0]?.counts.length ?? 0) / 2
  const found = Array.from({ length: measures }, () => ({
    groups: [] as GroupValue[],
    households: [] as HouseholdValue[],
  }))
  for (const { ageGroup, sex, villages } of counted) {
    const isTold = ageGroup !== unknown && sex !== unknown
    for (const [areaCode, counts] of sumAreas(villages, regencyCode))
      for (const [index, { groups, households }] of found.entries()) {
        const [people, homes] = [counts[index]!, counts[measures + index]!]
        if (ageGroup !== null && sex !== null && people > 0) groups.push({ areaCode, ageGroup, sex, people })
        if (isTold && homes < people)
          households.push({ areaCode, what: groupName(sex, ageGroup), households: homes })
      }
  }
  return found
}
