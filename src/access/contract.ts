import { z } from 'zod'
import { roles } from './rules/policy.ts'

export const signInInput = z.object({
  userName: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
})

/** Who is signed in, as screens see it. */
export const meOutput = z.object({
  displayName: z.string(),
  role: z.enum(roles),
  agencyId: z.string().nullable(),
  areaCode: z.string().nullable(),
  permissions: z.array(z.string()),
})
export type Me = z.infer<typeof meOutput>
