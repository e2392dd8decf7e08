import type { IsoDate } from '../../../kernel/dates.ts'

/** proven = said done and a document shows it; claimed = said done, no evidence yet; late = its day has passed. */
export const claimStates = ['proven', 'claimed', 'late', 'open'] as const
export type ClaimState = (typeof claimStates)[number]

/**
 * What may be said of a thing that somebody says is done. Without evidence it is only claimed ("diklaim, belum ada bukti"),
 * however sure its owner is; what is not said done is late from the day after it was due.
 */
export function claimStateOf(thing: {
  readonly reportedDone: boolean
  readonly hasEvidence: boolean
  readonly dueOn: IsoDate | null
  readonly today: IsoDate
}): ClaimState {
  if (thing.reportedDone) return thing.hasEvidence ? 'proven' : 'claimed'
  return thing.dueOn !== null && thing.dueOn < thing.today ? 'late' : 'open'
}
