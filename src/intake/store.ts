import type { IsoDate } from '../kernel/dates.ts'
import type { Field } from '../kernel/fields.ts'
import type { CopyValue, Reader, Writer } from '../kernel/ports.ts'
import type { Batch, BatchCounts, BatchLayout, BatchStatus, CheckedRow, Finding, Verdict } from './model.ts'

const batchColumns = `b.id, b.sha256, b.file_name as "fileName", b.agency_id as "agencyId", b.list_kind_id as "listKindId", b.period,
  b.status, b.layout, b.counts - 'villages' as counts, b.refusal, coalesce((select display_name from access.account a where a.id = b.received_by), b.received_by) as "receivedBy", b.received_at as "receivedAt", b.checked_at as "checkedAt",
  b.approved_at as "approvedAt", b.applied_at as "appliedAt", b.undone_at as "undoneAt", b.received_by as "receivedById",
  b.corrects, b.replaced_by as "replacedBy", b.is_part as "isPart"`

export async function findBatch(reader: Reader, id: number): Promise<Batch | undefined> {
  if (!Number.isSafeInteger(id)) return undefined
  return reader.first<Batch>(`select ${batchColumns} from intake.batch b where id = $1`, [id])
}
/** Rows of the newest list of this kind and agency that was entered before; null = there was none. */
export async function findRowsBefore(reader: Reader, batch: Batch): Promise<number | null> {
  const before = await reader.first<{ rows: number }>(
    `select (counts->>'rows')::integer as rows from intake.batch
     where agency_id = $1 and list_kind_id = $2 and id < $3 and status in ('approved', 'applied')
     order by id desc limit 1`,
    [batch.agencyId, batch.listKindId, batch.id],
  )
  return before?.rows ?? null
}
/** The batch as staff may see it: without sample values where its rows are closed. */
export async function findShownBatch(staff: Reader, id: number): Promise<Batch | undefined> {
  return staff.first<Batch>(`select ${batchColumns} from intake.batch_shown b where id = $1`, [id])
}

/** Without their layout, newest first. `agencyId` null = all agencies. */
export async function listBatchRows(
  reader: Reader,
  agencyId: string | null,
  limit: number,
  offset: number,
): Promise<Batch[]> {
  return reader.query<Batch>(
    `select ${batchColumns.replace('b.layout', 'null as layout')} from intake.batch_shown b
     where ($1::text is null or agency_id = $1) order by id desc limit $2 offset $3`,
    [agencyId, limit, offset],
  )
}

export async function countBatches(reader: Reader, agencyId: string | null): Promise<number> {
  return (await reader.first<{ count: number }>(
    'select count(*) from intake.batch where ($1::text is null or agency_id = $1)',
    [agencyId],
  ))!.count
}

export interface NewBatch {
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  readonly fileName: string
  readonly agencyId: string
  readonly listKindId: string
  readonly period: IsoDate
  readonly receivedBy: string
  readonly receivedAt: string
}

/** The same bytes for the same list are the same batch: returns its id, and whether it was there already. */
export async function insertBatch(
  writer: Writer,
  batch: NewBatch,
): Promise<{ batchId: number; already: boolean }> {
  await writer.query(
    'insert into intake.source_file (sha256, bytes, media_type, received_at) values ($1, $2, $3, $4) on conflict do nothing',
    [batch.sha256, batch.bytes, batch.mediaType, batch.receivedAt],
  )
  const key = [batch.sha256, batch.agencyId, batch.listKindId, batch.period]
  const inserted = await writer.first<{ id: number }>(
    `insert into intake.batch (sha256, agency_id, list_kind_id, period, file_name, status, received_by, received_at)
     values ($1, $2, $3, $4, $5, 'received', $6, $7)
     on conflict (sha256, agency_id, list_kind_id, period) where status not in ('undone', 'refused') do nothing returning id`,
    [...key, batch.fileName, batch.receivedBy, batch.receivedAt],
  )
  if (inserted) return { batchId: inserted.id, already: false }
  const known = await writer.first<{ id: number }>(
    `select id from intake.batch where sha256 = $1 and agency_id = $2 and list_kind_id = $3 and period = $4 and status not in ('undone', 'refused')`,
    key,
  )
  return { batchId: known!.id, already: true }
}

/** Moves a batch on; false when it is not in one of the states `from` any more (somebody else was faster). */
export async function moveBatch(
  writer: Writer,
  id: number,
  from: readonly BatchStatus[],
  to: BatchStatus,
): Promise<boolean> {
  const moved = await writer.query(
    'update intake.batch set status = $3 where id = $1 and status = any($2::text[]) returning id',
    [id, from, to],
  )
  return moved.length > 0
}

export async function noteApproval(writer: Writer, id: number, by: string, at: string): Promise<void> {
  await writer.query('update intake.batch set approved_by = $2, approved_at = $3 where id = $1', [id, by, at])
}
export async function noteApplied(writer: Writer, id: number, at: string): Promise<void> {
  await writer.query(`update intake.batch set status = 'applied', applied_at = $2 where id = $1`, [id, at])
}
export async function noteUndone(writer: Writer, id: number, by: string, at: string): Promise<void> {
  await writer.query(
    `update intake.batch set status = 'undone', undone_by = $2, undone_at = $3 where id = $1`,
    [id, by, at],
  )
}
export async function noteChecked(
  writer: Writer,
  id: number,
  layout: BatchLayout,
  counts: BatchCounts,
  at: string,
): Promise<void> {
  await writer.query(
    `update intake.batch set status = 'checked', layout = $2::jsonb, counts = $3::jsonb, refusal = null, checked_at = $4 where id = $1`,
    [id, toJsonb(layout), toJsonb(counts), at],
  )
}
export async function noteRefused(
  writer: Writer,
  id: number,
  layout: BatchLayout | null,
  refusal: { code: string; params: object },
  at: string,
): Promise<void> {
  await writer.query(
    `update intake.batch set status = 'refused', layout = $2::jsonb, refusal = $3::jsonb, checked_at = $4 where id = $1`,
    [id, layout === null ? null : toJsonb(layout), toJsonb(refusal), at],
  )
}

/** And the picture of the sheets. */
export async function deleteRecords(writer: Writer, batchId: number): Promise<void> {
  await writer.query('delete from intake.record where batch_id = $1', [batchId])
  await writer.query('delete from intake.picture_row where batch_id = $1', [batchId])
}

const recordColumns = [
  'batch_id',
  'sheet',
  'row_number',
  'cells',
  'verdict',
  'findings',
  'nik',
  'nik_status',
  'kk',
  'name',
  'birth_date',
  'birth_precision',
  'birth_place',
  'sex',
  'district_code',
  'village_code',
  'hamlet',
  'rt',
  'rw',
  'address',
  'mother_name',
  'relation',
  'facts',
] as const

export async function copyRecords(
  writer: Writer,
  batchId: number,
  rows: readonly CheckedRow[],
): Promise<void> {
  await writer.copy('intake.record', recordColumns, recordValues(batchId, rows))
}

function* recordValues(batchId: number, rows: readonly CheckedRow[]): Generator<CopyValue[]> {
  for (const row of rows) {
    yield [
      batchId,
      row.sheet,
      row.rowNumber,
      toJsonb(row.cells),
      row.verdict,
      row.findings.length === 0 ? null : toJsonb(row.findings),
      row.nik,
      row.nikStatus,
      row.kk,
      row.name,
      row.birthDate,
      row.birthPrecision,
      row.birthPlace,
      row.sex,
      row.districtCode,
      row.villageCode,
      row.hamlet,
      row.rt,
      row.rw,
      row.address,
      row.motherName,
      row.relation,
      toJsonb(row.facts),
    ]
  }
}

/** PostgreSQL keeps no zero character and no half surrogate pair in jsonb; files may hold both. */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value)
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  )
}

export interface RecordRow {
  readonly id: number
  readonly sheet: string
  readonly rowNumber: number
  readonly verdict: Verdict
  readonly name: string | null
  readonly cells: string[]
  readonly findings: Finding[] | null
}

/** Rows that staff may see after `afterId`, in the order of the file. `verdict`, `code` and `sheet` null = all. */
export async function readRecordPage(
  staff: Reader,
  batchId: number,
  filter: { verdict: string | null; code: string | null; sheet: string | null },
  afterId: number,
  limit: number,
): Promise<RecordRow[]> {
  return staff.query<RecordRow>(
    `select id, sheet, row_number as "rowNumber", verdict, name, cells, findings
     from intake.record_shown
     where batch_id = $1 and id > greatest($2, (select min(first.id) - 1 from intake.record first where first.batch_id = $1)) and ($3::text is null or verdict = $3) and ($4::text is null or has_findings and findings @> jsonb_build_array(jsonb_build_object('code', $4::text)))
       and ($5::text is null or sheet = $5)
     order by id limit $6`,
    [batchId, afterId, filter.verdict, filter.code, filter.sheet, limit],
  )
}

/** null = there is no such row, or not for this reader. */
export async function findVerdict(staff: Reader, batchId: number, id: number): Promise<Verdict | null> {
  const row = await staff.first<{ verdict: Verdict }>(
    'select verdict from intake.record_shown where batch_id = $1 and id = $2',
    [batchId, id],
  )
  return row?.verdict ?? null
}

/** Cells of the widest row of each sheet, of the rows that staff may see. */
export async function readRowWidths(staff: Reader, batchId: number): Promise<Map<string, number>> {
  const rows = await staff.query<{ sheet: string; width: number }>(
    'select sheet, max(jsonb_array_length(cells))::int as width from intake.record_shown where batch_id = $1 group by sheet',
    [batchId],
  )
  return new Map(rows.map((row) => [row.sheet, row.width]))
}

export async function readChoices(
  reader: Reader,
  agencyId: string,
  listKindId: string,
): Promise<Map<string, Field | null>> {
  const rows = await reader.query<{ header: string; field: Field | null }>(
    'select header, field from intake.column_choice where agency_id = $1 and list_kind_id = $2',
    [agencyId, listKindId],
  )
  return new Map(rows.map((row) => [row.header, row.field]))
}

export async function saveChoice(
  writer: Writer,
  choice: {
    agencyId: string
    listKindId: string
    header: string
    field: Field | null
    by: string
    at: string
  },
): Promise<void> {
  await writer.query(
    `insert into intake.column_choice (agency_id, list_kind_id, header, field, chosen_by, chosen_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (agency_id, list_kind_id, header) do update set field = excluded.field, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`,
    [choice.agencyId, choice.listKindId, choice.header, choice.field, choice.by, choice.at],
  )
}

/** State of the batch's newest job of a kind, for people who wait for it. */
export async function findJobState(
  reader: Reader,
  kind: string,
  batchId: number,
): Promise<{ state: string; errorCode: string | null } | undefined> {
  return reader.first(
    'select state, error_code as "errorCode" from platform.job where kind = $1 and subject_id = $2 order by id desc limit 1',
    [kind, String(batchId)],
  )
}
export async function cancelWaitingCheck(writer: Writer, batchId: number): Promise<void> {
  await writer.query(
    `update platform.job set state = 'cancelled', finished_at = now() where kind = 'intake.check-batch' and subject_id = $1 and state = 'waiting'`,
    [String(batchId)],
  )
}
