import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { emptyContent, exampleContent } from '../../../test/plan-content.ts'
import { printDocx } from './print-docx.ts'
import { printPdf } from './print-pdf.ts'
import { type Book, bookIds, finishBook, textsOf } from './rules/book-model.ts'
import { buildBook } from './rules/build-book.ts'

const occasion = { edition: '2026-1', title: 'Satu', note: '', date: '2026-11-02', office: 'Bappeda Contoh' }
const made = (id: Book['id']) => buildBook(id, exampleContent, occasion)
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Letters only: lines may be broken anywhere. */
const letters = (text: string) => text.replace(/\s+/g, '')

interface OpenedPdf {
  readonly pages: string[]
  readonly outline: string[]
  readonly marked: boolean
  readonly language: string
  readonly title: string
}
async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  const info = (await document.getMetadata()).info as Record<string, string>
  const outline = (await document.getOutline()) ?? []
  const mark = await document.getMarkInfo()
  await task.destroy()
  return {
    pages,
    outline: outline.map(({ title }) => title),
    marked: (mark as unknown as ReadonlyMap<string, boolean>).get('Marked') === true,
    language: info.Language ?? '',
    title: info.Title ?? '',
  }
}

/** Paragraph texts of word/document.xml, read by a strict XML parser. */
function openDocx(bytes: Uint8Array): { paragraphs: string[]; tables: number; files: string[] } {
  const parts = unzipSync(bytes)
  const paragraphs: string[] = []
  let tables = 0
  let inText = false
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    inText = name === 'w:t'
    tables += name === 'w:tbl' ? 1 : 0
    paragraphs.push(...[''].filter(() => name === 'w:p'))
  })
  parser.on('closetag', ({ name }) => {
    inText = inText && name !== 'w:t'
  })
  parser.on('text', (text) => {
    paragraphs[paragraphs.length - 1] += inText ? text : ''
  })
  parser.write(strFromU8(parts['word/document.xml']!)).close()
  return { paragraphs, tables, files: Object.keys(parts) }
}

describe.each(bookIds)('%s', (id) => {
  test('the PDF holds every heading, cell and sentence of the book, in order, and no empty page', async () => {
    const opened = await openPdf(await printPdf(made(id)))
    const all = letters(opened.pages.join(' '))
    expect(textsOf(made(id)).filter((text) => !all.includes(letters(text)) && text.length < 40)).toEqual([])
    expect(opened.pages.filter((page) => letters(page).length < 60)).toEqual([])
    expect(opened.outline).toEqual(
      made(id).blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : [])),
    )
  })

  test('the PDF is tagged, names its language and title, and counts its pages', async () => {
    const { marked, language, title, pages } = await openPdf(await printPdf(made(id)))
    expect({ marked, language }).toEqual({ marked: true, language: 'id-ID' })
    expect(title).toContain('Kabupaten Contoh')
    expect(pages.slice(1).map((page) => /Halaman (\d+) dari (\d+)/.exec(page)?.slice(1))).toEqual(
      pages.slice(1).map((_, index) => [String(index + 2), String(pages.length)]),
    )
  })

  test('its contents name the page each chapter stands on', async () => {
    const { pages } = await openPdf(await printPdf(made(id)))
    const chapters = made(id).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    const contents = letters(pages[1]!)
    const wrong = chapters.filter((chapter) => {
      const page = new RegExp(`${letters(chapter)}(\\d+)`).exec(contents)?.[1]
      return !letters(pages[Number(page) - 1] ?? '').includes(letters(chapter))
    })
    expect(wrong).toEqual([])
  })

  test('the DOCX opened again has the same headings, cells and sentences, and a table for each of the book', async () => {
    const { paragraphs, tables, files } = openDocx(await printDocx(made(id)))
    expect(textsOf(made(id)).filter((text) => !paragraphs.includes(text))).toEqual([])
    expect(tables).toBe(made(id).blocks.filter(({ kind }) => kind === 'table').length)
    const pictures = made(id).blocks.filter(({ kind }) => kind === 'figure').length
    expect(files.filter((file) => file.endsWith('.svg'))).toHaveLength(pictures)
    expect(files.filter((file) => file.endsWith('.png'))).toHaveLength(pictures)
  })

  test('printing twice gives the same bytes', async () => {
    expect(sha(await printPdf(made(id)))).toBe(sha(await printPdf(made(id))))
    expect(sha(await printDocx(made(id)))).toBe(sha(await printDocx(made(id))))
  })

  test('an empty plan still makes a book that says what is missing', async () => {
    const book = buildBook(id, emptyContent, occasion)
    const { pages } = await openPdf(await printPdf(book))
    expect(letters(pages.join(''))).toContain('belumada')
    expect(openDocx(await printDocx(book)).paragraphs.join(' ')).toContain('belum ada')
  })
})

test('the bytes do not depend on where the server stands or which language it speaks', async () => {
  const zone = process.env.TZ
  const there = []
  for (const TZ of ['Asia/Jakarta', 'America/Los_Angeles']) {
    process.env.TZ = TZ
    there.push(sha(await printPdf(made('ringkasan'))), sha(await printDocx(made('ringkasan'))))
  }
  process.env.TZ = zone
  expect(there.slice(2)).toEqual(there.slice(0, 2))
})

test('a draft carries its word on every page', async () => {
  const draft = buildBook('analisis', exampleContent, { ...occasion, edition: null })
  const { pages } = await openPdf(await printPdf(draft))
  expect(pages.filter((page) => !page.includes('KONSEP'))).toEqual([])
  const parts = unzipSync(await printDocx(draft))
  const headers = Object.keys(parts).filter((name) => /word\/header\d+\.xml/.test(name))
  expect(headers.some((name) => strFromU8(parts[name]!).includes('KONSEP'))).toBe(true)
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
    ...made('ringkasan'),
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
