import type { Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { readPlan } from '../entries/read-plan.ts'
import { findAccountIds } from '../entries/store.ts'
import { commitmentKind } from './kinds.ts'
import { faultOf } from './pair-signatures.ts'
import type { SignatureFault } from './rules/signing-fault.ts'
import { findSignatures } from './store.ts'
import { textHash } from './text-hash.ts'

export interface Verification {
  /** SHA-256 of the text as it stands. */
  readonly sha256: string
  /** Every signature that was ever given, in order; fault null = it holds. */
  readonly signatures: readonly {
    readonly agencyId: string
    readonly office: string
    readonly signedAt: string
    readonly sha256: string
    readonly fault: SignatureFault | null
  }[]
  /** No signature has a fault. */
  readonly whole: boolean
}

/** Recomputes the hash of a commitment and judges each signature by it. Throws Problem 404. */
export async function verifyCommitment(context: Context, commitmentId: string): Promise<Verification> {
  return context.database.read(async (reader) => {
    const plan = await readPlan(reader, context.pack.term.id)
    const entry = plan.find(commitmentKind, commitmentId)
    if (!entry) throw new Problem('http.not-found', 404)
    const sha256 = textHash(entry.content)
    const accountIds = await findAccountIds(reader)
    const signatures = (await findSignatures(reader, plan.termId))
      .filter((one) => one.commitmentId === commitmentId)
      .map((one) => ({
        agencyId: one.agencyId,
        office: one.office,
        signedAt: one.signedAt,
        sha256: one.sha256,
        fault: faultOf(
          one,
          entry.content.signatories.find(({ userName }) => accountIds.get(userName) === one.accountId),
          sha256,
        ),
      }))
    return { sha256, signatures, whole: signatures.every((one) => one.fault === null) }
  })
}
