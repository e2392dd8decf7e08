import type { IsoDate } from '../../../kernel/dates.ts'
import type { Drawing } from './drawing-model.ts'

/** The three books of the national guide: strategic analysis, master plan, executive summary. */
export const bookIds = ['analisis', 'rencana-induk', 'ringkasan'] as const
export type BookId = (typeof bookIds)[number]

export interface TableColumn {
  readonly head: string
  /** Share of the table's width, in any unit. */
  readonly width: number
  /** Numbers stand at the end of their column. */
  readonly numeric?: boolean
}

/** A piece of a book. Printers (DOCX, PDF, web) know these and nothing else. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly look: 'plain' | 'lead' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly string[])[]
      readonly note: string
    }
  | { readonly kind: 'figure'; readonly title: string; readonly sentence: string; readonly drawing: Drawing }
  /** Where the numbers above come from, with the day they speak of. */
  | { readonly kind: 'source'; readonly text: string }
  /** Something that is not there, said openly. */
  | { readonly kind: 'missing'; readonly text: string }

export interface Book {
  readonly id: BookId
  /** I, II or III. */
  readonly number: string
  readonly title: string
  readonly subtitle: string
  readonly region: string
  readonly term: string
  /** Name of the edition; null = drawn from the living plan, not published. */
  readonly edition: string | null
  readonly date: IsoDate
  readonly office: string
  /** Chapters begin on a new page. */
  readonly long: boolean
  readonly blocks: readonly Block[]
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text, look: 'plain' })
export const lead = (text: string): Block => ({ kind: 'paragraph', text, look: 'lead' })
export const source = (text: string): Block => ({ kind: 'source', text: `Sumber: ${text}` })
export const missing = (text: string): Block => ({ kind: 'missing', text })
export const list = (items: readonly string[], ordered = false): Block => ({ kind: 'list', ordered, items })

/** A table; one without rows is a sentence that says so. */
export function table(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  note = '',
): Block {
  return rows.length === 0
    ? missing(`${caption}: belum ada.`)
    : { kind: 'table', caption, columns, rows, note }
}

export const column = (head: string, width = 1): TableColumn => ({ head, width })
export const numberColumn = (head: string, width = 1): TableColumn => ({ head, width, numeric: true })

/**
 * The book with every text made safe to print and every table and figure numbered. Characters that XML refuses, that cannot
 * be seen, or that turn the direction of what follows are left out; half a surrogate pair is too.
 */
export function finishBook(book: Book): Book {
  let tables = 0
  let figures = 0
  const blocks = book.blocks.map((block): Block => {
    if (block.kind === 'table') return { ...block, caption: `Tabel ${++tables}. ${block.caption}` }
    if (block.kind === 'figure') return { ...block, title: `Gambar ${++figures}. ${block.title}` }
    return block
  })
  return cleanTexts({ ...book, blocks })
}

/** Every text of the book, in reading order. */
export function textsOf(book: Book): string[] {
  return book.blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items
    if (block.kind === 'table')
      return [
        block.caption,
        ...block.columns.map(({ head }) => head),
        ...block.rows.flat(),
        block.note,
      ].filter((text) => text !== '')
    if (block.kind === 'figure') return [block.title, block.sentence]
    return [block.text]
  })
}

/** Control and format characters (they turn directions, join, or cannot be seen), and what XML has no way to write. */
const unprintable = /[\p{Cc}\p{Cf}\ufffe\uffff]/gu

export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\r]+/g, ' ')
    .replace(unprintable, '')
}

/** The same value with every text in it made safe to print and to store. */
export function cleanTexts<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map(cleanTexts) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, cleanTexts(inside)])) as T
}
