import { z } from 'zod'

/** GET /api/protection/overview: numbers only, nobody's name. */
export const overviewAnswer = z.object({
  now: z.string(),
  timeZone: z.string(),
  agencies: z.array(
    z.object({
      agencyId: z.string(),
      agency: z.string(),
      open: z.number(),
      near: z.number(),
      past: z.number(),
    }),
  ),
  /** Requests and incidents near or past their term, most urgent first. */
  urgent: z.array(
    z.object({
      what: z.enum(['request', 'incident']),
      id: z.number(),
      label: z.string(),
      agency: z.string(),
      due: z.string(),
      clock: z.enum(['past', 'near']),
    }),
  ),
  incidents: z.number(),
  /** Processings of high risk without an assessment, and assessments whose review is overdue. */
  missing: z.number(),
  overdue: z.number(),
  agedLists: z.number(),
})
export type OverviewAnswer = z.infer<typeof overviewAnswer>
