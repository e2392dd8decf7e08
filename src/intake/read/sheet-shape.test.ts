import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BookType, utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { packOpenDocument } from '../../../test/fixtures/make-opendocument.ts'
import type { RawRow } from '../model.ts'
import { createAroundRows } from './around-rows.ts'
import { openList } from './index.ts'
import { Shape } from './sheet-shape.ts'

// Merged cells, hidden rows, columns and sheets, in every format that has such things.

function written(bookType: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['DAFTAR', null, null],
    ['Nama', 'NIK', 'Desa'],
    ['BUDI', '3509', 'Pace'],
    ['AGUS', '3510', 'Pace'],
  ])
  sheet['!merges'] = [utils.decode_range('A1:C1')]
  sheet['!rows'] = [{}, {}, {}, { hidden: true }]
  sheet['!cols'] = [{ wch: 20 }, { wch: 20, hidden: true }, { wch: 20 }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'A')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), 'B')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return write(book, { type: 'buffer', bookType, cellStyles: true }) as Uint8Array
}

const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`
const openDocument = () =>
  packOpenDocument(
    `<table:table table:name="A"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>${[
      row(
        `${cell('DAFTAR', ' table:number-columns-spanned="3"')}<table:covered-table-cell table:number-columns-repeated="2"/>`,
      ),
      row(cell('Nama') + cell('NIK') + cell('Desa')),
      row(cell('BUDI') + cell('3509') + cell('Pace')),
      row(cell('AGUS') + cell('3510') + cell('Pace'), ' table:visibility="filter"'),
    ].join('')}</table:table>`,
  )

async function shapeOf(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'welas-shape-'))
  try {
    const path = join(folder, 'list')
    await writeFile(path, bytes)
    await using list = await openList(path)
    const rows: RawRow[] = []
    const shape = await list.sheets[0]!.shape!()
    for await (const batch of list.sheets[0]!.rows()) rows.push(...batch)
    return {
      hiddenRows: rows.flatMap(({ number, hidden }) => (hidden ? [number] : [])),
      hiddenSheets: list.sheets.flatMap(({ name, hidden }) => (hidden ? [name] : [])),
      merges: shape.merges,
      hiddenColumns: shape.hiddenColumns,
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}
const title = { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }
const all = { hiddenRows: [4], hiddenSheets: ['B'], merges: [title], hiddenColumns: [1] }

test.each([
  ['xlsx', () => written('xlsx'), all],
  ['xlsb', () => written('xlsb'), all],
  ['ods', openDocument, { ...all, hiddenSheets: [] }],
  // This writer says nothing of hidden rows in old workbooks.
  ['xls', () => written('biff8'), { ...all, hiddenRows: [] }],
] as const)('%s tells what is merged and hidden', async (_, bytes, expected) => {
  expect(await shapeOf(bytes())).toEqual(expected)
})

test('what is merged downwards is known by its first row, whatever the order it is written in; more than fits is told', () => {
  const shape = new Shape()
  const merge = (firstRow: number, lastRow: number, firstColumn: number) =>
    shape.merge({ firstRow, lastRow, firstColumn, lastColumn: firstColumn })
  merge(1_048_570, 1_048_576, 299)
  merge(9, 12, 3)
  merge(9, 10, 0)
  merge(9, 9, 5)
  merge(Number.NaN, 10, 0)
  merge(8, 2, 0)
  expect(shape.down.startingIn(9)).toEqual([
    { column: 0, lastRow: 10 },
    { column: 3, lastRow: 12 },
  ])
  expect(shape.down.startingIn(1_048_570)).toEqual([{ column: 299, lastRow: 1_048_576 }])
  expect([shape.down.startingIn(10), shape.down.isCut]).toEqual([[], false])
  for (let row = 1; row <= 4_000_000; row++) merge(1 + (row % 1_000_000), 1_048_576, row % 7)
  expect([shape.down.length, shape.down.isCut]).toEqual([4_000_000, true])
  expect(shape.merges.length).toBeLessThanOrEqual(2_000)
})

test('merged cells are found behind rows that are cut anywhere, with or without a prefix', () => {
  const xml = (prefix: string) =>
    `<${prefix}worksheet><${prefix}cols><${prefix}col hidden="1"/></${prefix}cols><${prefix}sheetData><${prefix}row><${prefix}c t="str"><${prefix}v>sheetData&lt;/sheetData></${prefix}v></${prefix}c></${prefix}row></${prefix}sheetData><${prefix}mergeCells><${prefix}mergeCell ref="A1:A2"/></${prefix}mergeCells></${prefix}worksheet>`
  for (const text of [xml(''), xml('x:'), xml('').replace(/<sheetData>.*<.sheetData>/, '<sheetData/>')])
    for (let size = 1; size <= text.length; size++) {
      const heard: string[] = []
      const around = createAroundRows({
        open: (name) => heard.push(name),
        close: () => {},
        text: () => {},
      })
      for (let at = 0; at < text.length; at += size) around.write(Buffer.from(text.slice(at, at + size)))
      expect(heard).toEqual(['worksheet', 'cols', 'col', 'mergeCells', 'mergeCell'])
    }
})
