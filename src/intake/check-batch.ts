import { setImmediate as breathe } from 'node:timers/promises'
import { type Context, recordAudit, systemActor } from '../access/index.ts'
import { enqueueJob } from '../kernel/job.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { getListKind } from './batch-access.ts'
import { type FollowedProgress, followCheck } from './check-progress.ts'
import { findOverrides, startOf } from './layout-choices.ts'
import type { Batch, BatchCounts, BatchLayout, CheckedRow } from './model.ts'
import { checkSettingsOf, layoutSettingsOf } from './pack-rules.ts'
import { type OpenList, openList } from './read/index.ts'
import { checkRows, readLayout } from './read-list.ts'
import { createFieldTally, type FieldTally } from './rules/count-fields.ts'
import { createTally, endingZeroShareMax, lostDigitShareMax, type Tally } from './rules/count-rows.ts'
import { createPicture, type PictureKeeper } from './rules/keep-picture.ts'
import { copyRecords, deleteRecords, findBatch, noteChecked, noteRefused, readChoices } from './store.ts'
import { readLayoutChoices, savePicture } from './store-picture.ts'

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
  const seen: Seen = { layout: null, sheetNames: [], picture: createPicture(), fields: createFieldTally() }
  try {
    await followCheck(context.database, batchId, progress, (followed) =>
      readAndKeep(context, batch, followed, seen),
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

/** What was understood so far: a file that is refused has a picture all the same. */
interface Seen {
  layout: BatchLayout | null
  sheetNames: readonly string[]
  readonly picture: PictureKeeper
  readonly fields: FieldTally
}

async function readAndKeep(
  context: Context,
  batch: Batch,
  progress: FollowedProgress,
  seen: Seen,
): Promise<void> {
  const kind = getListKind(context, batch.listKindId)
  const { choices, layoutChoices } = await context.database.read(async (reader) => ({
    choices: await readChoices(reader, batch.agencyId, batch.listKindId),
    layoutChoices: await readLayoutChoices(reader, batch),
  }))
  let bytesRead = 0
  const list = await openList(await context.files.path(batch.sha256), (bytes) => {
    bytesRead += bytes
  })
  seen.sheetNames = list.sheets.map(({ name }) => name)
  const layoutSettings = {
    ...layoutSettingsOf(context.pack, kind, choices),
    overrides: await findOverrides(list.sheets, layoutChoices),
  }
  const layout = await readLayout(list, layoutSettings, kind.required).catch(async (error) => {
    await seeStarts(list, seen.picture)
    throw error
  })
  seen.layout = layout
  bytesRead = 0
  const tally = createTally()
  const mappings = new Map(layout.sheets.map(({ sheet, mapping }) => [sheet, mapping]))
  let waiting: CheckedRow[] = []
  let kept: Promise<void> = Promise.resolve()
  try {
    for await (const rows of checkRows(
      list,
      layout,
      layoutSettings,
      checkSettingsOf(context, kind, batch.period),
      tally,
      seen.picture.see,
    )) {
      for (const row of rows) {
        waiting.push(row)
        seen.fields.add(row, mappings.get(row.sheet) ?? [])
      }
      progress.rows(rows.length)
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
  await finish(context, batch, layout, { ...tally.counts(), ...seen.fields.counts() }, seen, waiting)
}

/** No table was found: somebody will point at it. */
async function seeStarts(list: OpenList, picture: PictureKeeper): Promise<void> {
  for (const [index, sheet] of list.sheets.entries())
    for (const row of await startOf(sheet))
      picture.see(index, row, { kind: 'no-header', hidden: row.hidden === true })
}

async function keep(context: Context, batchId: number, rows: readonly CheckedRow[]): Promise<void> {
  await context.database.write((writer) => copyRecords(writer, batchId, rows))
}

async function finish(
  context: Context,
  batch: Batch,
  layout: BatchLayout,
  counts: BatchCounts,
  seen: Seen,
  rows: readonly CheckedRow[],
): Promise<void> {
  await context.database.write(async (writer) => {
    await copyRecords(writer, batch.id, rows)
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

/** A file whose NIK lost their last digit would join strangers; the agency has it as text or must export it anew. */
function refuseLostDigits(tally: Tally): void {
  const lost = tally.lostDigitShare()
  if (lost !== null && lost >= lostDigitShareMax)
    throw new Problem('intake.nik-digits-lost', 422, { percent: Math.round(lost * 100) })
  const zero = tally.endingZeroShare()
  if (zero !== null && zero >= endingZeroShareMax)
    throw new Problem('intake.nik-digits-lost', 422, { percent: Math.round(zero * 100) })
}
