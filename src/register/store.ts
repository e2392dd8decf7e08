import type { IsoDate } from '../kernel/dates.ts'
import type { Clock, Reader, Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Join, JoinEdge } from './rules/join-records.ts'
import { statement } from './sql.ts'

export interface BatchRow {
  readonly id: number
  readonly agencyId: string
  readonly listKindId: string
  readonly period: IsoDate
  readonly status: string
  readonly linkedAt: string | null
}

/** The batch, or Problem('register.batch-unknown', 404). */
export async function readBatch(reader: Reader, batchId: number): Promise<BatchRow> {
  const batch = await reader.first<BatchRow>(
    `select id, agency_id as "agencyId", list_kind_id as "listKindId", period, status, linked_at as "linkedAt"
     from intake.batch where id = $1`,
    [batchId],
  )
  if (!batch) throw new Problem('register.batch-unknown', 404, { batch: batchId })
  return batch
}

/** Makes two changes of the register wait for each other, for the rest of the transaction. */
export async function lockRegister(writer: Writer): Promise<void> {
  await writer.query('select pg_advisory_xact_lock(3510)')
}

/**
 * The moment a change of the register is recorded with: now, but later than every batch that entered or left, so that it
 * tells which rows the change wrote and closed. The clock of the demo slows down, and two changes may fall into one of its
 * milliseconds. Needs the lock.
 */
export async function nextMoment(reader: Reader, clock: Clock): Promise<string> {
  const row = await reader.first<{ at: string }>(
    `select greatest($1::timestamptz, max(greatest(applied_at, undone_at)) + interval '1 millisecond') as at from intake.batch`,
    [clock.now().toISOString()],
  )
  return row!.at
}

/** When a list entered the register or left it last; '-infinity' = none ever did. */
export async function lastEntered(reader: Reader): Promise<string> {
  const row = await reader.first<{ at: string }>(
    `select coalesce(max(greatest(applied_at, undone_at)), '-infinity')::text as at from intake.batch where applied_at is not null`,
  )
  return row!.at
}

export async function markLinked(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.query('update intake.batch set linked_at = $2 where id = $1', [batchId, now])
}

/** Adds one entry (preview, villages, …) to the counts of a batch. */
export async function noteCounts(
  writer: Writer,
  batchId: number,
  key: string,
  counts: object | string,
): Promise<void> {
  await writer.query(
    `update intake.batch set counts = coalesce(counts, '{}') || jsonb_build_object($2::text, $3::jsonb) where id = $1`,
    [batchId, key, JSON.stringify(counts)],
  )
}

export async function readEdges(reader: Reader, batchId: number): Promise<JoinEdge[]> {
  const edges: JoinEdge[] = []
  const number = (text: string | null) => (text === null ? null : Number(text))
  for await (const [id, record, person, other, otherPerson] of reader.readLines(
    statement('apply-00-read-edges').replaceAll('$batch', String(batchId)),
  )) {
    edges.push({
      decisionId: Number(id),
      recordId: Number(record),
      personId: number(person!),
      otherRecordId: Number(other),
      otherPersonId: number(otherPerson!),
    })
  }
  return edges
}

/** Makes the temporary tables joins and placed, and places every accepted record of the batch. */
export async function placeRecords(
  writer: Writer,
  batchId: number,
  joins: readonly Join[],
  now: string,
): Promise<void> {
  await writer.execute(`
    create temp table joins (record_id bigint, anchor_record_id bigint, person_id bigint, decision_id bigint) on commit drop;
    create temp table placed (record_id bigint, person_id bigint, is_new boolean, decision_id bigint, alone boolean) on commit drop`)
  await writer.copy('joins', ['record_id', 'anchor_record_id', 'person_id', 'decision_id'], joinRows(joins))
  await writer.execute('analyze joins')
  await writer.query(statement('apply-10-place-alone'), [batchId])
  await writer.query(statement('apply-11-make-persons'), [now])
  await writer.execute('analyze placed')
  await writer.query(statement('apply-12-place-joined'))
  await writer.query(statement('apply-20-write-memberships'), [batchId, now])
}

function* joinRows(joins: readonly Join[]) {
  for (const join of joins) yield [join.recordId, join.anchorRecordId, join.personId, join.decisionId]
}

export async function writeFamilies(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.query(statement('apply-30-write-families'), [batchId, now])
}

/** `vital` = constant of the list kind, 'field' = read it from the row, null = the list says nothing of it. */
export async function writeAlone(
  writer: Writer,
  batchId: number,
  vital: string | null,
  now: string,
): Promise<void> {
  await writer.query(statement('apply-40-write-alone'), [vital, now, batchId])
}

export async function countPlaced(reader: Reader): Promise<{ records: number; newPersons: number }> {
  const row = await reader.first<{ records: number; newPersons: number }>(
    'select count(*)::int as records, (count(distinct person_id) filter (where is_new))::int as "newPersons" from placed',
  )
  return row!
}

/** Records of this batch whose person is dead or moved away although the list says nothing of it: a finding for its owner. */
export async function countNotAlive(
  reader: Reader,
  batchId: number,
): Promise<{ dead: number; movedOut: number }> {
  const row = await reader.first<{ dead: number; movedOut: number }>(
    `select (count(*) filter (where s.vital_status = 'dead'))::int as dead, (count(*) filter (where s.vital_status = 'moved-out'))::int as "movedOut"
     from register.person_state s join register.membership m on m.person_id = s.person_id
     where m.batch_id = $1 and m.recorded_to is null and s.recorded_to is null and s.vital_status in ('dead', 'moved-out')`,
    [batchId],
  )
  return row!
}

/** What plans need to know of the tables that a list fills. */
const statisticsOf = {
  'intake.record': '(id, batch_id)',
  'linkage.decision': '(record_id, other_record_id, batch_id, decided_by)',
  'register.person': '(id, created_at)',
  'register.membership': '',
  'register.family': '',
  'register.person_state': '(person_id, family_id, village_code, recorded_from, recorded_to)',
  'register.claim': '(person_id, kind, what, batch_id, recorded_from, recorded_to)',
} as const

export const analyze = (writer: Writer, table: keyof typeof statisticsOf) =>
  writer.execute(`analyze ${table} ${statisticsOf[table]}`)

/** Rows of the batch that may enter. */
export async function countRows(reader: Reader, batchId: number): Promise<number> {
  const row = await reader.first<{ rows: number }>(
    `select count(*)::int as rows from intake.record where batch_id = $1 and verdict <> 'rejected'`,
    [batchId],
  )
  return row!.rows
}

/**
 * Tells the planner of tables that grew by `rows` within this transaction, where that is a tenth of them or more. Nothing else
 * does so before its end: a table that was emptied before (by a preview that was rolled back) counts as empty while a million
 * rows enter, and statements that join it go through all of them for each. The embedded database never does it at all.
 */
export async function analyzeGrown(
  writer: Writer,
  rows: number,
  ...tables: readonly (keyof typeof statisticsOf)[]
): Promise<void> {
  for (const table of tables) {
    const known = await writer.first<{ rows: number }>(
      'select greatest(reltuples, 0)::float8 as rows from pg_class where oid = $1::regclass',
      [table],
    )
    if (rows * 10 >= known!.rows) await analyze(writer, table)
  }
}

/** Persons that may fall apart when the batch leaves: one of its records ties at least two others together. */
export async function personsToRegroup(reader: Reader, batchId: number): Promise<number[]> {
  const rows = await reader.query<{ personId: number }>(statement('undo-10-loose-persons'), [batchId])
  return rows.map((row) => row.personId)
}

export async function closeMemberships(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.query(
    'update register.membership set recorded_to = $2::timestamptz where batch_id = $1 and recorded_to is null',
    [batchId, now],
  )
}

export async function countRejected(reader: Reader, batchId: number): Promise<number> {
  const row = await reader.first<{ count: number }>(
    `select count(*)::int as count from intake.record where batch_id = $1 and verdict = 'rejected'`,
    [batchId],
  )
  return row!.count
}
