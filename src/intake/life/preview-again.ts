import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { enqueueJob } from '../../kernel/job.ts'
import { getBatch, holdWaiting } from '../batch-access.ts'
import { findJobState } from '../store.ts'
import type { PreviewAgainAnswer } from './contract.ts'
import { countEnteredSince } from './store.ts'

/**
 * Works out anew what a waiting batch would change, when other lists entered the register or left it since, or nothing was
 * worked out. Asked twice it is done once; numbers that are of now are left alone: they cost what entering the batch costs.
 * Throws Problem('intake.batch-not-found', 404), Problem('intake.batch-wrong-state', 409) unless it is checked and waits.
 */
export async function previewAgain(
  context: Context,
  actor: Actor,
  batchId: number,
): Promise<PreviewAgainAnswer['preview']> {
  return context.database.write(async (writer) => {
    const batch = await getBatch(writer, actor, batchId)
    await holdWaiting(writer, batch)
    const job = await findJobState(writer, 'register.preview-batch', batchId)
    if (job && ['waiting', 'running'].includes(job.state)) return 'working'
    const listsSince = await countEnteredSince(writer, batchId)
    if (batch.counts?.preview && listsSince === 0) return 'fresh'
    await enqueueJob(writer, 'register.preview-batch', batchId)
    await recordAudit(writer, context.clock, actor, {
      action: 'intake.batch.preview-asked',
      subjectKind: 'batch',
      subjectId: batchId,
      details: { listsSince },
    })
    return 'queued'
  })
}
