import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { drawContent } from '../editions/draw-content.ts'
import { officeOf } from '../editions/publish-edition.ts'
import { getEdition } from '../editions/read-editions.ts'
import { type Book, type BookId, bookIds } from './rules/book-model.ts'
import { buildBook } from './rules/build-book.ts'

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
export type BookFormat = keyof typeof mediaTypes
/** Loaded when a book is first printed: every command would pay for the libraries otherwise (0.3 s, 45 MB). */
const printers = {
  docx: async (book: Book) => (await import('./print-docx.ts')).printDocx(book),
  pdf: async (book: Book) => (await import('./print-pdf.ts')).printPdf(book),
} as const

export interface PrintedBook {
  readonly bytes: Buffer
  readonly mediaType: string
  readonly fileName: string
}

/** A book of the living plan, marked as a draft, for staff. */
export async function makeDraftBook(context: Context, actor: Actor, name: string): Promise<Book> {
  const content = await drawContent(context)
  return buildBook(bookIdOf(name), content, {
    edition: null,
    title: '',
    note: '',
    date: content.drawnOn,
    office: officeOf(context, actor),
  })
}

/** A printed draft; who took one along is in the audit. */
export async function printDraftBook(context: Context, actor: Actor, file: string): Promise<PrintedBook> {
  const { name, format } = partsOf(file)
  const book = await makeDraftBook(context, actor, name)
  const bytes = await printers[format](book)
  await context.database.write((writer) =>
    recordAudit(writer, context.clock, actor, {
      action: 'planning.book.drafted',
      subjectKind: 'book',
      subjectId: file,
    }),
  )
  return { bytes, mediaType: mediaTypes[format], fileName: `konsep-${name}-${book.date}.${format}` }
}

/** A book of an edition, from what the edition keeps and nothing else. Throws Problem 404. */
export async function makeEditionBook(context: Context, editionId: string, name: string): Promise<Book> {
  const id = bookIdOf(name)
  const { edition, content } = await getEdition(context, editionId)
  return buildBook(id, content, {
    edition: edition.id,
    title: edition.title,
    note: edition.note,
    date: edition.publishedAt.slice(0, 10),
    office: edition.office,
  })
}

/** The same bytes for the same edition. Printed once and kept while the process lives: anybody may ask. */
export async function printEditionBook(
  context: Context,
  editionId: string,
  file: string,
): Promise<PrintedBook> {
  const { name, format } = partsOf(file)
  bookIdOf(name)
  const { edition } = await getEdition(context, editionId)
  const key = `${edition.sha256} ${edition.id} ${file}`
  const bytes = await printOnce(key, async () =>
    printers[format](await makeEditionBook(context, edition.id, name)),
  )
  return { bytes, mediaType: mediaTypes[format], fileName: `${name}-${edition.id}.${format}` }
}

/** Printed books by what they are of; a few editions' worth. */
const printed = new Map<string, Promise<Buffer>>()
const printedMax = 12

function printOnce(key: string, print: () => Promise<Buffer>): Promise<Buffer> {
  const known = printed.get(key)
  if (known) return known
  const oldest = printed.size >= printedMax ? printed.keys().next().value : undefined
  if (oldest !== undefined) printed.delete(oldest)
  const made = print()
  printed.set(key, made)
  made.catch(() => printed.delete(key))
  return made
}

function partsOf(file: string): { name: string; format: BookFormat } {
  const [, name, format] = /^([a-z-]+)\.(docx|pdf)$/.exec(file) ?? []
  if (!name || !format) throw new Problem('planning.book-unknown', 404, { book: file.slice(0, 60) })
  return { name, format: format as BookFormat }
}

function bookIdOf(name: string): BookId {
  const id = bookIds.find((one) => one === name)
  if (!id) throw new Problem('planning.book-unknown', 404, { book: name.slice(0, 60) })
  return id
}
