import type { Actor } from '../../src/access/index.ts'
import { logIncident } from '../../src/protection/incidents/log-incident.ts'
import { takeRequest } from '../../src/protection/requests/take-request.ts'
import { newIncident } from '../protection-example.ts'
import type { World } from './world.ts'

/** Enters an incident of the social agency. */
export function openIncident({ context }: World, actor: Actor, title: string, what: string) {
  return logIncident(context, actor, { ...newIncident, data: 'nama dan alamat', people: 2, title, what })
}

/** Takes a request down with the social agency: somebody wants to see the own data. */
export function openRequest({ context }: World, actor: Actor, applicant: string) {
  return takeRequest(context, actor, {
    kind: 'see',
    agencyId: 'dinsos',
    applicant,
    identityProof: 'KTP dilihat',
    wish: 'Ingin melihat data',
    personId: null,
    receivedAt: null,
  })
}
