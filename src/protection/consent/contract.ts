import { z } from 'zod'

export const consentInput = z.strictObject({
  personId: z.coerce.number().int().positive(),
  processing: z.string().min(1).max(80),
  kind: z.enum(['given', 'withdrawn']),
  onDay: z.iso.date(),
  proof: z
    .string()
    .trim()
    .min(5)
    .max(500)
    .regex(/^(?!.*\d{10})/s),
})
export type ConsentInput = z.infer<typeof consentInput>

export const consentsAnswer = z.object({
  timeZone: z.string(),
  /** Processings that rest on consent. */
  processings: z.array(z.object({ id: z.string(), name: z.object({ id: z.string(), en: z.string() }) })),
  /** Newest first; a person by number only. */
  events: z.array(
    z.object({
      id: z.number(),
      personId: z.number(),
      processing: z.string(),
      kind: z.enum(['given', 'withdrawn']),
      onDay: z.string(),
      proof: z.string(),
      at: z.string(),
      by: z.string(),
      /** It is what counts today. */
      newest: z.boolean(),
    }),
  ),
})
export type ConsentsAnswer = z.infer<typeof consentsAnswer>
