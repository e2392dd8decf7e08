import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { enqueueJobAnew } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import { meaningOf } from '../../pack/index.ts'
import { getBatch, getListKind, holdWaiting } from '../batch-access.ts'
import { savePlace } from './store.ts'

/**
 * Says whether the file is the whole list or a part of it, which adds to what stands, and works out anew what it would change.
 * Throws Problem('intake.batch-wrong-state', 409) unless it is checked and waits; Problem('intake.no-full-list', 409) for
 * lists of additions and changes.
 */
export async function placeBatch(
  context: Context,
  actor: Actor,
  batchId: number,
  { isPart }: { isPart: boolean },
): Promise<void> {
  await context.database.write(async (writer) => {
    const batch = await getBatch(writer, actor, batchId)
    if (meaningOf(getListKind(context, batch.listKindId)) !== 'full')
      throw new Problem('intake.no-full-list', 409)
    await holdWaiting(writer, batch)
    await savePlace(writer, batchId, isPart)
    await enqueueJobAnew(writer, 'register.preview-batch', batchId)
    await recordAudit(writer, context.clock, actor, {
      action: 'intake.batch.placed',
      subjectKind: 'batch',
      subjectId: batchId,
      details: { isPart },
    })
  })
}
