import { z } from 'zod'

const text = z.object({ id: z.string(), en: z.string() })
export const bases = [
  'consent',
  'contract',
  'legal-duty',
  'vital-interest',
  'public-task',
  'legitimate-interest',
  'none',
] as const

/** One line of the register of processing: a list, or what is done with lists. */
export const processing = z.object({
  id: z.string(),
  kind: z.enum(['list', 'work', 'export', 'release', 'book']),
  name: text,
  purpose: text,
  basis: z.enum(bases),
  legalText: z.string(),
  people: text,
  data: text,
  specific: z.boolean(),
  recipients: text,
  retentionYears: z.number().nullable(),
  office: z.string(),
  /** Why a DPIA is due; empty = none is. */
  highRisk: z.array(z.string()),
})
export type Processing = z.infer<typeof processing>

/** GET /open/v1/protection */
export const openProcessing = z.object({
  office: text,
  processings: z.array(processing),
  terms: z.array(z.object({ right: z.string(), hours: z.number(), source: z.string() })),
})
export type OpenProcessing = z.infer<typeof openProcessing>

const sentence = z.string().trim().min(5).max(4000)
/** POST /api/protection/assessments/:processing */
export const assessmentInput = z.strictObject({
  risks: sentence,
  measures: sentence,
  /** What risk remains, and why the processing may go on (or not). */
  decision: sentence,
  reviewOn: z.iso.date(),
  /** Revision the form was filled from; 0 = there was none. */
  revision: z.coerce.number().int().nonnegative(),
})
export type AssessmentInput = z.infer<typeof assessmentInput>

export const assessment = z.object({
  processing: z.string(),
  number: z.number(),
  risks: z.string(),
  measures: z.string(),
  decision: z.string(),
  reviewOn: z.string(),
  at: z.string(),
  by: z.string(),
})
export type Assessment = z.infer<typeof assessment>
export const assessmentStates = ['not-due', 'missing', 'overdue', 'valid'] as const

export const processingsAnswer = z.object({
  mayDecide: z.boolean(),
  timeZone: z.string(),
  processings: z.array(
    processing.extend({
      agencyId: z.string(),
      state: z.enum(assessmentStates),
      /** Newest first. */
      assessments: z.array(assessment),
    }),
  ),
})
export type ProcessingsAnswer = z.infer<typeof processingsAnswer>
