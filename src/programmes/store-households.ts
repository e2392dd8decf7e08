import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import type { HouseholdValue } from './model.ts'
import { factColumn } from './rules/compile-rule.ts'
import { groupName, unknown } from './rules/people-groups.ts'
import { sumAreas } from './rules/sum-areas.ts'
import { peopleInNeed } from './store-groups.ts'
import { asNumber, placeOf } from './store-units.ts'

/**
 * Households with people in at least one category, then in each category in the order given: by area, of all, of each sex
 * and age group and of both together, where they are fewer than the people. Nothing tells of an unknown sex or age.
 */
export async function countHouseholds(
  reader: Reader,
  categories: readonly string[],
  asOf: IsoDate,
  regencyCode: string,
): Promise<HouseholdValue[][]> {
  const columns = categories.map((id) => factColumn('category', id))
  if (columns.length === 0) return []
  const counted = (what: string) => [
    `count(${what})::integer`,
    ...columns.map((column) => `count(${what}) filter (where ${column})::integer`),
  ]
  const rows = await reader.query<{
    area: number
    ageGroup: string | null
    sex: string | null
    counts: number[]
  }>(
    `select area, age_group as "ageGroup", sex, array[${[...counted('distinct family'), ...counted('*')].join(', ')}] as counts
     from (${peopleInNeed(columns)}) as one
     group by grouping sets ((area), (area, sex), (area, age_group), (area, age_group, sex))
     having sex is distinct from $2 and age_group is distinct from $2`,
    [asNumber(asOf), unknown],
  )
  const found = ['', ...columns].map((): HouseholdValue[] => [])
  for (const [what, ones] of Map.groupBy(rows, ({ sex, ageGroup }) => groupName(sex, ageGroup))) {
    const villages = ones.map(({ area, counts }) => ({ ...placeOf(area, regencyCode), counts }))
    for (const [areaCode, counts] of sumAreas(villages, regencyCode))
      for (const [index, own] of found.entries()) {
        const households = counts[index]!
        if (households < counts[found.length + index]!) own.push({ areaCode, what, households })
      }
  }
  return found
}

/** Keeps the households behind measurements. */
export async function insertHouseholds(
  writer: Writer,
  households: Iterable<readonly [measurementId: number, value: HouseholdValue]>,
): Promise<void> {
  await writer.copy(
    'programmes.measured_household',
    ['measurement_id', 'area_code', 'what', 'households'],
    rowsOf(households),
  )
}

function* rowsOf(households: Iterable<readonly [number, HouseholdValue]>): Generator<(string | number)[]> {
  for (const [id, { areaCode, what, households: count }] of households) yield [id, areaCode, what, count]
}

/** Households behind measurements, by measurement id; `areaCodes` null = every area. */
export async function findHouseholds(
  reader: Reader,
  ids: readonly number[],
  areaCodes: readonly string[] | null = null,
): Promise<Map<number, HouseholdValue[]>> {
  const rows = await reader.query<HouseholdValue & { id: number }>(
    `select measurement_id as id, area_code as "areaCode", what, households from programmes.measured_household
     where measurement_id = any($1::bigint[]) and ($2::text[] is null or area_code = any($2))`,
    [ids, areaCodes],
  )
  return Map.groupBy(rows, ({ id }) => id)
}
