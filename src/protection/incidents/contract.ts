import { z } from 'zod'
import { isLocalTime } from '../rules/office-time.ts'

const sentence = z.string().trim().min(5).max(2000)
const localTime = z.string().refine(isLocalTime)
const instant = z.iso.datetime()

export const incidentStates = ['open', 'contained', 'closed'] as const
const told = { how: z.string().trim().max(500).default('') }

const content = {
  title: z.string().trim().min(5).max(200),
  what: sentence,
  agencyId: z.string().min(1).max(80),
  /** Kinds of data concerned, in words. Never names or numbers of people. */
  data: sentence.regex(/^(?!.*\d{10})/s),
  /** How many people are concerned; null = not known yet. */
  people: z.coerce.number().int().nonnegative().nullable().default(null),
  measures: z.string().trim().max(4000).default(''),
  state: z.enum(incidentStates),
  /** Why somebody was not told, where the law lets the office do so. Needed to close an incident untold. */
  untoldReason: z.string().trim().max(1000).default(''),
}

/** POST /api/protection/incidents and /:id: times on the clock of the office, as forms give them. */
export const incidentInput = z.strictObject({
  ...content,
  foundAt: localTime.nullable().default(null),
  authorityToldAt: localTime.nullable().default(null),
  authorityTold: told.how,
  peopleToldAt: localTime.nullable().default(null),
  peopleTold: told.how,
  /** Revision the form was filled from; 0 = a new incident. */
  revision: z.coerce.number().int().nonnegative(),
})
export type IncidentInput = z.infer<typeof incidentInput>

/** What one revision says, with instants. */
export const incidentContent = z.strictObject({
  ...content,
  authorityToldAt: instant.nullable(),
  authorityTold: told.how,
  peopleToldAt: instant.nullable(),
  peopleTold: told.how,
})
export type IncidentContent = z.infer<typeof incidentContent>

const clock = z.enum(['past', 'near', 'running', 'late', 'done'])
export const incident = incidentContent.extend({
  id: z.number(),
  agency: z.string(),
  foundAt: z.string(),
  due: z.string(),
  /** Two clocks with one end: the authority and the people concerned. */
  authorityClock: clock,
  peopleClock: clock,
  revision: z.number(),
})
export type Incident = z.infer<typeof incident>

const frame = {
  now: z.string(),
  timeZone: z.string(),
  termHours: z.number(),
  termSource: z.string(),
  mayClose: z.boolean(),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
}
export const incidentsAnswer = z.object({ ...frame, incidents: z.array(incident) })
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>
export const incidentAnswer = z.object({
  ...frame,
  incident,
  history: z.array(
    z.object({ number: z.number(), at: z.string(), by: z.string(), state: z.enum(incidentStates) }),
  ),
})
export type IncidentAnswer = z.infer<typeof incidentAnswer>
export const incidentMade = z.object({ id: z.number() })
