import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { findAccountIds } from '../entries/store.ts'
import { commitmentKind } from './commitment-kind.ts'
import type { Commitment } from './contract.ts'
import { followLines } from './follow-lines.ts'
import { pairSignatures } from './pair-signatures.ts'
import { canonicalText } from './rules/canonical-text.ts'
import { findOfOtherTerm, findSignatures, type StoredSignature, upsertPublic } from './store.ts'
import { hashOf } from './text-hash.ts'

/**
 * What open_data.commitment keeps: facts, without states, names of agencies or whether a signature holds. Those follow from
 * the day, the pack and the text, and are worked out when somebody reads.
 */
export interface PublicContent {
  readonly title: string
  readonly preamble: string
  readonly place: string
  readonly openedOn: string
  readonly text: string
  readonly lines: readonly {
    readonly id: string
    readonly text: string
    readonly agencyId: string
    readonly dueOn: string
    readonly reportedDoneOn: string | null
    readonly evidence: readonly { readonly title: string; readonly happenedOn: string }[]
  }[]
  readonly offices: readonly {
    readonly agencyId: string
    readonly office: string
    readonly termFrom: string
    readonly termTo: string
    readonly signature: {
      readonly signedOn: string
      readonly sha256: string
      readonly method: 'password' | 'sample'
    } | null
  }[]
}

/**
 * Writes the public copy of every opened commitment. In the transaction of what changed, after its audit. Throws Problem 409
 * for a commitment under the code of one of another term: that one keeps its public address.
 */
export async function refreshPublicCommitments(writer: Writer, context: Context, plan: Plan): Promise<void> {
  const ids = plan.of(commitmentKind).map((entry) => entry.id)
  const taken = await findOfOtherTerm(writer, plan.termId, ids)
  if (taken !== undefined) throw new Problem('planning.commitment-code-taken', 409, { commitment: taken })
  const opened = plan.of(commitmentKind).filter((entry) => entry.content.opened)
  if (opened.length === 0) return
  const signatures = await findSignatures(writer, plan.termId)
  const accountIds = await findAccountIds(writer)
  for (const entry of opened) {
    const own = signatures.filter((one) => one.commitmentId === entry.id)
    await upsertPublic(writer, {
      id: entry.id,
      content: contentOf(context, plan, entry, own, accountIds),
      updatedAt: context.clock.now().toISOString(),
    })
  }
}

function contentOf(
  { pack, clock }: Context,
  plan: Plan,
  entry: PlanEntry<Commitment>,
  signatures: readonly StoredSignature[],
  accountIds: ReadonlyMap<string, string>,
): PublicContent {
  const { content } = entry
  const text = canonicalText(content)
  const today = todayOf(clock)
  return {
    title: content.title,
    preamble: content.preamble,
    place: content.place,
    openedOn: entry.recordedAt.slice(0, 10),
    text,
    lines: followLines(pack, plan, entry, today).map((line) => ({
      id: line.id,
      text: line.text,
      agencyId: line.agencyId,
      dueOn: line.dueOn,
      reportedDoneOn: line.report?.state === 'done' ? line.report.on : null,
      evidence: line.evidence.map(({ title, happenedOn }) => ({ title, happenedOn })),
    })),
    offices: pairSignatures(content, signatures, accountIds, hashOf(text)).map(
      ({ signatory: { agencyId, office, termFrom, termTo }, signature }) => ({
        agencyId,
        office,
        termFrom,
        termTo,
        signature: signature
          ? {
              signedOn: signature.signedAt.slice(0, 10),
              sha256: signature.sha256,
              method: signature.method,
            }
          : null,
      }),
    ),
  }
}
