import type { IsoDate } from '../../../kernel/dates.ts'

export const decisionStates = ['done', 'late', 'open'] as const
export type DecisionState = (typeof decisionStates)[number]

/** A decision is late from the day after it was due, until somebody says with a note that it is done. */
export function decisionState(decision: {
  readonly doneOn: IsoDate | null
  readonly dueOn: IsoDate
  readonly today: IsoDate
}): DecisionState {
  if (decision.doneOn !== null) return 'done'
  return decision.dueOn < decision.today ? 'late' : 'open'
}
