import { type Actor, type Context, readListsAs, recordAudit } from '../access/index.ts'
import { limits } from '../kernel/limits.ts'
import type { Reader } from '../kernel/ports.ts'
import { getShownBatch, hasClosedRows, maySeeAgency, seesAllAgencies } from './batch-access.ts'
import { findCheckState, rowsPerSecond } from './check-progress.ts'
import type { Batch, BatchCounts, SheetLayout, Verdict } from './model.ts'
import {
  countBatches,
  findJobState,
  findVerdict,
  listBatchRows,
  type RecordRow,
  readRecordPage,
} from './store.ts'

export interface BatchDescription extends Batch {
  /** The check that waits, runs or failed; null once it is done. */
  readonly check: {
    readonly state: string
    readonly step: string | null
    readonly done: number
    readonly total: number
    readonly rows: number
    readonly rowsPerSecond: number | null
    readonly errorCode: string | null
  } | null
  /** The work on what it would change, while it waits for approval. */
  readonly preview: { readonly state: string; readonly errorCode: string | null } | null
  /** Rows of it may be closed to the reader; whether there are any is not told. */
  readonly hasClosedRows: boolean
  /** Same for the work of the register after approval. */
  readonly apply: { readonly state: string; readonly errorCode: string | null } | null
}

/** Everything about a batch except its rows and, in its layout, the sample values. */
export async function describeBatch(
  context: Context,
  actor: Actor,
  batchId: number,
): Promise<BatchDescription> {
  return readListsAs(context, actor, async (staff) => {
    const batch = await getShownBatch(staff, actor, batchId)
    const job =
      batch.status === 'received' ? await findJobState(staff, 'intake.check-batch', batchId) : undefined
    const running = findCheckState(context.database, batchId)
    const apply =
      batch.status === 'approved' ? await findJobState(staff, 'register.apply-batch', batchId) : undefined
    const preview =
      batch.status === 'checked' ? await findJobState(staff, 'register.preview-batch', batchId) : undefined
    return {
      ...batch,
      layout: batch.layout && {
        ...batch.layout,
        sheets: batch.layout.sheets.map((sheet) => ({ ...sheet, samples: [] })),
      },
      hasClosedRows: hasClosedRows(context, actor, batch),
      apply: apply ?? null,
      preview: preview ?? null,
      check: job
        ? {
            ...job,
            step: running?.step ?? null,
            done: running?.done ?? 0,
            total: running?.total ?? 0,
            rows: running?.rows ?? 0,
            rowsPerSecond: running ? rowsPerSecond(running) : null,
          }
        : null,
    }
  })
}

/** Batches of the actor's agency (of all for the walidata), newest first, without layouts. `page` counts from 1. */
export async function listBatches(
  context: Context,
  actor: Actor,
  filter: { agencyId?: string; page?: number },
): Promise<{ batches: Batch[]; total: number }> {
  const agencyId = seesAllAgencies(actor) ? (filter.agencyId ?? null) : (actor.agencyId ?? '')
  const page = Math.max(1, filter.page ?? 1)
  return readListsAs(context, actor, async (staff) => ({
    batches: await listBatchRows(staff, agencyId, limits.pageRowsMax, (page - 1) * limits.pageRowsMax),
    total: await countBatches(staff, agencyId),
  }))
}

/** Sample values of every column, sheet by sheet, to check what the columns mean. Recorded like a look at rows. */
export async function readSamples(
  context: Context,
  actor: Actor,
  batchId: number,
): Promise<readonly (readonly (readonly string[])[])[]> {
  return readListsAs(context, actor, async (staff, app) => {
    const batch = await getShownBatch(staff, actor, batchId)
    await recordAudit(app, context.clock, actor, {
      action: 'intake.samples.read',
      subjectKind: 'batch',
      subjectId: batchId,
      purpose: 'memeriksa kolom',
    })
    const sheets = []
    for (const sheet of batch.layout?.sheets ?? []) sheets.push(await seenSamples(staff, batchId, sheet))
    return sheets
  })
}

const sampleRows = 20
const samplesMax = 3
const sampleLetters = 60

/** Kept samples are of all rows. Who may see some rows only gets none of them, and values of those rows instead. */
async function seenSamples(
  staff: Reader,
  batchId: number,
  { sheet, headers, samples }: SheetLayout,
): Promise<readonly (readonly string[])[]> {
  if (samples.length > 0) return samples
  const rows = await readRecordPage(staff, batchId, { verdict: null, code: null, sheet }, 0, sampleRows)
  return headers.map((_, column) => {
    const texts = rows.map(({ cells }) => (cells[column] ?? '').slice(0, sampleLetters))
    return [...new Set(texts.filter((text) => text !== ''))].slice(0, samplesMax)
  })
}

export interface RowFilter {
  readonly verdict?: 'accepted' | 'warned' | 'rejected'
  /** Only rows with this finding. */
  readonly code?: string
  readonly sheet?: string
  /** 'worst' = rejected rows, then those with remarks, then the others; else as the file has them. */
  readonly order?: 'worst' | 'file'
  /** Rows after this record id; 0 = from the start. */
  readonly after?: number
  readonly limit?: number
}

/** A page of rows with their findings. The look at people is written to the audit in the same transaction. */
export async function readRows(
  context: Context,
  actor: Actor,
  batchId: number,
  filter: RowFilter,
): Promise<{ rows: RecordRow[]; next: number | null }> {
  const limit = Math.min(filter.limit ?? 50, limits.pageRowsMax)
  return readListsAs(context, actor, async (staff, app) => {
    const { counts } = await getShownBatch(staff, actor, batchId)
    const asked = { verdict: filter.verdict ?? null, code: filter.code ?? null, sheet: filter.sheet ?? null }
    const after = filter.after ?? 0
    const rows =
      filter.order === 'worst' && asked.verdict === null
        ? await readWorstFirst(staff, batchId, asked, after, limit + 1, worstOf(counts, asked.code))
        : await readRecordPage(staff, batchId, asked, after, limit + 1)
    await recordAudit(app, context.clock, actor, {
      action: 'intake.rows.read',
      subjectKind: 'batch',
      subjectId: batchId,
      purpose: 'memeriksa daftar',
      details: { rows: Math.min(rows.length, limit) },
    })
    return { rows: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.id : null }
  })
}

const worstFirst = ['rejected', 'warned', 'accepted'] as const

/** The verdicts of rows that may have this finding, so that a rare one is not looked for among a million accepted rows. */
function worstOf(counts: BatchCounts | null, code: string | null): readonly Verdict[] {
  const severity = code === null ? undefined : counts?.severities?.[code]
  return worstFirst.slice(0, severity === 'reject' ? 1 : severity === 'warning' ? 2 : 3)
}

/** Three stretches one after the other, so that every page is found by its first row. */
async function readWorstFirst(
  staff: Reader,
  batchId: number,
  filter: { code: string | null; sheet: string | null },
  afterId: number,
  limit: number,
  verdicts: readonly Verdict[],
): Promise<RecordRow[]> {
  const last = afterId === 0 ? null : await findVerdict(staff, batchId, afterId)
  const start = last === null ? 0 : worstFirst.indexOf(last)
  const rows: RecordRow[] = []
  for (const [index, verdict] of verdicts.slice(start).entries()) {
    const from = index === 0 ? afterId : 0
    rows.push(...(await readRecordPage(staff, batchId, { ...filter, verdict }, from, limit - rows.length)))
    if (rows.length === limit) break
  }
  return rows
}

/** The list kinds an actor may hand in, and for which agencies. */
export function listKindsFor(context: Context, actor: Actor) {
  const agencies = context.pack.agencies.filter((agency) => maySeeAgency(actor, agency.id))
  const kinds = context.pack.listKinds.filter((kind) => agencies.some((agency) => agency.id === kind.agency))
  return { agencies, kinds }
}
