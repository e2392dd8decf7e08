import { z } from 'zod'

export const signInInput = z.object({
  userName: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
})

/** Who is signed in, as screens see it. */
export const meOutput = z.object({
  displayName: z.string(),
  role: z.enum(['operator', 'caseworker', 'reviewer', 'walidata', 'planner', 'leader', 'administrator']),
  agencyId: z.string().nullable(),
  areaCode: z.string().nullable(),
  permissions: z.array(z.string()),
})
export type Me = z.infer<typeof meOutput>
