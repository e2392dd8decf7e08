import { z } from 'zod'

/** Answers of /api/intake about the life of a batch: its place among others, what it changes, and which lists are due. */
const bothLanguages = z.object({ id: z.string(), en: z.string() })

export const placeSchema = z.object({
  /** What absence from the list means. */
  meaning: z.enum(['full', 'additions', 'changes']),
  /** A part of a full list: adds to what stands for the period. */
  isPart: z.boolean(),
  corrects: z.number().nullable(),
  replacedBy: z.number().nullable(),
  /** Batches in the register for the same list and period whose place it takes, or took. */
  replaces: z.array(z.number()),
  mayChange: z.boolean(),
  /** Why the reader may not approve it although its role may; null = nothing in the way. In the reader's language. */
  approvalClosed: z.string().nullable(),
})
export type PlaceAnswer = z.infer<typeof placeSchema>

/** 'queued' now; 'working' = it waits or runs already; 'fresh' = no list entered or left since, nothing to work out. */
export const previewAgainSchema = z.object({ preview: z.enum(['queued', 'working', 'fresh']) })
export type PreviewAgainAnswer = z.infer<typeof previewAgainSchema>

export const placeBody = z.object({ isPart: z.boolean() })

/**
 * Persons: new, known (somebody in the register already), changed (a best value or what this list says of them), conflicting
 * (the list says otherwise and does not win), ended (no longer in the list). Rows: unchanged, unsure, rejected.
 */
export const differenceKinds = [
  'new',
  'known',
  'changed',
  'conflicting',
  'ended',
  'unchanged',
  'unsure',
  'rejected',
] as const
const numbers = z.object(
  Object.fromEntries(differenceKinds.map((kind) => [kind, z.number()])) as {
    [kind in (typeof differenceKinds)[number]]: z.ZodNumber
  },
)
export type DifferenceNumbers = z.infer<typeof numbers>

/** null = not worked out yet. Villages with most to look at first; a code of '' = place unknown. */
export const differenceSchema = z.object({
  difference: z
    .object({
      totals: numbers,
      villages: z.array(z.object({ code: z.string(), name: z.string(), district: z.string(), numbers })),
    })
    .nullable(),
  /** Lists that entered the register or left it since: the numbers are of before them. 0 once the batch itself entered. */
  listsSince: z.number(),
  place: placeSchema,
})
export type DifferenceAnswer = z.infer<typeof differenceSchema>

export const scheduleSchema = z.object({
  today: z.string(),
  late: z.number(),
  /** Latest first. */
  lists: z.array(
    z.object({
      agencyId: z.string(),
      agencyName: z.string(),
      listKindId: z.string(),
      listKindName: bothLanguages,
      expected: z.enum(['monthly', 'quarterly', 'yearly']),
      periodFrom: z.string(),
      periodTo: z.string(),
      due: z.string(),
      batchId: z.number().nullable(),
      arrivedOn: z.string().nullable(),
      lateDays: z.number(),
      /** Periods in a row without a list, this one included. */
      missing: z.number(),
    }),
  ),
})
export type ScheduleAnswer = z.infer<typeof scheduleSchema>
