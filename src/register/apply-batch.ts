import { type Context, systemActor } from '../access/index.ts'
import type { Progress } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { computeLinks, storeLinks } from '../linkage/index.ts'
import { applyLinks } from './apply-links.ts'
import { forgetPersonIndex } from './person-index.ts'
import { lockRegister, markLinked, readBatch } from './store.ts'

/**
 * Job register.apply-batch: links an approved batch (first transaction) and puts it into the register (second).
 * Killed anywhere it may simply run again: what the batch says of itself (linked_at, status) tells what is left to do.
 */
export async function applyBatch(context: Context, batchId: number, progress: Progress): Promise<void> {
  const { database, pack, clock } = context
  const batch = await database.read((reader) => readBatch(reader, batchId))
  if (batch.status === 'applied') return
  if (batch.status !== 'approved') throw new Problem('register.batch-not-approved', 409, { batch: batchId })

  const aboutPersons = pack.listKinds.find((kind) => kind.id === batch.listKindId)?.subject !== 'area'
  if (aboutPersons && batch.linkedAt === null) {
    const links = await database.read((reader) => computeLinks(context, reader, batchId, progress))
    await database.write(async (writer) => {
      await lockRegister(writer)
      if ((await readBatch(writer, batchId)).linkedAt !== null) return
      const now = clock.now().toISOString()
      await storeLinks(writer, batchId, links, now)
      await markLinked(writer, batchId, now)
    })
  }
  await database.write(async (writer) => {
    await lockRegister(writer)
    const current = await readBatch(writer, batchId)
    if (current.status === 'approved') await applyLinks(context, writer, systemActor, current, progress)
  })
  forgetPersonIndex(database)
}
