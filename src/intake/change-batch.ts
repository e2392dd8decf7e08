import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { comparisonKey } from '../kernel/comparison-key.ts'
import type { Field } from '../kernel/fields.ts'
import { enqueueJob } from '../kernel/job.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { getBatch } from './batch-access.ts'
import { findCheckState } from './check-progress.ts'
import { refuseOwnApproval } from './life/second-approval.ts'
import type { Batch, BatchStatus } from './model.ts'
import { isUnconfirmed } from './rules/propose-layout.ts'
import {
  cancelWaitingCheck,
  deleteRecords,
  moveBatch,
  noteApplied,
  noteApproval,
  noteUndone,
  saveChoice,
} from './store.ts'

/**
 * Keeps what a person says columns mean (field null = leave out), for this agency and list from now on, and checks the
 * batch again. Throws Problem('intake.batch-wrong-state', 409) once the batch is approved.
 */
export async function chooseColumns(
  context: Context,
  actor: Actor,
  batchId: number,
  choices: readonly { header: string; field: Field | null }[],
): Promise<void> {
  const at = context.clock.now().toISOString()
  await changeBatch(
    context,
    actor,
    batchId,
    {
      from: ['received', 'checked', 'refused'],
      to: 'received',
      action: 'intake.columns.chosen',
      details: { columns: choices.length },
    },
    async (writer, batch) => {
      for (const { header, field } of choices) {
        await saveChoice(writer, {
          agencyId: batch.agencyId,
          listKindId: batch.listKindId,
          header: comparisonKey(header),
          field,
          by: actor.accountId,
          at,
        })
      }
      await enqueueJob(writer, 'intake.check-batch', batchId)
    },
  )
}

/**
 * The rows may enter the register: queues the work of the register. A batch that this one puts right and that still waits is
 * discarded. Throws Problem('intake.second-approval', 403) where the pack wants somebody else than who handed it in.
 */
export async function approveBatch(context: Context, actor: Actor, batchId: number): Promise<void> {
  await changeBatch(
    context,
    actor,
    batchId,
    { from: ['checked'], to: 'approved', action: 'intake.batch.approved' },
    async (writer, batch) => {
      refuseOwnApproval(context, actor, batch)
      if (batch.layout?.sheets.some(isUnconfirmed)) throw new Problem('intake.columns-unconfirmed', 409)
      if ((batch.counts?.rows ?? 0) === (batch.counts?.rejected ?? 0))
        throw new Problem('intake.nothing-usable', 409)
      await noteApproval(writer, batchId, actor.accountId, context.clock.now().toISOString())
      await enqueueJob(writer, 'register.apply-batch', batchId)
      if (batch.corrects !== null) await discardWaiting(context, actor, writer, batch.corrects)
    },
  )
}

/** Or somebody approves it afterwards, and the mistakes come back. */
async function discardWaiting(
  context: Context,
  actor: Actor,
  writer: Writer,
  batchId: number,
): Promise<void> {
  if (!(await moveBatch(writer, batchId, ['received', 'checked'], 'undone'))) return
  await cancelWaitingCheck(writer, batchId)
  await deleteRecords(writer, batchId)
  await noteUndone(writer, batchId, actor.accountId, context.clock.now().toISOString())
  await recordAudit(writer, context.clock, actor, {
    action: 'intake.batch.discarded',
    subjectKind: 'batch',
    subjectId: batchId,
  })
}

/** Throws a batch away that never entered the register: its rows go, the file and the trace stay. */
export async function discardBatch(context: Context, actor: Actor, batchId: number): Promise<void> {
  const check = findCheckState(context.database, batchId)
  if (check) check.cancelled = true
  await changeBatch(
    context,
    actor,
    batchId,
    { from: ['received', 'read', 'checked', 'refused'], to: 'undone', action: 'intake.batch.discarded' },
    async (writer) => {
      await cancelWaitingCheck(writer, batchId)
      await deleteRecords(writer, batchId)
      await noteUndone(writer, batchId, actor.accountId, context.clock.now().toISOString())
    },
  )
}

/** Stops a check that waits or runs; the batch stays 'received' and can be checked again. */
export async function cancelCheck(context: Context, actor: Actor, batchId: number): Promise<void> {
  await context.database.read((reader) => getBatch(reader, actor, batchId))
  const check = findCheckState(context.database, batchId)
  if (check) check.cancelled = true
  await context.database.write((writer) => cancelWaitingCheck(writer, batchId))
}

/** Queues the check of a batch that was cancelled or whose check failed. */
export async function checkAgain(context: Context, actor: Actor, batchId: number): Promise<void> {
  await changeBatch(
    context,
    actor,
    batchId,
    { from: ['received', 'checked', 'refused'], to: 'received', action: 'intake.check.repeated' },
    (writer) => enqueueJob(writer, 'intake.check-batch', batchId),
  )
}

/** For the register, in its transaction. `at` = the moment of the clock. */
export async function markApplied(writer: Writer, batchId: number, at: string): Promise<void> {
  await noteApplied(writer, batchId, at)
}
export async function markUndone(writer: Writer, actor: Actor, batchId: number, at: string): Promise<void> {
  await noteUndone(writer, batchId, actor.accountId, at)
}

interface Change {
  readonly from: readonly BatchStatus[]
  readonly to: BatchStatus
  readonly action: string
  readonly details?: Readonly<Record<string, number>>
}

/** One step of a batch in one transaction: moves it on, does the work, writes the trace. */
export async function changeBatch(
  context: Context,
  actor: Actor,
  batchId: number,
  change: Change,
  work: (writer: Writer, batch: Batch) => Promise<void>,
): Promise<void> {
  await context.database.write(async (writer) => {
    const batch = await getBatch(writer, actor, batchId)
    if (!(await moveBatch(writer, batchId, change.from, change.to)))
      throw new Problem('intake.batch-wrong-state', 409, { status: batch.status })
    await work(writer, batch)
    await recordAudit(writer, context.clock, actor, {
      action: change.action,
      subjectKind: 'batch',
      subjectId: batchId,
      ...(change.details ? { details: change.details } : {}),
    })
  })
}
