import { z } from 'zod'
import { personFields, purposes } from './model.ts'

/** GET /api/register/areas: districts of the regency, each with its villages. */
export const areasAnswer = z.object({
  districts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      villages: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
})
export type AreasAnswer = z.infer<typeof areasAnswer>

/** POST /api/register/people */
export const peopleQuery = z.strictObject({
  /** Name (typing slips allowed), four or more digits of a NIK, or both. */
  q: z.string().trim().max(80).default(''),
  /** Area code: a district (3509.…) or village. */
  village: z
    .string()
    .regex(/^[0-9.]{2,13}$/)
    .or(z.literal(''))
    .optional(),
  page: z.coerce.number().int().min(1).max(10).default(1),
})
export const personLine = z.object({
  personId: z.number().int(),
  name: z.string().nullable(),
  nikMasked: z.string().nullable(),
  birthYear: z.number().int().nullable(),
  sex: z.enum(['M', 'F']).nullable(),
  village: z.string().nullable(),
  district: z.string().nullable(),
  vitalStatus: z.enum(['alive', 'dead', 'moved-out', 'unknown']),
})
export type PersonLineAnswer = z.infer<typeof personLine>
export const peopleAnswer = z.object({
  people: z.array(personLine),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
})
export type PeopleAnswer = z.infer<typeof peopleAnswer>

/** GET /api/register/people/:id?purpose= */
export const personQuery = z.strictObject({ purpose: z.enum(purposes) })
const source = z.object({
  recordId: z.number().int(),
  agency: z.string(),
  list: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  period: z.string(),
})
export type SourceAnswer = z.infer<typeof source>
const fieldValue = z.object({
  field: z.enum([...personFields, 'district']),
  value: z.string().nullable(),
  source: source.nullable(),
  /** Other values that records give for the field, each once, with the newest record that says so. */
  competing: z.array(z.object({ value: z.string(), source })),
})
export type FieldAnswer = z.infer<typeof fieldValue>
const claim = z.object({
  kind: z.enum(['category', 'assistance', 'rank', 'vital', 'attribute']),
  what: z.string(),
  title: z.string(),
  value: z.string().nullable(),
  amount: z.number().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  source,
})
export type ClaimAnswer = z.infer<typeof claim>
const identityEvent = z.object({
  at: z.string(),
  closedAt: z.string().nullable(),
  outcome: z.enum(['same', 'different']),
  by: z.string(),
  human: z.boolean(),
  reasons: z.array(z.string()),
  note: z.string().nullable(),
  sources: z.array(source),
})
export const personAnswer = z.object({
  personId: z.number().int(),
  name: z.string().nullable(),
  vitalStatus: personLine.shape.vitalStatus,
  fields: z.array(fieldValue),
  claims: z.array(claim),
  /** What this reader sees of nobody, whether there is anything or not: groups of fields, sensitive categories. */
  hidden: z.array(z.enum(['identity', 'contact', 'welfare', 'category'])),
  family: z.array(personLine.extend({ relation: z.string().nullable() })),
  records: z.array(source),
  identity: z.array(identityEvent),
  /** The person objects, or asked to restrict the processing: stays out of exports. */
  marks: z.array(
    z.object({ kind: z.enum(['objection', 'restriction']), requestId: z.number(), since: z.string() }),
  ),
  /** Uses that rest on consent, by name, and whether the person has given it: without it they may not be made. */
  consents: z.array(z.object({ use: z.string(), given: z.boolean() })),
  /** Lists speak of this person after the recorded death. */
  aliveAfterDeath: z.boolean(),
})
export type PersonAnswer = z.infer<typeof personAnswer>

/** GET /api/register/review */
export const reviewQuery = z.strictObject({ page: z.coerce.number().int().min(1).default(1) })
const side = z.object({
  source,
  personId: z.number().int().nullable(),
  values: z.record(z.string(), z.string().nullable()),
})
export type SideAnswer = z.infer<typeof side>
const outcome = z.enum(['same', 'different'])
export const reviewPairAnswer = z.object({
  id: z.number().int(),
  status: z.enum(['open', 'same', 'different', 'withdrawn']),
  reason: z.string(),
  /** Hidden (null) until the question is decided: a number would answer it. */
  probability: z.number().nullable(),
  /** Why it stands where it stands in the queue. */
  doubt: z.enum(['great', 'some', 'little']),
  people: z.number().int(),
  stakes: z.number().int(),
  explanation: z.array(z.string()),
  left: side,
  right: side,
  /** Fields in which both sides have a value and the values differ. */
  differing: z.array(z.string()),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
})
export const reviewCaseAnswer = reviewPairAnswer.extend({
  pattern: z.string(),
  /** Open questions that read the same, this one included. */
  alike: z.number().int(),
  decidedTogether: z.boolean(),
  /** False when the reader has answered already, or two differ and the reader is not the one who settles. */
  mayAnswer: z.boolean(),
  /** Only for who settles, and only when two answers differ or the question is decided: everybody else answers blind. */
  answers: z.array(z.object({ by: z.string(), outcome, note: z.string().nullable(), at: z.string() })),
  /** The next open question of the reader's queue after this one, for going on by keyboard. */
  nextId: z.number().int().nullable(),
})
export type ReviewPairAnswer = z.infer<typeof reviewCaseAnswer>
export const reviewAnswer = z.object({
  pairs: z.array(reviewPairAnswer),
  open: z.number().int(),
  /** Questions that two people answered differently, for who settles them. */
  differing: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
})
export type ReviewAnswer = z.infer<typeof reviewAnswer>

/** GET /api/register/review/:id: `alike` = the sample to go on in. */
export const caseQuery = z.strictObject({ alike: z.coerce.number().int().min(1).optional() })

/** POST /api/register/review/:id */
export const decisionInput = z.strictObject({
  outcome,
  note: z.string().trim().max(500).default(''),
  alike: z.number().int().min(1).optional(),
})
export const decisionAnswer = z.object({
  personIds: z.array(z.number().int()),
  /** False = kept, but a second person is asked, or two answers differ. */
  isDecided: z.boolean(),
  nextId: z.number().int().nullable(),
})
export type DecisionAnswer = z.infer<typeof decisionAnswer>

/** GET /api/register/alike */
const group = z.object({
  pattern: z.string(),
  reason: z.string(),
  sentences: z.array(z.string()),
  /** Kinds of the two lists. */
  lists: z.array(z.string()),
  open: z.number().int(),
  /** What people answered to questions of the pattern so far, one by one. */
  same: z.number().int(),
  different: z.number().int(),
})
export const alikeGroupsAnswer = z.object({ groups: z.array(group) })
export type AlikeGroupsAnswer = z.infer<typeof alikeGroupsAnswer>

/** GET /api/register/alike/:pattern */
export const alikeAnswer = group.extend({
  limits: z.object({ sample: z.number(), groupMin: z.number(), togetherMax: z.number() }),
  mayDraw: z.boolean(),
  refusal: z.enum(['too-few', 'answers-differ', 'sample-open', 'sample-spoilt']).nullable(),
  sample: z
    .object({
      id: z.number().int(),
      pairs: z.array(z.object({ id: z.number().int(), status: reviewPairAnswer.shape.status })),
      /** The answer the rest may be given; null = not yet. */
      outcome: outcome.nullable(),
    })
    .nullable(),
  decided: z.array(
    z.object({
      id: z.number().int(),
      outcome,
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      undoneAt: z.string().nullable(),
      pairs: z.number().int(),
    }),
  ),
})
export type AlikeAnswer = z.infer<typeof alikeAnswer>

/** POST /api/register/alike-decisions/:id */
export const alikeInput = z.strictObject({ reason: z.string().trim().min(10).max(500) })

/** GET /api/register/agreement */
const agreement = z.object({
  answered: z.number().int(),
  agreed: z.number().int(),
  share: z.number().nullable(),
  kappa: z.number().nullable(),
  kappaLow: z.number().nullable(),
  kappaHigh: z.number().nullable(),
})
export const agreementAnswer = z.object({
  total: agreement,
  pairs: z.array(agreement.extend({ names: z.array(z.string()).nullable() })),
  second: z.number().int(),
  settling: z.number().int(),
})
export type AgreementAnswer = z.infer<typeof agreementAnswer>
