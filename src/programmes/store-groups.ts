import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import type { GroupValue } from './model.ts'
import { factColumn } from './rules/compile-rule.ts'
import type { CountedGroup } from './rules/group-values.ts'
import { type AgeGroup, ageGroups, type Sex, unknown } from './rules/people-groups.ts'
import { asNumber, livesHere, placeOf } from './store-units.ts'

/**
 * By age group and sex, by each of them and of all, per village: people in at least one category, then people per category
 * in the order given; then the households behind each of these.
 */
export async function countGroups(
  reader: Reader,
  categories: readonly string[],
  asOf: IsoDate,
  regencyCode: string,
): Promise<CountedGroup[]> {
  const columns = categories.map((id) => factColumn('category', id))
  if (columns.length === 0) return []
  const counted = (what: string) => [
    `count(${what})::integer`,
    ...columns.map((column) => `count(${what}) filter (where ${column})::integer`),
  ]
  const ages = ageGroups.toReversed().map(({ id, from }) => `when age >= ${from} then '${id}'`)
  const rows = await reader.query<{
    area: number
    ageGroup: AgeGroup | null
    sex: Sex | null
    counts: number[]
  }>(
    `with one as (select area, family, case ${ages.join(' ')} else '${unknown}' end as age_group, coalesce(sex, '${unknown}') as sex, ${columns.join(', ')}
       from (select fact.*, ($1 - birth) / 10000 as age from fact) as aged where ${livesHere} and (${columns.join(' or ')}))
     select area, age_group as "ageGroup", sex, array[${[...counted('*'), ...counted('distinct family')].join(', ')}] as counts
     from one group by grouping sets ((area), (area, sex), (area, age_group), (area, age_group, sex))`,
    [asNumber(asOf)],
  )
  const groups = Map.groupBy(rows, ({ ageGroup, sex }) => `${ageGroup} ${sex}`)
  return [...groups.values()].map((ones) => ({
    ageGroup: ones[0]!.ageGroup,
    sex: ones[0]!.sex,
    villages: ones.map(({ area, counts }) => ({ ...placeOf(area, regencyCode), counts })),
  }))
}

/** Keeps the groups of measurements. */
export async function insertGroups(
  writer: Writer,
  groups: Iterable<readonly [measurementId: number, group: GroupValue]>,
): Promise<void> {
  await writer.copy(
    'programmes.measured_group',
    ['measurement_id', 'area_code', 'age_group', 'sex', 'people'],
    rowsOf(groups),
  )
}

function* rowsOf(groups: Iterable<readonly [number, GroupValue]>): Generator<(string | number)[]> {
  for (const [id, { areaCode, ageGroup, sex, people }] of groups) yield [id, areaCode, ageGroup, sex, people]
}

/** Groups of measurements, by measurement id. */
export async function findGroups(reader: Reader, ids: readonly number[]): Promise<Map<number, GroupValue[]>> {
  const rows = await reader.query<GroupValue & { id: number }>(
    `select measurement_id as id, area_code as "areaCode", age_group as "ageGroup", sex, people
     from programmes.measured_group where measurement_id = any($1::bigint[])`,
    [ids],
  )
  return Map.groupBy(rows, ({ id }) => id)
}
