import { type Context, systemActor } from '../access/index.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { storeLinks } from '../linkage/index.ts'
import { applyLinks } from './apply-links.ts'
import { linkPlanned } from './link-planned.ts'
import { forgetPersonIndex } from './person-index.ts'
import { lockRegister, markLinked, readBatch } from './store.ts'
import { forgetLinked, isPlanFresh } from './store-replace.ts'

/**
 * Job register.apply-batch: compares an approved batch with what stands of its list and links it (first transactions), then
 * puts it into the register (last).
 * Killed anywhere it may simply run again: what the batch says of itself (linked_at, status) tells what is left to do.
 */
export async function applyBatch(context: Context, batchId: number, progress: Progress): Promise<void> {
  const { database } = context
  const batch = await database.read((reader) => readBatch(reader, batchId))
  if (batch.status === 'applied') return
  if (batch.status !== 'approved') throw new Problem('register.batch-not-approved', 409, { batch: batchId })

  while (!(await enterIfFresh(context, batchId, progress))) await planAndLink(context, batchId, progress)
  forgetPersonIndex(database)
}

/** What stays and leaves, and who is who: kept, so that a killed run goes on from there. */
async function planAndLink(context: Context, batchId: number, progress: Progress): Promise<void> {
  const { database, clock } = context
  const links = await linkPlanned(context, batchId, progress)
  await database.write(async (writer) => {
    await lockRegister(writer)
    if ((await readBatch(writer, batchId)).linkedAt !== null) return
    const now = clock.now().toISOString()
    if (links) await storeLinks(writer, batchId, links, now)
    await markLinked(writer, batchId, now)
  })
}

/** False = the batch is not linked yet, or its list changed since the plan: then nothing was done. */
async function enterIfFresh(context: Context, batchId: number, progress: Progress): Promise<boolean> {
  return context.database.write(async (writer) => {
    await lockRegister(writer)
    const current = await readBatch(writer, batchId)
    if (current.status !== 'approved') return true
    if (current.linkedAt === null) return false
    if (!(await isPlanFresh(writer, batchId))) {
      await forgetLinked(writer, batchId)
      return false
    }
    await applyLinks(context, writer, systemActor, current, progress)
    return true
  })
}
