import { z } from 'zod'

export const savedAnswer = z.object({ id: z.string(), revision: z.number() })
export type SavedAnswer = z.infer<typeof savedAnswer>

/**
 * Revisions of an entry, newest first; title null = withdrawn. Who wrote is told as the agency, not as a person. Of an entry
 * that was carried into this term the revisions of the terms before follow, each with the name of its term (null = this one).
 */
export const history = z.object({
  kind: z.string(),
  id: z.string(),
  revisions: z.array(
    z.object({
      revision: z.number(),
      title: z.string().nullable(),
      content: z.unknown(),
      reason: z.string(),
      agency: z.string().nullable(),
      recordedAt: z.string(),
      term: z.string().nullable(),
    }),
  ),
})
export type History = z.infer<typeof history>
