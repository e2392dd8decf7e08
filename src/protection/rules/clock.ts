/** How a term stands. `late` = done after its end. */
export const clockStates = ['past', 'near', 'running', 'late', 'done'] as const
export type ClockState = (typeof clockStates)[number]

/** The last day of a term counts as near: still enough to answer, too little to wait. */
export const nearMs = 24 * 3_600_000

/** Where a term stands at `now`; `endedAt` = when what it asks for was done. */
export function clockOf(due: string, endedAt: string | null, now: Date): ClockState {
  const end = Date.parse(due)
  if (endedAt !== null) return Date.parse(endedAt) > end ? 'late' : 'done'
  if (now.getTime() > end) return 'past'
  return end - now.getTime() <= nearMs ? 'near' : 'running'
}

/** What needs somebody first comes first. */
export function compareClocks(
  a: { readonly clock: ClockState; readonly due: string },
  b: { readonly clock: ClockState; readonly due: string },
): number {
  const order = clockStates.indexOf(a.clock) - clockStates.indexOf(b.clock)
  const isOpen = clockStates.indexOf(a.clock) < 3
  return order || (isOpen ? a.due.localeCompare(b.due) : b.due.localeCompare(a.due))
}
