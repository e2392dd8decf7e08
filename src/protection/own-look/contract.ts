import { z } from 'zod'

export const receivers = ['self', 'guardian', 'proxy'] as const

/** POST /api/protection/own-codes */
export const codeInput = z.strictObject({
  personId: z.coerce.number().int().positive(),
  givenTo: z.enum(receivers),
  /** How the desk made sure of the identity; numbers of cards are looked at, not kept. */
  identityProof: z
    .string()
    .trim()
    .min(5)
    .max(300)
    .regex(/^(?!.*\d{10})/s),
  /** The slip shows sensitive categories too, as far as its maker may see them. */
  showsSensitive: z.boolean().default(false),
})
/** The only time the code is told. */
export const codeMade = z.object({
  id: z.number(),
  code: z.string(),
  expiresAt: z.string(),
  timeZone: z.string(),
  showsSensitive: z.boolean(),
})
export type CodeMade = z.infer<typeof codeMade>
export const codeCancelled = z.object({ cancelled: z.number() })

/** POST /api/protection/own-look. Whatever is typed, readable or not, is a try: a wrong form is answered like a wrong code. */
export const ownLookInput = z.object({
  code: z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.slice(0, 64).replaceAll(/[^0-9A-Za-z]/g, '') : ''),
    z.string(),
  ),
})
export const ownLookAnswer = z.object({
  lists: z.array(z.object({ list: z.string(), agency: z.string(), period: z.string() })),
  categories: z.array(z.object({ name: z.string(), since: z.string() })),
  assistance: z.array(z.object({ name: z.string(), on: z.string() })),
  /** False = sensitive categories are left out, whether there are any or not. */
  showsSensitive: z.boolean(),
  office: z.string(),
})
export type OwnLookAnswer = z.infer<typeof ownLookAnswer>
