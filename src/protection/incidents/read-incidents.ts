import { type Actor, type Context, may } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyName } from '../requests/list-requests.ts'
import { type ClockState, clockOf, clockStates } from '../rules/clock.ts'
import { dueAt } from '../rules/office-time.ts'
import { seesAgency } from '../scope.ts'
import type { Incident, IncidentAnswer, IncidentsAnswer } from './contract.ts'
import { findHistory, findIncident, findIncidents, type StoredIncident } from './store.ts'

/** Incidents of the actor's agency (walidata: of all), open ones first, newest on top. */
export async function listIncidents(context: Context, actor: Actor): Promise<IncidentsAnswer> {
  const stored = await context.database.read(findIncidents)
  const incidents = stored
    .filter(({ content }) => seesAgency(actor, content.agencyId))
    .map((one) => toIncident(context, one))
  const open = incidents.filter(({ state }) => state !== 'closed')
  return {
    ...frameOf(context, actor),
    incidents: [...open, ...incidents.filter(({ state }) => state === 'closed')],
  }
}

export async function readIncident(context: Context, actor: Actor, id: number): Promise<IncidentAnswer> {
  return context.database.read(async (reader) => ({
    ...frameOf(context, actor),
    incident: toIncident(context, await getIncident(reader, actor, id)),
    history: await findHistory(reader, id),
  }))
}

/** Throws Problem 404 for an incident that is not there or of another agency. */
export async function getIncident(reader: Reader, actor: Actor, id: number): Promise<StoredIncident> {
  const found = await findIncident(reader, id)
  if (!found || !seesAgency(actor, found.content.agencyId))
    throw new Problem('protection.incident-unknown', 404)
  return found
}

export function toIncident(context: Context, { id, foundAt, number, content }: StoredIncident): Incident {
  const now = context.clock.now()
  const due = dueAt(foundAt, context.pack.protection.terms.incident.hours)
  return {
    ...content,
    id,
    foundAt,
    due,
    revision: number,
    agency: agencyName(context, content.agencyId),
    authorityClock: clockOf(due, content.authorityToldAt, now),
    peopleClock: clockOf(due, content.peopleToldAt, now),
  }
}

/** The clock of the notice that needs somebody more. */
export function worstClock({
  authorityClock,
  peopleClock,
}: Pick<Incident, 'authorityClock' | 'peopleClock'>): ClockState {
  const places = [authorityClock, peopleClock].map((one) => clockStates.indexOf(one))
  return clockStates[Math.min(...places)]!
}

function frameOf(context: Context, actor: Actor) {
  const { hours, source } = context.pack.protection.terms.incident
  return {
    now: context.clock.now().toISOString(),
    timeZone: context.pack.settings.timeZone,
    termHours: hours,
    termSource: source,
    mayClose: actor.role !== 'system' && may(actor.role, 'protection.decide'),
    agencies: context.pack.agencies
      .filter(({ validTo }) => validTo === null)
      .map(({ id, shortName }) => ({ id, name: shortName })),
  }
}
