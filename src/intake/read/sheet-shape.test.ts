import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BookType, utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { packOpenDocument } from '../../../test/fixtures/make-opendocument.ts'
import type { RawRow } from '../model.ts'
import { openList } from './index.ts'

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
    for await (const batch of list.sheets[0]!.rows()) rows.push(...batch)
    return {
      hiddenRows: rows.flatMap(({ number, hidden }) => (hidden ? [number] : [])),
      hiddenSheets: list.sheets.flatMap(({ name, hidden }) => (hidden ? [name] : [])),
      merges: list.sheets[0]!.shape?.().merges,
      hiddenColumns: list.sheets[0]!.shape?.().hiddenColumns,
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
