import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleContent } from '../../../../test/plan-content.ts'
import { cleanText, column, finishBook, table, textsOf } from './book-model.ts'
import { buildBook } from './build-book.ts'

const occasion = { edition: '2026-1', title: 'Satu', note: '', date: '2026-11-02', office: 'Bappeda' }

test.each([
  ['a control character', 'a\u0000b', 'ab'],
  ['a tab and line ends', 'a\tb\r\nc', 'a b c'],
  ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
  ['a mark that turns the direction', 'a\u202eb', 'ab'],
  ['a byte order mark and a non-character', '\ufeffa\uffff', 'a'],
  ['letters of any script, and signs of XML', 'Ümit <b> & "x" مرحبا 😀', 'Ümit <b> & "x" مرحبا 😀'],
])('cleanText: %s', (_, given, expected) => {
  expect(cleanText(given)).toBe(expected)
})

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)),
  )
})

test('a table without rows is a sentence that says so', () => {
  expect(table('Aksi', [column('A')], [])).toEqual({ kind: 'missing', text: 'Aksi: belum ada.' })
})

test('tables and figures are numbered in their order', () => {
  const book = buildBook('analisis', exampleContent, occasion)
  const captions = book.blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []))
  const titles = book.blocks.flatMap((block) => (block.kind === 'figure' ? [block.title] : []))
  expect(captions.map((caption) => caption.split('.')[0])).toEqual(
    captions.map((_, index) => `Tabel ${index + 1}`),
  )
  expect(titles.map((title) => title.split('.')[0])).toEqual(titles.map((_, index) => `Gambar ${index + 1}`))
})

test('finishing a book keeps every word', () => {
  const texts = textsOf(buildBook('ringkasan', exampleContent, occasion))
  expect(texts).toContain('Sekilas')
  expect(textsOf(finishBook(buildBook('ringkasan', exampleContent, occasion)))).toHaveLength(texts.length)
})
