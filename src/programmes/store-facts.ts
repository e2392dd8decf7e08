import type { IsoDate } from '../kernel/dates.ts'
import type { Writer } from '../kernel/ports.ts'
import { factColumn } from './rules/compile-rule.ts'
import type { Needs } from './rules/rule-model.ts'

/** Dates at which a fact of a person other than age, death or help begins or ends, oldest first. */
export async function readFactDates(writer: Writer): Promise<IsoDate[]> {
  const rows = await writer.query<{ day: IsoDate }>(
    `select distinct valid_from as day from register.claim where recorded_to is null and kind in ('category', 'attribute', 'rank')
     union select distinct valid_to from register.claim where recorded_to is null and valid_to is not null and kind in ('category', 'attribute', 'rank')
     order by day`,
  )
  return rows.map((row) => row.day)
}

/**
 * Builds the temporary relation `fact`, one row per current person, with what is known at `asOf`: family (own number
 * when none is known), area as a number, birth and left_on as integers yyyymmdd, sex, desil of the family, and the columns of
 * `compileRule`. `within` = only families with a member there; `closed` = categories and lists that the one who asks may
 * not see: the answer is that of a register without them. Dropped at the end of the transaction.
 */
export async function buildFacts(
  writer: Writer,
  needs: Needs,
  asOf: IsoDate,
  windowStarts: ReadonlyMap<string, IsoDate>,
  regency: string,
  within: string | null = null,
  closed: Closed = nothing,
): Promise<void> {
  await writer.execute(
    `set local work_mem = '192MB'; drop table if exists fact, fact_person, fact_desil, fact_set`,
  )
  await buildPersons(writer, regency, within)
  await buildDesil(writer, asOf)
  await buildSets(writer, needs, asOf, windowStarts, within, closed)
  const columns = [
    ...needs.categories.map((id) => factColumn('category', id)),
    ...needs.receives.map((id) => factColumn('receives', id)),
  ]
  const flags = columns.map((column) => `coalesce(s.${column}, false) as ${column}`)
  const attributes = needs.attributes.map((id) => `s.${factColumn('attribute', id)}`)
  await writer.execute(`create temporary table fact on commit drop as
    select p.*, d.desil${[...flags, ...attributes].map((column) => `, ${column}`).join('')}
    from fact_person p left join fact_desil d on d.family = p.family left join fact_set s on s.person_id = p.person_id`)
  await writer.execute('drop table fact_person, fact_desil, fact_set; analyze fact')
}

export interface Closed {
  readonly categories: readonly string[]
  readonly lists: readonly string[]
}
const nothing: Closed = { categories: [], lists: [] }

const day = (column: string) => `to_char(${column}, 'YYYYMMDD')::integer`

/**
 * Areas as numbers that group fast: district * 10,000 + village, both as in the code after the regency's; village 0 or
 * both 0 = unknown; -1 = outside the regency.
 */
const area = (regency: string) => `case
    when s.village_code like '${regency}.%' then substr(s.village_code, 7, 2)::integer * 10000 + substr(s.village_code, 10, 4)::integer
    when s.village_code is not null then -1
    when s.district_code like '${regency}.%' then substr(s.district_code, 7, 2)::integer * 10000 else 0 end`

/** `code` comes from the route's contract: digits and dots. */
function inArea(code: string): string {
  if (!/^[\d.]+$/.test(code)) throw new Error('Assertion failed: not an area code')
  return `(s.village_code like '${code}%' or s.district_code = '${code}')`
}

async function buildPersons(writer: Writer, regency: string, within: string | null): Promise<void> {
  await writer.execute(`create temporary table fact_person on commit drop as
    with gone as (
      select c.person_id, min(${day('c.valid_from')}) as left_on from register.claim c
      where c.kind = 'vital' and c.recorded_to is null and c.value in ('dead', 'moved-out') group by c.person_id)
    select s.person_id, coalesce(s.family_id, -s.person_id) as family, ${area(regency)} as area,
      (extract(year from s.birth_date) * 10000 + extract(month from s.birth_date) * 100 + extract(day from s.birth_date))::integer as birth,
      s.sex, case when s.vital_status in ('dead', 'moved-out') then coalesce(gone.left_on, 0) end as left_on
    from register.person_state s left join gone on gone.person_id = s.person_id and s.vital_status in ('dead', 'moved-out')
    where s.recorded_to is null${within === null ? '' : ` and (${inArea(within)} or s.family_id in (select s.family_id from register.person_state s where s.recorded_to is null and ${inArea(within)}))`}`)
  await writer.execute('analyze fact_person')
}

/** Per family the newest rank of any member; of two ranks of one day the needier one. */
async function buildDesil(writer: Writer, asOf: IsoDate): Promise<void> {
  await writer.execute('create temporary table fact_desil (family bigint, desil integer) on commit drop')
  await writer.query(
    `insert into fact_desil
    select p.family, 10 - max((c.valid_from - date '1900-01-01') * 100 + 10 - c.value::integer) % 100
    from register.claim c join fact_person p on p.person_id = c.person_id
    where c.kind = 'rank' and c.what = 'desil' and c.recorded_to is null
      and c.value in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10') and ${validOn('$1')} group by p.family`,
    [asOf],
  )
}

const validOn = (place: string) =>
  `c.valid_from <= ${place}::date and (c.valid_to is null or c.valid_to > ${place}::date)`

async function buildSets(
  writer: Writer,
  needs: Needs,
  asOf: IsoDate,
  windowStarts: ReadonlyMap<string, IsoDate>,
  within: string | null,
  closed: Closed,
): Promise<void> {
  const flag = (kind: 'category' | 'receives', claim: string) => (id: string) =>
    `bool_or(c.kind = '${claim}' and c.what = '${id}') as ${factColumn(kind, id)}`
  const columns = [
    ...needs.categories.map(flag('category', 'category')),
    ...needs.receives.map(flag('receives', 'assistance')),
    ...needs.attributes.map(
      (id) =>
        `array_remove(array_agg(c.value) filter (where c.kind = 'attribute' and c.what = '${id}'), null) as ${factColumn('attribute', id)}`,
    ),
  ]
    .map((column) => `, ${column}`)
    .join('')
  const helped = needs.receives.map(
    (id) =>
      `or (c.kind = 'assistance' and c.what = '${id}' and c.valid_from > '${windowStarts.get(id)}' and c.valid_from <= '${asOf}')`,
  )
  await writer.execute(
    `create temporary table fact_set on commit drop as select c.person_id${columns} from register.claim c where false group by c.person_id`,
  )
  await writer.query(
    `insert into fact_set select c.person_id${columns} from register.claim c${within === null ? '' : ' join fact_person p on p.person_id = c.person_id'}
    where c.recorded_to is null and c.person_id is not null and ((${validOn('$1')} and (
      (c.kind = 'category' and c.what = any($2)) or (c.kind = 'attribute' and c.what = any($3)))) ${helped.join(' ')})
      and c.batch_id not in (select id from intake.batch where list_kind_id = any($4))
    group by c.person_id`,
    [asOf, needs.categories.filter((id) => !closed.categories.includes(id)), needs.attributes, closed.lists],
  )
}

/** Lets `fact` be asked for the members of one family. */
export async function indexFamilies(writer: Writer): Promise<void> {
  await writer.execute('create index on fact (family); analyze fact')
}
