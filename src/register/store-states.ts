import type { CopyValue, Progress, Reader, Writer } from '../kernel/ports.ts'
import type { Pack } from '../pack/index.ts'
import type { BestValues, BirthPrecision, RecordValues, VitalStatus } from './model.ts'
import { bestValues } from './rules/best-value.ts'
import { type SensitiveSpec, sensitiveSpecOf } from './sensitive-spec.ts'
import { statement } from './sql.ts'
import { type VitalSpec, vitalSpecOf } from './vital-spec.ts'

const personsChunk = 50_000
const stateColumns = [
  'person_id',
  'nik',
  'kk',
  'relation',
  'name',
  'birth_date',
  'birth_precision',
  'sex',
  'district_code',
  'village_code',
  'hamlet',
  'rt',
  'rw',
  'address',
  'mother_name',
  'vital_status',
  'records',
  'sources',
] as const

/** Makes the temporary table of persons whose state is to be folded again, empty. */
export async function openTouched(writer: Writer): Promise<void> {
  await writer.execute(
    'create temp table touched (n integer generated always as identity primary key, person_id bigint not null) on commit drop',
  )
}

export async function touch(writer: Writer, personIds: readonly number[]): Promise<void> {
  await writer.query(
    'insert into touched (person_id) select distinct p from unnest($1::bigint[]) p where p not in (select person_id from touched) order by 1',
    [personIds],
  )
}

/** Touches the persons that records of the batch joined, or that several records of it make. Needs the table placed. */
export async function touchPlaced(writer: Writer): Promise<void> {
  await writer.query(
    'insert into touched (person_id) select distinct person_id from placed where not alone order by 1',
  )
}

/** Touches the persons that one record of the batch makes, whose state is written without folding. Needs the table placed. */
export async function touchAlone(writer: Writer): Promise<void> {
  await writer.query('insert into touched (person_id) select person_id from placed where alone')
}

/** Touches every person that a record of the batch speaks of. */
export async function touchBatch(writer: Writer, batchId: number): Promise<void> {
  await writer.query(
    `insert into touched (person_id)
     select distinct person_id from register.membership where batch_id = $1 and recorded_to is null order by 1`,
    [batchId],
  )
}

/** Folds the best values of every touched person again and writes what changed. Returns how many states changed. */
export async function foldStates(
  writer: Writer,
  pack: Pack,
  now: string,
  progress: Progress,
): Promise<number> {
  await writer.execute(`
    create temp table folded (person_id bigint, nik text, kk text, relation text, name text, birth_date date, birth_precision text, sex text,
      district_code text, village_code text, hamlet text, rt text, rw text, address text, mother_name text, vital_status text,
      records integer, sources jsonb) on commit drop;
    analyze touched`)
  const batches = await readSources(writer, pack)
  const persons = (await writer.first<{ n: number }>('select coalesce(max(n), 0) as n from touched'))!.n
  for (let from = 0; from < persons; from += personsChunk) {
    progress.step('fold', from, persons)
    const rows: CopyValue[][] = []
    for await (const person of readPersons(writer, batches, from, from + personsChunk)) {
      rows.push(stateRow(person.personId, bestValues(person.records, pack.precedence)))
    }
    await writer.copy('folded', stateColumns, rows)
  }
  await writer.execute('analyze folded (person_id, kk)')
  await writer.query(statement('fold-20-drop-unchanged'))
  await writer.query(statement('fold-30-close-states'), [now])
  await writer.query(statement('fold-40-write-states'), [now])
  return (await writer.first<{ count: number }>('select count(*)::int as count from folded'))!.count
}

export interface BatchSource {
  readonly agencyId: string
  readonly period: string
  readonly vital: VitalSpec | null
  readonly sensitive: SensitiveSpec
}

/** What a batch lends to its records: agency, period and what it says of life and death. */
export async function readSources(reader: Reader, pack: Pack): Promise<ReadonlyMap<number, BatchSource>> {
  const rows = await reader.query<{ id: number; agencyId: string; listKindId: string; period: string }>(
    'select id, agency_id as "agencyId", list_kind_id as "listKindId", period from intake.batch',
  )
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, vital: vitalSpecOf(pack, row.listKindId), sensitive: sensitiveSpecOf(pack, row.listKindId) },
    ]),
  )
}

export interface PersonRecords {
  readonly personId: number
  readonly records: RecordValues[]
}

/** Open records, person by person, of the touched persons numbered from + 1 … to. */
export function readPersons(
  reader: Reader,
  batches: ReadonlyMap<number, BatchSource>,
  from: number,
  to: number,
): AsyncGenerator<PersonRecords> {
  return readGrouped(reader, statement('fold-10-read-records'), batches, from, to)
}

/** Rows of a waiting batch, by the standing person they would join. */
export function readKnown(
  reader: Reader,
  batches: ReadonlyMap<number, BatchSource>,
  from: number,
  to: number,
): AsyncGenerator<PersonRecords> {
  return readGrouped(reader, statement('preview-10-read-known'), batches, from, to)
}

async function* readGrouped(
  reader: Reader,
  template: string,
  batches: ReadonlyMap<number, BatchSource>,
  from: number,
  to: number,
): AsyncGenerator<PersonRecords> {
  const sql = template.replace('t.n > $from', `t.n > ${from}`).replace('t.n <= $to', `t.n <= ${to}`)
  let personId = 0
  let records: RecordValues[] = []
  for await (const line of reader.readLines(sql)) {
    const next = Number(line[0])
    if (next !== personId) {
      if (records.length > 0) yield { personId, records }
      personId = next
      records = []
    }
    records.push(toRecord(line, batches))
  }
  if (records.length > 0) yield { personId, records }
}

function toRecord(line: readonly (string | null)[], batches: ReadonlyMap<number, BatchSource>): RecordValues {
  const [
    ,
    id,
    batchId,
    nik,
    nikStatus,
    kk,
    relation,
    name,
    birthDate,
    birthPrecision,
    sex,
    districtCode,
    villageCode,
    hamlet,
    rt,
    rw,
    address,
    motherName,
    vitalStatus,
    eventDate,
    named,
  ] = line as readonly string[]
  const source = batches.get(Number(batchId))!
  const vital = source.vital
  return {
    recordId: Number(id),
    agencyId: source.agencyId,
    period: source.period,
    nik: nik!,
    nikStatus: nikStatus!,
    kk: kk!,
    relation: relation!,
    name: name!,
    birthDate: birthDate!,
    birthPrecision: birthPrecision as BirthPrecision,
    sex: sex!,
    districtCode: districtCode!,
    villageCode: villageCode!,
    hamlet: hamlet!,
    rt: rt!,
    rw: rw!,
    address: address!,
    motherName: motherName!,
    vitalStatus: vital ? (vital.value ?? (vitalStatus as VitalStatus)) : null,
    vitalDate: (vital?.dated ? eventDate : null) ?? source.period,
    isSensitive: source.sensitive.of(named ? categoriesIn(named) : []),
  }
}

/**
 * Categories that a row names in a column: one or several, in JSON. Read here: a function of the database called for every row
 * takes as long as finding them.
 */
function categoriesIn(named: string): string[] {
  return [JSON.parse(named) as string | string[]].flat()
}

function stateRow(personId: number, values: BestValues): CopyValue[] {
  return [
    personId,
    values.nik,
    values.kk,
    values.relation,
    values.name,
    values.birthDate,
    values.birthPrecision,
    values.sex,
    values.districtCode,
    values.villageCode,
    values.hamlet,
    values.rt,
    values.rw,
    values.address,
    values.motherName,
    values.vitalStatus,
    values.records,
    JSON.stringify(values.sources),
  ]
}

/** Makes temporary tables known and touched for a preview: which standing persons rows would join, at most `personsMax` of them. */
export async function knownPersons(
  writer: Writer,
  joins: Iterable<readonly [recordId: number, anchorRecordId: number]>,
  personsMax: number,
): Promise<{ persons: number; compared: number }> {
  await openTouched(writer)
  await writer.execute(
    'create temp table known (record_id bigint, anchor_record_id bigint, person_id bigint) on commit drop',
  )
  await writer.copy('known', ['record_id', 'anchor_record_id'], joins)
  await writer.execute('analyze known')
  await writer.query(
    'update known k set person_id = m.person_id from register.membership m where m.record_id = k.anchor_record_id and m.recorded_to is null',
  )
  const row = await writer.first<{ persons: number }>(
    'select count(distinct person_id)::int as persons from known',
  )
  await writer.query(
    'insert into touched (person_id) select person_id from known where person_id is not null group by person_id order by min(record_id) limit $1',
    [personsMax],
  )
  await writer.execute('analyze touched; analyze known')
  return { persons: row!.persons, compared: Math.min(row!.persons, personsMax) }
}
