import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BookType, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packOpenDocument } from '../../../test/fixtures/make-opendocument.ts'
import { makeWorkbook } from '../../../test/fixtures/make-workbook.ts'
import { oldWorkbook } from '../../../test/fixtures/old-workbook.ts'
import { limits } from '../../kernel/limits.ts'
import { messages } from '../messages.ts'
import { createRecordScanner } from './binary-records.ts'
import { openList } from './index.ts'

// Files that are damaged or made to harm give rows or a sentence; they never end the program, hang it or fill its memory.
// RUNS=1000 for a long run, ROWS=1048576 for the largest sheet there can be.
const runs = Number(process.env.RUNS ?? 4)
const manyRows = Number(process.env.ROWS ?? 20_000)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-hostile-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Rows, and the largest batch; rows are not kept. */
async function read(bytes: Uint8Array) {
  const path = join(folder, 'list')
  await writeFile(path, bytes)
  await using list = await openList(path)
  let [rows, batchMax] = [0, 0]
  let last: readonly string[] = []
  for (const sheet of list.sheets.toReversed())
    for await (const batch of sheet.rows()) {
      rows += batch.length
      batchMax = Math.max(batchMax, batch.length)
      last = batch.at(-1)!.cells
    }
  return { rows, batchMax, last }
}

const written = (bookType: BookType, rows: readonly (readonly (string | number)[])[]) => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as never), 'A')
  return new Uint8Array(write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer)
}
const people = Array.from({ length: 40 }, (_, index) => [`SITI ${index * 7919}`, index * 1.5, 'Silo'])
const csv = strToU8(people.map((row) => row.join(';')).join('\n'))
const formats: readonly (readonly [string, Uint8Array])[] = [
  ['xlsx', written('xlsx', people)],
  ['xlsb', written('xlsb', people)],
  ['xls', written('biff8', people)],
  ['ods', written('ods', people)],
  ['csv', csv],
  ['zip', zipSync({ 'a.xlsx': written('xlsx', people), 'b.csv': csv }, { level: 0 })],
]

describe('a file that was damaged on its way gives rows or a sentence', () => {
  test.each(formats)('%s', async (_, whole) => {
    const at = fc.integer({ min: 0, max: whole.length - 1 })
    const damaged = fc.oneof(
      at.map((end) => whole.slice(0, end)),
      fc
        .array(fc.tuple(at, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })
        .map((flips) => {
          const bytes = whole.slice()
          for (const [place, mask] of flips) bytes[place]! ^= mask
          return bytes
        }),
      fc.tuple(at, at).map(([from, to]) => {
        const bytes = whole.slice()
        bytes.copyWithin(to, from, from + 200)
        return bytes
      }),
    )
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        const answer: unknown = await read(bytes).catch((error: unknown) => error)
        const code = (answer as { code?: string }).code ?? 'intake.no-rows'
        expect(Object.keys(messages.id)).toContain(code)
        expect(answer).toMatchObject('rows' in (answer as object) ? {} : { name: 'Problem' })
      }),
      { numRuns: runs },
    )
  })
})

/** Records of a binary sheet, as their types and bodies. */
const records = (...list: readonly (readonly [type: number, body: Uint8Array, length?: number])[]) =>
  Buffer.concat(
    list.flatMap(([type, body, length = body.length]) => [
      Buffer.from(type < 128 ? [type] : [(type & 127) | 128, type >> 7]),
      Buffer.from([
        (length & 127) | 128,
        ((length >> 7) & 127) | 128,
        ((length >> 14) & 127) | 128,
        length >> 21,
      ]),
      body,
    ]),
  )
const numbers = (...list: readonly number[]) => Buffer.from(Uint32Array.from(list).buffer)
const wide = (text: string) => Buffer.concat([numbers(text.length), Buffer.from(text, 'utf16le')])
/** A binary workbook of one sheet. */
const binary = (sheet: Uint8Array) =>
  zipSync({
    'xl/workbook.bin': records([156, Buffer.concat([numbers(0, 1), wide('r1'), wide('A')])]),
    'xl/_rels/workbook.bin.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.bin"/></Relationships>',
    ),
    'xl/worksheets/sheet1.bin': sheet,
  })
const row = (number: number) => [0, numbers(number)] as const
const textCell = (column: number, text: string) =>
  [6, Buffer.concat([numbers(column, 0), wide(text)])] as const
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
const sheetXml = (xml: string) =>
  makeWorkbook([], {
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
    'xl/worksheets/a.xml': xml,
  })
const laughs =
  '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
const outside = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>'
const openTable = '<table:table table:name="A"><table:table-row><table:table-cell><text:p>'
const endTable = '</text:p></table:table-cell></table:table-row></table:table>'

test.each<[string, () => Uint8Array, string]>([
  [
    '16,384 columns, xlsx',
    () => sheetXml(`<row r="1"><c r="${letters(16_383)}1"><v>1</v></c></row>`),
    'intake.too-many-columns',
  ],
  ['16,384 columns, xlsb', () => binary(records(row(0), textCell(16_383, 'x'))), 'intake.too-many-columns'],
  [
    '16,384 columns, ods',
    () =>
      packOpenDocument(
        `<table:table table:name="A"><table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
      ),
    'intake.too-many-columns',
  ],
  ['16,384 columns, csv', () => strToU8(`${'x;'.repeat(16_384)}\n`), 'intake.too-many-columns'],
  [
    'entities without end, xlsx',
    () => sheetXml(`${laughs}<worksheet><row><c t="str"><v>&c;</v></c></row></worksheet>`),
    'intake.file-damaged',
  ],
  [
    'an entity from outside, xlsx',
    () => sheetXml(`${outside}<worksheet><row><c t="str"><v>&c;</v></c></row></worksheet>`),
    'intake.file-damaged',
  ],
  [
    'entities without end, ods',
    () => packOpenDocument(`${laughs}${openTable}&c;${endTable}`),
    'intake.file-damaged',
  ],
  [
    'an entity from outside, ods',
    () => packOpenDocument(`${outside}${openTable}&c;${endTable}`),
    'intake.file-damaged',
  ],
  [
    'a record that is longer than the sheet',
    () => binary(records(row(0), [6, numbers(0), 900])),
    'intake.file-damaged',
  ],
  ['a record of 200 MB', () => binary(records(row(0), [6, numbers(0), 200_000_000])), 'intake.file-damaged'],
  [
    'a text that is longer than its record',
    () => binary(records(row(0), [6, numbers(0, 0, 4_000_000_000)])),
    'intake.file-damaged',
  ],
  ['a row of four thousand million', () => binary(records(row(4_000_000_000))), 'intake.file-damaged'],
  ['a cell before any row', () => binary(records(textCell(0, 'x'))), 'intake.file-damaged'],
  ['a number cut off', () => binary(records(row(0), [5, numbers(0, 0, 0)])), 'intake.file-damaged'],
  [
    'an old workbook too large to begin with',
    () => Buffer.concat([Buffer.from(written('biff8', people)), Buffer.alloc(limits.xlsBytesMax)]),
    'intake.xls-too-large',
  ],
])('%s', async (_, make, code) => {
  await expect(read(make())).rejects.toMatchObject({ code })
})

const long = 'x'.repeat(32_767)
test.each<[string, () => Uint8Array]>([
  ['xlsx', () => written('xlsx', [[long]])],
  ['xlsb', () => binary(records(row(0), textCell(0, long)))],
  ['xls', () => oldWorkbook()],
  ['ods', () => written('ods', [[long]])],
  ['csv', () => strToU8(`a;${long}\na;${long}\n`)],
])('a cell of 32,767 letters is cut one letter above the limit: %s', async (_, make) => {
  const { last } = await read(make())
  expect(last.at(-1)).toBe('x'.repeat(limits.cellCharactersMax + 1))
})

test.each<[string, () => Uint8Array]>([
  [
    'xlsx',
    () =>
      sheetXml(
        Array.from(
          { length: manyRows },
          (_, index) => `<row r="${index + 1}"><c><v>${index * 7919}</v></c></row>`,
        ).join(''),
      ),
  ],
  [
    'xlsb',
    () =>
      binary(
        Buffer.concat(
          Array.from({ length: manyRows }, (_, index) => records(row(index), textCell(0, `${index * 7919}`))),
        ),
      ),
  ],
  [
    'ods',
    () =>
      packOpenDocument(
        `${openTable}0${endTable.replace('</table:table>', '')}<table:table-row table:number-rows-repeated="${manyRows - 1}"><table:table-cell><text:p>${(manyRows - 1) * 7919}</text:p></table:table-cell></table:table-row></table:table>`,
      ),
  ],
  ['csv', () => strToU8(Array.from({ length: manyRows }, (_, index) => `${index * 7919};a\n`).join(''))],
])('very many rows come in batches: %s', async (_, make) => {
  const { rows, batchMax, last } = await read(make())
  expect([rows, last[0]]).toEqual([manyRows, String((manyRows - 1) * 7919)])
  // As many as a piece of unpacked file holds.
  expect(batchMax).toBeLessThanOrEqual(Math.min(manyRows, 30_000))
})

test('records are heard alike however they are cut in pieces, short forms beside long ones', () => {
  const record = fc.tuple(
    fc.constantFrom(0, 2, 6, 19, 127, 128, 300, 16_000),
    fc.uint8Array({ maxLength: 300 }),
  )
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (list, size) => {
      const heard: [number, number[]][] = []
      const wants = (type: number) => type !== 6 && type !== 300
      const scanner = createRecordScanner({
        wants,
        record: (type, body) => heard.push([type, [...body]]),
      })
      const bytes = records(...list)
      for (let at = 0; at < bytes.length; at += size) scanner.write(bytes.subarray(at, at + size))
      scanner.end()
      expect(heard).toEqual(list.filter(([type]) => wants(type)).map(([type, body]) => [type, [...body]]))
    }),
  )
})

test('cells without a column stand beside the last one', async () => {
  const style = numbers(0)
  const sheet = records(
    row(4),
    textCell(1, 'B'),
    [17, Buffer.concat([style, wide('C')])],
    [12, style],
    [13, Buffer.concat([style, numbers((7 << 2) | 2)])],
    [15, Buffer.concat([style, Buffer.from([1])])],
    [14, Buffer.concat([style, Buffer.from([7])])],
  )
  expect((await read(binary(sheet))).last).toEqual(['', 'B', 'C', '', '7', '1', '#DIV/0!'])
})
