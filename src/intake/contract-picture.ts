import { z } from 'zod'
import { fields } from '../kernel/fields.ts'
import { limits } from '../kernel/limits.ts'
import { tablesAcrossMax } from './rules/cut-table.ts'

/** The picture of the sheets of a list, corrections by pointing, and the quality of the file. */
const field = z.enum(fields)

const columnRange = z.object({
  first: z
    .number()
    .int()
    .min(0)
    .max(limits.columnsPerSheetMax - 1),
  last: z
    .number()
    .int()
    .min(0)
    .max(limits.columnsPerSheetMax - 1),
})

export const pictureColumnSchema = z.object({
  /** As the spreadsheet program names it: A, B, … */
  letter: z.string(),
  /** Its number in the sheet, from 0. */
  column: z.number(),
  header: z.string(),
  /** What it is used for; null = not used. */
  field: field.nullable(),
  /** What it may be, where a person should say so first. */
  proposed: field.nullable(),
  certainty: z.enum(['sure', 'likely', 'ask']),
  reason: z.enum(['choice', 'header', 'content', 'code-list', 'none']),
  /** What most of its values look like: per cent of filled cells looked at. */
  looksLike: z.object({ field, share: z.number(), values: z.number() }).nullable(),
})
export const pictureRowSchema = z.object({
  rowNumber: z.number(),
  kind: z.string(),
  hidden: z.boolean(),
  /** null = rows of this kind may name people this reader may not see. */
  cells: z.array(z.string()).nullable(),
})
export const pictureSheetSchema = z.object({
  sheetNumber: z.number(),
  sheet: z.string(),
  role: z.enum(['data', 'code-list', 'notes', 'empty', 'other-table']).nullable(),
  hidden: z.boolean(),
  /** It has no header; what its columns are is proposed by their values. */
  isHeaderless: z.boolean(),
  /** One of several tables on its sheet. */
  isPart: z.boolean(),
  /** Which columns of the sheet (from 0) belong to which of the tables side by side; none = one table. */
  tables: z.array(columnRange),
  /** Every column of the whole sheet, to say so: its letter and the text over it. */
  sheetColumns: z.array(z.object({ letter: z.string(), header: z.string() })),
  headerRows: z.object({ first: z.number(), last: z.number() }).nullable(),
  columns: z.array(pictureColumnSchema),
  rows: z.array(pictureRowSchema),
})
export const pictureSchema = z.object({
  sheets: z.array(pictureSheetSchema),
  /** Rows that may be pointed at as the header. */
  headerRowsMax: z.number(),
  mayPoint: z.boolean(),
  /** Words for the kinds of rows, in the reader's language. */
  kinds: z.record(z.string(), z.string()),
})
export type PictureAnswer = z.infer<typeof pictureSchema>

export const pointingBody = z.object({
  sheetNumber: z.number().int().min(0).max(1_000),
  headerRows: z
    .object({ first: z.number().int().min(1), last: z.number().int().min(1) })
    .nullable()
    .optional(),
  /** With `headerRows`: the tables side by side under them; absent = find them. */
  tables: z.array(columnRange).min(1).max(tablesAcrossMax).optional(),
  columns: z
    .array(z.object({ column: z.number().int().min(0).max(300), field: field.nullable() }))
    .max(300)
    .optional(),
})

const quality = z.object({
  usable: z.number(),
  doubtful: z.number(),
  rejected: z.number(),
  blank: z.number(),
})
const changedColumn = z.object({ header: z.string(), label: z.string().nullable() })
export const qualitySchema = z.object({
  /** Doubts about the file as a whole. */
  alarms: z.array(z.object({ code: z.string(), sentence: z.string() })),
  /** Worst first: by severity, then by number of cells. */
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['reject', 'warning', 'note']),
      cells: z.number(),
      sentence: z.string(),
      /** What to do; null = nothing needs to be done. */
      remedy: z.string().nullable(),
    }),
  ),
  /** The columns of the file, the one with most trouble first. */
  fields: z.array(quality.extend({ field: z.string(), label: z.string() })),
  /** This list and up to five before it, oldest first. */
  history: z.array(
    z.object({
      batchId: z.number(),
      period: z.string(),
      rows: z.number(),
      accepted: z.number(),
      warned: z.number(),
      rejected: z.number(),
    }),
  ),
  /** How the columns differ from those of the list before; null = not at all, or there is none. */
  layoutChange: z
    .object({
      batchId: z.number(),
      period: z.string(),
      lost: z.array(changedColumn),
      added: z.array(changedColumn),
      isMoved: z.boolean(),
    })
    .nullable(),
})
export type QualityAnswer = z.infer<typeof qualitySchema>
