import { type Accounts, type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Plan } from '../entries/model.ts'
import { readPlanToWrite } from '../entries/read-plan.ts'
import { findAccountIds } from '../entries/store.ts'
import { commitmentKind } from './kinds.ts'
import { ownSigning } from './own-signing.ts'
import { refreshPublicCommitments } from './refresh-public.ts'
import type { SigningFault } from './rules/signing-fault.ts'
import { findSignatures, insertSignature, type StoredSignature } from './store.ts'
import { textHash } from './text-hash.ts'

export interface Signed {
  readonly sha256: string
  readonly signedAt: string
  /** Lines that were signed: the own ones; of the leader, all. */
  readonly lines: string[]
}

/**
 * Signs the actor's lines of an opened commitment, confirmed with the own password. The password is compared and forgotten.
 * Throws Problem: password wrong 403, too many attempts 429, planning.signing-<fault> 403 or 409, no such commitment 404.
 */
export async function signCommitment(
  context: Context,
  accounts: Pick<Accounts, 'confirm'>,
  actor: Actor,
  commitmentId: string,
  password: string,
): Promise<Signed> {
  // Before the transaction: the sign-in library must not be called inside one.
  if (!(await accounts.confirm(actor.accountId, password))) throw new Problem('planning.password-wrong', 403)
  return context.database.write(async (writer) => {
    const plan = await readPlanToWrite(writer, context.pack.term.id)
    const signed = await appendSignature(writer, context, actor, plan, commitmentId, 'password')
    // Writers of the plan wait for this one, so the plan is still as it was read.
    await refreshPublicCommitments(writer, context, plan)
    return signed
  })
}

/** Keeps a signature and its audit entry; who calls it has confirmed who signs and refreshes the public copy. */
export async function appendSignature(
  writer: Writer,
  context: Context,
  actor: Actor,
  plan: Plan,
  commitmentId: string,
  method: StoredSignature['method'],
): Promise<Signed> {
  const entry = plan.find(commitmentKind, commitmentId)
  if (!entry || actor.role === 'system' || !may(actor.role, 'planning.sign'))
    throw new Problem('http.not-found', 404)
  const signatures = await findSignatures(writer, plan.termId)
  const accountIds = await findAccountIds(writer)
  const { signatory, lines, fault } = ownSigning(context, actor, entry, signatures, accountIds)
  if (!signatory || fault) throw refusal(fault ?? 'not-signatory', commitmentId)
  const signedAt = context.clock.now().toISOString()
  const { agencyId, office, termFrom, termTo } = signatory
  const sha256 = textHash(entry.content)
  const wrote = await insertSignature(writer, plan.termId, {
    commitmentId,
    accountId: actor.accountId,
    agencyId,
    office,
    termFrom,
    termTo,
    lineIds: lines,
    sha256,
    method,
    signedAt,
  })
  if (!wrote) throw refusal('already-signed', commitmentId)
  await recordAudit(writer, context.clock, actor, {
    action: 'planning.commitment.signed',
    subjectKind: commitmentKind.name,
    subjectId: commitmentId,
    details: { sha256, method, lines: lines.length },
  })
  return { sha256, signedAt, lines }
}

function refusal(fault: SigningFault, commitment: string): Problem {
  const params = { commitment }
  switch (fault) {
    case 'not-opened':
      return new Problem('planning.signing-not-opened', 409, params)
    case 'not-signatory':
      return new Problem('planning.signing-not-signatory', 403, params)
    case 'agency-differs':
      return new Problem('planning.signing-agency-differs', 403, params)
    case 'term-not-begun':
      return new Problem('planning.signing-term-not-begun', 403, params)
    case 'term-over':
      return new Problem('planning.signing-term-over', 403, params)
    case 'no-lines':
      return new Problem('planning.signing-no-lines', 409, params)
    case 'already-signed':
      return new Problem('planning.signing-already-signed', 409, params)
  }
}
