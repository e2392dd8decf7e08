import { type Actor, type Context, closedTo, rightsOf } from '../access/index.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { ListKind } from '../pack/index.ts'
import type { Batch } from './model.ts'
import { findBatch, findShownBatch, moveBatch } from './store.ts'

/** Lists belong to agencies: only the walidata and the system see those of all. */
export function seesAllAgencies(actor: Actor): boolean {
  return actor.role === 'system' || actor.role === 'walidata'
}
export function maySeeAgency(actor: Actor, agencyId: string): boolean {
  return seesAllAgencies(actor) || actor.agencyId === agencyId
}

/** A batch the actor may not see looks like one that does not exist. Throws Problem('intake.batch-not-found', 404). */
export async function getBatch(reader: Reader, actor: Actor, batchId: number): Promise<Batch> {
  const batch = await findBatch(reader, batchId)
  if (!batch || !maySeeAgency(actor, batch.agencyId)) throw new Problem('intake.batch-not-found', 404)
  return batch
}

/**
 * Holds a batch that is checked and waits, until the transaction ends: a second asker waits here.
 * Throws Problem('intake.batch-wrong-state', 409).
 */
export async function holdWaiting(writer: Writer, { id, status }: Batch): Promise<void> {
  if (!(await moveBatch(writer, id, ['checked'], 'checked')))
    throw new Problem('intake.batch-wrong-state', 409, { status })
}

/** A batch as staff see it, for showing. */
export async function getShownBatch(staff: Reader, actor: Actor, batchId: number): Promise<Batch> {
  const batch = await findShownBatch(staff, batchId)
  if (!batch || !maySeeAgency(actor, batch.agencyId)) throw new Problem('intake.batch-not-found', 404)
  return batch
}

/** Rows that name a sensitive category may be closed to the actor: those of other agencies' lists. */
export function hasClosedRows(context: Context, actor: Actor, batch: Batch): boolean {
  const isOwn = rightsOf(actor).listsOf === batch.agencyId
  return !isOwn && closedTo(actor, context.pack.categories).length > 0
}

export function getListKind(context: Context, listKindId: string): ListKind {
  const kind = context.pack.listKinds.find((candidate) => candidate.id === listKindId)
  if (!kind) throw new Problem('intake.list-kind-unknown', 422, { kind: listKindId.slice(0, 40) })
  return kind
}
