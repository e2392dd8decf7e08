import { z } from 'zod'
import { areaCodePattern } from '../kernel/area-code.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { fields } from '../kernel/fields.ts'
import type { PlanSettings } from './plan-model.ts'
import type { ProtectionSettings } from './protection-model.ts'

/**
 * What a city pack holds: data only. One YAML or CSV file per part; `readPack` (read-pack.ts) checks each against
 * these schemas and refuses a bad pack with file, line and reason.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens')
const date = z.string().refine(isIsoDate, 'must be a date YYYY-MM-DD')
const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof text>

const role = z.enum([
  'operator',
  'caseworker',
  'reviewer',
  'walidata',
  'planner',
  'assessor',
  'head',
  'leader',
  'inspector',
  'administrator',
])

/** pack.yaml */
export const packSchema = z.strictObject({
  id,
  name: text,
  regencyCode: z.string(),
  population: z.number().int().positive(),
  populationSource: z.string(),
  /** Months are computed up to this date in the demo; a live system uses the clock. */
  /** IANA zone of the office, for hours of the day (Jakarta, Makassar, Jayapura). */
  timeZone: z.string().default('Asia/Jakarta'),
  demoToday: date,
  disclosure: z.strictObject({
    decision: z.string(),
    threshold: z.number().int().min(2),
    sensitiveThreshold: z.number().int().min(2),
    version: z.string(),
  }),
  contact: z.strictObject({ office: z.string(), channel: z.string() }),
  /** Lists of names that leave as a file. */
  exports: z.strictObject({
    /** Days until a list ends and its copies must be destroyed. */
    daysValid: z.number().int().min(1).max(90),
    /** From so many people on, and for every sensitive programme, another person approves. */
    approvalFrom: z.number().int().min(1),
  }),
  /** Lists of every kind are approved by somebody else than who handed them in. */
  secondApproval: z.boolean().optional(),
  /** Accounts of officials. */
  access: z.strictObject({
    /** Agency whose administrators look after the accounts of all agencies; others only after their own. */
    agency: id,
    /** Roles that must set up a one-time code. Not asked of the sample accounts of the demo. */
    secondFactorRoles: z.array(role),
    /** A session ends when it was not used for so long. */
    idleMinutes: z.number().int().min(5).max(720),
    /** A session ends after so long, however much it is used. */
    sessionHours: z.number().int().min(1).max(24),
  }),
})

/** areas.csv (from idn-area-data) + tiles.yaml (position of each tile: districts in the regency, villages in their district) */
export const areaSchema = z.strictObject({
  code: z.string().regex(areaCodePattern),
  name: z.string().min(1),
  level: z.enum(['regency', 'district', 'village']),
  parentCode: z.string().nullable(),
  tileColumn: z.number().int().nullable(),
  tileRow: z.number().int().nullable(),
})
export type Area = z.infer<typeof areaSchema>

/** agencies.yaml */
export const agencySchema = z.strictObject({
  id,
  name: z.string(),
  shortName: z.string(),
  validFrom: date,
  validTo: date.nullable().default(null),
  successor: id.nullable().default(null),
  /** For village offices and districts: the area they may see. */
  areaCode: z.string().nullable().default(null),
  source: z.string().default(''),
})
export type Agency = z.infer<typeof agencySchema>

/** categories.yaml: the 26 PPKS categories. */
export const categorySchema = z.strictObject({
  id,
  number: z.number().int(),
  name: text,
  unit: z.enum(['person', 'family', 'group']),
  sensitive: z.boolean(),
  sex: z.enum(['M', 'F']).nullable().default(null),
  ageFrom: z.number().int().nullable().default(null),
  ageTo: z.number().int().nullable().default(null),
  legacyNames: z.array(z.string()).default([]),
  source: z.string(),
})
export type Category = z.infer<typeof categorySchema>

/** list-kinds.yaml. What a list means: which fields it needs and which claims each accepted row makes. */
export const claimSpecSchema = z.discriminatedUnion('kind', [
  /** Membership of a category: constant `what`, or read from `whatField` through names and legacy names. */
  z.strictObject({
    kind: z.literal('category'),
    what: id.optional(),
    whatField: z.literal('category').optional(),
  }),
  /** Help received: `what` = programme id, or read from `whatField`; date from `onField`, else the list's period. */
  z.strictObject({
    kind: z.literal('assistance'),
    what: id.optional(),
    whatField: z.literal('programme').optional(),
    onField: z.literal('deliveredOn').optional(),
    amountField: z.literal('amount').optional(),
  }),
  z.strictObject({ kind: z.literal('rank'), what: z.literal('desil'), valueField: z.literal('desil') }),
  /** dead, moved-out, born …; value from `vitalStatus` (standardised) or constant. */
  z.strictObject({
    kind: z.literal('vital'),
    what: z.literal('vital'),
    valueField: z.literal('vitalStatus').optional(),
    value: z.enum(['alive', 'dead', 'moved-out']).optional(),
    onField: z.literal('eventDate').optional(),
  }),
  /** Any other fact of a person, e.g. disability kind, occupation, school, pregnancy. */
  z.strictObject({
    kind: z.literal('attribute'),
    what: id,
    valueField: z.enum(fields).optional(),
    value: z.string().optional(),
  }),
  /** Things delivered to an area (ambulances, metres of road); list kinds with subject 'area'. */
  z.strictObject({
    kind: z.literal('output'),
    what: id.optional(),
    whatField: z.literal('outputName').optional(),
    amountField: z.literal('outputCount'),
  }),
])
export type ClaimSpec = z.infer<typeof claimSpecSchema>

export const listKindSchema = z.strictObject({
  id,
  name: text,
  agency: id,
  subject: z.enum(['person', 'area']),
  /** Rows without these are rejected. `identity` = at least name and one of NIK, birth date, age or KK. */
  required: z.array(z.enum(fields)),
  /** Header spellings only this list uses, beside columns.yaml. */
  headers: z.partialRecord(z.enum(fields), z.array(z.string())).default({}),
  /** The agency says each person stands once in this list: two rows that look alike go to review, not together. */
  uniquePersons: z.boolean().default(false),
  /** A list of the office that issues NIKs: where it knows a village, a NIK that it does not know proves no second person. */
  issuesNumbers: z.boolean().default(false),
  /** The old word for `meaning`: true = full, false = additions. */
  complete: z.boolean().default(true),
  /** full: the whole list, who is absent has left it. additions: what is new. changes: new rows of people who changed. */
  meaning: z.enum(['full', 'additions', 'changes']).optional(),
  /** Somebody else than who handed the list in must approve it. */
  secondApproval: z.boolean().optional(),
  /** How often the list is due; a period's list is due `dueDay` days after the period ends. */
  expected: z.enum(['monthly', 'quarterly', 'yearly']).optional(),
  dueDay: z.number().int().min(1).max(120).optional(),
  claims: z.array(claimSpecSchema),
  /** Legal basis and purpose (UU 27/2022 art. 20), shown to the operator. */
  basis: z.string(),
  purpose: text,
})
export type ListKind = z.infer<typeof listKindSchema>
export type ListMeaning = 'full' | 'additions' | 'changes'

/** What a list of this kind says about who is absent from it. */
export function meaningOf(kind: Pick<ListKind, 'meaning' | 'complete'>): ListMeaning {
  return kind.meaning ?? (kind.complete ? 'full' : 'additions')
}

/** columns.yaml: field -> header spellings as agencies write them (compared without case, spaces and punctuation). */
export const columnsSchema = z.partialRecord(z.enum(fields), z.array(z.string()))

/** precedence.yaml: per person field, agencies from most to least trusted; others come after, by freshness. */
export const precedenceSchema = z.partialRecord(
  z.enum([
    'nik',
    'kk',
    'name',
    'birthDate',
    'sex',
    'village',
    'address',
    'motherName',
    'relation',
    'vitalStatus',
  ]),
  z.array(id),
)

/** programmes.yaml: what is delivered to people, and who counts. */
export const programmeSchema = z.strictObject({
  id,
  name: text,
  agency: id,
  unit: z.enum(['person', 'family']),
  /** Rule of who is entitled, in the rule language (docs/recipes/add-a-rule.md). */
  rule: z.string(),
  ruleVersion: z.string(),
  ruleSource: z.string(),
  /** Deliveries count from this many months before the as-of date. */
  windowMonths: z.number().int().positive(),
  excludes: z.array(id).default([]),
})
export type Programme = z.infer<typeof programmeSchema>

/** term.yaml: the promises of a term of office. */
const target = z.strictObject({ year: z.number().int(), value: z.number() })
export const indicatorSchema = z.strictObject({
  id,
  name: text,
  unit: text,
  polarity: z.enum(['maximal', 'minimal']),
  baseline: z.number().nullable().default(null),
  targets: z.array(target),
  measure: z.discriminatedUnion('kind', [
    /** People or families of a programme: entitled, reached, missed, wrongly reached; the indicator's value is `value`. */
    z.strictObject({
      kind: z.literal('programme'),
      programme: id,
      value: z.enum(['reached', 'coverage', 'exclusion-error', 'inclusion-error']),
    }),
    /** Sum of outputs per area (248 ambulances: one per village). */
    z.strictObject({ kind: z.literal('output'), output: id, perArea: z.enum(['sum', 'areas-with-one']) }),
    /** Nothing computable: only documents. Shown as claimed until evidence is entered. */
    z.strictObject({ kind: z.literal('evidence') }),
  ]),
})
export type Indicator = z.infer<typeof indicatorSchema>
export const promiseSchema = z.strictObject({
  id,
  number: z.number().int(),
  name: text,
  summary: text,
  shape: z.enum(['count', 'people', 'policy', 'works', 'outside-project']),
  /** 'sourced' = named in a cited source; 'example' = invented for the demo and shown as such. Never the official text. */
  origin: z.enum(['sourced', 'example']),
  source: z.string(),
  agency: id,
  indicators: z.array(indicatorSchema).min(1),
})
export type PromiseOfTerm = z.infer<typeof promiseSchema>
export const termSchema = z.strictObject({
  id,
  name: text,
  from: date,
  to: date,
  note: text,
  promises: z.array(promiseSchema),
  /** Published status rule: share of this year's target. Bounds are inclusive lower bounds in percent. */
  status: z.strictObject({
    version: z.string(),
    source: z.string(),
    kept: z.number(),
    onTrack: z.number(),
    behind: z.number(),
  }),
})
export type Term = z.infer<typeof termSchema>

/** accounts.yaml: sample accounts of the demo only. */
export const sampleAccountSchema = z.strictObject({
  userName: id,
  displayName: z.string(),
  role,
  agency: id,
  areaCode: z.string().nullable().default(null),
})
export type SampleAccount = z.infer<typeof sampleAccountSchema>

export interface Pack {
  readonly folder: string
  readonly settings: z.infer<typeof packSchema>
  readonly areas: readonly Area[]
  readonly agencies: readonly Agency[]
  readonly categories: readonly Category[]
  readonly listKinds: readonly ListKind[]
  readonly columns: z.infer<typeof columnsSchema>
  readonly precedence: z.infer<typeof precedenceSchema>
  readonly programmes: readonly Programme[]
  readonly term: Term
  readonly accounts: readonly SampleAccount[]
  readonly protection: ProtectionSettings
  readonly plan: PlanSettings
}
