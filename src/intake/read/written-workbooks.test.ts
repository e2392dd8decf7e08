import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BookType, type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oldWorkbook } from '../../../test/fixtures/old-workbook.ts'
import { openList } from './index.ts'

// What another program wrote is read as it was written, in every format. RUNS=1000 for a long run.
const runs = Number(process.env.RUNS ?? 6)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-written-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A cell as the writer takes it, and what a row must say of it. */
interface Case {
  readonly cell: CellObject | null
  readonly text: string
  readonly isNumber: boolean
}
const blank: Case = { cell: null, text: '', isNumber: false }

/** Letters of many scripts, from right to left, joined, invisible, in two halves; signs of formulas and markup. */
const letters = fc.string({
  unit: fc.constantFrom(
    ...'aZ0 9=+-@<>&"\'/;,é',
    'ﷲ',
    'ש',
    '\u202e',
    '\u200f',
    '\u200b',
    '\u00a0',
    '\ufeff',
    '👩‍🌾',
    'ꦗ',
    'ñ',
    '漢',
  ),
  minLength: 1,
  maxLength: 30,
})
/** Blanks at the ends are the writer's business in XML formats. */
const text = letters.map((letter) => `x${letter}x`)
const day = fc.integer({ min: 1, max: 60_000 })
/** What a format makes of days and of true and false. */
interface Manner {
  readonly daysToAdd: number
  readonly dayCell: (serial: number) => CellObject
  readonly words: readonly [no: string, yes: string]
  readonly errorText: string
}
const serialCell = (v: number): CellObject => ({ t: 'n', v, z: 'dd/mm/yyyy' })
const dateCell = (serial: number): CellObject => ({ t: 'd', v: new Date(dayOf(serial)) })
const anyCell: fc.Arbitrary<(manner: Manner) => Case> = fc.oneof(
  text.map((v) => () => ({ cell: { t: 's' as const, v }, text: v, isNumber: false })),
  fc
    .constantFrom('3509114112800001', '0012', '1.0', '007')
    .map((v) => () => ({ cell: { t: 's' as const, v }, text: v, isNumber: false })),
  fc
    .oneof(
      fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      fc.constantFrom(3_509_114_112_800_001, 0, 0.5, 12.25, -0.01, 1234.56, 2 ** 29, 100),
    )
    .map((v) => () => ({ cell: { t: 'n' as const, v }, text: String(v), isNumber: true })),
  day.map((v) => ({ daysToAdd, dayCell }: Manner) => ({
    cell: dayCell(v),
    text: dayOf(v + daysToAdd),
    isNumber: false,
  })),
  fc.boolean().map((v) => ({ words }: Manner) => ({
    cell: { t: 'b' as const, v },
    text: words[v ? 1 : 0],
    isNumber: false,
  })),
  fc.constant(({ errorText }: Manner) => ({
    cell: { t: 'e' as const, v: 42, w: '#N/A' },
    text: errorText,
    isNumber: false,
  })),
  fc
    .integer({ min: 1, max: 9999 })
    .map((v) => () => ({ cell: { t: 'n' as const, v, f: 'SUM(1,1)' }, text: String(v), isNumber: true })),
  fc.constant(() => blank),
)
const dayOf = (serial: number) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)

const anySheets = fc.array(fc.array(fc.array(anyCell, { maxLength: 7 }), { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 3,
})

function sheetOf(rows: readonly (readonly Case[])[]): WorkSheet {
  const sheet: WorkSheet = {
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: 7 } }),
  }
  for (const [r, row] of rows.entries())
    for (const [c, { cell }] of row.entries())
      Object.assign(sheet, cell && { [utils.encode_cell({ r, c })]: cell })
  return sheet
}

/** Rows that hold something, up to their last value. */
const filled = (rows: readonly (readonly Case[])[]) =>
  rows
    .map((row, index) => {
      const last = row.findLastIndex((one) => one.text !== '')
      const cells = row.slice(0, last + 1)
      return {
        number: index + 1,
        cells: cells.map((one) => one.text),
        numeric: cells.map((one) => one.isNumber),
      }
    })
    .filter((row) => row.cells.length > 0)

async function readBack(bytes: Uint8Array) {
  const path = join(folder, 'list')
  await writeFile(path, bytes)
  await using list = await openList(path)
  const sheets = []
  for (const sheet of list.sheets) {
    const rows = []
    for await (const batch of sheet.rows()) rows.push(...batch)
    sheets.push({ name: sheet.name, rows: rows.filter((row) => row.cells.length > 0) })
  }
  return sheets
}

const excel: Manner = { daysToAdd: 0, dayCell: serialCell, words: ['0', '1'], errorText: '#N/A' }
const since1904: Manner = { ...excel, daysToAdd: 1_462 }
/** The writer leaves errors out. */
const openDocument: Manner = { daysToAdd: 0, dayCell: dateCell, words: ['FALSE', 'TRUE'], errorText: '' }

test.each<[BookType, string, Manner]>([
  ['xlsx', 'days from 1900', excel],
  ['xlsx', 'days from 1904', since1904],
  ['xlsm', 'days from 1900', excel],
  ['xlsb', 'days from 1900', excel],
  ['xlsb', 'days from 1904', since1904],
  ['biff8', 'days from 1900', excel],
  ['biff8', 'days from 1904', since1904],
  ['ods', 'days as words', openDocument],
])('%s, %s: what was written is read', async (bookType, _, manner) => {
  await fc.assert(
    fc.asyncProperty(anySheets, async (sheets) => {
      const workbook = utils.book_new()
      workbook.Workbook = { WBProps: { date1904: manner === since1904 } }
      const cases = sheets.map((rows) => rows.map((row) => row.map((one) => one(manner))))
      for (const [index, rows] of cases.entries())
        utils.book_append_sheet(workbook, sheetOf(rows), `Lembar ${index}`)
      const bytes = write(workbook, { type: 'buffer', bookType, bookSST: true }) as Buffer
      expect(await readBack(bytes)).toEqual(
        cases.map((rows, index) => ({ name: `Lembar ${index}`, rows: filled(rows) })),
      )
    }),
    // An old workbook costs a thread.
    { numRuns: bookType === 'biff8' ? Math.ceil(runs / 3) : runs },
  )
})

test('an old workbook of another writer', async () => {
  expect(await readBack(oldWorkbook())).toEqual([
    {
      name: 'Penerima',
      rows: [
        {
          number: 1,
          cells: ['Nama', 'NIK', 'Tgl Lahir', 'NIK angka', 'Aktif', 'Salah', 'Umur', 'Catatan'],
          numeric: Array(8).fill(false),
        },
        {
          number: 2,
          cells: [
            'JOSÉ ش 漢',
            '3509115204800001',
            '1980-04-12',
            '3509115204800001',
            '1',
            '#N/A',
            '45.5',
            'x'.repeat(2001),
          ],
          numeric: [false, false, false, true, false, false, true, false],
        },
      ],
    },
    { name: 'Kedua', rows: [{ number: 4, cells: ['', '', 'jauh'], numeric: [false, false, false] }] },
  ])
})

test('BIFF5, of before Unicode: texts in the code page of the file, numbers, days', async () => {
  const workbook = utils.book_new()
  const rows = [
    [
      { cell: { t: 's', v: 'José' }, text: 'José', isNumber: false },
      { cell: { t: 'n', v: 12.5 }, text: '12.5', isNumber: true },
      { cell: serialCell(34_703), text: '1995-01-04', isNumber: false },
    ],
  ] as const satisfies Case[][]
  utils.book_append_sheet(workbook, sheetOf(rows), 'Lama')
  const bytes = write(workbook, { type: 'buffer', bookType: 'biff5' }) as Buffer
  // The writer knows no code pages: é of Windows-1252.
  bytes[bytes.indexOf('Jos_') + 3] = 0xe9
  expect(await readBack(bytes)).toEqual([{ name: 'Lama', rows: filled(rows) }])
})
