import { limits } from '../kernel/limits.ts'
import type { Reader, Row, Writer } from '../kernel/ports.ts'
import type { LinkDecision, NewReviewPair, ReviewPair } from './model.ts'
import type { LinkableRecord } from './rules/encode.ts'
import { patternOf } from './rules/explain.ts'
import { evidenceIds } from './store-evidence.ts'

export const modelName = 'model'

/**
 * A row stands for itself unless another row says the same for it or a newer list took its place (decision 0025). Rows of a
 * batch that is not applied yet leave nobody's place.
 */
const standsForItself = `not exists (select from intake.carried_row c where c.record_id = r.id)
  and not exists (select from intake.leaving_row l join intake.batch o on o.id = l.batch_id and o.status = 'applied' where l.record_id = r.id)`

/** Applied batches that took places: with another one, the standing rows are others. */
export async function readPlaceTakers(reader: Reader): Promise<string> {
  const rows = await reader.query<{ id: number }>(
    `select b.id from intake.batch b where b.status = 'applied' and exists (select from intake.leaving_row l where l.batch_id = b.id) order by b.id`,
  )
  return rows.map((row) => row.id).join(' ')
}

/** Standing rows whose place a batch will take. */
export async function readLeaving(reader: Reader, batchId: number): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(
    'select record_id as id from intake.leaving_row where batch_id = $1',
    [batchId],
  )
  return rows.map((row) => row.id)
}

/** Batches whose records stand, in the order they were applied. */
export function readAppliedBatches(reader: Reader): Promise<AppliedBatch[]> {
  return reader.query<AppliedBatch>(
    `select id, list_kind_id, period, linked_at from intake.batch where status = 'applied' order by applied_at, id`,
  )
}
export interface AppliedBatch {
  readonly id: number
  readonly list_kind_id: string
  readonly period: string
  readonly linked_at: string | null
}

export async function getBatch(reader: Reader, batchId: number): Promise<AppliedBatch> {
  const batch = await reader.first<AppliedBatch>(
    'select id, list_kind_id, period, linked_at from intake.batch where id = $1',
    [batchId],
  )
  if (!batch) throw new Error(`batch ${batchId} does not exist`)
  return batch
}

const recordColumns = `id, nik, nik_status, kk, name, birth_date, birth_precision, sex, district_code, village_code, hamlet, rt, rw, mother_name`

/** Calls `take` with every accepted or warned record of a batch, by id; `list` is passed through. Returns the count. */
export async function readRecords(
  reader: Reader,
  batchId: number,
  of: Pick<LinkableRecord, 'list' | 'isOfIssuer'>,
  take: (record: LinkableRecord) => void,
): Promise<number> {
  // Written so that the index (batch, id) answers it, whatever the planner knows of the table.
  const bounds = await reader.first<{ low: number | null; high: number | null }>(
    `select (select id from intake.record where batch_id = $1 order by batch_id, id limit 1) as low,
       (select id from intake.record where batch_id = $1 order by batch_id desc, id desc limit 1) as high`,
    [batchId],
  )
  let count = 0
  for (let from = bounds?.low ?? 1; from <= (bounds?.high ?? 0); from += limits.readIdsChunk) {
    const sql = `select ${recordColumns} from intake.record r where batch_id = ${Number(batchId)} and verdict <> 'rejected'
      and id >= ${from} and id < ${from + limits.readIdsChunk} and ${standsForItself} order by id`
    for await (const columns of reader.readLines(sql)) {
      take(toRecord(columns, of))
      count++
    }
  }
  return count
}

/** How many records of a batch can be linked, and the last id. */
export async function countRecords(
  reader: Reader,
  batchId: number,
): Promise<{ count: number; last: number | null }> {
  const row = await reader.first<{ count: number; last: number | null }>(
    `select count(*) as count, max(id) as last from intake.record r where batch_id = $1 and verdict <> 'rejected' and ${standsForItself}`,
    [batchId],
  )
  return row ?? { count: 0, last: null }
}

function toRecord(
  columns: readonly (string | null)[],
  of: Pick<LinkableRecord, 'list' | 'isOfIssuer'>,
): LinkableRecord {
  return {
    id: Number(columns[0]),
    nik: columns[1]!,
    nikStatus: columns[2]!,
    kk: columns[3]!,
    name: columns[4]!,
    birthDate: columns[5]!,
    birthPrecision: columns[6]!,
    sex: columns[7]!,
    districtCode: columns[8]!,
    villageCode: columns[9]!,
    hamlet: columns[10]!,
    rt: columns[11]!,
    rw: columns[12]!,
    motherName: columns[13]!,
    ...of,
  }
}

/** Open machine joins of one batch: pairs of record ids. */
export function readMachineJoins(reader: Reader, batchId: number): AsyncIterable<readonly (string | null)[]> {
  return reader.readLines(
    `select record_id, other_record_id from linkage.decision
     where batch_id = ${Number(batchId)} and outcome = 'same' and decided_by = '${modelName}' and recorded_to is null order by id`,
  )
}

export interface HumanDecisionRow {
  readonly id: number
  readonly record_id: number
  readonly other_record_id: number
  readonly outcome: 'same' | 'different'
}

/** Open decisions by people, all of them: permanent constraints. */
export function readHumanDecisions(reader: Reader): Promise<HumanDecisionRow[]> {
  // + 0: sorted after reading them by their own index, not by walking all decisions in the order of ids.
  return reader.query<HumanDecisionRow>(
    `select id, record_id, other_record_id, outcome from linkage.decision
     where decided_by <> '${modelName}' and recorded_to is null order by id + 0`,
  )
}

/** How many machine joins there were that do not hold any more. */
export async function countClosedJoins(reader: Reader): Promise<number> {
  const row = await reader.first<{ count: number }>(
    `select count(*)::int as count from linkage.decision
     where recorded_to is not null and outcome = 'same' and decided_by = '${modelName}'`,
  )
  return row!.count
}

/** Pairs that other batches brought to the queue and that were not withdrawn. */
export function readAskedPairs(
  reader: Reader,
  batchId: number,
): Promise<{ record_id: number; other_record_id: number; status: string }[]> {
  return reader.query(
    `select record_id, other_record_id, status from linkage.review_pair where status <> 'withdrawn' and batch_id <> $1`,
    [batchId],
  )
}

export async function insertDecisions(
  writer: Writer,
  batchId: number,
  modelVersion: string,
  decisions: readonly LinkDecision[],
  at: string,
): Promise<void> {
  const idOf = await evidenceIds(
    writer,
    decisions.map(({ evidence }) => evidence),
  )
  await writer.copy(
    'linkage.decision',
    [
      'record_id',
      'other_record_id',
      'outcome',
      'decided_by',
      'weight',
      'evidence_id',
      'model_version',
      'batch_id',
      'recorded_from',
    ],
    mapRows(decisions, ({ recordId, otherRecordId, weight, evidence }) => [
      recordId,
      otherRecordId,
      'same',
      modelName,
      weight,
      idOf(evidence),
      modelVersion,
      batchId,
      at,
    ]),
  )
}

export async function insertReviewPairs(
  writer: Writer,
  batchId: number,
  pairs: readonly NewReviewPair[],
  at: string,
): Promise<void> {
  const decided = await writer.query<{ record_id: number; other_record_id: number }>(
    `select record_id, other_record_id from linkage.review_pair where batch_id = $1 and status <> 'withdrawn'`,
    [batchId],
  )
  const isDecided = new Set(decided.map((pair) => `${pair.record_id} ${pair.other_record_id}`))
  const fresh = pairs.filter(({ recordId, otherRecordId }) => !isDecided.has(`${recordId} ${otherRecordId}`))
  const kindOf = await listKindsOf(
    writer,
    fresh.flatMap(({ recordId, otherRecordId }) => [recordId, otherRecordId]),
  )
  await writer.copy(
    'linkage.review_pair',
    [
      'record_id',
      'other_record_id',
      'weight',
      'probability',
      'evidence',
      'reason',
      'priority',
      'pattern',
      'batch_id',
      'created_at',
    ],
    mapRows(fresh, (pair) => [
      pair.recordId,
      pair.otherRecordId,
      pair.weight,
      pair.probability,
      JSON.stringify(pair.evidence),
      pair.reason,
      pair.priority,
      patternOf(pair.reason, [kindOf.get(pair.recordId)!, kindOf.get(pair.otherRecordId)!], pair.evidence),
      batchId,
      at,
    ]),
  )
}

async function listKindsOf(reader: Reader, recordIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await reader.query<{ id: number; kind: string }>(
    `select r.id, b.list_kind_id as kind from intake.record r join intake.batch b on b.id = r.batch_id where r.id = any ($1::bigint[])`,
    [recordIds],
  )
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

function* mapRows<T>(items: readonly T[], toRow: (item: T) => readonly (string | number)[]) {
  for (const item of items) yield toRow(item)
}

/** Removes what an interrupted or repeated storing of the same batch left. Only called before the batch is applied. */
export async function deleteUnappliedLinks(writer: Writer, batchId: number): Promise<void> {
  await writer.query(`delete from linkage.decision where batch_id = $1 and decided_by = '${modelName}'`, [
    batchId,
  ])
  await writer.query(`delete from linkage.review_pair where batch_id = $1 and status = 'open'`, [batchId])
}

/** Closes open decisions by id (the machine's joins that a human decision overrules). Never deletes. */
export async function closeDecisions(writer: Writer, ids: readonly number[], at: string): Promise<void> {
  await writer.query('update linkage.decision set recorded_to = $2 where id = any($1::bigint[])', [ids, at])
}

const pairColumns = `id, record_id, other_record_id, weight, probability, evidence, reason, priority, status, batch_id, decided_by, decided_at, note`

export async function readReviewPair(reader: Reader, pairId: number): Promise<ReviewPair | null> {
  const row = await reader.first(`select ${pairColumns} from linkage.review_pair where id = $1`, [pairId])
  return row ? toPair(row) : null
}

/** The queue, most valuable first. `page` starts at 1; pages hold limits.pageRowsMax pairs. */
export async function readReviewPairs(
  reader: Reader,
  { status = 'open', page = 1 }: { status?: ReviewPair['status']; page?: number } = {},
): Promise<{ pairs: ReviewPair[]; total: number }> {
  const total = await reader.first<{ total: number }>(
    'select count(*) as total from linkage.review_pair where status = $1',
    [status],
  )
  const rows = await reader.query(
    `select ${pairColumns} from linkage.review_pair where status = $1 order by priority desc, id limit ${limits.pageRowsMax} offset $2`,
    [status, (Math.max(1, page) - 1) * limits.pageRowsMax],
  )
  return { pairs: rows.map(toPair), total: total?.total ?? 0 }
}

function toPair(row: Row): ReviewPair {
  return {
    id: row.id as number,
    recordId: row.record_id as number,
    otherRecordId: row.other_record_id as number,
    weight: row.weight as number,
    probability: row.probability as number,
    evidence: row.evidence as ReviewPair['evidence'],
    reason: row.reason as ReviewPair['reason'],
    priority: row.priority as number,
    status: row.status as ReviewPair['status'],
    batchId: row.batch_id as number,
    decidedBy: row.decided_by as string | null,
    decidedAt: row.decided_at as string | null,
    note: row.note as string | null,
  }
}

/** Records by id, for comparing single pairs again. */
export async function readRecordsById(reader: Reader, ids: readonly number[]): Promise<LinkableRecord[]> {
  const records: LinkableRecord[] = []
  for (let from = 0; from < ids.length; from += 10_000) {
    const some = ids
      .slice(from, from + 10_000)
      .map(Number)
      .join(',')
    for await (const columns of reader.readLines(
      `select ${recordColumns} from intake.record where id in (${some}) order by id`,
    ))
      records.push(toRecord(columns, { list: 0, isOfIssuer: false }))
  }
  return records
}
