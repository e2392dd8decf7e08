import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openList } from '../../src/intake/read/index.ts'
import { type City, download, enterList, openCity } from './city.ts'
import { bombWorkbook, damagedWorkbook, hostileWorkbook, newPerson, standingRows } from './hostile-list.ts'

/** One list from an agency's desk into the register and out again, through the pages alone. */
let city: City
let operator: Page
let walidata: Page
let batchAddress: string
beforeAll(async () => {
  city = await openCity('packs/jember', 1_000, ['synth', 'accounts', 'receive', 'check', 'apply'])
  await enterList(city, {
    agencyId: 'dispendukcapil',
    listKindId: 'penduduk-siak',
    period: '2026-10-01',
    rows: standingRows,
  })
  operator = await city.signIn('operator-dinsos')
  walidata = await city.signIn('walidata')
}, 120_000)
afterAll(() => city.close())

const verdicts = [
  ...['diterima', 'diterima', 'diterima', 'diterima', 'catatan', 'diterima'],
  ...['catatan', 'catatan', 'diterima', 'ditolak', 'ditolak'],
]
const verdictOf: Readonly<Record<string, string>> = {
  diterima: 'diterima',
  catatan: 'diterima dengan catatan',
  ditolak: 'ditolak',
}
/** Row of the list, counted from 1, and what must be said about it. */
const reasons: readonly (readonly [number, RegExp])[] = [
  [5, /NIK: disimpan sebagai angka sehingga angka terakhir hilang/],
  [7, /Desa: ada lebih dari satu desa dengan nama ini; tulis juga kecamatannya/],
  [8, /Nama: ada tanda yang tidak ada dalam nama orang/],
  [10, /orang tidak dapat dikenali: selain nama, perlu NIK/],
  [11, /Jenis PPKS: kategori tidak dikenal/],
]

/** Hands a workbook in by the form, as the operator. */
async function handIn(fileName: string, bytes: Uint8Array): Promise<void> {
  await operator
    .getByRole('navigation', { name: 'Menu petugas' })
    .getByRole('link', { name: 'Daftar' })
    .click()
  await operator.getByLabel('Jenis daftar').selectOption('ppks')
  await operator.getByLabel('Daftar ini menerangkan keadaan tanggal').fill('2026-10-12')
  await operator.getByLabel('Berkas').setInputFiles({
    name: fileName,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  })
  await operator.getByRole('button', { name: 'Serahkan' }).click()
}

/** Rows of a table as lines: its cells with one space between. */
async function linesOf(page: Page, caption: string): Promise<string[]> {
  const table = page.getByRole('table', { name: caption }).first()
  await table.waitFor()
  const rows = await table.locator('tbody tr').all()
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allTextContents()).join(' ')))
}

async function rowsOf(path: string): Promise<string[][]> {
  const [sheet] = (await openList(path)).sheets
  const rows: string[][] = []
  for await (const batch of sheet!.rows()) rows.push(...batch.map((row) => row.cells as string[]))
  return rows
}

/** Searches as the walidata does and waits for the answer. */
async function searchFor(name: string): Promise<void> {
  await walidata.goto(`${city.address}/kerja/orang`)
  await walidata.getByLabel('Nama atau bagian NIK').fill(name)
  await walidata.getByRole('button', { name: 'Cari' }).click()
  await walidata.locator('.results').or(walidata.getByText('Tidak ada yang cocok')).first().waitFor()
}

describe('a list that looks hostile', () => {
  test('is read as it is, and every row has a verdict with its reason', async () => {
    await handIn('PPKS Silo.xlsx', hostileWorkbook())
    await operator.waitForURL(/\/kerja\/daftar\/\d+$/)
    batchAddress = operator.url()
    expect(await linesOf(operator, 'Hasil pemeriksaan')).toEqual([
      'diterima 6 54,5 %',
      'diterima dengan catatan 3 27,3 %',
      'ditolak 2 18,2 %',
    ])
    expect(await linesOf(operator, 'Baris yang bukan data')).toEqual(
      expect.arrayContaining([
        'judul di atas tabel 2',
        'judul kolom 2',
        'nomor kolom (1)(2)(3) 1',
        'jumlah 1',
        'tanda tangan dan catatan kaki 3',
      ]),
    )
    await operator.getByRole('link', { name: 'Baris', exact: true }).click()
    await operator.getByRole('link', { name: 'Seperti di berkas' }).click()
    await operator.waitForURL(/urut=berkas/)
    const lines = await linesOf(operator, 'Baris daftar')
    expect(lines.map((line) => line.split(' ')[1])).toEqual(verdicts)
    for (const [row, reason] of reasons) expect(lines[row - 1]).toMatch(reason)
  })

  test('comes back as a workbook with the reasons and nothing that a spreadsheet program would run', async () => {
    const path = await download(operator, /Unduh daftar dengan alasannya/)
    const [head, ...rows] = await rowsOf(path)
    expect(head!.slice(-2)).toEqual(['Status Welas', 'Keterangan Welas'])
    expect(rows.map((cells) => cells[9])).toEqual(verdicts.map((verdict) => verdictOf[verdict]))
    for (const [row, reason] of reasons) expect(rows[row - 1]!.at(-1)).toMatch(reason)
    expect(rows[7]![1]).toBe("=cmd|'/C calc'!A0")
    const sheet = strFromU8(unzipSync(await readFile(path))['xl/worksheets/sheet1.xml']!)
    expect(sheet).not.toContain('<f>')
    expect(sheet.match(/<c [^>]*t="(?!inlineStr)/g)).toBeNull()
  })

  test('is forecast and approved by the walidata, not by the operator', async () => {
    expect(await operator.getByRole('button', { name: 'Masukkan ke data bersama' }).isDisabled()).toBe(true)
    await walidata.goto(batchAddress)
    const told = await linesOf(walidata, 'Bila daftar ini dimasukkan')
    // A full list of the newest month: who stood in the one before and is not in it has left it.
    expect(told.map((line) => line.trim())).toEqual([
      'orang baru 6',
      'sudah dikenal 3',
      'dikenal, ada isian berubah 1',
      'bertentangan dengan sumber lain 1',
      'tidak ada lagi di daftar ini 65',
      'baris sama seperti sebelumnya 0',
      'perlu diputuskan orang 0',
      'ditolak 2',
    ])
    await walidata.getByRole('button', { name: 'Masukkan ke data bersama' }).click()
    await walidata.getByText('sudah masuk', { exact: true }).waitFor()
  })

  test('brings a person who is found by a name typed wrongly and opened for a purpose', async () => {
    await searchFor('wiryantinni kusumaningrom')
    await walidata.getByRole('link', { name: newPerson }).click()
    await walidata.getByRole('heading', { name: newPerson }).waitFor()
    await walidata.getByText('Dibuka untuk: Program bantuan. Pembukaan ini tercatat.').waitFor()
    expect(await linesOf(walidata, '1 kategori tercatat')).toEqual([
      'Fakir miskin 12 Okt 2026 – Dinsos · Okt 2026 · catatan 1',
    ])
    expect(await linesOf(walidata, '1 catatan dari daftar dinas')).toEqual([
      expect.stringContaining('PPKS Silo.xlsx PPKS, baris 10'),
    ])
  })

  test('is undone, and the person is gone', async () => {
    await walidata.goto(batchAddress)
    await walidata.locator('summary', { hasText: 'Batalkan' }).click()
    await walidata.getByRole('button', { name: 'Batalkan: keluarkan dari data bersama' }).click()
    await walidata.getByText('Daftar dibatalkan.').waitFor()
    await searchFor(newPerson)
    expect(await walidata.getByRole('link', { name: newPerson }).count()).toBe(0)
    await searchFor('BAMBANG KUSUMADEWA')
    expect(await walidata.getByRole('link', { name: 'BAMBANG KUSUMADEWA' }).count()).toBe(1)
  })
})

describe('a file that cannot be read is refused in words', () => {
  test.each([
    ['cut off', damagedWorkbook, /Berkas ini rusak atau terpotong dan tidak dapat dibaca/],
    [
      'a zip bomb',
      bombWorkbook,
      /jauh lebih besar daripada yang wajar untuk sebuah daftar, maka tidak dibuka/,
    ],
  ])('%s', async (name, makeBytes, sentence) => {
    await handIn(`${name}.xlsx`, makeBytes())
    await operator.getByText(sentence).waitFor()
  })
})

test('titles of staff pages follow the language of the reader', async () => {
  const titles: string[] = []
  for (const path of ['', '/daftar', '/orang', '/orang/1', '/periksa', '/janji']) {
    await walidata.goto(`${city.address}/kerja${path}?lang=en`)
    titles.push(await walidata.title())
  }
  expect(titles).toEqual(
    ['Start', 'Lists', 'Find a person', 'Person', 'Review: the same person?', 'Promises'].map(
      (title) => `${title} · Welas`,
    ),
  )
})
