import type { Actor, Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Batch } from '../model.ts'

/** Whether the pack wants somebody else than who handed the list in to approve it. */
export function needsSecondApproval(context: Pick<Context, 'pack'>, listKindId: string): boolean {
  const kind = context.pack.listKinds.find((candidate) => candidate.id === listKindId)
  return kind?.secondApproval ?? context.pack.settings.secondApproval ?? false
}

/** Whether this actor may not approve the batch because it handed it in. */
export function isOwnHandIn(context: Pick<Context, 'pack'>, actor: Actor, batch: Batch): boolean {
  return needsSecondApproval(context, batch.listKindId) && batch.receivedById === actor.accountId
}

/** Throws Problem('intake.second-approval', 403) for who handed the list in, where the pack wants two people. */
export function refuseOwnApproval(context: Context, actor: Actor, batch: Batch): void {
  if (isOwnHandIn(context, actor, batch)) throw new Problem('intake.second-approval', 403)
}
