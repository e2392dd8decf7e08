import { z } from 'zod'
import { areaCodePattern } from '../../kernel/area-code.ts'
import { exportStates } from './rules/export-state.ts'

const text = z.object({ id: z.string(), en: z.string() })
/** A place, e.g. 35.09.28 or 35.09.28.2003. */
const areaCode = z.string().regex(areaCodePattern)
const note = z.string().trim().min(3).max(500)

/** POST /api/programmes/:id/exports */
export const exportInput = z.strictObject({
  area: areaCode.or(z.literal('')).optional(),
  purpose: z.string().max(200).default(''),
})
export const exportAnswer = z.object({ id: z.number(), state: z.enum(exportStates) })
/** POST /api/programmes/exports/:id/decide */
export const decisionInput = z.strictObject({ decision: z.enum(['approved', 'refused']), note })
/** POST /api/programmes/exports/:id/end */
export const endInput = z.strictObject({ note })

/** GET /api/programmes/exports: the own ones, and those the reader may decide; never a name of a person in need. */
export const exportList = z.object({
  now: z.string(),
  timeZone: z.string(),
  exports: z.array(
    z.object({
      id: z.number(),
      programme: text,
      area: z.string(),
      purpose: z.string(),
      people: z.number(),
      agency: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      state: z.enum(exportStates),
      validUntil: z.string(),
      fetched: z.number(),
      decision: z
        .object({ kind: z.enum(['approved', 'refused', 'ended']), by: z.string(), note: z.string() })
        .nullable(),
      mayFetch: z.boolean(),
      mayDecide: z.boolean(),
      mayEnd: z.boolean(),
    }),
  ),
})
export type ExportList = z.infer<typeof exportList>
export type ExportLine = ExportList['exports'][number]
