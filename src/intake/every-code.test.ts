import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { nik } from '../../test/fixtures/ugly-lists.ts'
import { testClock } from '../../test/system.ts'
import { type Pack, readPack } from '../pack/index.ts'
import { messages } from './messages.ts'
import type { RawRow, RawSheet } from './model.ts'
import { checkSettingsOf, layoutSettingsOf } from './pack-rules.ts'
import { checkRows, noShape, readLayout } from './read-list.ts'
import { createTally } from './rules/count-rows.ts'

let pack: Pack
beforeAll(async () => {
  pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
})

const codesOf = (group: string) =>
  Object.keys(messages.id)
    .filter((key) => key.startsWith(`${group}.`))
    .map((key) => key.slice(group.length + 1))

interface Given {
  readonly list?: string
  readonly hidden?: boolean
  readonly numeric?: boolean
  /** Rows besides, to give a column its character. */
  readonly others?: readonly Record<string, string>[]
}
const person = { Nama: 'BUDI', NIK: nik(1), 'Tgl Lahir': '12-04-1980', Desa: 'Sempolan', Kecamatan: 'Silo' }
/** Code of a finding -> cells that bring it about, beside those of `person`. */
const findings: Readonly<Record<string, [cells: Record<string, string>, given?: Given]>> = {
  'required-missing': [{ Nama: '' }],
  'identity-missing': [{ NIK: '-', 'Tgl Lahir': 'NULL' }, { list: 'prse' }],
  'name-needed': [{ Nama: '12345' }],
  'village-needed': [{ Desa: 'Karangan', Unit: '1' }, { list: 'ambulans-desa' }],
  'category-needed': [{ 'Jenis PPKS': 'karangan' }, { list: 'ppks' }],
  'nik-length': [{ NIK: nik(1).slice(1) }],
  'nik-letters': [{ NIK: 'belum punya' }],
  'nik-scientific': [{ NIK: '3,50911E+15' }],
  'nik-numeric': [{ NIK: nik(10) }, { numeric: true }],
  'nik-placeholder': [{ NIK: '9999999999999999' }],
  'nik-temporary': [{ NIK: '0350930200100001' }],
  'nik-region': [{ NIK: `0109${nik(1).slice(4)}` }],
  'nik-date': [{ NIK: '3509113204800001' }],
  'nik-serial': [{ NIK: '3509111204800000' }],
  'nik-other-date': [{ 'Tgl Lahir': '13-04-1980' }],
  'nik-other-sex': [{ JK: 'P' }],
  'kk-length': [{ 'No KK': '350911010120001' }],
  'kk-letters': [{ 'No KK': 'belum' }],
  'kk-scientific': [{ 'No KK': '3.50911E+15' }],
  'kk-numeric': [{ 'No KK': '3509110101200010' }, { numeric: true }],
  'kk-placeholder': [{ 'No KK': '0' }],
  'kk-region': [{ 'No KK': '0509110101200001' }],
  'kk-is-nik': [{ 'No KK': nik(1) }],
  'name-title': [{ Nama: 'H. BUDI, S.Pd' }],
  'name-deceased': [{ Nama: 'BUDI (ALM)' }],
  'name-not-a-name': [{ Nama: '12345' }],
  'name-signs': [{ Nama: '=BUDI' }],
  'name-marks': [{ Nama: 'BUDI (2)*' }],
  'name-alias': [{ Nama: 'BUDI alias PAK TONO' }],
  'name-short': [{ Nama: 'B' }],
  'date-short-year': [{ 'Tgl Lahir': '12-04-80' }],
  'date-year-only': [{ 'Tgl Lahir': '1980' }],
  'date-unreadable': [{ 'Tgl Lahir': 'lupa' }],
  'date-impossible': [{ 'Tgl Lahir': '30-02-1980' }],
  'date-future': [{ 'Tgl Lahir': '12-04-2080' }],
  'date-too-old': [{ 'Tgl Lahir': '12-04-1880' }],
  'date-order-mixed': [
    { 'Tgl Lahir': '04/12/1980' },
    { others: [{ 'Tgl Lahir': '04/25/1980' }, { 'Tgl Lahir': '25/04/1980' }] },
  ],
  // The sample decides the order; a single other date far below it is read the only way it can be.
  'date-month-first': [
    { 'Tgl Lahir': '04/25/1980' },
    { others: Array.from({ length: 400 }, () => ({ 'Tgl Lahir': '25/04/1980' })) },
  ],
  'age-unreadable': [{ 'Tgl Lahir': '', Umur: 'tua' }],
  'age-other-date': [{ Umur: '20' }],
  'sex-unknown': [{ JK: 'X' }],
  'area-ambiguous': [{ Desa: 'Sukorejo', Kecamatan: '' }],
  'area-village-unknown': [{ Desa: 'Karangan' }],
  'area-district-unknown': [{ Desa: '', Kecamatan: 'Karangan' }],
  'rt-unreadable': [{ RT: 'satu' }],
  'rt-is-date': [{ 'RT/RW': '2026-03-01' }],
  'category-unknown': [{ 'Jenis PPKS': 'karangan' }, { list: 'ppks' }],
  'tick-unknown': [
    { Pemulung: 'mungkin' },
    { list: 'ppks', others: Array.from({ length: 20 }, () => ({ Pemulung: 'Ya' })) },
  ],
  'programme-unknown': [{ Program: 'karangan' }, { list: 'bansos-pkh' }],
  'number-unreadable': [{ Nominal: 'banyak' }, { list: 'blt-dd' }],
  'desil-outside': [{ Desil: '12' }, { list: 'dtsen' }],
  'word-unknown': [{ 'Status Hidup': 'entah' }],
  'code-unknown': [
    { Pekerjaan: '12' },
    { others: Array.from({ length: 9 }, () => ({ Pekerjaan: 'PETANI' })) },
  ],
  'cell-too-long': [{ Alamat: 'x'.repeat(2_001) }],
  'row-hidden': [{}, { hidden: true }],
}

async function codesIn([cells, given = {}]: (typeof findings)[string]): Promise<string[]> {
  const rows = [...(given.others ?? []), cells].map((own) => ({ ...person, ...own }))
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const sheet = sheetOf([
    headers,
    ...rows.map((row) => headers.map((header) => (row as Record<string, string>)[header] ?? '')),
  ])
  const last = rows.length + 1
  const marked: RawSheet = {
    ...sheet,
    rows: async function* () {
      for await (const batch of sheet.rows())
        yield batch.map((row) => ({
          ...row,
          numeric: row.cells.map(() => given.numeric === true),
          hidden: given.hidden === true && row.number === last,
        }))
    },
  }
  const { rows: checked } = await check([marked], given.list ?? 'penduduk-siak')
  return checked.at(-1)!.findings.map(({ code }) => code)
}

test.each(Object.keys(findings))('finding %s has an example', async (code) => {
  expect(await codesIn(findings[code]!)).toContain(code)
})

test('every finding has an example here, and its sentence in both languages', () => {
  expect(codesOf('finding').toSorted()).toEqual(Object.keys(findings).toSorted())
  expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.id).toSorted())
})

const many = (count: number, row: (index: number) => string[]) =>
  Array.from({ length: count }, (_, at) => row(at))
const days = (at: number) => String(1 + (at % 28)).padStart(2, '0')
const nikOf = (at: number) => `350911${days(at)}0480${String(at + 1).padStart(4, '0')}`
const header = ['Nama', 'NIK', 'Tgl Lahir', 'Desa', 'Kecamatan']
/** Code of a doubt about the whole file -> the sheets that bring it about. */
const alarms: Readonly<Record<string, [sheets: () => RawSheet[], list?: string]>> = {
  'nik-ending-zero': [
    () => [
      sheetOf([header, ...many(60, (at) => ['BUDI', nikOf(at % 2 === 0 ? at * 10 + 9 : at), '', '', ''])]),
    ],
  ],
  'nik-shared': [
    () => [sheetOf([header, ...many(9, (at) => [`ORANG ${'ABCDEFGHI'[at]}`, nik(1), '12-04-1980', '', ''])])],
  ],
  'dates-heaped': [() => [sheetOf([header, ...many(60, (at) => ['BUDI', nikOf(at), '01-01-1980', '', ''])])]],
  'one-village': [() => [sheetOf([header, ...many(300, (at) => ['BUDI', nikOf(at), '', 'Pace', 'Silo'])])]],
  'rows-far-from-last': [() => [sheetOf([header, ['BUDI', nik(1), '', '', '']])]],
  'rows-hidden': [
    () => [
      {
        ...sheetOf([]),
        rows: async function* () {
          yield [
            { number: 1, cells: header, numeric: null },
            { number: 2, cells: ['BUDI', nik(1)], numeric: null, hidden: true },
          ]
        },
      },
    ],
  ],
  'columns-hidden': [
    () => [
      { ...sheetOf([header, ['BUDI', nik(1)]]), shape: async () => ({ ...noShape, hiddenColumns: [1] }) },
    ],
  ],
  'merged-cells-cut': [
    () => [
      {
        ...sheetOf([header, ['BUDI', nik(1)]]),
        shape: async () => ({ ...noShape, down: { ...noShape.down, length: 9, isCut: true } }),
      },
    ],
  ],
  'sheet-hidden': [() => [{ ...sheetOf([header, ['BUDI', nik(1)]]), hidden: true }]],
  'columns-ask': [
    () => [sheetOf([['Nama', 'Identifikasi'], ...many(9, (at) => ['BUDI', `35091152048000${10 + at}`])])],
  ],
  'table-skipped': [() => [sheetOf([header, ['BUDI', nik(1)], [''], ['Desa', 'Jumlah'], ['Pace', '12']])]],
  'header-none': [
    () => [sheetOf(many(9, (at) => [`ORANG ${'ABCDEFGHI'[at]}`, `35091152048000${10 + at}`, 'P']))],
  ],
  'kind-doubtful': [
    () => [
      sheetOf([
        ['DAFTAR PENERIMA BLT DANA DESA'],
        ['Nama KPM', 'NIK', 'Desa', 'Jumlah BLT', 'Bulan', 'Tgl Salur'],
        ['BUDI', nik(1), 'Pace', '300000', 'Mei', '01-05-2025'],
      ]),
    ],
    'ppks',
  ],
}

test.each(Object.keys(alarms))('alarm %s has an example', async (code) => {
  const [sheets, list = 'penduduk-siak'] = alarms[code]!
  const { alarms: raised } = await check(sheets(), list)
  expect(raised.map((alarm) => alarm.code)).toContain(code)
})

test('every alarm has an example here; a clean list raises none', async () => {
  expect(codesOf('alarm').toSorted()).toEqual(Object.keys(alarms).toSorted())
  const clean = sheetOf([
    header,
    ...many(40, (at) => ['BUDI', nikOf(at), `${days(at)}-04-1980`, at % 2 ? 'Pace' : 'Sempolan', 'Silo']),
  ])
  expect((await check([clean], 'penduduk-siak', 40)).alarms).toEqual([])
})

function sheetOf(rows: readonly (readonly string[])[]): RawSheet {
  const all: RawRow[] = rows.map((cells, index) => ({ number: index + 1, cells, numeric: null }))
  return {
    name: 'Sheet1',
    rows: async function* () {
      yield all
    },
  }
}

const remembered = new Map<string, ReturnType<typeof makeSettings>>()
function settingsFor(listKindId: string) {
  const settings = remembered.get(listKindId) ?? makeSettings(listKindId)
  remembered.set(listKindId, settings)
  return settings
}
function makeSettings(listKindId: string) {
  const kind = pack.listKinds.find(({ id }) => id === listKindId)!
  return {
    kind,
    settings: layoutSettingsOf(pack, kind, new Map()),
    rules: checkSettingsOf({ pack, clock: testClock }, kind, '2026-01-31'),
  }
}

async function check(sheets: readonly RawSheet[], listKindId: string, rowsBefore = 1_000) {
  const { kind, settings, rules } = settingsFor(listKindId)
  const list = { format: 'xlsx' as const, encoding: null, delimiter: null, bytes: 1, sheets }
  const layout = await readLayout(list, settings, kind.required)
  const tally = createTally()
  const rows = []
  for await (const batch of checkRows(list, layout, settings, rules, tally)) rows.push(...batch)
  return { rows, alarms: tally.counts({ layout, rowsBefore }).alarms ?? [] }
}
