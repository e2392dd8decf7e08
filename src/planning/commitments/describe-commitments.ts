import { type Actor, type Context, may } from '../../access/index.ts'
import { countEach } from '../../kernel/count-each.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyOn } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { findAccountIds } from '../entries/store.ts'
import { claimStates } from '../evidence/rules/claim-state.ts'
import { actionKind } from '../roadmap/kinds.ts'
import type { Commitment, CommitmentList, CommitmentPage, ShownCommitment } from './contract.ts'
import { followLines, nameOf } from './follow-lines.ts'
import { commitmentKind } from './kinds.ts'
import { ownSigning } from './own-signing.ts'
import { pairSignatures } from './pair-signatures.ts'
import { findSignatures, findSigningAccounts, type StoredSignature } from './store.ts'
import { textHash } from './text-hash.ts'

/**
 * Every commitment of the plan, drafts too, in the order they were made: text, hash, lines with their state today, and
 * signatories with their signatures. For pages, books and editions.
 */
export async function describeCommitments(
  context: Context,
  plan: Plan,
  reader: Reader,
): Promise<CommitmentList> {
  const signatures = await findSignatures(reader, plan.termId)
  const accountIds = await findAccountIds(reader)
  return {
    today: todayOf(context.clock),
    commitments: plan
      .of(commitmentKind)
      .map((entry) => describe(context, plan, entry, signatures, accountIds)),
  }
}

function describe(
  context: Context,
  plan: Plan,
  entry: PlanEntry<Commitment>,
  signatures: readonly StoredSignature[],
  accountIds: ReadonlyMap<string, string>,
): ShownCommitment {
  const { id, revision, content, recordedAt } = entry
  const sha256 = textHash(content)
  const lines = followLines(context.pack, plan, entry, todayOf(context.clock))
  const own = signatures.filter((one) => one.commitmentId === id)
  const paired = pairSignatures(content, own, accountIds, sha256)
  return {
    id,
    revision,
    title: content.title,
    preamble: content.preamble,
    place: content.place,
    opened: content.opened,
    openedOn: content.opened ? recordedAt.slice(0, 10) : null,
    sha256,
    lines,
    signatories: paired.map(({ signatory, signature, fault }) => ({
      ...signatory,
      agency: nameOf(context.pack, signatory.agencyId),
      signature: signature
        ? {
            signedAt: signature.signedAt,
            sha256: signature.sha256,
            method: signature.method,
            lines: [...signature.lineIds],
            fault,
          }
        : null,
    })),
    signed: paired.filter(({ signature, fault }) => signature !== null && fault === null).length,
    counts: countEach(
      claimStates,
      lines.map((line) => line.state),
    ),
  }
}

/** One commitment with what the reader may sign and what forms offer. Throws Problem 404. */
export async function describeCommitment(
  context: Context,
  actor: Actor,
  commitmentId: string,
): Promise<CommitmentPage> {
  return context.database.read(async (reader) => {
    const plan = await readPlan(reader, context.pack.term.id)
    const entry = plan.find(commitmentKind, commitmentId)
    if (!entry) throw new Problem('http.not-found', 404)
    const signatures = await findSignatures(reader, plan.termId)
    const accountIds = await findAccountIds(reader)
    const accounts = mayEdit(actor) ? await findSigningAccounts(reader) : []
    const own = ownSigning(context, actor, entry, signatures, accountIds)
    const today = todayOf(context.clock)
    const active = context.pack.agencies.filter(
      ({ id }) => agencyOn(context.pack.agencies, id, today)?.id === id,
    )
    return {
      today,
      commitment: describe(context, plan, entry, signatures, accountIds),
      own: { office: own.signatory?.office ?? null, lines: own.lines, fault: own.fault },
      choices: {
        agencies: active.map(({ id, name }) => ({ id, name })),
        actions: plan.of(actionKind).map(({ id, content }) => ({ id, name: content.title })),
        accounts: accounts.map((one) => ({ ...one, agency: nameOf(context.pack, one.agencyId) })),
      },
    }
  })
}

const mayEdit = ({ role }: Actor) => role === 'system' || may(role, 'planning.edit')
