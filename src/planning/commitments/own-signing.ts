import type { Actor, Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { PlanEntry } from '../entries/model.ts'
import type { Commitment } from './contract.ts'
import { ownLines } from './follow-lines.ts'
import type { Signatory } from './rules/model.ts'
import { type SigningFault, signingFault } from './rules/signing-fault.ts'
import type { StoredSignature } from './store.ts'

/** What the actor may sign of a commitment today; fault null = may sign. */
export function ownSigning(
  context: Context,
  actor: Actor,
  { id, content }: PlanEntry<Commitment>,
  signatures: readonly StoredSignature[],
  accountIds: ReadonlyMap<string, string>,
): { signatory: Signatory | undefined; lines: string[]; fault: SigningFault | null } {
  const today = todayOf(context.clock)
  const signatory = content.signatories.find((one) => accountIds.get(one.userName) === actor.accountId)
  const lines = signatory
    ? ownLines(context.pack.agencies, content.lines, signatory, actor.role === 'leader', today)
    : []
  const fault = signingFault({
    opened: content.opened,
    signatory,
    agencyId: actor.agencyId,
    lines: lines.length,
    signed: signatures.some((one) => one.commitmentId === id && one.accountId === actor.accountId),
    today,
  })
  return { signatory, lines, fault }
}
