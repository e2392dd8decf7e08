import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import type { AreaValue, Definition, GroupValue, HouseholdValue, MeasureId, Measurement } from './model.ts'
import { factColumn } from './rules/compile-rule.ts'
import { insertGroups } from './store-groups.ts'
import { insertHouseholds } from './store-households.ts'
import { asNumber, type GroupCount, livesHere, placeOf } from './store-units.ts'

/** Units helped by both programmes in their windows. */
export async function countOverlap(
  reader: Reader,
  unit: 'person' | 'family',
  ids: readonly [string, string],
  froms: readonly [IsoDate, IsoDate],
  asOf: IsoDate,
): Promise<number> {
  const helped = (
    id: string,
    from: string,
  ) => `select distinct fact.${unit === 'person' ? 'person_id' : 'family'} from register.claim c
    join fact on fact.person_id = c.person_id where c.kind = 'assistance' and c.what = ${id} and c.recorded_to is null
    and c.valid_from > ${from}::date and c.valid_from <= $5::date`
  const row = await reader.first<{ count: number }>(
    `select count(*)::integer as count from (${helped('$1', '$3')} intersect ${helped('$2', '$4')}) as both_helped`,
    [...ids, ...froms, asOf],
  )
  return row?.count ?? 0
}

/** Per village: people, families, people in at least one category, then people per category in the order given. */
export async function countPeople(
  reader: Reader,
  categories: readonly string[],
  asOf: IsoDate,
  regencyCode: string,
): Promise<GroupCount[]> {
  const columns = categories.map((id) => factColumn('category', id))
  const inNeed = columns.length === 0 ? 'false' : columns.join(' or ')
  const per = columns
    .map((column, index) => `, count(*) filter (where ${column})::integer as c${index}`)
    .join('')
  const rows = await reader.query<Record<string, number> & { area: number }>(
    `with families as (select area, count(*)::integer as families from (
       select coalesce(min(area) filter (where area > 0), 0) as area from fact where ${livesHere} group by family) as family group by area),
     people as (select area, count(*)::integer as people, count(*) filter (where ${inNeed})::integer as needy${per} from fact where ${livesHere} group by area)
     select area, coalesce(people, 0) as people, coalesce(families, 0) as families, coalesce(needy, 0) as needy${columns.map((_, index) => `, coalesce(c${index}, 0) as c${index}`).join('')}
     from people full join families using (area)`,
    [asNumber(asOf)],
  )
  return rows.map((row) => ({
    ...placeOf(row.area, regencyCode),
    counts: [row.people!, row.families!, row.needy!, ...columns.map((_, index) => row[`c${index}`]!)],
  }))
}

/** Outputs delivered up to `asOf`, per village. */
export async function countOutput(
  reader: Reader,
  output: string,
  asOf: IsoDate,
): Promise<{ villageCode: string; amount: number }[]> {
  return reader.query(
    `select village_code as "villageCode", sum(coalesce(amount, 1)) as amount from register.claim
     where kind = 'output' and what = $1 and recorded_to is null and village_code is not null and valid_from <= $2::date
       and (valid_to is null or valid_to > $2::date) group by village_code`,
    [output, asOf],
  )
}

/** Ids of applied lists of these kinds whose period had begun. */
export async function findBatches(
  reader: Reader,
  listKindIds: readonly string[],
  asOf: IsoDate,
): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(
    `select id from intake.batch where status = 'applied' and list_kind_id = any($1) and period <= $2::date order by id`,
    [listKindIds, asOf],
  )
  return rows.map((row) => row.id)
}

/** One measure of a month on its way into the database. */
export interface Measured extends Pick<Measurement, 'measureId' | 'ruleVersion' | 'definition'> {
  readonly values: Iterable<AreaValue>
  /** By age group and sex, where the measure is one of people in need. */
  readonly groups?: readonly GroupValue[]
  /** Behind its counts of people, where they are fewer. */
  readonly households?: readonly HouseholdValue[]
}

/** Keeps everything that was measured of one month end. */
export async function insertMeasurements(
  writer: Writer,
  asOf: IsoDate,
  knownAt: string,
  measured: readonly Measured[],
): Promise<void> {
  const rows = await writer.query<{ id: number; measureId: MeasureId }>(
    `insert into programmes.measurement (measure_id, as_of, known_at, rule_version, definition)
     select m.measure_id, $1::date, $2::timestamptz, m.rule_version, m.definition::jsonb
     from unnest($3::text[], $4::text[], $5::text[]) as m (measure_id, rule_version, definition)
     returning id, measure_id as "measureId"`,
    [
      asOf,
      knownAt,
      measured.map(({ measureId }) => measureId),
      measured.map(({ ruleVersion }) => ruleVersion),
      measured.map(({ definition }) => JSON.stringify(definition)),
    ],
  )
  const idOf = new Map(rows.map(({ id, measureId }) => [measureId, id]))
  await writer.copy(
    'programmes.measured_value',
    [
      'measurement_id',
      'area_code',
      'entitled',
      'reached',
      'missed',
      'wrongly_reached',
      'cannot_tell',
      'amount',
    ],
    rowsOf(measured, idOf),
  )
  await insertGroups(
    writer,
    measured.flatMap(({ measureId, groups = [] }) =>
      groups.map((group) => [idOf.get(measureId)!, group] as const),
    ),
  )
  await insertHouseholds(
    writer,
    measured.flatMap(({ measureId, households = [] }) =>
      households.map((one) => [idOf.get(measureId)!, one] as const),
    ),
  )
}

function* rowsOf(
  measured: readonly Measured[],
  idOf: ReadonlyMap<MeasureId, number>,
): Generator<(string | number | null)[]> {
  for (const { measureId, values } of measured) {
    for (const { areaCode, counts, amount } of values) {
      yield [
        idOf.get(measureId)!,
        areaCode,
        counts?.entitled ?? null,
        counts?.reached ?? null,
        counts?.missed ?? null,
        counts?.wronglyReached ?? null,
        counts?.cannotTell ?? null,
        amount,
      ]
    }
  }
}

interface ValueRow {
  measurement_id: number
  area_code: string
  entitled: number | null
  reached: number
  missed: number
  wrongly_reached: number
  cannot_tell: number
  amount: number | null
}

/**
 * The newest computation of each measure per month, up to `asOf` (months: only that one, or all), as known at `knownAt` (ISO
 * time; null = now).
 */
export async function findMeasurements(
  reader: Reader,
  asOf: IsoDate,
  months: 'this' | 'all',
  measureId: string | null = null,
  knownAt: string | null = null,
): Promise<Measurement[]> {
  const rows = await reader.query<{
    id: number
    measure_id: MeasureId
    as_of: IsoDate
    known_at: string
    rule_version: string
    definition: Definition
  }>(
    `select distinct on (measure_id, as_of) id, measure_id, as_of, known_at, rule_version, definition from programmes.measurement
     where ${months === 'this' ? 'as_of = $1::date' : 'as_of <= $1::date'} and ($2::text is null or measure_id = $2)
       and ($3::timestamptz is null or known_at <= $3::timestamptz)
     order by measure_id, as_of, id desc`,
    [asOf, measureId, knownAt],
  )
  return rows.map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    asOf: row.as_of,
    knownAt: row.known_at,
    ruleVersion: row.rule_version,
    definition: row.definition,
  }))
}

/** Values of measurements, by measurement id; `areaCodes` null = every area. */
export async function findValues(
  reader: Reader,
  ids: readonly number[],
  areaCodes: readonly string[] | null = null,
): Promise<Map<number, AreaValue[]>> {
  const rows = await reader.query<ValueRow>(
    `select * from programmes.measured_value where measurement_id = any($1::bigint[]) and ($2::text[] is null or area_code = any($2)) order by area_code`,
    [ids, areaCodes],
  )
  const found = new Map<number, AreaValue[]>(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.measurement_id)!.push(areaValue(row))
  return found
}

function areaValue(row: ValueRow): AreaValue {
  const counts =
    row.entitled === null
      ? null
      : {
          entitled: row.entitled,
          reached: row.reached,
          missed: row.missed,
          wronglyReached: row.wrongly_reached,
          cannotTell: row.cannot_tell,
        }
  return { areaCode: row.area_code, counts, amount: row.amount }
}

/** The newest month that was measured by `knownAt` (ISO time; null = now), or undefined. */
export async function findLastMonth(
  reader: Reader,
  knownAt: string | null = null,
): Promise<IsoDate | undefined> {
  return (
    await reader.first<{ as_of: IsoDate }>(
      `select as_of from programmes.measurement where $1::timestamptz is null or known_at <= $1::timestamptz
       order by as_of desc limit 1`,
      [knownAt],
    )
  )?.as_of
}
