import { z } from 'zod'
import { shownEvidence } from '../evidence/contract.ts'
import { directions } from './rules/compare-periods.ts'
import { components, itemStates, pillars } from './rules/readiness-score.ts'

/** Half a year, e.g. 2026-S1. */
export const period = z.string().regex(/^20\d{2}-S[12]$/)

const rating = {
  itemId: z.string().min(1).max(60),
  period,
  /** Place in the item's levels, worst = 0. */
  level: z.number().int().min(0).max(20),
  note: z.string().trim().max(500).default(''),
}
/** The office's own view of an item in a period. */
export const readinessAssessment = z.strictObject({ ...rating, view: z.literal('self') })
export type ReadinessAssessment = z.infer<typeof readinessAssessment>

/** The assessor's view of an item in a period. */
export const readinessView = z.strictObject({ ...rating, view: z.literal('assessor') })
export type ReadinessView = z.infer<typeof readinessView>

export const periodInput = z.object({ period: period.optional() })

const text = z.object({ id: z.string(), en: z.string() })
const percent = z.number().nullable()
export const readinessScore = z.object({
  items: z.number(),
  assessed: z.number(),
  provenItems: z.number(),
  claimedItems: z.number(),
  claimed: percent,
  proven: percent,
  assessor: percent,
  seenByAssessor: z.number(),
})
export type ReadinessScore = z.infer<typeof readinessScore>

const level = z.object({ level: z.number(), text, note: z.string() }).nullable()
export const readinessItem = z.object({
  id: z.string(),
  pillar: z.enum(pillars),
  component: z.enum(components),
  name: text,
  top: z.number(),
  self: level,
  assessor: level,
  state: z.enum(itemStates),
  evidence: z.array(shownEvidence),
})
export type ReadinessItem = z.infer<typeof readinessItem>

const componentScores = z.array(z.object({ id: z.enum(components), score: readinessScore }))
const pillarScores = z.array(
  z.object({ id: z.enum(pillars), score: readinessScore, components: componentScores }),
)
export type PillarScores = z.infer<typeof pillarScores>

/** Readiness in one period, beside the periods before it. Scores are percents of the highest level. */
export const readinessAnswer = z.object({
  version: z.string(),
  source: z.string(),
  period: z.string(),
  from: z.string(),
  to: z.string(),
  /** Last day it may be written; `open` says whether that is still to come. */
  closesOn: z.string(),
  open: z.boolean(),
  /** Periods with at least one assessment, oldest first. */
  periods: z.array(z.object({ period: z.string(), total: readinessScore, pillars: pillarScores })),
  total: readinessScore,
  pillars: pillarScores,
  items: z.array(readinessItem),
  /** Against the period before; null when there is none. The two scores are over items assessed in both. */
  change: z
    .object({
      since: z.string(),
      before: readinessScore,
      after: readinessScore,
      items: z.array(
        z.object({
          id: z.string(),
          name: text,
          from: z.number().nullable(),
          to: z.number().nullable(),
          direction: z.enum(directions),
          proof: z.enum(['gained', 'lost', 'same']),
        }),
      ),
    })
    .nullable(),
  /** Where office and assessor differ, widest first; difference in levels, above zero = the office says more. */
  gaps: z.array(
    z.object({
      id: z.string(),
      name: text,
      self: z.number(),
      assessor: z.number(),
      difference: z.number(),
    }),
  ),
})
export type ReadinessAnswer = z.infer<typeof readinessAnswer>

/** Where a view is written; level null and revision 0 = nobody has yet. */
const written = z.object({
  id: z.string(),
  revision: z.number(),
  level: z.number().nullable(),
  note: z.string(),
})
/** One item in one period with all its levels, to be filled in, and how it stood in every period. */
export const readinessItemAnswer = z.object({
  period: z.string(),
  to: z.string(),
  closesOn: z.string(),
  open: z.boolean(),
  periods: z.array(z.string()),
  item: readinessItem,
  levels: z.array(text),
  self: written,
  assessor: written,
  history: z.array(
    z.object({
      period: z.string(),
      self: z.number().nullable(),
      assessor: z.number().nullable(),
      state: z.enum(itemStates),
    }),
  ),
  agencies: z.array(z.object({ value: z.string(), label: z.string() })),
})
export type ReadinessItemAnswer = z.infer<typeof readinessItemAnswer>
