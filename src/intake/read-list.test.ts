import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../../test/fixtures/make-workbook.ts'
import { nik, uglyLists } from '../../test/fixtures/ugly-lists.ts'
import { testClock } from '../../test/system.ts'
import { type Pack, readPack } from '../pack/index.ts'
import type { CheckedRow } from './model.ts'
import { checkSettingsOf, layoutSettingsOf } from './pack-rules.ts'
import { openList } from './read/index.ts'
import { checkRows, readLayout } from './read-list.ts'
import { createTally } from './rules/count-rows.ts'

let pack: Pack
let folder: string
beforeAll(async () => {
  pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
  folder = await mkdtemp(join(tmpdir(), 'welas-lists-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function check(listKindId: string, bytes: Uint8Array) {
  const path = join(folder, 'list')
  await writeFile(path, bytes)
  const kind = pack.listKinds.find((candidate) => candidate.id === listKindId)!
  const settings = layoutSettingsOf(pack, kind, new Map())
  const list = await openList(path)
  const layout = await readLayout(list, settings, kind.required)
  const tally = createTally()
  const rows: CheckedRow[] = []
  for await (const batch of checkRows(
    list,
    layout,
    settings,
    checkSettingsOf({ pack, clock: testClock }, kind, '2026-01-31'),
    tally,
  ))
    rows.push(...batch)
  return { layout, rows, counts: tally.counts(), tally }
}
const lineOf = (row: CheckedRow) =>
  [
    row.verdict,
    row.name,
    row.nikStatus,
    row.birthDate,
    row.villageCode,
    row.findings.map((finding) => finding.code).join(),
  ]
    .map((part) => part ?? '')
    .join('|')

test.each(uglyLists)('$title', async ({ listKindId, bytes, rows, skipped }) => {
  const checked = await check(listKindId, bytes)
  expect(checked.rows.map(lineOf)).toEqual(rows)
  expect(checked.counts.skipped).toEqual(skipped)
})

test('family headings give KK, address, hamlet, RT and RW', async () => {
  const { rows } = await check('buku-induk', uglyLists[1]!.bytes)
  expect(rows.map(({ kk, address, hamlet, rt, rw }) => [kk, address, hamlet, rt, rw])).toEqual([
    ['3509110101200001', 'JL. RAYA 5', 'KRAJAN', '003', '001'],
    ['3509110101200001', 'JL. RAYA 5', 'KRAJAN', '003', '001'],
    ['3509110101200002', null, null, '004', '001'],
  ])
})

test('RT and RW of an address count where no column of their own tells them', async () => {
  const head = 'Nama;Usia;Alamat;Desa/Kel;Kecamatan'
  const place = 'PADOMASAN;JOMBANG'
  const alone = await check(
    'prse',
    Buffer.from(`${head}\nSANTI;45;DUSUN KRAJAN RT 06 RW 01;${place}\nRINI;50;KRAJAN;${place}\n`),
  )
  expect(alone.rows.map(({ address, rt, rw }) => [address, rt, rw])).toEqual([
    ['DUSUN KRAJAN RT 06 RW 01', '006', '001'],
    ['KRAJAN', null, null],
  ])
  const own = await check('prse', Buffer.from(`${head};RT;RW\nSANTI;45;KRAJAN RT 06 RW 01;${place};2;\n`))
  expect(own.rows.map(({ rt, rw }) => [rt, rw])).toEqual([['002', null]])
})

test('facts are standardised for the claims', async () => {
  const blt = await check('blt-dd', uglyLists[2]!.bytes)
  expect(blt.rows.map((row) => row.facts)).toEqual([
    { amount: 300_000, deliveredOn: '2026-02-01' },
    { amount: 300_000, deliveredOn: '2026-02-02' },
  ])
  const ppks = await check('ppks', uglyLists[0]!.bytes)
  expect(ppks.rows.map((row) => row.facts.category)).toEqual(['pmks-08', 'pmks-23', undefined])
})

test('one cell may name several categories', async () => {
  const bytes = makeWorkbook([
    {
      name: 'A',
      rows: [
        ['Nama', 'NIK', 'Jenis PPKS'],
        ['BUDI', nik(1), 'Pengemis; Pemulung'],
        ['SITI', nik(2, true), '12'],
      ],
    },
  ])
  const { rows } = await check('ppks', bytes)
  expect(rows.map((row) => row.facts.category)).toEqual([['pmks-12', 'pmks-13'], 'pmks-12'])
})

test('a NIK column of numbers is told by its share of lost digits', async () => {
  const people = Array.from({ length: 30 }, (_, index) => [
    'BUDI',
    Number(nik((index + 1) * 10)),
    '12-04-1980',
  ])
  const { tally } = await check(
    'lansia-telantar',
    makeWorkbook([{ name: 'A', rows: [['Nama', 'NIK', 'Tgl Lahir'], ...people] }]),
  )
  expect(tally.lostDigitShare()).toBe(1)
})

test('a list without any known column name is refused', async () => {
  await expect(check('ppks', Buffer.from('a;b;c\n1;2;3\n'))).rejects.toMatchObject({
    code: 'intake.no-header',
  })
})

test('needed columns that are missing are named', async () => {
  const { layout } = await check('ppks', Buffer.from('Nama;NIK\nBUDI;1\n'))
  expect(layout.missing).toEqual(['category'])
})

const columns = ['Nama', 'NIK', 'Tgl Lahir', 'JK', 'Desa', 'Kecamatan'] as const
const people = [
  ['SITI AMINAH', nik(1, true), '12-04-1980', 'P', 'Sempolan', 'Silo'],
  ['BUDI', nik(2), '12-04-1980', 'L', 'Sukorejo', ''],
  ['MISNATI', '0', '1950', 'P', 'Pace', 'Silo'],
  ['', nik(4), '30-02-1980', 'L', 'Pace', 'Silo'],
] as const

test('the order of rows and columns changes nothing', async () => {
  const csv = (order: readonly number[], rows: readonly (readonly string[])[]) =>
    Buffer.from([columns, ...rows].map((row) => order.map((column) => row[column]).join(';')).join('\n'))
  const values = (rows: readonly CheckedRow[]) =>
    rows
      .map((row) =>
        [
          lineOf(row).split('|').slice(0, 5).join('|'),
          row.findings
            .map((finding) => finding.code)
            .sort()
            .join(),
        ].join(),
      )
      .sort()
  const expected = values((await check('prse', csv([0, 1, 2, 3, 4, 5], people))).rows)
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
      fc.shuffledSubarray([...people], { minLength: 4 }),
      async (order, rows) => {
        expect(values((await check('prse', csv(order, rows))).rows)).toEqual(expected)
      },
    ),
    { numRuns: 25 },
  )
})

test('random cells give rows with verdicts, never an error', async () => {
  const cell = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('###', 'JUMLAH', 'Mengetahui', '0', nik(1), '12-13-1980'),
    )
    .map((text) => text.replace(/["\0]/g, ''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const text = [columns, ...rows].map((row) => row.map((value) => `"${value}"`).join(';')).join('\n')
        const { counts } = await check('prse', Buffer.from(text))
        const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0)
        expect(counts.rows + skipped).toBe(rows.length + 1)
      },
    ),
    { numRuns: 50 },
  )
})
