import { z } from 'zod'
import { shownEvidence } from '../evidence/contract.ts'
import { answerStates } from './rules/evaluation-score.ts'

/** An answer to a question of a year's form; id = `<year>.<question>`. */
export const evaluationAnswer = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  questionId: z.string().min(1).max(60),
  answer: z.string().trim().min(1).max(4000),
  /** What the office gives itself, 0 to 100; null = the computed one stands. */
  score: z.number().min(0).max(100).nullable().default(null),
})
export type EvaluationAnswer = z.infer<typeof evaluationAnswer>

export const yearInput = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() })

const text = z.object({ id: z.string(), en: z.string() })
/** Evidence of something in the plan that a computed answer rests on; `about` names it. */
export const attachedEvidence = shownEvidence.extend({ about: text })
export type AttachedEvidence = z.infer<typeof attachedEvidence>

/** What the plan itself answers. `score` is null where no number can be given; `supported` is what evidence carries. */
export const computedAnswer = z.object({
  sentence: text,
  score: z.number().nullable(),
  supported: z.number(),
  evidence: z.array(attachedEvidence),
})
export type ComputedAnswer = z.infer<typeof computedAnswer>

export const evaluationQuestion = z.object({
  /** Also the id of the answer's entry and of the subject of its evidence. */
  id: z.string(),
  questionId: z.string(),
  name: text,
  /** 0 = never written. */
  revision: z.number(),
  answer: z.string().nullable(),
  score: z.number().nullable(),
  claimed: z.number().nullable(),
  proven: z.number(),
  state: z.enum(answerStates),
  computed: computedAnswer.nullable(),
  evidence: z.array(shownEvidence),
})
export type EvaluationQuestion = z.infer<typeof evaluationQuestion>

const totals = { claimed: z.number(), proven: z.number() }
/** The form of a year as the plan fills it up to `asOf`. Scores are 0 to 100. */
export const evaluationForm = z.object({
  year: z.number(),
  years: z.array(z.number()),
  source: z.string(),
  asOf: z.string(),
  total: z.object(totals),
  /** Questions by state. */
  counts: z.record(z.enum(answerStates), z.number()),
  parts: z.array(
    z.object({
      id: z.enum(['baseline', 'output', 'outcome', 'impact', 'quick-win']),
      name: text,
      /** Share of the weights of all parts, in percent. */
      weight: z.number(),
      ...totals,
      questions: z.array(evaluationQuestion),
    }),
  ),
  agencies: z.array(z.object({ value: z.string(), label: z.string() })),
})
export type EvaluationForm = z.infer<typeof evaluationForm>
