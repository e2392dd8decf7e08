import type { Context } from '../access/index.ts'
import type { Progress } from '../kernel/ports.ts'
import { computeLinks, type Links } from '../linkage/index.ts'
import { isAboutPersons } from './apply-links.ts'
import { lockRegister, nextMoment, readBatch } from './store.ts'
import { planRows } from './store-replace.ts'

/**
 * Compares the rows of a batch with those that stand for its list and period, then links the ones that are new or
 * different. null = a list about areas, which has no persons to link.
 */
export async function linkPlanned(
  context: Context,
  batchId: number,
  progress: Progress,
): Promise<Links | null> {
  const { database, clock } = context
  const batch = await database.write(async (writer) => {
    await lockRegister(writer)
    await planRows(writer, batchId, await nextMoment(writer, clock))
    return readBatch(writer, batchId)
  })
  if (!isAboutPersons(context, batch)) return null
  return database.read((reader) => computeLinks(context, reader, batchId, progress))
}
