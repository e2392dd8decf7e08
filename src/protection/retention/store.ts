import type { Reader, Writer } from '../../kernel/ports.ts'
import type { RetentionDecision } from './rules/retention.ts'

export interface StoredList {
  readonly batchId: number
  readonly listKindId: string
  readonly agencyId: string
  readonly fileName: string
  readonly period: string
  readonly status: string
  readonly rows: number | null
  readonly sha256: string
  readonly bytes: number
}
export interface StoredDecision extends RetentionDecision {
  readonly batchId: number
  readonly reason: string
  readonly at: string
  readonly by: string
}

const columns = `b.id as "batchId", b.list_kind_id as "listKindId", b.agency_id as "agencyId", b.file_name as "fileName", b.period,
  b.status, (b.counts ->> 'rows')::int as rows, b.sha256, f.bytes`
const source = 'intake.batch b join intake.source_file f on f.sha256 = b.sha256'

/** Lists whose period lies at least a year back, oldest first. */
export function findOldLists(reader: Reader, before: string): Promise<StoredList[]> {
  return reader.query(
    `select ${columns} from ${source} where b.period < $1 and b.status in ('applied', 'undone', 'refused') order by b.period, b.id`,
    [before],
  )
}

export function findList(reader: Reader, batchId: number): Promise<StoredList | undefined> {
  return reader.first(`select ${columns} from ${source} where b.id = $1`, [batchId])
}

export async function lockList(writer: Writer, batchId: number): Promise<void> {
  await writer.query(`select pg_advisory_xact_lock(hashtextextended('protection.retention ' || $1, 0))`, [
    String(batchId),
  ])
}

export function findDecisions(reader: Reader, batchIds: readonly number[]): Promise<StoredDecision[]> {
  return reader.query(
    `select d.batch_id as "batchId", d.kind, d.reason, d.keep_until as "keepUntil", d.at, d.by as "byId",
       coalesce(a.display_name, d.by) as by
     from protection.retention_decision d left join access.account a on a.id = d.by
     where d.batch_id = any ($1::bigint[]) order by d.id`,
    [batchIds],
  )
}

export async function insertDecision(
  writer: Writer,
  one: { batchId: number; kind: string; reason: string; keepUntil: string | null; at: string; by: string },
): Promise<void> {
  await writer.query(
    `insert into protection.retention_decision (batch_id, kind, reason, keep_until, at, by) values ($1, $2, $3, $4, $5, $6)`,
    [one.batchId, one.kind, one.reason, one.keepUntil, one.at, one.by],
  )
}

/** Whether a list rests on these bytes whose file nobody decided to destroy. */
export async function isFileNeeded(reader: Reader, sha256: string): Promise<boolean> {
  const row = await reader.first(
    `select from intake.batch b where b.sha256 = $1 and not exists (
       select from protection.retention_decision d where d.batch_id = b.id and d.kind = 'destroyed')`,
    [sha256],
  )
  return row !== undefined
}

/** The raw cells are the file once more. What was read in them stays: closed claims rest on it. */
export async function blankCells(writer: Writer, batchId: number): Promise<void> {
  await writer.query(`update intake.record set cells = '[]', findings = null where batch_id = $1`, [batchId])
  await writer.query('delete from intake.picture_row where batch_id = $1', [batchId])
}
