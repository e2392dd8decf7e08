import { z } from 'zod'
import { claimStates } from './rules/claim-state.ts'

/** What an evidence of the plan shows something of. */
export const evidenceSubjects = [
  'factor',
  'readiness-item',
  'action',
  'quick-win',
  'commitment-line',
  'maturity-indicator',
  'evaluation-question',
] as const

/** A document (or a reference to one) with its day and owner. `sha256` names a kept document (POST /api/planning/documents). */
export const evidence = z.strictObject({
  subject: z.strictObject({ kind: z.enum(evidenceSubjects), id: z.string().min(1).max(120) }),
  title: z.string().trim().min(1).max(200),
  happenedOn: z.iso.date(),
  /** Where it comes from, e.g. a decree with its number. */
  source: z.string().trim().min(1).max(200),
  ownerAgencyId: z.string(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})
export type Evidence = z.infer<typeof evidence>

/** What pages show of an evidence. The document itself: GET /api/planning/evidence/:id/document, for staff. */
export const shownEvidence = z.object({
  id: z.string(),
  revision: z.number(),
  title: z.string(),
  happenedOn: z.string(),
  source: z.string(),
  ownerAgency: z.string(),
  hasDocument: z.boolean(),
})
export type ShownEvidence = z.infer<typeof shownEvidence>

/** proven = said done and a document shows it; claimed = said done, no evidence yet; late = its day has passed. */
export const claimState = z.enum(claimStates)

export const keptDocument = z.object({ sha256: z.string() })
