import { describe, expect, test } from 'vitest'
import { emptyContent, exampleContent } from '../../../test/plan-content.ts'
import { bodyOf, openDocx, openPdf } from '../../../test/printed-books.ts'
import { drawable } from './pdf-sheet.ts'
import { printDocx } from './print-docx.ts'
import { printPdf } from './print-pdf.ts'
import { bookIds, cleanText, finishBook, textsOf } from './rules/book-model.ts'
import { buildBook } from './rules/build-book.ts'

const occasion = { edition: '2026-1', title: 'Satu', note: '', date: '2026-11-02', office: 'Bappeda Contoh' }
/** Letters only: lines may be broken anywhere. */
const letters = (text: string) => text.replace(/\s+/g, '')

const hostile = [
  [
    'names from right to left, emoji, letters the font lacks, accents put together from parts',
    'شارع أحمد \u202eterbalik\u202c עברית 😀👩‍👩‍👧 漢字 नमस्ते ꦗꦮ ᮞᮥᮔ᮪ᮓ Jose\u0301 Nu\u0303ez Z\u030calgo\u0335\u0336',
  ],
  ['a word of 300 letters', `${'Pemberdayaan'.repeat(25)} selesai`],
  [
    'signs of a formula and of XML, control characters',
    '=1+1 <w:t>&amp;"\'</w:t> ]]> <script>alert(1)</script> a\u0000b\u0008c\u001b[31m \ud800 d\uffff e\r\nf\tg',
  ],
  ['blanks', ' \u00a0 '],
] as const

describe.each(hostile)('%s', (_, words) => {
  test.each(bookIds)('in every text of a plan, %s is printed whole', async (id) => {
    const book = buildBook(id, withWords(exampleContent, words), { ...occasion, title: words, office: words })
    const texts = textsOf(book).filter((text) => text.length < 40_000)
    const { pages } = await openPdf(await printPdf(book))
    const printed = letters(pages.map(bodyOf).join(''))
    // A row that is longer than a page is printed cell beside cell on each page.
    const short = texts.filter((text) => text.length < 400)
    expect(short.filter((text) => !printed.includes(letters(drawable(text))))).toEqual([])
    expect(countOf(printed, 'k')).toBeGreaterThanOrEqual(countOf(texts.join(''), 'k'))
    const { paragraphs } = openDocx(await printDocx(book))
    expect(texts.filter((text) => !paragraphs.includes(text))).toEqual([])
  })
})

/** Every text that people write into the plan becomes these words; ids, days and states stay. */
function withWords<T>(value: T, words: string, key = ''): T {
  if (typeof value === 'string') return (written.has(key) ? cleanText(words) : value) as T
  if (Array.isArray(value)) return value.map((one) => withWords(one, words, key)) as T
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.entries(value).map(([name, one]) => [name, withWords(one, words, name)])
  return Object.fromEntries(inside) as T
}
const written = new Set([
  'name',
  'text',
  'title',
  'description',
  'vision',
  'source',
  'note',
  'why',
  'problem',
  'result',
  'reason',
  'preamble',
  'place',
  'holder',
  'office',
  'agency',
  'levelText',
  'meaning',
  'programme',
  'openRoles',
])

const countOf = (text: string, letter: string) => text.split(letter).length - 1
test('32,000 letters in one text are all printed', async () => {
  const words = 'kata dan kata '.repeat(2_290).trim()
  const content = {
    ...exampleContent,
    vision: words,
    actions: [{ ...exampleContent.actions[0]!, description: words }],
  }
  for (const id of bookIds) {
    const book = buildBook(id, content, occasion)
    const { pages } = await openPdf(await printPdf(book))
    const printed = letters(pages.map(bodyOf).join(''))
    expect(countOf(printed, 'kata')).toBeGreaterThanOrEqual(countOf(textsOf(book).join(''), 'kata'))
    expect(openDocx(await printDocx(book)).paragraphs).toEqual(expect.arrayContaining(textsOf(book)))
  }
})

test('how many letters became boxes is said at the end of the book', async () => {
  const book = buildBook('ringkasan', { ...exampleContent, vision: 'Aman 漢字' }, occasion)
  const { pages } = await openPdf(await printPdf(book))
  expect(letters(pages.join(''))).toContain('Aman□□')
  expect(letters(pages.at(-1)!)).toContain('Catatancetak:2huruftidakada')
})

test('a book whose letters are all there says nothing of them', async () => {
  const { pages } = await openPdf(await printPdf(buildBook('ringkasan', exampleContent, occasion)))
  expect(pages.join('')).not.toContain('Catatan cetak')
})

test.each(bookIds)('an empty plan still makes a %s that says what is missing', async (id) => {
  const book = buildBook(id, emptyContent, occasion)
  const { pages } = await openPdf(await printPdf(book))
  expect(letters(pages.join(''))).toContain('belumada')
  expect(openDocx(await printDocx(book)).paragraphs.join(' ')).toContain('belum ada')
})

test.each([
  ['signs of XML', '<w:t>&amp;"\'</w:t> ]]> <script>alert(1)</script>'],
  ['a very long word', 'x'.repeat(5_000)],
  ['a very long text', 'kata dan kata '.repeat(2_000)],
  ['emoji and other scripts', '😀👩‍👩‍👧 مرحبا بالعالم 漢字 नमस्ते'],
  ['what XML cannot write', 'a\u0000b\u0008\ud800c\uffff'],
  ['nothing at all', ''],
])('%s in every place of a book breaks neither printer', async (_, hostile) => {
  const book = finishBook({
    ...buildBook('ringkasan', exampleContent, occasion),
    blocks: [
      { kind: 'heading', level: 1, text: hostile },
      { kind: 'paragraph', text: hostile, look: 'plain' },
      { kind: 'list', ordered: true, items: [hostile, 'dua'] },
      {
        kind: 'table',
        caption: hostile,
        columns: [
          { head: hostile, width: 1 },
          { head: 'B', width: 1, numeric: true },
        ],
        rows: [
          [hostile, '1'],
          ['2', hostile],
        ],
        note: hostile,
      },
      {
        kind: 'figure',
        title: hostile,
        sentence: hostile,
        drawing: {
          width: 470,
          height: 40,
          marks: [
            { kind: 'text', x: 4, y: 20, text: hostile, size: 9, anchor: 'start', bold: false, fill: 'ink' },
          ],
        },
      },
      { kind: 'paragraph', text: 'Sampai di sini.', look: 'plain' },
    ],
  })
  const { pages } = await openPdf(await printPdf(book))
  expect(letters(pages.join(''))).toContain('Sampaidisini.')
  expect(openDocx(await printDocx(book)).paragraphs).toEqual(
    expect.arrayContaining([...textsOf(book), 'Sampai di sini.']),
  )
})
