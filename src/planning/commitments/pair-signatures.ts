import type { Commitment } from './contract.ts'
import type { Signatory } from './rules/model.ts'
import { type SignatureFault, signatureFault } from './rules/signing-fault.ts'
import type { StoredSignature } from './store.ts'

export interface PairedSignature {
  readonly signatory: Signatory
  readonly signature: StoredSignature | null
  /** null = there is none, or it holds. */
  readonly fault: SignatureFault | null
}

/** Each signatory with the signature of the own account, judged against the text as it stands. */
export function pairSignatures(
  content: Commitment,
  signatures: readonly StoredSignature[],
  accountIds: ReadonlyMap<string, string>,
  sha256: string,
): PairedSignature[] {
  return content.signatories.map((signatory) => {
    const accountId = accountIds.get(signatory.userName)
    const signature = signatures.find((one) => one.accountId === accountId) ?? null
    return { signatory, signature, fault: signature ? faultOf(signature, signatory, sha256) : null }
  })
}

export function faultOf(
  signature: StoredSignature,
  signatory: Signatory | undefined,
  sha256: string,
): SignatureFault | null {
  return signatureFault(
    { sha256: signature.sha256, signedOn: signature.signedAt.slice(0, 10) },
    signatory,
    sha256,
  )
}
