import type { Actor } from '../access/index.ts'

/** Walidata answers for the whole regency; everybody else for the own agency. */
export function seesAgency(actor: Actor, agencyId: string): boolean {
  return actor.role === 'walidata' || actor.role === 'system' || actor.agencyId === agencyId
}
