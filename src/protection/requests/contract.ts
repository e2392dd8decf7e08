import { z } from 'zod'
import { isLocalTime } from '../rules/office-time.ts'

export const requestKinds = ['see', 'correct', 'object', 'restrict', 'erase'] as const
export type RequestKind = (typeof requestKinds)[number]

const sentence = z.string().trim().min(5).max(1000)
/** Numbers of identity cards are looked at, not kept. */
const proof = sentence.regex(/^(?!.*\d{10})/s)
const personId = z.coerce.number().int().positive()
const agencyId = z.string().min(1).max(80)
/** A time on the clock of the office, for what came in before it was entered. */
const localTime = z.string().refine(isLocalTime)

/** POST /api/protection/requests */
export const requestInput = z.strictObject({
  kind: z.enum(requestKinds),
  agencyId,
  applicant: z.string().trim().min(3).max(300),
  identityProof: proof,
  wish: sentence,
  personId: personId.nullable().default(null),
  receivedAt: localTime.nullable().default(null),
})

/** POST /api/protection/requests/:id */
export const stepInput = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('named'), personId }),
  z.strictObject({ step: z.literal('passed'), agencyId, note: sentence }),
  z.strictObject({ step: z.literal('noted'), note: sentence }),
  z.strictObject({ step: z.literal('answered'), note: sentence, proof }),
  z.strictObject({ step: z.literal('refused'), note: sentence, proof }),
  z.strictObject({ step: z.literal('withdrawn'), note: sentence }),
])
export type StepInput = z.infer<typeof stepInput>

export const requestStates = ['open', 'answered', 'refused', 'withdrawn'] as const
export const requestLine = z.object({
  id: z.number(),
  number: z.string(),
  kind: z.enum(requestKinds),
  agencyId: z.string(),
  agency: z.string(),
  receivedAt: z.string(),
  due: z.string(),
  clock: z.enum(['past', 'near', 'running', 'late', 'done']),
  state: z.enum(requestStates),
})
export type RequestLine = z.infer<typeof requestLine>

const frame = {
  /** Time of the server, so that clocks on the page run from it. */
  now: z.string(),
  timeZone: z.string(),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  mayName: z.boolean(),
  mayRefuse: z.boolean(),
}
export const requestsAnswer = z.object({
  ...frame,
  requests: z.array(requestLine.extend({ applicant: z.string() })),
  terms: z.array(z.object({ kind: z.enum(requestKinds), hours: z.number(), source: z.string() })),
})
export type RequestsAnswer = z.infer<typeof requestsAnswer>

export const requestAnswer = requestLine.extend({
  ...frame,
  applicant: z.string(),
  identityProof: z.string(),
  wish: z.string(),
  termHours: z.number(),
  termSource: z.string(),
  personId: z.number().nullable(),
  events: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      note: z.string().nullable(),
      proof: z.string().nullable(),
      agency: z.string().nullable(),
      at: z.string(),
      by: z.string(),
    }),
  ),
})
export type RequestAnswer = z.infer<typeof requestAnswer>
export const requestMade = z.object({ id: z.number(), number: z.string() })
