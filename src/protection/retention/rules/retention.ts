import type { retentionSteps } from '../contract.ts'

export interface RetentionDecision {
  readonly kind: 'keep' | 'close' | 'destroy-asked' | 'destroyed'
  readonly keepUntil: string | null
  readonly byId: string
}

/** The last day a list is kept without a review: so many years after its period, or as decided since. Null = no end. */
export function keptUntil(
  period: string,
  years: number | null,
  decisions: readonly RetentionDecision[],
): string | null {
  if (years === null) return null
  const planned = `${Number(period.slice(0, 4)) + years}${period.slice(4)}`
  const decided = decisions.findLast(({ kind }) => kind === 'keep')?.keepUntil ?? planned
  return decided > planned ? decided : planned
}

/** What comes next: a review, then the file asked away by one and confirmed by another. */
export function nextStep(
  isInRegister: boolean,
  decisions: readonly RetentionDecision[],
): (typeof retentionSteps)[number] {
  const last = decisions.at(-1)?.kind
  if (last === 'destroyed') return 'destroyed'
  if (isInRegister) return 'review'
  return last === 'destroy-asked' ? 'confirm' : 'destroy'
}
