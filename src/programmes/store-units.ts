import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Row, Value } from '../kernel/ports.ts'
import { anyRow, compileForFamily, compileRule } from './rules/compile-rule.ts'
import type { Rule } from './rules/rule-model.ts'

/** One group of people or families of one village (or unknown village). */
export interface GroupCount {
  readonly villageCode: string | null
  readonly districtCode: string | null
  readonly counts: readonly number[]
}
/** States of units: their counts, and how many households are behind them where a unit is a person. */
export const states = ['reached', 'missed', 'wronglyReached', 'cannotTell'] as const

export interface CountedProgramme {
  readonly id: string
  readonly unit: 'person' | 'family'
  readonly rule: Rule
  /** Deliveries after `from` up to the day of counting count. */
  readonly from: IsoDate
}

/** Facts of who lives in the regency on the day $1 (yyyymmdd). */
export const livesHere = 'area >= 0 and (left_on is null or left_on > $1) and (birth is null or birth <= $1)'
export const asNumber = (date: IsoDate) => Number(date.replaceAll('-', ''))

interface Units {
  /** A `with` that ends in `u`. */
  readonly sql: string
  readonly parameters: readonly Value[]
}

/**
 * The units of programmes of one shape as a subquery `u`: person_id (of a family: its first member), area and per
 * programme n: `e<n>` entitled (true, false, null), `g<n>` helped, `a<n>`: whether it is still a question which records are of
 * this person or of a member of the family. All programmes are worked out in one pass over the people.
 */
function unitsOf(programmes: readonly CountedProgramme[], asOf: IsoDate): Units {
  const given: Value[] = [asOf, asNumber(asOf), ...programmes.flatMap(({ id, from }) => [id, from])]
  return shapeOf(programmes[0]!) === 'family' ? inOnePass(programmes, given) : oneByOne(programmes, given)
}

/** Families whose rules are aggregates over the members. */
function inOnePass(programmes: readonly CountedProgramme[], given: readonly Value[]): Units {
  const parameters = [...given]
  const columns = programmes.map(({ rule }, n) => {
    const compiled = compileForFamily(rule, 'p.here', parameters.length)!
    parameters.push(...compiled.parameters)
    return `${compiled.sql} as e${n}, bool_or(${gotHelp(n)}) as g${n}, coalesce(bool_or(d${n}), false) as a${n}`
  })
  const sql = `${people(programmes.length)}, u as (select ${ofFamily}, ${columns.join(', ')} ${joined} group by p.family)`
  return { parameters, sql }
}

/** Facts of people, and per programme the day of the last help in its window (`h<n>`) and an open question (`d<n>`). */
function people(count: number): string {
  const each = (write: (id: string, from: string, n: number) => string, between: string) =>
    Array.from({ length: count }, (_, n) => write(`$${n * 2 + 3}`, `$${n * 2 + 4}::date`, n)).join(between)
  const lastHelp = (id: string, from: string, n: number) =>
    `max(c.valid_from) filter (where c.what = ${id} and c.valid_from > ${from}) as h${n}`
  return `with p as (
    select fact.*, ($2 - fact.birth) / 10000 as age,
      (fact.left_on is null or fact.left_on > $2) and (fact.birth is null or fact.birth <= $2) as here
    from fact where fact.area >= 0),
  help as (
    select c.person_id, ${each(lastHelp, ', ')} from register.claim c
    where c.kind = 'assistance' and c.recorded_to is null and c.valid_from <= $1::date
      and (${each((id, from) => `c.what = ${id} and c.valid_from > ${from}`, ' or ')})
    group by c.person_id),
  asked as (
    select doubt.person_id, ${each((id, _, n) => `bool_or(doubt.programme = ${id}) as d${n}`, ', ')} from doubt group by doubt.person_id)`
}
const joined =
  'from p left join help on help.person_id = p.person_id left join asked on asked.person_id = p.person_id'
/** Help that came after somebody died or moved away counts as wrongly given; help before that is past. */
const gotHelp = (n: number) =>
  `(h${n} is not null and (p.here or to_char(h${n}, 'YYYYMMDD')::integer > p.left_on))`
const ofFamily =
  'p.family, min(p.person_id) as person_id, coalesce(min(p.area) filter (where p.area > 0), 0) as area'

/** For rules that ask for the family in the middle of a condition: its terms first, then person by person. */
function oneByOne(programmes: readonly CountedProgramme[], given: readonly Value[]): Units {
  const parameters = [...given]
  const terms: string[] = []
  const columns = programmes.map(({ rule }, n) => {
    const compiled = compileRule(rule, parameters.length, terms.length)
    parameters.push(...compiled.parameters)
    terms.push(...compiled.familyTerms)
    return `case when p.here then ${compiled.sql} else false end as e${n}, ${gotHelp(n)} as g${n}, coalesce(d${n}, false) as a${n}`
  })
  const family = terms.map((term, index) => `, ${anyRow(term)} as t${index}`).join('')
  const f = `, f as materialized (select p.family${family} from p where p.here group by p.family)`
  const one = `, one as (select p.person_id, p.family, p.area, ${columns.join(', ')} ${joined}${terms.length > 0 ? ' left join f on f.family = p.family' : ''})`
  const ofUnit = programmes.map(
    (_, n) => `${anyRow(`p.e${n}`)} as e${n}, bool_or(p.g${n}) as g${n}, bool_or(p.a${n}) as a${n}`,
  )
  const u =
    programmes[0]!.unit === 'person'
      ? 'select * from one'
      : `select ${ofFamily}, ${ofUnit.join(', ')} from one p group by p.family`
  return {
    parameters,
    sql: `${people(programmes.length)}${terms.length > 0 ? f : ''}${one}, u as (${u})`,
  }
}

/** The code of an area as `buildFacts` numbers it. */
export function placeOf(
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
 * Per programme (by id) and village: the counts of `states`; of programmes for people then the households behind them, and
 * behind the entitled. A miss or a wrong delivery is not claimed of a unit with an open question (decision 0009).
 * `buildFacts` and `buildDoubt` must have run.
 */
export async function countProgrammes(
  reader: Reader,
  programmes: readonly CountedProgramme[],
  asOf: IsoDate,
  regencyCode: string,
): Promise<Map<string, GroupCount[]>> {
  const found = new Map<string, GroupCount[]>()
  for (const alike of Object.values(Object.groupBy(programmes, shapeOf))) {
    const units = unitsOf(alike!, asOf)
    const rows = await reader.query<Record<string, number> & { area: number }>(
      countStates(units.sql, alike!.length, alike![0]!.unit === 'person'),
      units.parameters,
    )
    for (const [n, { id, unit }] of alike!.entries()) {
      const letters = ['r', 'm', 'w', 'c', ...(unit === 'person' ? ['hr', 'hm', 'hw', 'hc', 'he'] : [])]
      const groups = rows.map((row) => ({
        ...placeOf(row.area, regencyCode),
        counts: letters.map((letter) => row[`${letter}${n}`]!),
      }))
      found.set(
        id,
        groups.filter((group) => group.counts.some((count) => count > 0)),
      )
    }
  }
  return found
}

/**
 * Each unit falls into one state per programme (`s<n>`: 1 reached, 2 missed, 3 wrongly reached, 4 cannot tell, null =
 * not of concern), then states are counted by area. `offset 0` keeps the planner from working out a rule once per count.
 */
function countStates(units: string, programmes: number, ofPeople: boolean): string {
  const each = (column: (n: number) => string) =>
    Array.from({ length: programmes }, (_, n) => column(n)).join(', ')
  const state = (n: number) => `case when e${n} then case when g${n} then 1 when a${n} then 4 else 2 end
    when e${n} is null then 4 when g${n} then case when a${n} then 4 else 3 end end as s${n}`
  const counted = (what: string, letters: readonly string[], n: number) =>
    letters.map(
      (letter, index) => `count(${what}) filter (where s${n} = ${index + 1})::integer as ${letter}${n}`,
    )
  const households = (n: number) => [
    ...counted('distinct family', ['hr', 'hm', 'hw', 'hc'], n),
    `count(distinct family) filter (where s${n} in (1, 2))::integer as he${n}`,
  ]
  const counts = (n: number) =>
    [...counted('*', ['r', 'm', 'w', 'c'], n), ...(ofPeople ? households(n) : [])].join(', ')
  return `${units}, state as (select area${ofPeople ? ', family' : ''}, ${each(state)} from (select * from u offset 0) as u offset 0)
    select area, ${each(counts)} from state where coalesce(${each((n) => `s${n}`)}) is not null group by area`
}

/** Programmes of one shape are counted in one statement. */
function shapeOf({ unit, rule }: CountedProgramme): string {
  return unit === 'family' && compileForFamily(rule, 'p.here', 0) === null ? 'family, one by one' : unit
}

/**
 * Who was entitled and not helped, of an area and everything below it; for families the head stands for all; nobody with
 * an open question. At most `max` ids. `buildFacts` and `buildDoubt` must have run.
 */
export async function findMissed(
  reader: Reader,
  programme: CountedProgramme,
  asOf: IsoDate,
  area: string,
  max: number,
): Promise<number[]> {
  const units = unitsOf([programme], asOf)
  const [low, high] = areaRange(area)
  const next = units.parameters.length + 1
  const rows = await reader.query<{ id: number }>(
    `${units.sql} select head.person_id as id
     from u join lateral (${programme.unit === 'person' ? 'select u.person_id' : headOfFamily}) as head on true
     where u.e0 and not u.g0 and not u.a0 and u.area between $${next} and $${next + 1} limit $${next + 2}`,
    [...units.parameters, low, high, max],
  )
  return rows.map((row) => row.id)
}

/** Those of the people that staff may see, by village. */
export async function showMissed(staff: Reader, personIds: readonly number[]): Promise<Row[]> {
  return staff.query(
    `select s.person_id as person, s.name, s.nik, s.kk, s.birth_date as birth, s.sex, s.district_code as district,
       s.village_code as village, s.rt, s.rw, s.address
     from register.person_shown s where s.person_id = any ($1::bigint[])
     order by s.village_code, s.rw, s.rt, s.name, s.person_id`,
    [personIds],
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
