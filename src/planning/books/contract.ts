import { z } from 'zod'
import { type Block, bookIds } from './rules/book-model.ts'
import { colourRoles } from './rules/drawing-model.ts'

export type { Block, Book, BookId } from './rules/book-model.ts'
export type { ColourRole, Drawing, Mark } from './rules/drawing-model.ts'
export { bookIds }

const look = {
  fill: z.enum(colourRoles).nullable(),
  stroke: z.enum(colourRoles).nullable(),
  width: z.number(),
  dashed: z.boolean(),
}
const number = z.number()
const mark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rect'), x: number, y: number, w: number, h: number, ...look }),
  z.object({ kind: z.literal('circle'), x: number, y: number, r: number, ...look }),
  z.object({
    kind: z.literal('polyline'),
    points: z.array(z.tuple([number, number])),
    closed: z.boolean(),
    ...look,
  }),
  z.object({
    kind: z.literal('text'),
    x: number,
    y: number,
    text: z.string(),
    size: number,
    anchor: z.enum(['start', 'middle', 'end']),
    bold: z.boolean(),
    fill: z.enum(colourRoles),
  }),
])
const drawing = z.object({ width: number, height: number, marks: z.array(mark) })

/** A piece of a book, as every printer knows it (rules/book-model.ts). */
export const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
  }),
  z.object({ kind: z.literal('paragraph'), text: z.string(), look: z.enum(['plain', 'lead']) }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.object({ head: z.string(), width: number, numeric: z.boolean().optional() })),
    rows: z.array(z.array(z.string())),
    note: z.string(),
  }),
  z.object({ kind: z.literal('figure'), title: z.string(), sentence: z.string(), drawing }),
  z.object({ kind: z.literal('source'), text: z.string() }),
  z.object({ kind: z.literal('missing'), text: z.string() }),
])

/** A book as web pages read it: the same model that DOCX and PDF are printed from. */
export const book = z.object({
  id: z.enum(bookIds),
  number: z.string(),
  title: z.string(),
  subtitle: z.string(),
  region: z.string(),
  term: z.string(),
  edition: z.string().nullable(),
  date: z.string(),
  office: z.string(),
  long: z.boolean(),
  blocks: z.array(block),
})
