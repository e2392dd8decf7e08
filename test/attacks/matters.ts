import type { Actor } from '../../src/access/index.ts'
import type { IncidentInput } from '../../src/protection/incidents/contract.ts'
import { logIncident } from '../../src/protection/incidents/log-incident.ts'
import { takeRequest } from '../../src/protection/requests/take-request.ts'
import type { World } from './world.ts'

/** Enters an incident of the social agency. */
export function openIncident({ context }: World, actor: Actor, title: string, what: string) {
  return logIncident(context, actor, { ...incident, title, what })
}
const incident: Omit<IncidentInput, 'title' | 'what'> = {
  agencyId: 'dinsos',
  data: 'nama dan alamat',
  people: 2,
  measures: '',
  state: 'open',
  untoldReason: '',
  foundAt: null,
  authorityToldAt: null,
  authorityTold: '',
  peopleToldAt: null,
  peopleTold: '',
  revision: 0,
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
