import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Row, Writer } from '../kernel/ports.ts'
import type { AreaValue, Definition, MeasureId, Measurement } from './model.ts'
import { anyRow, type CompiledRule, compileForFamily, compileRule, factColumn } from './rules/compile-rule.ts'
import type { Rule } from './rules/rule-model.ts'

/** One group of people or families of one village (or unknown village). */
export interface GroupCount {
  readonly villageCode: string | null
  readonly districtCode: string | null
  readonly counts: readonly number[]
}

export interface CountedProgramme {
  readonly id: string
  readonly unit: 'person' | 'family'
  readonly rule: Rule
  /** Deliveries after `from` up to `asOf` count. */
  readonly from: IsoDate
  readonly asOf: IsoDate
  readonly regencyCode: string
}

const asNumber = (date: IsoDate) => Number(date.replaceAll('-', ''))

/**
 * The units of a programme as a subquery `u`: person_id (of a family: its first member), area, `entitled` (true, false,
 * null), `got`, and `asked`: whether it is still a question which records are of this person or of a member of the family.
 */
export function unitsOf(programme: CountedProgramme): {
  sql: string
  parameters: readonly (string | number)[]
} {
  const given = [programme.id, programme.from, programme.asOf, asNumber(programme.asOf)]
  const once = programme.unit === 'family' ? compileForFamily(programme.rule, 'p.here', given.length) : null
  if (once)
    return {
      parameters: [...given, ...once.parameters],
      sql: `${people}, u as (select p.family, ${ofFamily}, ${once.sql} as entitled, bool_or(${gotHelp}) as got, bool_or(${isAsked}) as asked ${joined} group by p.family)`,
    }
  const compiled = compileRule(programme.rule, given.length)
  return {
    parameters: [...given, ...compiled.parameters],
    sql: `${people}${oneByOne(compiled)}, u as (${programme.unit === 'person' ? 'select * from one' : familyUnits})`,
  }
}

const people = `with p as (
    select fact.*, ($4 - fact.birth) / 10000 as age,
      (fact.left_on is null or fact.left_on > $4) and (fact.birth is null or fact.birth <= $4) as here
    from fact where fact.area >= 0),
  help as (
    select c.person_id, max(to_char(c.valid_from, 'YYYYMMDD')::integer) as last_on from register.claim c
    where c.kind = 'assistance' and c.what = $1 and c.recorded_to is null and c.valid_from > $2::date and c.valid_from <= $3::date
    group by c.person_id)`
const joined = `from p left join help on help.person_id = p.person_id
    left join doubt on doubt.person_id = p.person_id and doubt.programme = $1`
const isAsked = 'doubt.person_id is not null'
/** Help that came after somebody died or moved away counts as wrongly given; help before that is past. */
const gotHelp = 'help.last_on is not null and (p.here or help.last_on > p.left_on)'
const ofFamily = 'min(p.person_id) as person_id, coalesce(min(p.area) filter (where p.area > 0), 0) as area'
const familyUnits = `select p.family, ${ofFamily}, ${anyRow('p.entitled')} as entitled, bool_or(p.got) as got, bool_or(p.asked) as asked from one p group by p.family`

function oneByOne(compiled: CompiledRule): string {
  const terms = compiled.familyTerms.map((term, index) => `, ${anyRow(term)} as t${index}`).join('')
  const [family, join] =
    terms === ''
      ? ['', '']
      : [
          `, f as materialized (select p.family${terms} from p where p.here group by p.family)`,
          ' left join f on f.family = p.family',
        ]
  return `${family}, one as (
    select p.person_id, p.family, p.area, case when p.here then ${compiled.sql} else false end as entitled, ${gotHelp} as got, ${isAsked} as asked ${joined}${join})`
}

/** The code of an area as `buildFacts` numbers it. */
function placeOf(
  area: number,
  regencyCode: string,
): { villageCode: string | null; districtCode: string | null } {
  const district = Math.floor(area / 10_000)
  const village = area % 10_000
  if (district <= 0) return { villageCode: null, districtCode: null }
  const districtCode = `${regencyCode}.${String(district).padStart(2, '0')}`
  return {
    districtCode,
    villageCode: village === 0 ? null : `${districtCode}.${String(village).padStart(4, '0')}`,
  }
}

/**
 * Per village: reached, missed, wrongly reached, cannot tell. A miss or a wrong delivery is not claimed of a unit with
 * an open question (decision 0009). `buildFacts` and `buildDoubt` must have run.
 */
export async function countProgramme(reader: Reader, programme: CountedProgramme): Promise<GroupCount[]> {
  const units = unitsOf(programme)
  const rows = await reader.query<{
    area: number
    reached: number
    missed: number
    wrongly: number
    unsure: number
  }>(
    `${units.sql} select area, count(*) filter (where entitled and got)::integer as reached,
      count(*) filter (where entitled and not got and not asked)::integer as missed,
      count(*) filter (where not entitled and got and not asked)::integer as wrongly,
      count(*) filter (where entitled is null or (asked and entitled <> got))::integer as unsure
     from u where entitled is distinct from false or got group by area`,
    units.parameters,
  )
  return rows.map((row) => ({
    ...placeOf(row.area, programme.regencyCode),
    counts: [row.reached, row.missed, row.wrongly, row.unsure],
  }))
}

/**
 * People entitled and not helped, of an area and everything below it, by village; for families the head stands for
 * all; none with an open question. At most `rowsMax` + 1 rows. `buildFacts` and `buildDoubt` must have run.
 */
export async function findMissed(
  reader: Reader,
  programme: CountedProgramme,
  area: string,
  rowsMax: number,
): Promise<Row[]> {
  const units = unitsOf(programme)
  const [low, high] = areaRange(area)
  const next = units.parameters.length + 1
  return reader.query(
    `${units.sql} select s.person_id as person, s.name, s.nik, k.kk, s.birth_date as birth, s.sex, s.district_code as district,
       s.village_code as village, s.rt, s.rw, s.address
     from u join lateral (${programme.unit === 'person' ? 'select u.person_id' : headOfFamily}) as head on true
     join register.person_state s on s.person_id = head.person_id and s.recorded_to is null
     left join register.family k on k.id = s.family_id
     where u.entitled and not u.got and not u.asked and u.area between $${next} and $${next + 1}
     order by s.village_code, s.rw, s.rt, s.name, s.person_id limit $${next + 2}`,
    [...units.parameters, low, high, rowsMax + 1],
  )
}

const headOfFamily = `select m.person_id from fact m left join register.person_state state on state.person_id = m.person_id and state.recorded_to is null
  where m.family = u.family and m.left_on is null order by (state.relation = 'KEPALA KELUARGA') desc nulls last, m.person_id limit 1`

/** The numbers of an area and everything below it, as `buildFacts` numbers them. */
function areaRange(code: string): [low: number, high: number] {
  const district = Number(code.slice(6, 8)) * 10_000
  const village = Number(code.slice(9))
  if (code.length <= 5) return [0, 999_999]
  return village > 0 ? [district + village, district + village] : [district, district + 9_999]
}

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
  const here = 'area >= 0 and (left_on is null or left_on > $1) and (birth is null or birth <= $1)'
  const rows = await reader.query<Record<string, number> & { area: number }>(
    `with families as (select area, count(*)::integer as families from (
       select coalesce(min(area) filter (where area > 0), 0) as area from fact where ${here} group by family) as family group by area),
     people as (select area, count(*)::integer as people, count(*) filter (where ${inNeed})::integer as needy${per} from fact where ${here} group by area)
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

export async function insertMeasurement(
  writer: Writer,
  measurement: Omit<Measurement, 'id'>,
  values: Iterable<AreaValue>,
): Promise<void> {
  const row = await writer.first<{ id: number }>(
    `insert into programmes.measurement (measure_id, as_of, known_at, rule_version, definition) values ($1, $2, $3, $4, $5::jsonb) returning id`,
    [
      measurement.measureId,
      measurement.asOf,
      measurement.knownAt,
      measurement.ruleVersion,
      JSON.stringify(measurement.definition),
    ],
  )
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
    rowsOf(row!.id, values),
  )
}

function* rowsOf(id: number, values: Iterable<AreaValue>): Generator<(string | number | null)[]> {
  for (const { areaCode, counts, amount } of values) {
    yield [
      id,
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

/** The newest computation of each measure per month, up to `asOf` (months: only that one, or all). */
export async function findMeasurements(
  reader: Reader,
  asOf: IsoDate,
  months: 'this' | 'all',
  measureId: string | null = null,
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
     order by measure_id, as_of, id desc`,
    [asOf, measureId],
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

/** The newest month that was measured, or undefined. */
export async function findLastMonth(reader: Reader): Promise<IsoDate | undefined> {
  return (
    await reader.first<{ as_of: IsoDate }>(
      'select as_of from programmes.measurement order by as_of desc limit 1',
    )
  )?.as_of
}
