import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { exampleContent } from '../../../test/plan-content.ts'
import { openPdf } from '../../../test/printed-books.ts'
import { printDocx } from './print-docx.ts'
import { printPdf } from './print-pdf.ts'
import { type Book, bookIds, textsOf } from './rules/book-model.ts'
import { buildBook } from './rules/build-book.ts'

const occasion = { edition: '2026-1', title: 'Satu', note: '', date: '2026-11-02', office: 'Bappeda Contoh' }
const made = (id: Book['id']) => buildBook(id, exampleContent, occasion)
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Letters only: lines may be broken anywhere. */
const letters = (text: string) => text.replace(/\s+/g, '')

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

  test('its contents name the page that each chapter, part, table and picture stands on', async () => {
    const { pages, pieces } = await openPdf(await printPdf(made(id)))
    const first = pages.findIndex((page, index) => index > 1 && !/^(Daftar|Tabel|Gambar)/.test(page))
    const contents = pieces.slice(1, first).flat().map(letters).join('|')
    const wrong = landmarksOf(made(id)).filter((text) => {
      // A long name takes several lines.
      const name = [...letters(text)].map((letter) => letter.replace(/[.*+?()|[\]]/, '\\$&')).join('\\|?')
      const page = new RegExp(`(?:^|\\|)${name}\\|(\\d+)(?:\\||$)`, 'u').exec(contents)?.[1]
      return !letters(pages[Number(page) - 1] ?? '').includes(letters(text))
    })
    expect(wrong).toEqual([])
  })

  test('printing twice gives the same bytes', async () => {
    expect(sha(await printPdf(made(id)))).toBe(sha(await printPdf(made(id))))
    expect(sha(await printDocx(made(id)))).toBe(sha(await printDocx(made(id))))
  })
})

/** What the contents name: of a long book also every table and picture. */
function landmarksOf({ blocks, long }: Book): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return block.level === 3 ? [] : [block.text]
    if (block.kind === 'table') return long ? [block.caption] : []
    return block.kind === 'figure' && long ? [block.title] : []
  })
}

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
