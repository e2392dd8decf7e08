import type { Reader, Writer } from '../kernel/ports.ts'
import { modelName } from './store.ts'

/** Rows that stop standing: all of a batch that is undone, or those whose place a batch takes. */
export interface Departing {
  readonly of: 'batch' | 'leaving'
  readonly batchId: number
}

/** A query of their record ids; $1 = the batch. */
const recordsOf = {
  batch: 'select id as record_id from intake.record where batch_id = $1',
  leaving: 'select record_id from intake.leaving_row where batch_id = $1',
} as const

/** Closes the machine joins that the departing rows made, and withdraws the open questions about them. */
export async function closeOwnLinks(writer: Writer, { of, batchId }: Departing, at: string): Promise<void> {
  const own = of === 'batch' ? 'batch_id = $1' : `record_id in (${recordsOf.leaving})`
  await writer.query(
    `update linkage.decision set recorded_to = $2 where ${own} and decided_by = '${modelName}' and recorded_to is null`,
    [batchId, at],
  )
  await writer.query(
    `update linkage.review_pair set status = 'withdrawn', decided_at = $2
     where status = 'open' and (${own} or other_record_id in (${recordsOf[of]}))`,
    [batchId, at],
  )
}

export interface LeaningJoin {
  readonly id: number
  readonly record_id: number
  readonly other_record_id: number
  readonly batch_id: number
}

/** Joins of staying rows that lean on a departing one. */
const isLeaning = (of: Departing['of']) =>
  `d.other_record_id = gone.record_id and d.record_id not in (${recordsOf[of]})
   and d.outcome = 'same' and d.decided_by = '${modelName}' and d.recorded_to is null`

export function readLeaningJoins(reader: Reader, { of, batchId }: Departing): Promise<LeaningJoin[]> {
  return reader.query<LeaningJoin>(
    `select d.id, d.record_id, d.other_record_id, d.batch_id
     from linkage.decision d join (${recordsOf[of]}) gone on ${isLeaning(of)} order by d.id`,
    [batchId],
  )
}

export async function closeLeaningJoins(
  writer: Writer,
  { of, batchId }: Departing,
  at: string,
): Promise<void> {
  await writer.query(
    `update linkage.decision d set recorded_to = $2 from (${recordsOf[of]}) gone where ${isLeaning(of)}`,
    [batchId, at],
  )
}

/** Every open join as record ids, two by two, and the departing records. */
export async function readOpenJoins(
  reader: Reader,
  { of, batchId }: Departing,
): Promise<{ joins: Int32Array; departing: ReadonlySet<number>; lastRecordId: number }> {
  const departing = new Set<number>()
  for await (const [id] of reader.readLines(recordsOf[of].replace('$1', String(Number(batchId)))))
    departing.add(Number(id))
  const ids: number[] = []
  let lastRecordId = 0
  const sql = `select record_id, other_record_id from linkage.decision where outcome = 'same' and recorded_to is null order by id`
  for await (const [record, other] of reader.readLines(sql)) {
    ids.push(Number(record), Number(other))
    lastRecordId = Math.max(lastRecordId, Number(record), Number(other))
  }
  return { joins: Int32Array.from(ids), departing, lastRecordId }
}

/**
 * When the batch that took their place is undone: joins and questions that were closed for it stand again, and the joins that
 * stood in for them end.
 */
export async function reopenLeavingLinks(writer: Writer, batchId: number, at: string): Promise<void> {
  await writer.query(
    `update linkage.decision d set recorded_to = $2::timestamptz from intake.batch b
     where b.id = $1 and d.recorded_from = b.applied_at and d.batch_id <> $1 and d.decided_by = '${modelName}' and d.recorded_to is null`,
    [batchId, at],
  )
  await writer.query(
    `insert into linkage.decision (record_id, other_record_id, outcome, decided_by, weight, evidence_id, model_version, reason, batch_id, alike_id, recorded_from)
     select d.record_id, d.other_record_id, d.outcome, d.decided_by, d.weight, d.evidence_id, d.model_version, d.reason, d.batch_id, d.alike_id, $2::timestamptz
     from intake.batch b
     join linkage.decision d on d.recorded_to = b.applied_at and d.recorded_from < b.applied_at and d.decided_by = '${modelName}'
       and (d.record_id in (${recordsOf.leaving}) or d.other_record_id in (${recordsOf.leaving}))
     join intake.record x on x.id = d.record_id join intake.batch xb on xb.id = x.batch_id and xb.status = 'applied'
     join intake.record y on y.id = d.other_record_id join intake.batch yb on yb.id = y.batch_id and yb.status = 'applied'
     where b.id = $1 and xb.id <> $1 and yb.id <> $1 order by d.id`,
    [batchId, at],
  )
  await writer.query(
    `update linkage.review_pair p set status = 'open', decided_at = null from intake.batch b
     where b.id = $1 and p.status = 'withdrawn' and p.decided_at = b.applied_at and p.batch_id <> $1
       and not exists (select from linkage.review_pair q where q.record_id = p.record_id and q.other_record_id = p.other_record_id and q.status <> 'withdrawn')`,
    [batchId],
  )
}

/**
 * A new row that stands where a leaving one of the same name stood is that row corrected: where the model knows nobody else for
 * it (a NIK was typed wrong or missing before), it goes on speaking of the same person. Not where two leaving rows of that name
 * stood there (of two parts of a list), nor where NIK and birth date both say another person.
 */
export async function joinCorrectedRows(writer: Writer, batchId: number, at: string): Promise<void> {
  await writer.query(
    `with old as (
       select o.sheet, o.row_number, lower(o.name) as name, min(o.id) as id
       from intake.leaving_row l join intake.record o on o.id = l.record_id
       where l.batch_id = $1 group by 1, 2, 3 having count(*) = 1)
     insert into linkage.decision (record_id, other_record_id, outcome, decided_by, weight, reason, batch_id, recorded_from)
     select n.id, o.id, 'same', '${modelName}', 20, 'baris yang diperbaiki dalam daftar yang sama', $1, $2::timestamptz
     from old
     join intake.record o on o.id = old.id
     join intake.record n on n.batch_id = $1 and n.verdict <> 'rejected' and n.sheet = old.sheet and n.row_number = old.row_number
       and lower(n.name) = old.name
     where ((n.nik <> o.nik) and (n.birth_date <> o.birth_date)) is not true
       and not exists (select from intake.carried_row c where c.record_id = n.id)
       and not exists (
         select from linkage.decision d where d.record_id = n.id and d.recorded_to is null
           and (d.outcome = 'same' or d.other_record_id = o.id))
       and not exists (
         select from linkage.decision d where d.other_record_id = n.id and d.recorded_to is null
           and (d.outcome = 'same' and d.batch_id = $1 or d.record_id = o.id))`,
    [batchId, at],
  )
}
