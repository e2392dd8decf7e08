import { z } from 'zod'
import { competenceSummary } from '../competence/contract.ts'
import { answerStates } from '../evaluation/rules/evaluation-score.ts'
import { claimState } from '../evidence/contract.ts'
import { readinessScore } from '../readiness/contract.ts'
import { pillars } from '../readiness/rules/readiness-score.ts'
import { actionStatuses } from '../roadmap/rules/model.ts'
import { estimate } from '../welfare-index/contract.ts'
import { attentionKinds } from './rules/order-attention.ts'

const count = z.number().int()
const day = z.string()
const agency = z.object({ id: z.string(), name: z.string() })

/** Kinds of entries a plan begins with, in the order it is made. */
export const steps = [
  'vision',
  'factor',
  'strategy',
  'readiness-assessment',
  'action',
  'quick-win',
  'commitment',
  'meeting',
] as const

const waiting = z.object({
  kind: z.enum(attentionKinds),
  id: z.string(),
  title: z.string(),
  /** Who carries it today. */
  agency,
  /** The day it should have been done; null where it has none. */
  dueOn: day.nullable(),
  /** Days since then; 0 = not late. */
  days: count,
  href: z.string(),
})
export type ShownWaiting = z.infer<typeof waiting>
const attentionCounts = z.record(z.enum(attentionKinds), count)

const attention = z.object({
  counts: attentionCounts,
  /** The reader's own agency, where they speak for one only; it comes first. */
  own: agency.nullable(),
  /** Agencies something waits for, worst first. */
  agencies: z.array(agency.extend({ counts: attentionCounts, total: count })),
  /** Longest late first. */
  items: z.array(waiting),
})

const value = z.object({ asOf: day, value: z.number() })

/** The state of the plan now, part by part. Every number is the one of that part's own page. */
export const overview = z.object({
  today: day,
  /** The first kind of entry the plan has none of; null = it has all. */
  next: z.enum(steps).nullable(),
  attention,
  roadmap: z.object({
    actions: count,
    counts: z.record(z.enum(actionStatuses), count),
    /** Rupiah; `ceiling` as revised, or else as planned. */
    budget: z.object({ ceiling: z.number(), realised: z.number() }).nullable(),
  }),
  quickWins: z.object({ options: count, chosen: count, counts: z.record(claimState, count) }),
  /** Of commitments that were opened for signing. */
  commitments: z.object({
    opened: count,
    signed: count,
    signatories: count,
    counts: z.record(claimState, count),
  }),
  /** Percents; `before` = what was proven in the period before. */
  readiness: z.object({
    period: z.string(),
    before: z.string().nullable(),
    total: readinessScore,
    pillars: z.array(z.object({ id: z.enum(pillars), score: readinessScore, before: z.number().nullable() })),
  }),
  competence: z.object({
    needed: count,
    vacant: count,
    /** The newest year with an answer. */
    maturity: competenceSummary.shape.instrument.unwrap().shape.years.element.nullable(),
  }),
  welfareIndex: z
    .object({
      asOf: day,
      estimate,
      /** From the release before, or else over the months of this one; null = nothing to compare with. */
      change: z.object({ of: z.enum(['releases', 'months']), from: value, to: value }).nullable(),
    })
    .nullable(),
  evaluation: z
    .object({
      year: z.number(),
      questions: count,
      filled: count,
      counts: z.record(z.enum(answerStates), count),
      claimed: z.number(),
      proven: z.number(),
    })
    .nullable(),
  meeting: z.object({ id: z.string(), title: z.string(), heldOn: day, inDays: count }).nullable(),
  /** `changes` = differences of the living plan since then. */
  edition: z
    .object({ id: z.string(), title: z.string(), publishedAt: z.string(), changes: count })
    .nullable(),
})
export type Overview = z.infer<typeof overview>
