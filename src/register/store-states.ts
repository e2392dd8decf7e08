import { createHash } from 'node:crypto'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { CopyValue, Progress, Value, Writer } from '../kernel/ports.ts'
import type { Pack } from '../pack/index.ts'
import { sensitiveCategories } from './closed-categories.ts'
import type { BestValues } from './model.ts'
import { bestValues, choosingVersion, gainedValues } from './rules/best-value.ts'
import { statement } from './sql.ts'
import { type BatchSource, readGained, readPersons, readSources } from './store-records.ts'

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
  'sources',
] as const

/**
 * Makes the temporary table of persons whose state is to be folded again, empty. `gained`: nothing but records of the batch came to
 * the person.
 */
export async function openTouched(writer: Writer): Promise<void> {
  await writer.execute(
    `create temp table touched (n integer generated always as identity primary key, person_id bigint not null, gained boolean not null default false)
     on commit drop`,
  )
}

export async function touch(writer: Writer, personIds: readonly number[]): Promise<void> {
  await touchWhole(writer, 'select unnest($1::bigint[]) as person_id', [personIds])
}

/** Touches the persons that the query finds; all their records are to be looked at, also of those that were touched as gaining. */
export async function touchWhole(writer: Writer, found: string, parameters: readonly Value[]): Promise<void> {
  await writer.query(
    `with found as materialized (select distinct person_id from (${found}) f),
     again as (update touched t set gained = false from found where found.person_id = t.person_id and t.gained)
     insert into touched (person_id) select person_id from found where person_id not in (select person_id from touched) order by 1`,
    parameters,
  )
}

/** Touches the persons that records of the batch joined, or that several records of it make. Needs the table placed. */
export async function touchPlaced(writer: Writer): Promise<void> {
  await writer.query(
    'insert into touched (person_id, gained) select distinct person_id, not is_new from placed where not alone order by 1',
  )
}

/** Touches the persons that one record of the batch makes, whose state is written without folding. Needs the table placed. */
export async function touchAlone(writer: Writer): Promise<void> {
  await writer.query('insert into touched (person_id) select person_id from placed where alone')
}

/** Touches every person that a record of the batch speaks of. */
export async function touchBatch(writer: Writer, batchId: number): Promise<void> {
  await touchWhole(
    writer,
    'select person_id from register.membership where batch_id = $1 and recorded_to is null',
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
      sources jsonb) on commit drop;
    analyze touched`)
  const since = await choosingSince(writer, pack, now)
  const someGained = (await writer.first('select from touched where gained limit 1')) !== undefined
  if (someGained) await findGivers(writer, since)
  const batches = await readSources(writer, pack)
  const persons = (await writer.first<{ n: number }>('select coalesce(max(n), 0) as n from touched'))!.n
  for (let from = 0; from < persons; from += personsChunk) {
    progress.step('fold', from, persons)
    const to = from + personsChunk
    if (someGained) await foldGained(writer, pack, batches, from, to)
    const rows: CopyValue[][] = []
    for await (const person of readPersons(writer, batches, from, to))
      rows.push(stateRow(person.personId, bestValues(person.records, pack.precedence)))
    await writer.copy('folded', stateColumns, rows)
  }
  await writer.execute('analyze folded (person_id, kk)')
  await writer.query(statement('fold-20-drop-unchanged'))
  await writer.query(statement('fold-30-close-states'), [now])
  await writer.query(statement('fold-40-write-states'), [now])
  return (await writer.first<{ count: number }>('select count(*)::int as count from folded'))!.count
}

/** Makes the temporary table of records that give values to persons who only gained records. */
async function findGivers(writer: Writer, since: string): Promise<void> {
  await writer.execute(
    'create temp table giver (n integer, person_id bigint, record_id bigint, said text) on commit drop',
  )
  await writer.query(statement('fold-05-find-givers'), [since])
  await writer.execute('create index on giver (n); analyze giver')
}

/** Folds persons numbered from + 1 … to who only gained records; those whose other records must be asked gained not only. */
async function foldGained(
  writer: Writer,
  pack: Pack,
  batches: ReadonlyMap<number, BatchSource>,
  from: number,
  to: number,
): Promise<void> {
  const rows: CopyValue[][] = []
  const whole: number[] = []
  for await (const person of readGained(writer, batches, from, to)) {
    const values = person.isOutdated ? null : gainedValues(person.gave, person.gained, pack.precedence)
    if (values === null) whole.push(person.personId)
    else rows.push(stateRow(person.personId, values))
  }
  await writer.copy('folded', stateColumns, rows)
  await touch(writer, whole)
}

/**
 * Since when values are chosen as they are now: what was chosen before, by another precedence or other words of what a list says, is
 * no ground to choose from. Notes the moment where something changed.
 */
async function choosingSince(writer: Writer, pack: Pack, now: string): Promise<string> {
  const { precedence, listKinds } = pack
  const claims = listKinds.map((kind) => [kind.id, kind.claims])
  const digest = createHash('sha256')
    .update(canonicalJson([choosingVersion, precedence, claims, sensitiveCategories(pack)]))
    .digest('hex')
  const last = await writer.first<{ since: string; digest: string }>(
    'select since, digest from register.choosing order by since desc limit 1',
  )
  if (last?.digest === digest) return last.since
  await writer.query('insert into register.choosing (since, digest) values ($1, $2)', [now, digest])
  return now
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
    JSON.stringify(values.sources),
  ]
}
