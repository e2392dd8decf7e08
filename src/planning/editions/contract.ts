import { z } from 'zod'
import { block } from '../books/contract.ts'
import { planContent } from './plan-content-schema.ts'
import { comparedFields, comparedParts } from './rules/entries-of.ts'

export type { PlanContent } from './rules/plan-content.ts'

const text = z.object({ id: z.string(), en: z.string() })
export const editionId = z.string().regex(/^\d{4}-[1-9]\d*$/)

/** An edition without its content. `office` published it; `sha256` is of its content as canonical JSON. */
export const editionHead = z.object({
  id: editionId,
  termId: z.string(),
  termName: z.string(),
  title: z.string(),
  note: z.string(),
  publishedAt: z.string(),
  office: z.string(),
  sha256: z.string(),
  current: z.boolean(),
})
export type EditionHead = z.infer<typeof editionHead>

/** A difference between two plans, with its sentence. Numbers and days are given for those who compute on. */
export const shownChange = z.object({
  part: z.enum(comparedParts),
  id: z.string(),
  title: z.string(),
  kind: z.enum(['term', 'added', 'withdrawn', 'text', 'date', 'state', 'number']),
  field: z.enum(comparedFields).nullable(),
  days: z.number().nullable(),
  sentence: text,
})
export type ShownChange = z.infer<typeof shownChange>

export const publishInput = z.strictObject({
  title: z.string().trim().min(1).max(120),
  note: z.string().trim().max(1000).default(''),
  after: editionId.nullable(),
})
export const publishAnswer = z.object({ id: editionId, sha256: z.string() })

/** An edition to compare with: its id, or `current` for the newest. What nobody published is answered with 404. */
const comparable = z.string().trim().min(1).max(40)
export const sinceInput = z.object({ since: comparable.optional() })
export const changesInput = z.object({ since: comparable })

/**
 * How two editions differ, told from the earlier to the later whichever was asked for first. Of an edition and itself both
 * are the same and there are no changes; `summary` then says so.
 */
export const editionChanges = z.object({
  earlier: editionHead,
  later: editionHead,
  summary: text,
  changes: z.array(shownChange),
})
export type EditionChanges = z.infer<typeof editionChanges>

/** For staff: all editions, and how the living plan differs from one of them. */
export const editionsAnswer = z.object({
  editions: z.array(editionHead),
  /** The newest edition, of whatever term; null = none yet. */
  newest: editionId.nullable(),
  /** The edition that the living plan is compared with: the one asked for, else the newest. */
  since: editionId.nullable(),
  changes: z.array(shownChange),
  books: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type EditionsAnswer = z.infer<typeof editionsAnswer>

export const publicEditions = z.object({ editions: z.array(editionHead) })
export type PublicEditions = z.infer<typeof publicEditions>

/** One edition with its content, what it changed, and the plan at a glance. `before` = the edition it is compared with. */
export const publicEdition = z.object({
  edition: editionHead,
  content: planContent,
  before: z.object({ id: editionId, termName: z.string() }).nullable(),
  changes: z.array(shownChange),
  glance: z.object({
    sentences: z.array(z.string()),
    /** Each with the table of the same numbers. */
    figures: z.array(z.object({ figures: z.array(block), table: block })),
  }),
  books: z.array(
    z.object({ id: z.string(), title: z.string(), web: z.string(), docx: z.string(), pdf: z.string() }),
  ),
})
export type PublicEdition = z.infer<typeof publicEdition>

export const editionsPath = '/open/v1/plan/editions'
export const editionPath = (id: string) => `${editionsPath}/${id}`
export const changesPath = (id: string, since: string) =>
  `${editionPath(id)}/changes?since=${encodeURIComponent(since)}`

export const planVersion = z.object({ version: z.string() })
