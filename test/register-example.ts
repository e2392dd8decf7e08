import { type Context, systemActor } from '../src/access/index.ts'
import type { Database, Reader, Row, Writer } from '../src/kernel/ports.ts'
import { silent } from '../src/kernel/ports.ts'
import { emptyProtection, type ListKind, loadPack, type Pack } from '../src/pack/index.ts'
import { applyBatch } from '../src/register/apply-batch.ts'
import { applyLinks } from '../src/register/apply-links.ts'
import { sensitiveCategories } from '../src/register/closed-categories.ts'
import { readBatch } from '../src/register/store.ts'
import { weighQuestions } from '../src/register/store-review.ts'
import { openTouched } from '../src/register/store-states.ts'
import { createTestDatabase } from './database.ts'

/** A small pack with a few list kinds, enough for every kind of claim. */
export const examplePack = {
  folder: 'example',
  settings: { population: 1_000 },
  areas: [
    { code: '35.09', name: 'CONTOH', level: 'regency', parentCode: null, tileColumn: null, tileRow: null },
    { code: '35.09.01', name: 'SILO', level: 'district', parentCode: '35.09', tileColumn: 0, tileRow: 0 },
    {
      code: '35.09.01.2001',
      name: 'MULYOREJO',
      level: 'village',
      parentCode: '35.09.01',
      tileColumn: 0,
      tileRow: 0,
    },
    {
      code: '35.09.01.2002',
      name: 'PACE',
      level: 'village',
      parentCode: '35.09.01',
      tileColumn: 1,
      tileRow: 0,
    },
    { code: '35.09.02', name: 'MAYANG', level: 'district', parentCode: '35.09', tileColumn: 1, tileRow: 0 },
    {
      code: '35.09.02.2001',
      name: 'SEPUTIH',
      level: 'village',
      parentCode: '35.09.02',
      tileColumn: 0,
      tileRow: 0,
    },
  ],
  agencies: [
    {
      id: 'dispendukcapil',
      name: 'Dispendukcapil',
      shortName: 'Dispendukcapil',
      validFrom: '2020-01-01',
      validTo: null,
      successor: null,
      areaCode: null,
    },
    {
      id: 'dinsos',
      name: 'Dinas Sosial',
      shortName: 'Dinsos',
      validFrom: '2020-01-01',
      validTo: null,
      successor: null,
      areaCode: null,
    },
  ],
  categories: [
    {
      id: 'pmks-08',
      number: 8,
      name: { id: 'Lanjut usia telantar', en: 'Neglected elderly' },
      unit: 'person',
      sensitive: false,
    },
    {
      id: 'pmks-18',
      number: 18,
      name: { id: 'ODHA', en: 'People with HIV' },
      unit: 'person',
      sensitive: true,
    },
    {
      id: 'pmks-14',
      number: 14,
      name: { id: 'Bekas warga binaan', en: 'Former inmates' },
      unit: 'person',
      sensitive: true,
    },
  ],
  listKinds: [
    listKind('penduduk', 'dispendukcapil', [{ kind: 'vital', what: 'vital', value: 'alive' }]),
    listKind('kematian', 'dispendukcapil', [
      { kind: 'vital', what: 'vital', value: 'dead', onField: 'eventDate' },
    ]),
    listKind('odha', 'dinsos', [{ kind: 'category', what: 'pmks-18' }]),
    listKind('ppks', 'dinsos', [{ kind: 'category', whatField: 'category' }]),
    listKind('bansos', 'dinsos', [
      { kind: 'assistance', what: 'pkh', onField: 'deliveredOn', amountField: 'amount' },
      { kind: 'rank', what: 'desil', valueField: 'desil' },
    ]),
    {
      ...listKind('ambulans', 'dinsos', [{ kind: 'output', what: 'ambulans', amountField: 'outputCount' }]),
      subject: 'area',
    },
  ],
  columns: {},
  precedence: { name: ['dispendukcapil', 'dinsos'], village: ['dinsos', 'dispendukcapil'] },
  programmes: [{ id: 'pkh', name: { id: 'PKH', en: 'Family Hope' } }],
  protection: emptyProtection,
} as unknown as Pack

function listKind(id: string, agency: string, claims: ListKind['claims']): ListKind {
  const name = { id, en: id }
  return {
    id,
    name,
    agency,
    subject: 'person',
    required: [],
    headers: {},
    uniquePersons: false,
    issuesNumbers: false,
    complete: true,
    claims,
    basis: 'test',
    purpose: name,
  }
}

/** What a row of an example list says; everything absent is blank. */
export interface ExampleRow {
  readonly nik?: string
  readonly kk?: string
  readonly name?: string
  readonly birthDate?: string
  readonly sex?: 'M' | 'F'
  readonly village?: string
  readonly hamlet?: string
  readonly motherName?: string
  readonly relation?: string
  readonly facts?: Record<string, unknown>
  readonly verdict?: 'accepted' | 'rejected'
}

/** A context on a test database. Every look at the clock is one second later, so recorded times never tie. */
export function exampleContext(database: Database): Context {
  let seconds = 0
  return {
    database,
    pack: examplePack,
    files: undefined as unknown as Context['files'],
    clock: { now: () => new Date(Date.UTC(2026, 9, 1) + 1_000 * ++seconds) },
    log: { info() {}, error() {} },
  }
}

/** What the policies of the database know of the pack. Without it they close everything. */
export function loadExample(database: Database): Promise<void> {
  return database.write((writer) => loadPack(writer, examplePack))
}

/** A fresh database that knows the example pack, and nobody in it. Call `drop` in afterAll. */
export async function createTestRegister() {
  const { database, drop } = await createTestDatabase()
  await loadExample(database)
  return { database, context: exampleContext(database), drop }
}

let files = 0

/** An approved batch with these rows. Returns its id and the ids of its records, in order. */
export async function addBatch(
  database: Database,
  listKindId: string,
  rows: readonly ExampleRow[],
  period = '2026-01-01',
  status = 'approved',
): Promise<{ batchId: number; recordIds: number[] }> {
  const agencyId = examplePack.listKinds.find((kind) => kind.id === listKindId)!.agency
  return database.write(async (writer) => {
    const sha256 = String(++files).padStart(64, '0')
    await writer.query(
      `insert into intake.source_file (sha256, bytes, media_type) values ($1, 1, 'text/csv') on conflict do nothing`,
      [sha256],
    )
    const batch = await writer.first<{ id: number }>(
      `insert into intake.batch (sha256, file_name, agency_id, list_kind_id, period, status, received_by)
       values ($1, 'daftar.csv', $2, $3, $4, $5, 'test') returning id`,
      [sha256, agencyId, listKindId, period, status],
    )
    const recordIds: number[] = []
    for (const [index, row] of rows.entries()) {
      const record = await writer.first<{ id: number }>(
        `insert into intake.record (batch_id, sheet, row_number, cells, verdict, nik, nik_status, kk, name, birth_date, birth_precision,
           sex, district_code, village_code, hamlet, mother_name, relation, facts)
         values ($1, 'Sheet1', $2, '[]', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb) returning id`,
        [
          batch!.id,
          index + 2,
          row.verdict ?? 'accepted',
          row.nik ?? null,
          row.nik ? 'valid' : 'missing',
          row.kk ?? null,
          row.name ?? null,
          row.birthDate ?? null,
          row.birthDate ? 'day' : null,
          row.sex ?? null,
          row.village?.slice(0, 8) ?? null,
          row.village ?? null,
          row.hamlet ?? null,
          row.motherName ?? null,
          row.relation ?? null,
          JSON.stringify(row.facts ?? {}),
        ],
      )
      recordIds.push(record!.id)
    }
    return { batchId: batch!.id, recordIds }
  })
}

const letters = (number: string) => `upper(translate(md5((${number})::text), '0123456789', 'ghijklmnop'))`

/**
 * An approved list of `rows` people of one village, no two of them alike: the first so many of one endless row of people, whose
 * names are letters without meaning. Returns its batch.
 */
export async function addVillageList(database: Database, village: string, rows: number): Promise<number> {
  const { batchId } = await addBatch(database, 'ppks', [])
  await database.write((writer) =>
    writer.query(
      `insert into intake.record (batch_id, sheet, row_number, cells, verdict, nik, nik_status, name, birth_date, birth_precision, sex,
         district_code, village_code, facts)
       select $1, 'Sheet1', i + 2, '[]', 'accepted', '350901' || to_char(birth, 'DDMMYY') || lpad((i % 9999)::text, 4, '0'), 'valid',
         ${letters('i')} || ' ' || ${letters('7 * i')}, birth, 'day', 'M', left($2, 8), $2, '{"category": "pmks-08"}'
       from (select i, date '1940-01-01' + (i * 37) % 21900 as birth from generate_series(1, $3::int) i) row`,
      [batchId, village, rows],
    ),
  )
  return batchId
}

const villages = ['35.09.01.2001', '35.09.01.2002', '35.09.02.2001']
/** One of six persons of the invented place; `said` is what its row says beside who it is. */
export function personRow(
  number: number,
  said: {
    village?: number
    category?: string
    name?: string
    without?: readonly ('nik' | 'birthDate')[]
  } = {},
): ExampleRow {
  const day = String(10 + number)
  const row: ExampleRow = {
    nik: `350901${day}01${60 + number}00${day}`,
    name: said.name ?? ['SITI AMINAH', 'BUDI HARTONO', 'WAGIMAN', 'KATIRAH', 'SUPARDI', 'MISNATI'][number]!,
    birthDate: `19${60 + number}-01-${day}`,
    sex: 'M',
    village: villages[said.village ?? number % 3]!,
    facts: { category: said.category ?? 'pmks-08' },
  }
  return { ...row, ...Object.fromEntries((said.without ?? []).map((field) => [field, undefined])) }
}

/** Links and applies a list of persons in need, as a whole, a part, or the correction of an earlier batch. Returns its batch. */
export async function enterList(
  context: Context,
  rows: readonly ExampleRow[],
  { list = 'ppks', period = '2026-01-01', corrects = 0, isPart = false } = {},
): Promise<number> {
  const { batchId } = await addBatch(context.database, list, rows, period)
  await context.database.write((writer) =>
    writer.query('update intake.batch set corrects = nullif($2::bigint, 0), is_part = $3 where id = $1', [
      batchId,
      corrects,
      isPart,
    ]),
  )
  await applyBatch(context, batchId, silent)
  return batchId
}

/** Nobody stands and no list came; what the pack says stays. */
export function clearLists(database: Database): Promise<void> {
  return database.write((writer) =>
    writer.execute(`reset role; delete from register.claim; delete from register.membership; delete from register.person_state; delete from register.person;
      delete from linkage.review_pair; delete from linkage.decision; delete from intake.carried_row; delete from intake.leaving_row; delete from intake.record; delete from intake.batch;
      update reference.list_kind set meaning = 'full'`),
  )
}

/** A machine join of a record to another. */
export async function join(
  database: Database,
  batchId: number,
  recordId: number,
  otherRecordId: number,
  weight = 20,
): Promise<void> {
  await database.write((writer) =>
    writer.query(
      `insert into linkage.decision (record_id, other_record_id, outcome, decided_by, weight, batch_id) values ($1, $2, 'same', 'model', $3, $4)`,
      [recordId, otherRecordId, weight, batchId],
    ),
  )
}

/** Puts a pair into the review queue. */
export async function ask(
  database: Database,
  batchId: number,
  recordId: number,
  otherRecordId: number,
  pattern = 'uncertain~ppks+penduduk~name.equal',
): Promise<number> {
  const evidence = JSON.stringify({
    fields: [],
    name: { exact: 1, alike: 0, similar: 0, initials: 0, missing: 0, conflicts: 0, joined: false, bits: 5 },
    priorBits: -20,
  })
  const pair = await database.write((writer) =>
    writer.first<{ id: number }>(
      `insert into linkage.review_pair (record_id, other_record_id, weight, probability, evidence, reason, priority, pattern, batch_id)
     values ($1, $2, 1, 0.6, $3::jsonb, 'uncertain', 0.9, $5, $4) returning id`,
      [recordId, otherRecordId, evidence, batchId, pattern],
    ),
  )
  return pair!.id
}

/** Second transaction of the apply job, with the decisions as they stand in the database. */
export async function applyAsLinked(context: Context, batchId: number) {
  return context.database.write(async (writer) =>
    applyLinks(context, writer, systemActor, await readBatch(writer, batchId), silent),
  )
}

/** All that is current in the register, without ids and times of rows and the count a state was written with, to compare before and after. */
export async function currentView(
  reader: Reader,
): Promise<{ memberships: Row[]; states: Row[]; claims: Row[]; aliases: Row[] }> {
  return {
    memberships: await reader.query(
      'select record_id, person_id from register.membership where recorded_to is null order by 1',
    ),
    states: await reader.query(
      `select ${stateColumns} from register.person_state where recorded_to is null order by person_id`,
    ),
    claims: await reader.query(
      `select record_id, person_id, village_code, kind, what, value, amount, valid_from, valid_to from register.claim
       where recorded_to is null order by record_id, kind, what, value`,
    ),
    aliases: await reader.query(
      'select id, merged_into from register.person where merged_into is not null order by id',
    ),
  }
}

export const stateColumns = `person_id, nik, family_id, relation, name, birth_date, birth_precision, sex, district_code, village_code,
  hamlet, rt, rw, address, mother_name, vital_status, sources`

/** Weighs every open question anew, whoever was touched. */
export async function weighAll(writer: Writer): Promise<void> {
  await openTouched(writer)
  await writer.execute('insert into touched (person_id) select id from register.person')
  await weighQuestions(writer, sensitiveCategories(examplePack), '2026-01-01')
}
