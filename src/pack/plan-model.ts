import { z } from 'zod'
import { isIsoDate } from '../kernel/dates.ts'

/**
 * What a pack says about the plan of the city: the questions, scales, weights and sources of planning, as data in `plan/`.
 * Each file may be missing: then that part of the plan is empty. The plan itself is entered in the system; `plan/sample/`
 * holds entries for the demo only.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens')
const date = z.string().refine(isIsoDate, 'must be a date YYYY-MM-DD')
const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const weight = z.number().positive()

/** plan/dimensions.yaml: sets of Smart City dimensions; `active` is the one new entries are placed in. */
export const dimensionsSchema = z.strictObject({
  active: id.nullable().default(null),
  sets: z
    .array(
      z.strictObject({
        id,
        name: text,
        source: z.string(),
        dimensions: z.array(
          z.strictObject({
            id,
            name: text,
            subDimensions: z.array(z.strictObject({ id, name: text })).default([]),
          }),
        ),
      }),
    )
    .default([]),
})

/** plan/profile.yaml: published indicators of the region, each with its source and date, and the gaps we know of. */
export const profileSchema = z.strictObject({
  indicators: z
    .array(
      z.strictObject({
        id,
        name: text,
        unit: text,
        values: z.array(z.strictObject({ asOf: date, value: z.number() })).min(1),
        polarity: z.enum(['maximal', 'minimal', 'neutral']),
        source: z.string(),
      }),
    )
    .default([]),
  gaps: z.array(z.strictObject({ id, name: text, why: text })).default([]),
})

/** plan/analysis.yaml: scales of the analysis of strengths, weaknesses, opportunities and threats. */
export const analysisSchema = z.strictObject({
  source: z.string().default('-'),
  /** How much a factor matters: 1 to this. Shares of the sum are the weights. */
  importanceMax: z.number().int().min(2).default(5),
  /** How strongly it is present: 1 to this. */
  ratingMax: z.number().int().min(2).default(4),
  /** What of the register is proposed as a factor. Bounds in percent; `entitledMin` in people or families. */
  findings: z
    .strictObject({
      districtsMax: z.number().int().positive().default(3),
      entitledMin: z.number().int().positive().default(20),
      errorMin: z.number().min(0).max(100).default(10),
      coverageMin: z.number().min(0).max(100).default(90),
    })
    .prefault({}),
})

const component = z.enum([
  'people',
  'budget',
  'governance',
  'physical',
  'digital',
  'social',
  'rules',
  'institutions',
  'procedures',
])

/** plan/readiness.yaml: items of the three pillars, each with its levels in words, from worst to best. */
export const readinessSchema = z.strictObject({
  version: z.string().default('-'),
  source: z.string().default('-'),
  items: z
    .array(
      z.strictObject({
        id,
        pillar: z.enum(['structure', 'infrastructure', 'superstructure']),
        component,
        name: text,
        levels: z.array(text).min(2),
      }),
    )
    .default([]),
})

/** plan/quick-wins.yaml: what makes a quick win, with weights. */
export const quickWinsSchema = z.strictObject({
  version: z.string().default('-'),
  source: z.string().default('-'),
  /** A chosen one shows its result within this many months of its start. */
  monthsMax: z.number().int().positive().default(12),
  scoreMax: z.number().int().min(2).default(5),
  criteria: z.array(z.strictObject({ id, name: text, question: text, weight })).default([]),
})

/** plan/competence.yaml: roles and skills agencies need, courses that give them, and the instrument of their maturity. */
export const competenceSchema = z
  .strictObject({
    source: z.string().default('-'),
    /** Agencies that are mapped; empty = every agency of today that works for the whole regency. */
    agencies: z.array(id).default([]),
    /** Mean gains of fewer people than this are not shown. */
    peopleMin: z.number().int().min(2).default(5),
    /** `needed` people in every agency, unless `neededAt` names another number for one. */
    roles: z
      .array(
        z.strictObject({
          id,
          name: text,
          needed: z.number().int().min(0),
          neededAt: z.record(id, z.number().int().min(0)).default({}),
        }),
      )
      .default([]),
    skills: z.array(z.strictObject({ id, name: text, roles: z.array(id) })).default([]),
    /** Courses that can be held; `capacity` people at once, `hours` each time. */
    trainings: z
      .array(
        z.strictObject({
          id,
          name: text,
          skills: z.array(id).min(1),
          hours: z.number().positive(),
          capacity: z.number().int().positive().default(30),
        }),
      )
      .default([]),
    maturity: z
      .strictObject({
        version: z.string(),
        source: z.string(),
        /** Indicators below this level are gaps. */
        targetLevel: z.number().int().min(2).max(5).default(3),
        /** Words for an index, each from its lower bound (inclusive) on. */
        predicates: z.array(z.strictObject({ id, name: text, from: z.number() })).min(1),
        predicateSource: z.string(),
        domains: z.array(
          z.strictObject({
            id,
            name: text,
            weight,
            indicators: z
              .array(
                z.strictObject({
                  id,
                  name: text,
                  weight,
                  levels: z.array(text).length(5),
                  skills: z.array(id),
                }),
              )
              .min(1),
          }),
        ),
      })
      .nullable()
      .default(null),
  })
  .superRefine(({ roles, skills, trainings, maturity }, context) => {
    const indicators = (maturity?.domains ?? []).flatMap((domain, at) =>
      domain.indicators.map((one, index) => ({
        path: ['maturity', 'domains', at, 'indicators', index],
        one,
      })),
    )
    const named = [
      ...skills.map((one, at) => ({ path: ['skills', at, 'roles'], ids: one.roles, in: roles })),
      ...trainings.map((one, at) => ({ path: ['trainings', at, 'skills'], ids: one.skills, in: skills })),
      ...indicators.map(({ path, one }) => ({ path: [...path, 'skills'], ids: one.skills, in: skills })),
    ]
    for (const { path, ids, in: list } of named)
      for (const unknown of ids.filter((one) => !list.some((entry) => entry.id === one)))
        context.addIssue({ code: 'custom', path, message: `"${unknown}" is not in this file` })
  })

/** What a question of the evaluation can be filled with from the plan: the readiness of components, or another of its numbers. */
const computed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('readiness'), components: z.array(component).default([]) }),
  z.strictObject({
    kind: z.enum(['budget', 'actions-started', 'actions-done', 'promises', 'quick-wins']),
  }),
])

/** plan/evaluation.yaml: the form of the national evaluation, by year. */
export const evaluationSchema = z.strictObject({
  forms: z
    .array(
      z.strictObject({
        year: z.number().int(),
        source: z.string(),
        parts: z.array(
          z.strictObject({
            id: z.enum(['baseline', 'output', 'outcome', 'impact', 'quick-win']),
            name: text,
            weight,
            questions: z
              .array(z.strictObject({ id, name: text, computed: computed.nullable().default(null) }))
              .min(1),
          }),
        ),
      }),
    )
    .default([]),
})

/**
 * plan/welfare-index.yaml: the published formula of how well people in need are found, reached, in time and evenly. What each
 * number does: docs/decisions/0013-welfare-index.md.
 */
export const welfareIndexSchema = z.strictObject({
  version: z.string().default('-'),
  source: z.string().default('-'),
  aggregation: z.enum(['geometric', 'arithmetic']).default('geometric'),
  /** Percent that a part counts at least in a geometric mean. */
  floor: z.number().positive().max(100).default(1),
  /** The part of places and of programmes that "evenly" looks at: the worst-off fifth. */
  worstShare: z.number().positive().max(1).default(0.2),
  places: z.enum(['village', 'district']).default('village'),
  /** "In time" looks at so many months at most, and needs so many at least. */
  months: z.number().int().positive().default(12),
  monthsMin: z.number().int().min(2).default(3),
  /** An area with fewer entitled, or with a wider range (percent points) from hidden counts, gets no figure. */
  entitledMin: z.number().int().min(30).default(30),
  widthMax: z.number().positive().default(20),
  parts: z
    .array(
      z.strictObject({
        id: z.enum(['found', 'reached', 'right', 'in-time', 'even-places', 'even-categories']),
        name: text,
        meaning: text,
        weight,
      }),
    )
    .default([]),
})

/** plan/budget.yaml: header spellings of the budget application's export. */
export const budgetSchema = z.strictObject({
  columns: z
    .partialRecord(
      z.enum(['code', 'name', 'agency', 'year', 'plan', 'revised', 'realised']),
      z.array(z.string()),
    )
    .default({}),
})

/** plan/sample/*.yaml: entries of the demo's plan, by kind; `by` is a sample account. Checked by their kinds when loaded. */
export const samplePlanSchema = z.array(
  z.strictObject({ kind: id, id, by: id.default('bappeda'), on: date.optional(), content: z.unknown() }),
)

export const planParts = {
  dimensions: dimensionsSchema,
  profile: profileSchema,
  analysis: analysisSchema,
  readiness: readinessSchema,
  quickWins: quickWinsSchema,
  competence: competenceSchema,
  evaluation: evaluationSchema,
  welfareIndex: welfareIndexSchema,
  budget: budgetSchema,
} as const

/** Which file of `plan/` holds which part. */
export const planFiles: Readonly<Record<keyof typeof planParts, string>> = {
  dimensions: 'dimensions.yaml',
  profile: 'profile.yaml',
  analysis: 'analysis.yaml',
  readiness: 'readiness.yaml',
  quickWins: 'quick-wins.yaml',
  competence: 'competence.yaml',
  evaluation: 'evaluation.yaml',
  welfareIndex: 'welfare-index.yaml',
  budget: 'budget.yaml',
}

export type SamplePlanEntry = z.infer<typeof samplePlanSchema>[number]
export interface PlanSettings {
  readonly dimensions: z.infer<typeof dimensionsSchema>
  readonly profile: z.infer<typeof profileSchema>
  readonly analysis: z.infer<typeof analysisSchema>
  readonly readiness: z.infer<typeof readinessSchema>
  readonly quickWins: z.infer<typeof quickWinsSchema>
  readonly competence: z.infer<typeof competenceSchema>
  readonly evaluation: z.infer<typeof evaluationSchema>
  readonly welfareIndex: z.infer<typeof welfareIndexSchema>
  readonly budget: z.infer<typeof budgetSchema>
  readonly sample: readonly SamplePlanEntry[]
}

/** The set of dimensions that new entries are placed in; undefined: the pack has none. */
export function activeDimensions({ dimensions }: Pick<PlanSettings, 'dimensions'>) {
  return dimensions.sets.find((one) => one.id === dimensions.active)
}

/** A plan of a pack that says nothing about planning. */
export const emptyPlan: PlanSettings = {
  dimensions: dimensionsSchema.parse({}),
  profile: profileSchema.parse({}),
  analysis: analysisSchema.parse({}),
  readiness: readinessSchema.parse({}),
  quickWins: quickWinsSchema.parse({}),
  competence: competenceSchema.parse({}),
  evaluation: evaluationSchema.parse({}),
  welfareIndex: welfareIndexSchema.parse({}),
  budget: budgetSchema.parse({}),
  sample: [],
}
