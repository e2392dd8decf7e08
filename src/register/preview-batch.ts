import type { Context } from '../access/index.ts'
import type { Progress } from '../kernel/ports.ts'
import { type Links, storeLinks } from '../linkage/index.ts'
import { enterRows } from './apply-links.ts'
import { linkPlanned } from './link-planned.ts'
import { lastEntered, lockRegister, nextMoment, noteCounts, readBatch } from './store.ts'
import { type Difference, readDifference } from './store-difference.ts'

/**
 * Job register.preview-batch: what applying the batch would do, before anybody approves it. It is applied and the
 * transaction rolled back, so what is told is what will happen (decision 0025). Changes nothing but batch.counts.preview
 * (persons and rows, all villages together), batch.counts.villages, and batch.counts.previewedAfter: the last change of the
 * register by a list before it, so that a later one tells that the numbers have grown old.
 */
export async function previewBatch(context: Context, batchId: number, progress: Progress): Promise<void> {
  const { database } = context
  const batch = await database.read((reader) => readBatch(reader, batchId))
  if (batch.status !== 'checked') return
  const links = await linkPlanned(context, batchId, progress)
  const { totals, villages, after } = await tryOut(context, batchId, links, progress)
  await database.write(async (writer) => {
    if ((await readBatch(writer, batchId)).status !== 'checked') return
    await noteCounts(writer, batchId, 'preview', totals)
    await noteCounts(writer, batchId, 'villages', villages)
    await noteCounts(writer, batchId, 'previewedAfter', after)
  })
}

type Found = Difference & { readonly after: string }

/** Thrown to roll the trial back; carries what it found. */
class TriedOut extends Error {
  readonly found: Found
  constructor(found: Found) {
    super('tried out')
    this.found = found
  }
}

async function tryOut(
  context: Context,
  batchId: number,
  links: Links | null,
  progress: Progress,
): Promise<Found> {
  try {
    return await context.database.write(async (writer): Promise<never> => {
      await lockRegister(writer)
      const after = await lastEntered(writer)
      const now = await nextMoment(writer, context.clock)
      if (links) await storeLinks(writer, batchId, links, now)
      await enterRows(context, writer, await readBatch(writer, batchId), now, progress)
      throw new TriedOut({ ...(await readDifference(writer, batchId, now)), after })
    })
  } catch (error) {
    if (error instanceof TriedOut) return error.found
    throw error
  }
}
