import type { IsoDate } from '../../../kernel/dates.ts'
import type { Signatory } from './model.ts'

/** Why somebody cannot sign now; each has its sentence, planning.signing-<fault>. */
export const signingFaults = [
  'not-opened',
  'not-signatory',
  'agency-differs',
  'term-not-begun',
  'term-over',
  'no-lines',
  'already-signed',
] as const
export type SigningFault = (typeof signingFaults)[number]

/** The first reason against a signature of this account on this day, or null. Nothing is told to who is no signatory. */
export function signingFault(given: {
  readonly opened: boolean
  /** The signatory whose account asks; undefined = none. */
  readonly signatory: Signatory | undefined
  readonly agencyId: string | null
  /** Lines the signatory answers for. */
  readonly lines: number
  readonly signed: boolean
  readonly today: IsoDate
}): SigningFault | null {
  const { signatory, today } = given
  if (!given.opened) return 'not-opened'
  if (!signatory) return 'not-signatory'
  if (signatory.agencyId !== given.agencyId) return 'agency-differs'
  if (given.signed) return 'already-signed'
  if (today < signatory.termFrom) return 'term-not-begun'
  if (today > signatory.termTo) return 'term-over'
  return given.lines === 0 ? 'no-lines' : null
}

/** What is wrong with a signature that was kept. */
export const signatureFaults = ['text-changed', 'not-signatory', 'outside-term'] as const
export type SignatureFault = (typeof signatureFaults)[number]

/** null = the signature holds for the text as it stands. */
export function signatureFault(
  signature: { readonly sha256: string; readonly signedOn: IsoDate },
  signatory: Pick<Signatory, 'termFrom' | 'termTo'> | undefined,
  sha256: string,
): SignatureFault | null {
  if (signature.sha256 !== sha256) return 'text-changed'
  if (!signatory) return 'not-signatory'
  return signature.signedOn < signatory.termFrom || signature.signedOn > signatory.termTo
    ? 'outside-term'
    : null
}
