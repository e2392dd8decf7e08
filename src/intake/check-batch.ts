import { setImmediate as breathe } from 'node:timers/promises'
import { type Context, recordAudit, systemActor } from '../access/index.ts'
import { enqueueJob } from '../kernel/job.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { getListKind } from './batch-access.ts'
import { checkList, type Seen, seenNothing } from './check-list.ts'
import { type FollowedProgress, followCheck } from './check-progress.ts'
import { noteCorrects } from './life/store.ts'
import type { Batch, BatchCounts, BatchLayout, CheckedRow } from './model.ts'
import type { ThreadLimits } from './read/index.ts'
import {
  copyRecords,
  deleteRecords,
  findBatch,
  findRowsBefore,
  noteChecked,
  noteRefused,
  readChoices,
} from './store.ts'
import { readLayoutChoices, savePicture } from './store-picture.ts'

/** Rows per transaction: the embedded database serves others between two of them. */
const rowsPerTransaction = 10_000

/**
 * Reads the file of a received batch, checks every row and keeps rows with verdicts; the batch is then 'checked', or
 * 'refused' with a reason when the file as a whole cannot be used. Safe to repeat: it starts by removing what an
 * interrupted check left, and rows count only once the batch is 'checked'. Cancelled, it leaves the batch 'received'.
 */
export async function checkBatch(
  context: Context,
  batchId: number,
  progress: Progress,
  threadLimits?: ThreadLimits,
): Promise<void> {
  const batch = await context.database.read((reader) => findBatch(reader, batchId))
  if (batch?.status !== 'received') return
  await context.database.write((writer) => deleteRecords(writer, batchId))
  const seen = seenNothing()
  try {
    await followCheck(context.database, batchId, progress, (followed) =>
      readAndKeep(context, batch, followed, seen, threadLimits),
    )
  } catch (error) {
    const refusal = error instanceof Problem && !error.code.startsWith('job.') ? error : null
    await context.database.write(async (writer) => {
      await deleteRecords(writer, batchId)
      if (!refusal) return
      const { code, params } = refusal
      await savePicture(writer, batchId, seen.picture.rows(), seen.sheetNames)
      await noteRefused(writer, batchId, seen.layout, { code, params }, context.clock.now().toISOString())
    })
    if (!refusal) throw error
  }
}

async function readAndKeep(
  context: Context,
  batch: Batch,
  progress: FollowedProgress,
  seen: Seen,
  threadLimits?: ThreadLimits,
): Promise<void> {
  const remembered = await context.database.read(async (reader) => ({
    choices: await readChoices(reader, batch.agencyId, batch.listKindId),
    layoutChoices: await readLayoutChoices(reader, batch),
    rowsBefore: await findRowsBefore(reader, batch),
  }))
  const order = {
    path: await context.files.path(batch.sha256),
    kind: getListKind(context, batch.listKindId),
    period: batch.period,
    ...remembered,
    threadLimits,
  }
  let waiting: CheckedRow[] = []
  let kept: Promise<void> = Promise.resolve()
  const onRows = async (rows: readonly CheckedRow[]) => {
    for (const row of rows) waiting.push(row)
    progress.rows(rows.length)
    if (waiting.length < rowsPerTransaction) return breathe()
    // A server stores rows while we check the next ones; at most one portion is under way.
    await kept
    kept = keep(context, batch.id, waiting)
    kept.catch(() => {}) // thrown where it is awaited
    waiting = []
  }
  let checked: { layout: BatchLayout; counts: BatchCounts }
  try {
    checked = await checkList(context, order, seen, progress, onRows)
  } finally {
    // Whoever takes away what this check left must not be overtaken by its last portion.
    await Promise.allSettled([kept])
  }
  await kept
  await finish(context, batch, checked, seen, waiting)
}

async function keep(context: Context, batchId: number, rows: readonly CheckedRow[]): Promise<void> {
  await context.database.write((writer) => copyRecords(writer, batchId, rows))
}

async function finish(
  context: Context,
  batch: Batch,
  { layout, counts }: { layout: BatchLayout; counts: BatchCounts },
  seen: Seen,
  rows: readonly CheckedRow[],
): Promise<void> {
  await context.database.write(async (writer) => {
    await copyRecords(writer, batch.id, rows)
    if (seen.corrects !== null) await noteCorrects(writer, batch.id, seen.corrects)
    await savePicture(writer, batch.id, seen.picture.rows(), seen.sheetNames)
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
