import { z } from 'zod'
import { shownEvidence } from '../evidence/contract.ts'
import { findingValues } from './rules/find-findings.ts'
import { crossings, sides } from './rules/sides.ts'

export type { FindingValue } from './rules/find-findings.ts'
export type { Quadrant } from './rules/score-factors.ts'
export type { Crossing, Side } from './rules/sides.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const text = z.object({ id: z.string(), en: z.string() })

/* What is written */

export const vision = z.strictObject({ text: words(500) })
export const mission = z.strictObject({ order: z.number().int().min(1).max(99), text: words(500) })
export const goal = z.strictObject({
  order: z.number().int().min(1).max(99),
  text: words(500),
  /** Promises of the term that serve it. */
  promiseIds: z.array(z.string()).max(50).default([]),
})

/** A number of the register that a factor stands on; `seen` = what it was when the factor was made. */
export const findingReference = z.strictObject({
  kind: z.literal('finding'),
  programmeId: z.string(),
  value: z.enum(findingValues),
  /** The regency, or districts of it; never villages. */
  areaCodes: z.array(z.string()).min(1).max(40),
  seen: z.strictObject({ asOf: z.iso.date(), value: z.number() }),
})
export const factor = z.strictObject({
  side: z.enum(sides),
  text: words(500),
  source: z.discriminatedUnion('kind', [
    /** An indicator of the profile (plan/profile.yaml) or of a promise (term.yaml). */
    z.strictObject({ kind: z.literal('indicator'), indicatorId: z.string() }),
    z.strictObject({ kind: z.literal('document'), title: words(300), date: z.iso.date() }),
    findingReference,
  ]),
  dimensionId: z.string().nullable().default(null),
})
/** One assessor's view of one factor; its id is `${factorId}.${assessor}`. */
export const factorRating = z.strictObject({
  factorId: z.string(),
  importance: z.number().int().min(1),
  rating: z.number().int().min(1),
})
export const strategy = z.strictObject({
  crossing: z.enum(crossings),
  text: words(500),
  factorIds: z.array(z.string()).min(2).max(20),
  goalId: z.string().nullable().default(null),
})
export type Vision = z.infer<typeof vision>
export type Mission = z.infer<typeof mission>
export type Goal = z.infer<typeof goal>
export type Factor = z.infer<typeof factor>
export type FactorRating = z.infer<typeof factorRating>
export type Strategy = z.infer<typeof strategy>

/** Everything one assessor has to say, saved together or not at all. `revision` 0 = not rated before. */
export const ratingsInput = z.strictObject({
  ratings: z
    .array(factorRating.extend({ revision: z.number().int().min(0).default(0) }))
    .min(1)
    .max(200),
})
export const ratingsAnswer = z.object({ saved: z.number() })
export const makeFactorInput = z.strictObject({
  programmeId: z.string(),
  value: z.enum(findingValues),
  areaCodes: z.array(z.string()).min(1).max(40),
  side: z.enum(sides),
  dimensionId: z.string().nullable().default(null),
})

/* What is read */

const point = z.object({ asOf: z.string(), value: z.number() })
const spread = z.object({
  count: z.number(),
  mean: z.number(),
  min: z.number(),
  max: z.number(),
  deviation: z.number(),
})
const quadrant = z.enum(['I', 'II', 'III', 'IV']).nullable()
const sums = z.object({
  strength: z.number(),
  weakness: z.number(),
  opportunity: z.number(),
  threat: z.number(),
})

/** A published figure with its newest value first named, all values oldest first. */
const shownIndicator = z.object({
  id: z.string(),
  name: text,
  unit: text,
  polarity: z.enum(['maximal', 'minimal', 'neutral']),
  source: z.string(),
  newest: point,
  values: z.array(point),
  tooOld: z.boolean(),
})
export const gapKinds = ['told', 'too-old', 'never-measured', 'nobody-counted'] as const
/** What we do not know. `why` is given for gaps the pack tells; the others say it by their kind. */
const gap = z.object({ kind: z.enum(gapKinds), id: z.string(), name: text, why: text.nullable() })

export const profile = z.object({
  name: text,
  population: z.object({ value: z.number(), source: z.string() }),
  areas: z.object({ districts: z.number(), villages: z.number() }),
  /** Numbers of the register in the newest measured month; null before the first measurement. Exact: not for the public. */
  register: z
    .object({
      asOf: z.string(),
      people: z.number(),
      families: z.number(),
      inNeed: z.number(),
      trend: z.array(point),
      categories: z.array(
        /** null: a sensitive category with fewer people than its threshold of the disclosure policy. */
        z.object({ id: z.string(), name: text, sensitive: z.boolean(), count: z.number().nullable() }),
      ),
      districts: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          tileColumn: z.number().nullable(),
          tileRow: z.number().nullable(),
          people: z.number(),
          families: z.number(),
          inNeed: z.number(),
        }),
      ),
    })
    .nullable(),
  indicators: z.array(shownIndicator),
  gaps: z.array(gap),
})

/**
 * A finding as it stands now. `part` of `whole` are the people or families behind it: null for readers of one area.
 * What is published must look at them first; the text of the factor holds no number.
 */
export const shownFinding = z.object({
  programmeId: z.string(),
  programme: text,
  unit: z.enum(['person', 'family']),
  sensitive: z.boolean(),
  value: z.enum(findingValues),
  areaCodes: z.array(z.string()),
  areas: z.array(z.string()),
  seen: point,
  /** Null: not measured, or nobody to speak of. */
  now: z
    .object({
      asOf: z.string(),
      value: z.number(),
      part: z.number().nullable(),
      whole: z.number().nullable(),
    })
    .nullable(),
  difference: z.number().nullable(),
  movement: z.enum(['better', 'worse', 'same', 'unknown']),
})
export const shownSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('indicator'),
    indicatorId: z.string(),
    name: text,
    unit: text,
    /** Null: not measured, or no longer in the pack. */
    now: point.nullable(),
    source: z.string(),
  }),
  z.object({ kind: z.literal('document'), title: z.string(), date: z.string() }),
  z.object({ kind: z.literal('finding') }),
])
export const shownFactor = z.object({
  id: z.string(),
  revision: z.number(),
  side: z.enum(sides),
  text: z.string(),
  dimensionId: z.string().nullable(),
  dimension: text.nullable(),
  source: shownSource,
  finding: shownFinding.nullable(),
  evidence: z.array(shownEvidence),
  /** Null while nobody has rated it: then it is named and not counted. */
  importance: spread.nullable(),
  rating: spread.nullable(),
  weight: z.number().nullable(),
  score: z.number().nullable(),
})
const position = z.object({ sums, x: z.number(), y: z.number(), quadrant })
const linked = z.object({ kind: z.string(), id: z.string(), title: z.string() })
export const shownStrategy = z.object({
  id: z.string(),
  revision: z.number(),
  crossing: z.enum(crossings),
  text: z.string(),
  factorIds: z.array(z.string()),
  goalId: z.string().nullable(),
  /** Entries that name it, e.g. actions. */
  linked: z.array(linked),
})
export const statuses = ['kept', 'on-track', 'behind', 'far-behind', 'no-target', 'claimed'] as const
export const shownGoal = z.object({
  id: z.string(),
  revision: z.number(),
  order: z.number(),
  text: z.string(),
  promises: z.array(z.object({ id: z.string(), number: z.number(), name: text, status: z.enum(statuses) })),
  strategyIds: z.array(z.string()),
})

/** The whole analysis, for pages inside and for the books. */
export const analysis = z.object({
  /** The newest measured month; null before the first. */
  asOf: z.string().nullable(),
  profile,
  scale: z.object({ importanceMax: z.number(), ratingMax: z.number(), source: z.string() }),
  factors: z.array(shownFactor),
  position,
  /** Where each assessor alone would place the city, in no telling order. */
  assessors: z.array(position.extend({ rated: z.number() })),
  strategies: z.array(shownStrategy),
  vision: z.object({ id: z.string(), revision: z.number(), text: z.string() }).nullable(),
  mission: z.array(z.object({ id: z.string(), revision: z.number(), order: z.number(), text: z.string() })),
  goals: z.array(shownGoal),
  dimensionSets: z.array(
    z.object({
      id: z.string(),
      name: text,
      source: z.string(),
      active: z.boolean(),
      dimensions: z.array(
        z.object({
          id: z.string(),
          name: text,
          subDimensions: z.array(z.object({ id: z.string(), name: text })),
        }),
      ),
    }),
  ),
})

/** A finding that is not yet a factor, or is (`factorId`). */
export const proposedFinding = z.object({
  programmeId: z.string(),
  programme: text,
  unit: z.enum(['person', 'family']),
  value: z.enum(findingValues),
  side: z.enum(sides),
  areaCodes: z.array(z.string()),
  areas: z.array(z.string()),
  part: z.number(),
  whole: z.number(),
  percent: z.number(),
  factorId: z.string().nullable(),
})
const pair = z.object({
  internalId: z.string(),
  externalId: z.string(),
  product: z.number(),
  used: z.boolean(),
})

/** The analysis and what its pages need to write it. */
export const analysisPage = z.object({
  analysis,
  findings: z.array(proposedFinding),
  pairs: z.record(z.enum(crossings), z.array(pair)),
  /** The reader's own ratings. */
  ownRatings: z.array(
    z.object({
      factorId: z.string(),
      revision: z.number(),
      importance: z.number(),
      rating: z.number(),
    }),
  ),
  /** What a form may choose from. */
  promises: z.array(z.object({ id: z.string(), number: z.number(), name: text })),
  promiseIndicators: z.array(z.object({ id: z.string(), name: text })),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Analysis = z.infer<typeof analysis>
export type AnalysisPage = z.infer<typeof analysisPage>
export type Profile = z.infer<typeof profile>
export type ShownFactor = z.infer<typeof shownFactor>
export type ShownFinding = z.infer<typeof shownFinding>
export type ShownSource = z.infer<typeof shownSource>
export type ShownStrategy = z.infer<typeof shownStrategy>
export type ShownGoal = z.infer<typeof shownGoal>
export type ProposedFinding = z.infer<typeof proposedFinding>
export type Gap = z.infer<typeof gap>
