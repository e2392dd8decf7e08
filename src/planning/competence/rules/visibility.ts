/** Who looks, as far as it matters here. `agencyId` is the agency that stands today. */
export interface Looker {
  readonly role: string
  readonly accountId: string
  readonly agencyId: string | null
}

/** Names of an agency's staff: the planner, and the agency itself. An assessor judges from outside, wherever the account hangs. */
export function maySeeNames(looker: Looker, agencyId: string): boolean {
  if (looker.role === 'planner' || looker.role === 'system') return true
  return looker.agencyId === agencyId && looker.role !== 'assessor'
}

/** A person's result: that person, the head or operator of the own office, and the planner who records it. */
export function maySeeResult(
  looker: Looker,
  result: { readonly agencyId: string; readonly accountId: string | null },
): boolean {
  if (looker.role === 'planner' || looker.role === 'system') return true
  if (result.accountId === looker.accountId) return true
  return looker.agencyId === result.agencyId && ['head', 'operator'].includes(looker.role)
}
