import { actorOf, numberIn, type Route, route } from '../../access/index.ts'
import { incidentAnswer, incidentInput, incidentMade, incidentsAnswer } from './contract.ts'
import { logIncident, reviseIncident } from './log-incident.ts'
import { listIncidents, readIncident } from './read-incidents.ts'

const permission = 'protection.desk'
const unknown = 'protection.incident-unknown'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/protection/incidents',
    permission,
    summary: 'Incidents of the own agency with the clock of their notices',
    output: incidentsAnswer,
    handle: async (call) => ({ json: await listIncidents(call.context, actorOf(call)) }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/incidents',
    permission,
    summary: 'Enter an incident; the clock runs from when it was found',
    input: incidentInput,
    output: incidentMade,
    handle: async (call) => ({
      json: await logIncident(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/protection/incidents/:id',
    permission,
    summary: 'One incident with who changed it when',
    output: incidentAnswer,
    handle: async (call) => ({
      json: await readIncident(call.context, actorOf(call), numberIn(call.parameters.id, unknown)),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/protection/incidents/:id',
    permission,
    summary: 'The next revision of an incident; closing needs protection.decide',
    input: incidentInput,
    handle: async (call) => {
      await reviseIncident(call.context, actorOf(call), numberIn(call.parameters.id, unknown), call.input)
      return { json: {} }
    },
  }),
]
