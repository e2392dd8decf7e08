import type { Reader } from '../kernel/ports.ts'

export interface PairRow {
  readonly id: number
  readonly recordId: number
  readonly otherRecordId: number
  readonly probability: number
  readonly priority: number
  readonly evidence: unknown
  readonly reason: string
  readonly status: 'open' | 'same' | 'different' | 'withdrawn'
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly note: string | null
}
const columns = `id, record_id as "recordId", other_record_id as "otherRecordId", probability, priority, evidence, reason, status,
  coalesce((select display_name from access.account a where a.id = decided_by), decided_by) as "decidedBy", decided_at as "decidedAt", note`

/** Pairs of applied batches only: a batch that waits is not yet anybody's to decide. */
const decidable = `status = 'open' and batch_id in (select id from intake.batch where status = 'applied')`

export async function readOpenPairs(reader: Reader, limit: number, offset: number): Promise<PairRow[]> {
  return reader.query(
    `select ${columns} from linkage.review_pair where ${decidable} order by priority desc, id limit $1 offset $2`,
    [limit, offset],
  )
}

export async function readPair(reader: Reader, pairId: number): Promise<PairRow | undefined> {
  return reader.first(`select ${columns} from linkage.review_pair where id = $1`, [pairId])
}

export async function countOpenPairs(reader: Reader): Promise<number> {
  return (await reader.first<{ count: number }>(
    `select count(*)::int as count from linkage.review_pair where ${decidable}`,
  ))!.count
}

/** The pair after this one in the queue's order; the first again when this is the last; null when none is left. */
export async function nextOpenPair(
  reader: Reader,
  after: Pick<PairRow, 'id' | 'priority'>,
): Promise<number | null> {
  const next = await reader.first<{ id: number }>(
    `select id from linkage.review_pair where ${decidable} and id <> $1
     order by (priority < $2::real or (priority = $2::real and id > $1)) desc, priority desc, id limit 1`,
    [after.id, after.priority],
  )
  return next?.id ?? null
}
