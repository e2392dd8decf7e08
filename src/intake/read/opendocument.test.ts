import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOpenDocument, packOpenDocument } from '../../../test/fixtures/make-opendocument.ts'
import { makeWorkbook, type SheetCell } from '../../../test/fixtures/make-workbook.ts'
import type { RawRow } from '../model.ts'
import { openList } from './index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-ods-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function read(bytes: Uint8Array): Promise<{ name: string; rows: RawRow[] }[]> {
  const path = join(folder, `file-${files++}`)
  await writeFile(path, bytes)
  const found: { name: string; rows: RawRow[] }[] = []
  for (const { name, rows } of (await openList(path)).sheets) {
    const all: RawRow[] = []
    for await (const batch of rows()) all.push(...batch)
    found.push({ name, rows: all })
  }
  return found
}
const table = (xml: string) => packOpenDocument(`<table:table table:name="A">${xml}</table:table>`)
const textCell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
const cellsOf = async (bytes: Uint8Array) =>
  (await read(bytes))[0]!.rows.map(({ number, cells }) => [number, ...cells])

const letters = fc.string({
  unit: fc.constantFrom('a', 'é', '&', '<', '"', ' ', '\t', '\n', '漢', '1'),
  maxLength: 8,
})
const cell: fc.Arbitrary<SheetCell> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: letters.map((text) => `x${text}y`) },
  { weight: 2, arbitrary: fc.constantFrom(0, 7, 3.5, 3_509_111_204_800_001, -2) },
  { weight: 1, arbitrary: fc.integer({ min: 20_000, max: 47_000 }).map((serial) => ({ serial })) },
  { weight: 1, arbitrary: fc.constant({ formula: 'A1+1', value: 'saved' }) },
)
const rows = fc.array(
  fc.oneof(fc.array(cell, { maxLength: 6 }), fc.constant(['sama', 'sama', null, 'sama'])),
  { maxLength: 8 },
)

test('the same sheets as OpenDocument and as a workbook are the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (contents) => {
      const sheets = contents.map((own, index) => ({ name: `Lembar ${index} & "x"`, rows: own }))
      const withCells = (ones: Awaited<ReturnType<typeof read>>) =>
        ones.map(({ name, rows: own }) => ({ name, rows: own.filter(({ cells }) => cells.length > 0) }))
      expect(withCells(await read(makeOpenDocument(sheets)))).toEqual(
        withCells(await read(makeWorkbook(sheets))),
      )
    }),
    { numRuns: 60 },
  )
})

test('comments, drawings and tables in cells are no text of the list', async () => {
  const xml = `<table:shapes><draw:frame><draw:text-box><text:p>stempel</text:p></draw:text-box></draw:frame></table:shapes>
    <table:table-row><table:table-cell><office:annotation><text:p>catatan</text:p></office:annotation><text:p>SITI <text:span>AMINAH</text:span></text:p></table:table-cell>
    <table:covered-table-cell/><table:table-cell><table:table table:is-sub-table="true"><table:table-row>${textCell('dalam')}</table:table-row></table:table><text:p>luar</text:p></table:table-cell></table:table-row>`
  expect(await cellsOf(table(xml))).toEqual([[1, 'SITI AMINAH', '', 'luar']])
})

test('a whole number is one, however the program wrote it', async () => {
  const number = (value: string) => `<table:table-cell office:value-type="float" office:value="${value}"/>`
  const xml = `<table:table-row>${['3509111204800001.0', '3.5091112048E+15', '2.50'].map(number).join('')}</table:table-row>`
  expect(await cellsOf(table(xml))).toEqual([[1, '3509111204800001', '3509111204800000', '2.50']])
})

test('rows and cells that repeat are written out; blanks that repeat only move on', async () => {
  const xml = `<table:table-row table:number-rows-repeated="3"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>A</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row>`
  expect(await cellsOf(table(xml))).toEqual([
    [4, '', '', 'A', 'A'],
    [5, '', '', 'A', 'A'],
  ])
})

test('a million rows said in one line come in small batches', async () => {
  const path = join(folder, 'million')
  await writeFile(
    path,
    table(`<table:table-row table:number-rows-repeated="1000000">${textCell('x')}</table:table-row>`),
  )
  const [sheet] = (await openList(path)).sheets
  let [count, largest] = [0, 0]
  for await (const batch of sheet!.rows()) {
    count += batch.length
    largest = Math.max(largest, batch.length)
  }
  expect([count, largest]).toEqual([1_000_000, 500])
})

test.each([
  ['no sheet', packOpenDocument(''), 'intake.file-document'],
  [
    'a text with a table',
    packOpenDocument('', {
      'content.xml': '<office:text><table:table><text:p>a</text:p></table:table></office:text>',
    }),
    'intake.file-document',
  ],
  [
    'a password',
    packOpenDocument('', { 'META-INF/manifest.xml': '<manifest:encryption-data manifest:checksum="x"/>' }),
    'intake.file-encrypted',
  ],
  [
    '400 columns said in one word',
    table(
      '<table:table-row><table:table-cell table:number-columns-repeated="400"><text:p>x</text:p></table:table-cell></table:table-row>',
    ),
    'intake.too-many-columns',
  ],
  [
    'more rows than a sheet has',
    table(`<table:table-row table:number-rows-repeated="9000000">${textCell('x')}</table:table-row>`),
    'intake.file-damaged',
  ],
  [
    'rows that repeat minus once',
    table(`<table:table-row table:number-rows-repeated="-1">${textCell('x')}</table:table-row>`),
    'intake.file-damaged',
  ],
  [
    'an entity bomb',
    packOpenDocument('', { 'content.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><office:spreadsheet/>' }),
    'intake.file-damaged',
  ],
  ['a zip bomb', table(' '.repeat(30_000_000)), 'intake.file-bomb'],
  ['cut off', table(textCell('x')).slice(0, 200), 'intake.file-damaged'],
])('a spreadsheet with %s is refused in words', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code })
})
