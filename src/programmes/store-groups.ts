import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import type { GroupValue } from './model.ts'
import { factColumn } from './rules/compile-rule.ts'
import { type AgeGroup, ageGroups, type Sex, unknown } from './rules/people-groups.ts'
import { asNumber, type GroupCount, placeOf } from './store-units.ts'

/** People of one age group and sex, as counts by village. */
export interface CountedGroup {
  readonly ageGroup: AgeGroup
  readonly sex: Sex
  readonly villages: readonly GroupCount[]
}

/** Who lives on the day $1 and is in one of the categories: area, family, age group and sex, and the columns. */
export function peopleInNeed(columns: readonly string[]): string {
  const ages = ageGroups.toReversed().map(({ id, from }) => `when age >= ${from} then '${id}'`)
  return `select area, family, case ${ages.join(' ')} else '${unknown}' end as age_group, coalesce(sex, '${unknown}') as sex, ${columns.join(', ')}
    from (select fact.*, ($1 - birth) / 10000 as age from fact) as one
    where area >= 0 and (left_on is null or left_on > $1) and (birth is null or birth <= $1) and (${columns.join(' or ')})`
}

/** By age group and sex, per village: people in at least one category, then people per category in the order given. */
export async function countGroups(
  reader: Reader,
  categories: readonly string[],
  asOf: IsoDate,
  regencyCode: string,
): Promise<CountedGroup[]> {
  const columns = categories.map((id) => factColumn('category', id))
  if (columns.length === 0) return []
  const per = columns.map((column, index) => `, count(*) filter (where ${column})::integer as c${index}`)
  const rows = await reader.query<Record<string, number> & { ageGroup: AgeGroup; sex: Sex }>(
    `select area, age_group as "ageGroup", sex, count(*)::integer as needy${per.join('')}
     from (${peopleInNeed(columns)}) as one group by area, age_group, sex`,
    [asNumber(asOf)],
  )
  const groups = Map.groupBy(rows, ({ ageGroup, sex }) => `${ageGroup} ${sex}`)
  return [...groups.values()].map((ones) => ({
    ageGroup: ones[0]!.ageGroup,
    sex: ones[0]!.sex,
    villages: ones.map((row) => ({
      ...placeOf(row.area!, regencyCode),
      counts: [row.needy!, ...columns.map((_, index) => row[`c${index}`]!)],
    })),
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
