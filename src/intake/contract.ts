import { z } from 'zod'
import { fields } from '../kernel/fields.ts'

export type { PictureAnswer, QualityAnswer } from './contract-picture.ts'
export type { UploadAnswer } from './contract-uploads.ts'
export type {
  DifferenceAnswer,
  DifferenceNumbers,
  PlaceAnswer,
  PreviewAgainAnswer,
  ScheduleAnswer,
} from './life/contract.ts'

/** Requests and answers of /api/intake. The web imports only this file. */
const field = z.enum(fields)
const counts = z.record(z.string(), z.number())
const bothLanguages = z.object({ id: z.string(), en: z.string() })

export const batchStatusSchema = z.enum([
  'received',
  'read',
  'checked',
  'approved',
  'applied',
  'undone',
  'refused',
])

export const batchCountsSchema = z.looseObject({
  rows: z.number(),
  accepted: z.number(),
  warned: z.number(),
  rejected: z.number(),
  skipped: counts,
  findings: counts,
  filled: counts,
  preview: counts.optional(),
})

/** A batch in a list. `refusal.sentence` is in the reader's language. */
export const batchSchema = z.object({
  id: z.number(),
  fileName: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  listKindId: z.string(),
  listKindName: bothLanguages,
  period: z.string(),
  status: batchStatusSchema,
  counts: batchCountsSchema.nullable(),
  refusal: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  receivedBy: z.string(),
  receivedAt: z.string(),
  checkedAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** Batch that this one puts right; the one that took its place; a part of a full list. */
  corrects: z.number().nullable(),
  replacedBy: z.number().nullable(),
  isPart: z.boolean(),
})
export type BatchAnswer = z.infer<typeof batchSchema>

export const columnSchema = z.object({
  header: z.string(),
  field: field.nullable(),
})
export const sheetSchema = z.object({
  sheet: z.string(),
  headerRow: z.number().nullable(),
  columns: z.array(columnSchema),
})

export const batchDetailSchema = batchSchema.extend({
  format: z.enum(['xlsx', 'xlsb', 'xls', 'ods', 'text', 'zip']).nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(sheetSchema),
  missing: z.array(field),
  check: z
    .object({
      state: z.string(),
      step: z.string().nullable(),
      done: z.number(),
      total: z.number(),
      /** Data rows checked so far; per second null = too early to tell. */
      rows: z.number(),
      rowsPerSecond: z.number().nullable(),
      errorCode: z.string().nullable(),
    })
    .nullable(),
  apply: z.object({ state: z.string(), errorCode: z.string().nullable() }).nullable(),
  /** The work on what a checked batch would change. */
  preview: z.object({ state: z.string(), errorCode: z.string().nullable() }).nullable(),
  /** Rows that name a sensitive category are closed to this reader, here and in the returned workbook. */
  hasClosedRows: z.boolean(),
  /** Counts with their words in the reader's language, most first. */
  findings: z.array(z.object({ code: z.string(), cells: z.number(), sentence: z.string() })),
  skipped: z.array(z.object({ reason: z.string(), rows: z.number(), sentence: z.string() })),
  filled: z.array(z.object({ field: z.string(), rows: z.number(), label: z.string() })),
  /** Doubts about the file as a whole, the gravest first. */
  alarms: z.array(z.object({ code: z.string(), sentence: z.string() })),
  fieldLabels: z.array(z.object({ field, label: z.string() })),
  /** What the actor may do now. */
  may: z.object({
    approve: z.boolean(),
    discard: z.boolean(),
    chooseColumns: z.boolean(),
    undo: z.boolean(),
    cancel: z.boolean(),
    checkAgain: z.boolean(),
  }),
})
export type BatchDetailAnswer = z.infer<typeof batchDetailSchema>

/** Sheet by sheet, column by column: up to three values each. Values are of people, so asking for them is recorded. */
export const samplesSchema = z.object({ sheets: z.array(z.array(z.array(z.string()))) })
export type SamplesAnswer = z.infer<typeof samplesSchema>

export const batchListSchema = z.object({
  batches: z.array(batchSchema),
  total: z.number(),
  page: z.number(),
})
export const handedInSchema = z.object({ batchId: z.number(), already: z.boolean() })
export const doneSchema = z.object({ done: z.literal(true) })

export const rowSchema = z.object({
  id: z.number(),
  sheet: z.string(),
  rowNumber: z.number(),
  verdict: z.enum(['accepted', 'warned', 'rejected']),
  cells: z.array(z.string()),
  findings: z.array(
    z.object({
      column: z.number().nullable(),
      field: field.nullable(),
      code: z.string(),
      severity: z.enum(['reject', 'warning', 'note']),
      sentence: z.string(),
    }),
  ),
})
export const rowPageSchema = z.object({ rows: z.array(rowSchema), next: z.number().nullable() })
export type RowAnswer = z.infer<typeof rowSchema>

export const listKindsSchema = z.object({
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  listKinds: z.array(
    z.object({
      id: z.string(),
      name: bothLanguages,
      agencyId: z.string(),
      basis: z.string(),
      purpose: bothLanguages,
      required: z.array(field),
    }),
  ),
})
export type ListKindsAnswer = z.infer<typeof listKindsSchema>

export const handInQuery = z.object({
  agency: z.string().min(1).max(60),
  list: z.string().min(1).max(60),
  period: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  name: z.string().min(1).max(300),
})
export const listQuery = z.object({
  agency: z.string().max(60).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
})
export const rowsQuery = z.object({
  verdict: z.enum(['accepted', 'warned', 'rejected']).optional(),
  code: z.string().max(60).optional(),
  sheet: z.string().max(100).optional(),
  order: z.enum(['worst', 'file']).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})
export const columnsBody = z.object({
  choices: z
    .array(z.object({ header: z.string().min(1).max(200), field: field.nullable() }))
    .min(1)
    .max(300),
})
