import type { Reader, Value, Writer } from '../kernel/ports.ts'
import type { Anchor, Look, LooksAnswer } from './contract.ts'
import type { DayOfAccount } from './rules/find-unusual.ts'

export type StoredLook = Omit<Look, 'agency' | 'via'> & { readonly agencyId: string | null }

const columns = `e.id, e.at, e.actor_id as "accountId", a.display_name as account, a.role, a.agency_id as "agencyId", e.action,
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.purpose, coalesce((e.details ->> 'peopleShown')::int, 0) as people`
const source = 'access.audit_event e left join access.account a on a.id = e.actor_id'

/** Acts that had these persons as their subject or showed them, as a set of entry ids. $1 = ids as text, $2 = ids. */
const aboutPersons = `e.id in (
  select id from access.audit_event where subject_kind = 'person' and subject_id = any ($1::text[])
  union select event_id from access.audit_person where person_id = any ($2::bigint[]))`
/** Acts of an account on data of people, by day. $1 = account, $2 and $3 = first and last day, $4 = time zone. */
const ofAccount = `e.actor_id = $1 and (e.at at time zone $4)::date between $2::date and $3::date`

export interface Slice {
  readonly offset: number
  readonly limit: number
}

/** Newest first, with the number of all and by account. */
async function findLooks(
  reader: Reader,
  condition: string,
  parameters: readonly Value[],
  { offset, limit }: Slice,
) {
  const place = parameters.length
  const looks = await reader.query<StoredLook>(
    `select ${columns} from ${source} where ${condition} order by e.id desc offset $${place + 1} limit $${place + 2}`,
    [...parameters, offset, limit],
  )
  const byAccount = await reader.query<{ accountId: string; account: string | null; count: number }>(
    `select e.actor_id as "accountId", max(a.display_name) as account, count(*)::int as count from ${source}
     where ${condition} group by e.actor_id order by count desc, e.actor_id`,
    parameters,
  )
  return { looks, byAccount }
}

export function findLooksAtPersons(reader: Reader, personIds: readonly number[], slice: Slice) {
  return findLooks(reader, aboutPersons, [personIds.map(String), [...personIds]], slice)
}

export function findActsOfAccount(
  reader: Reader,
  { accountId, from, to, timeZone }: { accountId: string; from: string; to: string; timeZone: string },
  slice: Slice,
) {
  return findLooks(reader, ofAccount, [accountId, from, to, timeZone], slice)
}

/** What an account asked for and was not given, most often first. */
export function findRefusals(
  reader: Reader,
  { accountId, from, to }: { accountId: string; from: string; to: string },
  limit: number,
): Promise<LooksAnswer['refused']> {
  return reader.query(
    `select day::text as day, route, count from access.refusal where account_id = $1 and day between $2::date and $3::date
     order by count desc, day desc, route limit $4`,
    [accountId, from, to, limit],
  )
}

/** What every account did with data of people, and what it was refused, by day of the time zone, from a day on. Persons are counted, not named. */
export async function findDays(
  reader: Reader,
  given: { from: string; timeZone: string; nightFrom: number; nightTo: number },
): Promise<DayOfAccount[]> {
  return reader.query<DayOfAccount>(
    `with act as (
       select e.id, e.actor_id, e.action, e.subject_kind, e.subject_id, e.details,
         (e.at at time zone $2)::date as day, extract(hour from e.at at time zone $2) as hour
       from access.audit_event e
       where e.at >= ($1::date - 1)::timestamptz and e.actor_id <> 'system'
         and (e.subject_kind = 'person' or e.details ? 'peopleShown')
     ), seen as (
       select id, actor_id, day, subject_id::bigint as person_id, true as opened from act where subject_kind = 'person'
       union all
       select act.id, actor_id, day, p.person_id, false from act join access.audit_person p on p.event_id = act.id
     ), person_day as (
       select actor_id, day, person_id, count(*) filter (where opened) as opened from seen group by actor_id, day, person_id
     ), people as (
       select d.actor_id, d.day, count(*)::int as people, max(d.opened)::int as same_person,
         count(*) filter (where d.opened > 0 and a.area_code is not null
           and coalesce(s.village_code, s.district_code, '') not like a.area_code || '%')::int as outside
       from person_day d left join access.account a on a.id = d.actor_id
       left join register.person_state s on s.person_id = d.person_id and s.recorded_to is null
       group by d.actor_id, d.day
     ), acts as (
       select actor_id, day,
         count(*) filter (where hour >= $3 or hour < $4)::int as at_night,
         coalesce(sum((details ->> 'peopleShown')::int) filter (where action like '%.exported'), 0)::int as exported
       from act group by actor_id, day
     ), refusals as (
       select account_id as actor_id, day, sum(count)::int as refused from access.refusal where day >= $1::date group by account_id, day
     )
     select actor_id as "accountId", day::text as day, coalesce(people.people, 0) as people, coalesce(acts.exported, 0) as exported,
       coalesce(acts.at_night, 0) as "atNight", coalesce(people.outside, 0) as outside,
       coalesce(people.same_person, 0) as "samePerson", coalesce(refusals.refused, 0) as refused
     from acts left join people using (actor_id, day) full join refusals using (actor_id, day)
     where day >= $1::date order by day, actor_id`,
    [given.from, given.timeZone, given.nightFrom, given.nightTo],
  )
}

export async function findAccounts(
  reader: Reader,
): Promise<{ accountId: string; account: string; role: string; agencyId: string }[]> {
  return reader.query(
    `select id as "accountId", display_name as account, role, agency_id as "agencyId" from access.account
     order by display_name, id`,
  )
}

export async function findHead(reader: Reader): Promise<{ entries: number; hash: string } | undefined> {
  return reader.first('select id as entries, hash from access.audit_event order by id desc limit 1')
}

export async function findAnchors(reader: Reader, limit: number): Promise<Anchor[]> {
  return reader.query('select at, entries, hash, faults from access.audit_anchor order by id desc limit $1', [
    limit,
  ])
}

/** Hashes of the entries with these numbers; a number that is not there is left out. */
export async function findHashes(
  reader: Reader,
  entries: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await reader.query<{ id: number; hash: string }>(
    'select id, hash from access.audit_event where id = any ($1::bigint[])',
    [entries],
  )
  return new Map(rows.map((row) => [row.id, row.hash]))
}

export async function insertAnchor(writer: Writer, { at, entries, hash, faults }: Anchor): Promise<void> {
  await writer.query('insert into access.audit_anchor (at, entries, hash, faults) values ($1, $2, $3, $4)', [
    at,
    entries,
    hash,
    faults,
  ])
}
