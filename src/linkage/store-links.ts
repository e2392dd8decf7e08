import type { Writer } from '../kernel/ports.ts'
import type { Links } from './model.ts'
import { deleteUnappliedLinks, insertDecisions, insertReviewPairs } from './store.ts'

/** Stores the joins and questions of a batch. Storing again before the batch is applied replaces them: a no-op in effect. */
export async function storeLinks(writer: Writer, batchId: number, links: Links): Promise<void> {
  await deleteUnappliedLinks(writer, batchId)
  await insertDecisions(writer, batchId, links.report.modelVersion, links.decisions)
  await insertReviewPairs(writer, batchId, links.reviewPairs)
}
