import { setImmediate as breathe } from 'node:timers/promises'
import { type Context, recordAudit, systemActor } from '../access/index.ts'
import { enqueueJob } from '../kernel/job.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { getListKind } from './batch-access.ts'
import { followCheck } from './check-progress.ts'
import type { Batch, BatchLayout, CheckedRow } from './model.ts'
import { checkSettingsOf, layoutSettingsOf } from './pack-rules.ts'
import { openList } from './read/index.ts'
import { checkRows, readLayout } from './read-list.ts'
import { createTally, endingZeroShareMax, lostDigitShareMax, type Tally } from './rules/count-rows.ts'
import {
  copyRecords,
  deleteRecords,
  findBatch,
  findRowsBefore,
  noteChecked,
  noteRefused,
  readChoices,
} from './store.ts'

/** Rows per transaction: the embedded database serves others between two of them. */
const rowsPerTransaction = 10_000

/**
 * Reads the file of a received batch, checks every row and keeps rows with verdicts; the batch is then 'checked', or
 * 'refused' with a reason when the file as a whole cannot be used. Safe to repeat: it starts by removing what an
 * interrupted check left, and rows count only once the batch is 'checked'. Cancelled, it leaves the batch 'received'.
 */
export async function checkBatch(context: Context, batchId: number, progress: Progress): Promise<void> {
  const batch = await context.database.read((reader) => findBatch(reader, batchId))
  if (batch?.status !== 'received') return
  await context.database.write((writer) => deleteRecords(writer, batchId))
  let layout: BatchLayout | null = null
  try {
    await followCheck(context.database, batchId, progress, async (followed) => {
      await readAndKeep(context, batch, followed, (found) => {
        layout = found
      })
    })
  } catch (error) {
    const refusal = error instanceof Problem && !error.code.startsWith('job.') ? error : null
    await context.database.write(async (writer) => {
      await deleteRecords(writer, batchId)
      if (refusal)
        await noteRefused(
          writer,
          batchId,
          layout,
          { code: refusal.code, params: refusal.params },
          context.clock.now().toISOString(),
        )
    })
    if (!refusal) throw error
  }
}

async function readAndKeep(
  context: Context,
  batch: Batch,
  progress: Progress,
  onLayout: (layout: BatchLayout) => void,
): Promise<void> {
  const kind = getListKind(context, batch.listKindId)
  const choices = await context.database.read((reader) =>
    readChoices(reader, batch.agencyId, batch.listKindId),
  )
  const layoutSettings = layoutSettingsOf(context.pack, kind, choices)
  let bytesRead = 0
  const list = await openList(await context.files.path(batch.sha256), (bytes) => {
    bytesRead += bytes
  })
  const layout = await readLayout(list, layoutSettings, kind.required)
  onLayout(layout)
  bytesRead = 0
  const tally = createTally()
  let waiting: CheckedRow[] = []
  let kept: Promise<void> = Promise.resolve()
  try {
    for await (const rows of checkRows(
      list,
      layout,
      layoutSettings,
      checkSettingsOf(context, kind, batch.period),
      tally,
    )) {
      for (const row of rows) waiting.push(row)
      progress.step('check', Math.min(bytesRead, list.bytes), list.bytes)
      if (waiting.length < rowsPerTransaction) {
        await breathe()
        continue
      }
      // A server stores rows while we check the next ones; at most one portion is under way.
      await kept
      kept = keep(context, batch.id, waiting)
      kept.catch(() => {}) // thrown where it is awaited
      waiting = []
    }
  } finally {
    // Whoever takes away what this check left must not be overtaken by its last portion.
    await Promise.allSettled([kept])
  }
  await kept
  refuseLostDigits(tally)
  if (tally.counts().rows === 0) throw new Problem('intake.no-rows', 422)
  await finish(context, batch, layout, tally, waiting)
}

async function keep(context: Context, batchId: number, rows: readonly CheckedRow[]): Promise<void> {
  await context.database.write((writer) => copyRecords(writer, batchId, rows))
}

async function finish(
  context: Context,
  batch: Batch,
  layout: BatchLayout,
  tally: Tally,
  rows: readonly CheckedRow[],
): Promise<void> {
  const rowsBefore = await context.database.read((reader) => findRowsBefore(reader, batch))
  const counts = tally.counts({ layout, rowsBefore })
  await context.database.write(async (writer) => {
    await copyRecords(writer, batch.id, rows)
    await noteChecked(writer, batch.id, layout, counts, context.clock.now().toISOString())
    await enqueueJob(writer, 'register.preview-batch', batch.id)
    await recordAudit(writer, context.clock, systemActor, {
      action: 'intake.batch.checked',
      subjectKind: 'batch',
      subjectId: batch.id,
      details: {
        rows: counts.rows,
        accepted: counts.accepted,
        warned: counts.warned,
        rejected: counts.rejected,
      },
    })
  })
}

/** A file whose NIK lost their last digit would join strangers; the agency has it as text or must export it anew. */
function refuseLostDigits(tally: Tally): void {
  const lost = tally.lostDigitShare()
  if (lost !== null && lost >= lostDigitShareMax)
    throw new Problem('intake.nik-digits-lost', 422, { percent: Math.round(lost * 100) })
  const zero = tally.endingZeroShare()
  if (zero !== null && zero >= endingZeroShareMax)
    throw new Problem('intake.nik-digits-lost', 422, { percent: Math.round(zero * 100) })
}
