import type { Writer } from '../kernel/ports.ts'
import type { Links } from './model.ts'
import { deleteUnappliedLinks, insertDecisions, insertReviewPairs } from './store.ts'
import { joinCorrectedRows } from './store-close.ts'

/** Stores the joins and questions of a batch. Storing again before the batch is applied replaces them: a no-op in effect. `at` is when this is known from. */
export async function storeLinks(writer: Writer, batchId: number, links: Links, at: string): Promise<void> {
  await deleteUnappliedLinks(writer, batchId)
  await insertDecisions(writer, batchId, links.report.modelVersion, links.decisions, at)
  await joinCorrectedRows(writer, batchId, at)
  await insertReviewPairs(writer, batchId, links.reviewPairs, at)
}
