/** What an agency says of its action. */
export const actionStates = ['not-started', 'running', 'done', 'stopped'] as const
export type ActionState = (typeof actionStates)[number]

/** What may be said of an action today: its report, weighed against evidence and the calendar. */
export const actionStatuses = ['proven', 'claimed', 'late', 'running', 'not-started', 'stopped'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** Rupiah; null = not said. */
export interface Money {
  readonly plan: number
  readonly revised: number | null
  readonly realised: number | null
}
