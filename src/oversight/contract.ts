import { z } from 'zod'

/** Why the inspector looks; kept with the trace of the look, so that no NIK may stand in it. */
const reason = z
  .string()
  .trim()
  .min(5)
  .max(300)
  .regex(/^(?!.*\d{10})/s)
const page = z.coerce.number().int().min(1).max(10_000).default(1)
const day = z.iso.date()

/** A person by number, or by a whole NIK (never in an address: POST). */
export const personLooksInput = z.strictObject({
  personId: z.coerce.number().int().positive().nullable().default(null),
  nik: z
    .string()
    .regex(/^\d{16}$/)
    .nullable()
    .default(null),
  reason,
  page,
})
export const accountLooksInput = z.strictObject({
  accountId: z.string().min(1).max(120),
  from: day,
  to: day,
  reason,
  page,
})

/** How a person came before somebody's eyes. */
export const looksVia = ['page', 'list', 'change'] as const

/** One act. Who acted is named by account, role and agency; whom it concerned by number only. */
export const look = z.object({
  id: z.number(),
  at: z.string(),
  accountId: z.string(),
  account: z.string().nullable(),
  role: z.string().nullable(),
  agency: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  purpose: z.string().nullable(),
  /** Persons the act showed besides its subject. */
  people: z.number(),
  via: z.enum(looksVia),
})
export type Look = z.infer<typeof look>

export const looksAnswer = z.object({
  looks: z.array(look),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
  /** IANA zone in which times are told. */
  timeZone: z.string(),
  /** Accounts with how many of these acts are theirs, most first. */
  byAccount: z.array(z.object({ accountId: z.string(), account: z.string().nullable(), count: z.number() })),
  /** What the account asked for and was not given, most often first; empty when a person was asked about. */
  refused: z.array(z.object({ day, route: z.string(), count: z.number() })),
})
export type LooksAnswer = z.infer<typeof looksAnswer>

export const unusualKinds = [
  'many-people',
  'many-exported',
  'at-night',
  'outside-area',
  'same-person',
  'refused',
] as const
export type UnusualKind = (typeof unusualKinds)[number]

export const unusualAnswer = z.object({
  from: day,
  to: day,
  days: z.array(
    z.object({
      day,
      accountId: z.string(),
      account: z.string().nullable(),
      role: z.string().nullable(),
      agency: z.string().nullable(),
      signs: z.array(
        z.object({
          kind: z.enum(unusualKinds),
          value: z.number(),
          /** What is usual for the account, or the limit that was passed. */
          usual: z.number(),
        }),
      ),
    }),
  ),
  limits: z.object({
    peopleMin: z.number(),
    timesUsual: z.number(),
    exportedMin: z.number(),
    nightFrom: z.number(),
    nightTo: z.number(),
    samePersonMin: z.number(),
    refusedMin: z.number(),
  }),
})
export type UnusualAnswer = z.infer<typeof unusualAnswer>

export const anchor = z.object({ at: z.string(), entries: z.number(), hash: z.string(), faults: z.number() })
export type Anchor = z.infer<typeof anchor>
export const chainAnswer = z.object({
  timeZone: z.string(),
  entries: z.number(),
  hash: z.string(),
  /** When the whole chain was recomputed and what was found, newest first. */
  anchors: z.array(anchor),
  accounts: z.array(
    z.object({ accountId: z.string(), account: z.string(), role: z.string(), agency: z.string() }),
  ),
})
export type ChainAnswer = z.infer<typeof chainAnswer>
