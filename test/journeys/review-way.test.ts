import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccessibilityFaults, screenshot } from '../browser.ts'
import { type City, enterList, openCity, waitForQueue } from './city.ts'

/**
 * An old woman is registered as neglected; her meals were noted under half her name and an age, without her NIK. Until a
 * person says that both are her, she is not counted as reached.
 */
let city: City
let page: Page
beforeAll(async () => {
  city = await openCity('packs/jember', 1_000, ['synth', 'accounts', 'receive', 'check', 'apply'])
  const rows = [
    ['NIK', 'Nama', 'Tanggal Lahir', 'JK', 'Desa', 'Kecamatan'],
    ['3509305203500001', 'SULASTRINI PURWANDARI', '12-03-1950', 'P', 'Sempolan', 'Silo'],
  ]
  const period = '2026-10-01'
  await enterList(city, { agencyId: 'dispendukcapil', listKindId: 'penduduk-siak', period, rows })
  await enterList(city, { agencyId: 'dinsos', listKindId: 'lansia-telantar', period, rows })
  await enterList(city, {
    agencyId: 'dinsos',
    listKindId: 'permakanan-lansia',
    period: '2026-10-31',
    rows: [
      ['Nama', 'Umur', 'JK', 'Desa', 'Kecamatan', 'Tanggal Terima'],
      ['SULASTRINI', '75', 'P', 'Sempolan', 'Silo', '05-10-2026'],
    ],
  })
  page = await city.signIn('walidata')
}, 120_000)
afterAll(() => city.close())

/** The counts of the promise's page as a reader finds them: its first terms with their numbers. */
async function readCounts(): Promise<Record<'entitled' | 'reached' | 'missed', number>> {
  await page.goto(`${city.address}/kerja/janji/lansia-tidak-lapar`)
  const numberAt = async (text: RegExp) =>
    Number(
      /\d+/.exec((await page.locator('.legend li').filter({ hasText: text }).first().textContent())!)![0],
    )
  const reached = await numberAt(/^\s*Berhak dan menerima/)
  const missed = await numberAt(/^\s*Berhak tetapi terlewat/)
  const entitled = page
    .locator('dt', { hasText: /^Berhak$/ })
    .first()
    .locator('+ dd')
  return { entitled: Number.parseInt((await entitled.textContent())!, 10), reached, missed }
}

let before: Awaited<ReturnType<typeof readCounts>>
test('the promise has a count before the decision', async () => {
  before = await readCounts()
  expect(before.missed).toBeGreaterThan(0)
  expect(before.reached + before.missed).toBe(before.entitled)
})

test('the queue asks about her among the first, with both lists and the reasons', async () => {
  await page.getByRole('link', { name: 'Periksa' }).click()
  await page.getByRole('link', { name: 'SULASTRINI ⇄ SULASTRINI PURWANDARI' }).click()
  await page.getByRole('heading', { name: 'Apakah ini orang yang sama?' }).waitFor()
  const table = page.locator('table.side-by-side')
  expect(await table.locator('thead').textContent()).toContain('Penerima permakanan')
  expect(await table.locator('tr.differs th').allTextContents()).toContain('Nama beda')
  expect(await table.locator('td').allTextContents()).toContain('12 Maret 1950')
  expect(await page.getByRole('heading', { name: 'Alasan sistem' }).isVisible()).toBe(true)
})

test('the walidata decides that they are the same, and the person then shows both sources', async () => {
  await page.getByLabel('Catatan Anda').fill('Ditanyakan ke desa.')
  await page.getByRole('button', { name: 'Sama', exact: true }).click()
  const saved = page.getByText(/Tersimpan: pasangan \d+ adalah orang yang sama/)
  await saved.getByRole('link').click()
  await page.getByText(/Diputuskan: orang yang sama, oleh Walidata/).waitFor()
  await page.getByRole('link', { name: 'Buka halaman orangnya' }).first().click()
  await page.getByRole('heading', { name: 'SULASTRINI PURWANDARI' }).waitFor()
  const sources = page.getByRole('table', { name: '3 catatan dari daftar dinas' })
  const text = (await sources.textContent())!
  expect(text).toContain('Data penduduk')
  expect(text).toContain('lanjut usia telantar')
  expect(text).toContain('Penerima permakanan')
  expect(await page.getByText('Ditanyakan ke desa.').isVisible()).toBe(true)
})

test('after the measurement the promise reaches exactly one person more', async () => {
  await waitForQueue(city.system)
  const after = await readCounts()
  expect(after.reached).toBe(before.reached + 1)
  expect(after.reached + after.missed).toBe(after.entitled)
})

test('a planner adds a document to the promise, gets it back, and a page dressed as a PDF is refused', async () => {
  const planner = await city.signIn('bappeda')
  await planner.goto(`${city.address}/kerja/janji/lansia-tidak-lapar`)
  const send = async (name: string, text: string) => {
    await planner.getByLabel('Judul').fill('Laporan dapur lansia')
    await planner.getByLabel('Tanggal').fill('2026-10-05')
    await planner.getByLabel('Sumber').fill('Dinas Sosial')
    await planner
      .getByLabel('Berkas')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
    await planner.getByRole('button', { name: 'Tambah bukti' }).click()
  }
  await send('laporan.pdf', '<html>bukan PDF</html>')
  await planner.getByText('Berkas bukti harus PDF, JPEG, PNG atau WebP.').waitFor()
  await send('laporan.pdf', '%PDF-1.7 laporan')
  await planner.getByText('Bukti tersimpan.').waitFor()
  const [download] = await Promise.all([
    planner.waitForEvent('download'),
    planner.getByRole('link', { name: 'Unduh: Laporan dapur lansia' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^bukti-\d+\.pdf$/)
  expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.7 laporan')
  expect(await findAccessibilityFaults(planner)).toEqual([])
  await screenshot(planner, 'evidence-1280')
})
