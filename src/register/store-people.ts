import type { IsoDate } from '../kernel/dates.ts'
import type { Reader } from '../kernel/ports.ts'
import type { BestValues, BirthPrecision, VitalStatus } from './model.ts'
import type { IndexedPerson } from './person-table.ts'

/** Changes whenever a batch is applied or undone. */
export async function readIndexVersion(reader: Reader): Promise<string> {
  const row = await reader.first<{ version: string }>(
    `select count(*) filter (where status = 'applied') || '/' || count(*) filter (where status = 'undone' and applied_at is not null) as version from intake.batch`,
  )
  return row!.version
}

export async function readIndexRange(reader: Reader): Promise<{ count: number; lastId: number }> {
  const row = await reader.first<{ count: number; lastId: number }>(
    'select count(*)::int as count, coalesce(max(person_id), 0) as "lastId" from register.person_state where recorded_to is null',
  )
  return row!
}

export async function readIndexed(reader: Reader, personIds: readonly number[]): Promise<IndexedPerson[]> {
  return reader.query(
    `select person_id as "personId", nik, name, coalesce(village_code, district_code) as place from register.person_state
     where recorded_to is null and person_id = any ($1::bigint[])`,
    [personIds],
  )
}

/** Current persons with from < id <= to. */
export async function* readIndexedRange(
  reader: Reader,
  from: number,
  to: number,
): AsyncGenerator<IndexedPerson> {
  const lines = reader.readLines(
    `select person_id, nik, name, coalesce(village_code, district_code) from register.person_state
     where recorded_to is null and person_id > ${from} and person_id <= ${to}`,
  )
  for await (const [personId, nik, name, place] of lines)
    yield { personId: Number(personId), nik: nik!, name: name!, place: place! }
}

/** The person that stands for this one since it was merged; null when the reader sees no such person. */
export async function resolvePerson(staff: Reader, personId: number): Promise<number | null> {
  const row = await staff.first<{ id: number }>(
    'select register.living_person(id) as id from register.person where id = $1',
    [personId],
  )
  return row?.id ?? null
}

/** Those of the rows that the reader may see. */
export async function seenRecords(staff: Reader, recordIds: readonly number[]): Promise<Set<number>> {
  const rows = await staff.query<{ id: number }>(
    'select id from intake.record where id = any ($1::bigint[])',
    [recordIds],
  )
  return new Set(rows.map((row) => row.id))
}

/** Persons of whom only rows speak that are closed to a reader: by their list, or by every category they name. */
export async function knownByClosedOnly(
  reader: Reader,
  closed: { readonly categories: readonly string[]; readonly lists: readonly string[] },
): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(
    `select p.id from (select distinct person_id as id from register.claim
       where kind = 'category' and what = any ($1::text[]) and recorded_to is null) p
     where not exists (select from register.membership m
       join intake.record r on r.id = m.record_id join intake.batch b on b.id = r.batch_id
       where m.person_id = p.id and m.recorded_to is null and b.list_kind_id <> all ($2::text[])
         and (r.facts -> 'category' is null or not intake.named_categories(r.facts) <@ $1::text[]))`,
    [closed.categories, closed.lists],
  )
  return rows.map((row) => row.id)
}

/** What is known of a person now, and which family card that puts the person on. */
export interface CurrentPerson extends BestValues {
  readonly personId: number
  readonly familyId: number | null
}

const shownColumns = `s.person_id as "personId", s.nik, s.family_id as "familyId", s.kk, s.relation, s.name, s.birth_date as "birthDate",
  s.birth_precision as "birthPrecision", s.sex, s.district_code as "districtCode", s.village_code as "villageCode",
  s.hamlet, s.rt, s.rw, s.address, s.mother_name as "motherName", s.vital_status as "vitalStatus", s.sources`

/** Those of the persons that the reader may see, in the order asked. `staff` as in every function here that shows people. */
export async function readShown(staff: Reader, personIds: readonly number[]): Promise<CurrentPerson[]> {
  return staff.query(
    `select ${shownColumns} from register.person_shown s where s.person_id = any ($1::bigint[])
     order by array_position($1::bigint[], s.person_id)`,
    [personIds],
  )
}

export async function readFamily(staff: Reader, familyId: number): Promise<CurrentPerson[]> {
  return staff.query(
    `select ${shownColumns} from register.person_shown s where s.family_id = $1
     order by s.birth_date nulls last, s.person_id limit 40`,
    [familyId],
  )
}

export interface SourceRecord {
  readonly recordId: number
  readonly agencyId: string
  readonly listKindId: string
  readonly fileName: string
  readonly sheet: string
  readonly rowNumber: number
  readonly period: IsoDate
  readonly nik: string | null
  readonly kk: string | null
  readonly relation: string | null
  readonly name: string | null
  readonly birthDate: IsoDate | null
  readonly birthPrecision: BirthPrecision | null
  readonly sex: string | null
  readonly districtCode: string | null
  readonly villageCode: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly address: string | null
  readonly motherName: string | null
  readonly vitalStatus: VitalStatus | null
  readonly nikStatus: string
  readonly eventDate: IsoDate | null
  readonly familyId: number | null
}

const sourceColumns = `r.id as "recordId", b.agency_id as "agencyId", b.list_kind_id as "listKindId", b.file_name as "fileName", r.sheet,
  r.row_number as "rowNumber", b.period, r.nik, r.kk, r.relation, r.name, r.birth_date as "birthDate", r.birth_precision as "birthPrecision", r.sex,
  r.district_code as "districtCode", r.village_code as "villageCode", r.hamlet, r.rt, r.rw, r.address, r.mother_name as "motherName",
  r.vital_status as "vitalStatus", r.nik_status as "nikStatus", r.event_date as "eventDate", r.family_id as "familyId"`

/** Every row of every list that speaks of the person, newest period first. */
export async function readSourceRecords(staff: Reader, personId: number): Promise<SourceRecord[]> {
  const rows = await staff.query<{ id: number }>(
    'select record_id as id from register.membership where person_id = $1 and recorded_to is null',
    [personId],
  )
  return readRecordsById(
    staff,
    rows.map((row) => row.id),
  )
}

/** Newest period first. */
export async function readRecordsById(staff: Reader, recordIds: readonly number[]): Promise<SourceRecord[]> {
  return staff.query(
    `select ${sourceColumns} from intake.record_shown r join intake.batch b on b.id = r.batch_id
     where r.id = any ($1::bigint[]) order by b.period desc, r.id desc`,
    [recordIds],
  )
}

/** The person each record stands for now. */
export async function personsOfRecords(
  reader: Reader,
  recordIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await reader.query<{ recordId: number; personId: number }>(
    'select record_id as "recordId", person_id as "personId" from register.membership where record_id = any ($1::bigint[]) and recorded_to is null',
    [recordIds],
  )
  return new Map(rows.map((row) => [row.recordId, row.personId]))
}

export interface PersonClaim {
  readonly kind: string
  readonly what: string
  readonly value: string | null
  readonly amount: number | null
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly recordId: number
}

export async function readClaims(reader: Reader, personId: number): Promise<PersonClaim[]> {
  return reader.query(
    `select kind, what, value, amount, valid_from as "validFrom", valid_to as "validTo", record_id as "recordId"
     from register.claim where person_id = $1 and recorded_to is null order by valid_from desc, id desc`,
    [personId],
  )
}

export interface IdentityEvent {
  readonly at: string
  readonly closedAt: string | null
  readonly outcome: 'same' | 'different'
  readonly human: boolean
  readonly decidedBy: string
  readonly recordId: number
  readonly otherRecordId: number
  readonly evidence: unknown
  readonly reason: string | null
}

/** Decisions, open and closed, about the records that ever spoke of the person. */
export async function readIdentityEvents(reader: Reader, personId: number): Promise<IdentityEvent[]> {
  return reader.query(
    `select d.recorded_from as at, d.recorded_to as "closedAt", d.outcome, d.decided_by <> 'model' as human,
       coalesce((select display_name from access.account a where a.id = d.decided_by), d.decided_by) as "decidedBy", d.record_id as "recordId",
       d.other_record_id as "otherRecordId", e.content as evidence, d.reason
     from linkage.decision d left join linkage.evidence e on e.id = d.evidence_id
     where d.id in (
       select d1.id from register.membership m join linkage.decision d1 on d1.record_id = m.record_id where m.person_id = $1
       union select d2.id from register.membership m join linkage.decision d2 on d2.other_record_id = m.record_id where m.person_id = $1)
     order by d.recorded_from desc, d.id desc limit 100`,
    [personId],
  )
}
