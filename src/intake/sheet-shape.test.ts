import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../../test/fixtures/make-workbook.ts'
import { nik } from '../../test/fixtures/ugly-lists.ts'
import { testClock } from '../../test/system.ts'
import type { Field } from '../kernel/fields.ts'
import { type Pack, readPack } from '../pack/index.ts'
import type { CheckedRow } from './model.ts'
import { checkSettingsOf, layoutSettingsOf } from './pack-rules.ts'
import { openList } from './read/index.ts'
import { checkRows, readLayout } from './read-list.ts'
import { createTally } from './rules/count-rows.ts'
import type { Pointed } from './rules/find-layout.ts'

let pack: Pack
let folder: string
beforeAll(async () => {
  pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
  folder = await mkdtemp(join(tmpdir(), 'welas-shapes-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(bytes: Uint8Array, listKindId = 'prse', pointed?: Pointed) {
  const path = join(folder, 'list.xlsx')
  await writeFile(path, bytes)
  const kind = pack.listKinds.find(({ id }) => id === listKindId)!
  const settings = {
    ...layoutSettingsOf(pack, kind, new Map<string, Field | null>()),
    ...(pointed ? { recall: () => pointed } : {}),
  }
  const list = await openList(path)
  const layout = await readLayout(list, settings, kind.required)
  const tally = createTally()
  const rows: CheckedRow[] = []
  const rules = checkSettingsOf({ pack, clock: testClock }, kind, '2026-01-31')
  for await (const batch of checkRows(list, layout, settings, rules, tally)) rows.push(...batch)
  return { list, layout, rows, counts: tally.counts({ layout, rowsBefore: null }) }
}
const names = (rows: readonly CheckedRow[]) => rows.map(({ name }) => name)

test('a workbook tells merged cells, hidden rows, columns and sheets', async () => {
  const rowXml = (number: number, texts: readonly string[], hidden = '') =>
    `<row r="${number}"${hidden}>${texts.map((text, at) => `<c r="${'ABC'[at]}${number}" t="str"><v>${text}</v></c>`).join('')}</row>`
  const sheet = `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${[
    rowXml(1, ['DAFTAR']),
    rowXml(2, ['Nama', 'NIK', 'Desa']),
    rowXml(3, ['BUDI', nik(1), 'Pace']),
    rowXml(4, ['AGUS', nik(3), 'Pace'], ' hidden="1"'),
  ].join('')}</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>`
  const workbook =
    '<workbook xmlns:r="x"><sheets><sheet name="A" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>'
  const { list, rows, counts } = await read(
    makeWorkbook([{ name: 'A', rows: [] }], {
      'xl/worksheets/sheet1.xml': sheet,
      'xl/workbook.xml': workbook,
    }),
  )
  expect(await list.sheets[0]!.shape!()).toMatchObject({
    merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }],
    hiddenColumns: [1],
  })
  // Who hides a row did not delete it: it is read, and said.
  expect(names(rows)).toEqual(['BUDI', 'AGUS'])
  expect(rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([[], ['row-hidden']])
  expect(counts.alarms?.map(({ code }) => code)).toEqual(['sheet-hidden', 'columns-hidden', 'rows-hidden'])
})

test('a header of three rows with merged groups; what stands under "Ayah" is not the person', async () => {
  const { layout } = await read(
    makeWorkbook([
      {
        name: 'A',
        rows: [
          ['No', 'Penduduk', null, null, null, 'Ayah', null],
          [null, 'Nama', 'NIK', 'Lahir', null, 'Nama', 'NIK'],
          [null, null, null, 'Tempat', 'Tanggal', null, null],
          ['1', 'BUDI', nik(1), 'JEMBER', '12-04-1980', 'TOLAK', nik(3)],
        ],
        merges: ['A1:A3', 'B1:E1', 'F1:G1', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:G3'],
      },
    ]),
  )
  expect(layout.sheets[0]!.headerRows).toEqual({ first: 1, last: 3 })
  expect(layout.sheets[0]!.mapping).toEqual([
    'rowNumber',
    'name',
    'nik',
    'birthPlace',
    'birthDate',
    'fatherName',
    null,
  ])
})

test('what is merged downwards is said of every row it reaches, but never a name or a number of a person', async () => {
  const { rows } = await read(
    makeWorkbook([
      {
        name: 'A',
        rows: [
          ['No KK', 'Nama', 'NIK', 'Desa'],
          ['3509012001150001', 'BUDI', nik(1), 'Pace'],
          [null, 'SITI', nik(2, true), null],
          [null, 'AGUS', nik(3), 'Sempolan'],
          [null, 'DEWI', nik(4, true), null],
          [null, null, nik(5), null],
        ],
        merges: ['A2:A4', 'D2:D3', 'B5:B6'],
      },
    ]),
  )
  const kk = '3509012001150001'
  expect(rows.map((row) => [row.kk, row.name, row.villageCode !== null])).toEqual([
    [kk, 'BUDI', true],
    [kk, 'SITI', true],
    [kk, 'AGUS', true],
    [null, 'DEWI', false],
    [null, null, false],
  ])
  expect(rows[1]!.cells).toEqual(['', 'SITI', nik(2, true)])
})

test('merged cells are filled down in a sheet longer than any sample', async () => {
  const families = 7_000
  const kkOf = (family: number) => `35090120011${String(family).padStart(5, '0')}`
  const members = Array.from({ length: families * 3 }, (_, at) => [
    at % 3 === 0 ? kkOf(at / 3 + 1) : null,
    'BUDI',
    'Pace',
  ])
  const merges = Array.from({ length: families }, (_, family) => `A${family * 3 + 2}:A${family * 3 + 4}`)
  const rows = [['No KK', 'Nama', 'Desa'], ...members]
  const read1 = await read(makeWorkbook([{ name: 'A', rows, merges: merges.reverse() }]))
  expect(read1.rows.length).toBe(families * 3)
  expect(read1.rows.every(({ kk }, at) => kk === kkOf(Math.floor(at / 3) + 1))).toBe(true)
})

test('tables side by side are read one after the other, each row with its own columns', async () => {
  const half = ['No', 'Nama', 'NIK']
  const { layout, rows } = await read(
    makeWorkbook([
      {
        name: 'Data',
        rows: [
          ['DESA PACE'],
          [...half, null, ...half],
          ['1', 'BUDI', nik(1), null, '3', 'AGUS', nik(3)],
          ['2', 'SITI', nik(2, true), null, '4', 'DEWI', nik(4, true)],
        ],
      },
    ]),
  )
  expect(layout.sheets.map(({ sheet, part }) => [sheet, part?.firstColumn])).toEqual([
    ['Data (A-C)', 0],
    ['Data (E-G)', 4],
  ])
  expect(rows.map(({ sheet, rowNumber, name }) => [sheet, rowNumber, name])).toEqual([
    ['Data (A-C)', 3, 'BUDI'],
    ['Data (A-C)', 4, 'SITI'],
    ['Data (E-G)', 3, 'AGUS'],
    ['Data (E-G)', 4, 'DEWI'],
  ])
})

test('a table below with other columns is a table of its own, wherever it stands; one that says no person is told', async () => {
  const long = Array.from({ length: 900 }, (_, at) => [`BUDI ${'ABC'[at % 3]}`, nik((at % 90) + 1), 'Pace'])
  const { layout, rows, counts } = await read(
    makeWorkbook([
      {
        name: 'A',
        rows: [
          ['Nama', 'NIK', 'Desa'],
          ...long,
          [],
          ['DATA PENGURUS'],
          ['No', 'NIK', 'Nama', 'Desa'],
          ['1', nik(1), 'SITI', 'Sempolan'],
          ['Nama', 'NIK', 'Desa'],
          ['AGUS', nik(3), 'Pace'],
          [],
          ['Desa', 'Jumlah'],
          ['Pace', '12'],
        ],
      },
    ]),
  )
  expect(layout.sheets.map(({ sheet, role }) => [sheet, role])).toEqual([
    ['A', 'data'],
    ['A (baris 904)', 'data'],
    ['A (baris 906)', 'data'],
    ['A (baris 909)', 'other-table'],
  ])
  expect(rows.slice(900).map((row) => [row.rowNumber, row.name, row.nik, row.villageCode !== null])).toEqual([
    [905, 'SITI', nik(1), true],
    [907, 'AGUS', nik(3), true],
  ])
  expect([counts.rows, counts.skipped]).toEqual([902, { header: 3, title: 1, 'other-table': 2, blank: 2 }])
  expect(counts.alarms?.map(({ code }) => code)).toContain('table-skipped')
})

test('what a person points at wins over what was found', async () => {
  const bytes = makeWorkbook([
    {
      name: 'A',
      rows: [
        ['Nama', 'NIK', 'Desa'],
        ['x', 'y', 'z'],
        ['PACE', nik(1), 'BUDI'],
      ],
    },
  ])
  const pointed: Pointed = {
    headerRows: { first: 2, last: 2 },
    columns: new Map<number, Field | null>([
      [0, 'village'],
      [1, null],
      [2, 'name'],
    ]),
  }
  const { layout, rows } = await read(bytes, 'prse', pointed)
  expect(layout.sheets[0]!.mapping).toEqual(['village', null, 'name'])
  expect(layout.sheets[0]!.columns!.map(({ reason }) => reason)).toEqual(['choice', 'choice', 'choice'])
  expect(rows.map(({ name, nik: number }) => [name, number])).toEqual([['BUDI', null]])
})

test('a header that its values contradict is a question, and what they look like is proposed', async () => {
  const people = Array.from({ length: 12 }, (_, at) => [
    `ORANG ${'ABCDEFGHIJKL'[at]}`,
    at % 2 ? 'L' : 'P',
    '12-04-1980',
  ])
  const { layout } = await read(
    makeWorkbook([{ name: 'A', rows: [['Nama', 'Tgl Lahir', 'Kolom X'], ...people] }]),
  )
  expect(layout.sheets[0]!.mapping).toEqual(['name', null, null])
  expect(layout.sheets[0]!.columns).toMatchObject([
    { field: 'name', certainty: 'sure', reason: 'header' },
    {
      field: 'sex',
      certainty: 'ask',
      reason: 'content',
      looksLike: { field: 'sex', share: 100, values: 12 },
    },
    { field: 'birthDate', certainty: 'ask', reason: 'content' },
  ])
})
