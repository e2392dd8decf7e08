import { z } from 'zod'

const reason = z.string().trim().min(5).max(1000)

/** POST /api/protection/retention/:batch */
export const retentionInput = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('keep'), reason, until: z.iso.date() }),
  z.strictObject({ decision: z.literal('close'), reason }),
  z.strictObject({ decision: z.literal('destroy'), reason }),
])
export type RetentionInput = z.infer<typeof retentionInput>

/** What can be decided next about a list. */
export const retentionSteps = ['review', 'destroy', 'confirm', 'destroyed'] as const
export const agedList = z.object({
  batchId: z.number(),
  list: z.string(),
  agency: z.string(),
  fileName: z.string(),
  period: z.string(),
  rows: z.number().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  /** Last day of its retention, or of what was decided since. */
  until: z.string(),
  step: z.enum(retentionSteps),
  /** Whoever asked for the destruction cannot confirm it. */
  mayConfirm: z.boolean(),
  decisions: z.array(
    z.object({
      kind: z.string(),
      reason: z.string(),
      keepUntil: z.string().nullable(),
      at: z.string(),
      by: z.string(),
    }),
  ),
})
export type AgedList = z.infer<typeof agedList>
export const retentionAnswer = z.object({
  timeZone: z.string(),
  mayDecide: z.boolean(),
  lists: z.array(agedList),
})
export type RetentionAnswer = z.infer<typeof retentionAnswer>
