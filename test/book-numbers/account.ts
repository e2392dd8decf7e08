import type { Block, Book } from '../../src/planning/books/rules/book-model.ts'

export interface ExpectedTable {
  /** Without its number. */
  readonly caption: string
  readonly rows: readonly (readonly string[])[]
  readonly note: string
}
export interface ExpectedFigure {
  readonly title: string
  readonly sentence: string
  /** Every word of the drawing, in the order it is drawn. */
  readonly words: string
}
export interface Expected {
  readonly tables: readonly ExpectedTable[]
  readonly figures: readonly ExpectedFigure[]
  /** Everything else that holds a digit: sentences, items of lists, headings. */
  readonly texts: readonly string[]
}

/**
 * Where a book differs from what the database says: tables cell by cell, drawings word by word, all other texts that hold a
 * digit as a whole, and the numbers of chapters, tables and pictures. An empty list = no number of the book is unaccounted
 * for, and none of the database that belongs in it is missing.
 */
export function faultsOf(book: Book, expected: Expected): string[] {
  const tables = book.blocks.filter((block) => block.kind === 'table')
  const figures = book.blocks.filter((block) => block.kind === 'figure')
  return [
    ...compare(
      'table',
      tables.map(({ caption, rows, note }) => ({ caption, rows, note })),
      expected.tables.map((one, index) => ({ ...one, caption: `Tabel ${index + 1}. ${one.caption}` })),
    ),
    ...compare(
      'figure',
      figures.map(({ title, sentence, drawing }) => ({ title, sentence, words: wordsOf(drawing.marks) })),
      expected.figures.map((one, index) => ({ ...one, title: `Gambar ${index + 1}. ${one.title}` })),
    ),
    ...textFaults(textsWithDigits(withoutNumbering(book)), expected.texts),
    ...book.blocks.flatMap(numberingFaults()),
    ...tables.flatMap(({ columns }) =>
      columns.filter(({ head }) => /\d/.test(head)).map(({ head }) => `digit in a head: ${head}`),
    ),
  ]
}

export const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const wordsOf = (marks: readonly { readonly kind: string }[]) =>
  marks.flatMap((mark) => ('text' in mark ? [String(mark.text)] : [])).join(' ')

function compare(what: string, seen: readonly object[], expected: readonly object[]): string[] {
  return Array.from({ length: Math.max(seen.length, expected.length) }, (_, index) => {
    const [one, other] = [plain(JSON.stringify(seen[index] ?? null)), JSON.stringify(expected[index] ?? null)]
    return one === other ? '' : `${what} ${index + 1}\n  book:     ${one}\n  database: ${other}`
  }).filter((fault) => fault !== '')
}

function textFaults(seen: readonly string[], expected: readonly string[]): string[] {
  const [inBook, inDatabase] = [new Set(seen), new Set(expected.filter((text) => /\d/.test(text)))]
  return [
    ...seen.filter((text) => !inDatabase.has(text)).map((text) => `only in the book: ${text}`),
    ...[...inDatabase].filter((text) => !inBook.has(text)).map((text) => `not in the book: ${text}`),
  ]
}

/** Numbered headings of chapters and parts stand without their number; it is checked by itself. */
function withoutNumbering(book: Book): Block[] {
  return book.blocks.map((block) =>
    block.kind === 'heading' && book.long && block.level < 3
      ? { ...block, text: block.text.replace(/^\d+\.\d* /, '') }
      : block,
  )
}

function textsWithDigits(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items
      return block.kind === 'table' || block.kind === 'figure' ? [] : [block.text]
    })
    .map(plain)
    .filter((text) => /\d/.test(text))
}

/** Chapters count 1. 2. 3., parts of a chapter 1.1 1.2; what has no number may stand before the first chapter only. */
function numberingFaults(): (block: Block) => string[] {
  let [chapter, part] = [0, 0]
  return (block) => {
    const number = block.kind === 'heading' ? /^(\d+)\.(\d*) /.exec(block.text) : null
    if (!number || block.kind !== 'heading') return []
    const isChapter = block.level === 1
    chapter += isChapter ? 1 : 0
    part = isChapter ? 0 : part + 1
    const right = number[1] === String(chapter) && number[2] === (isChapter ? '' : String(part))
    return right ? [] : [`wrong number of a heading: ${block.text}`]
  }
}
