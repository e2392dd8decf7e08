import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signSample } from '../../src/planning/index.ts'
import { pdfLetters } from '../book-letters.ts'
import { findReadingFaults, openPage } from '../browser.ts'
import { plannedSteps } from '../demo-system.ts'
import { type City, download, openCity } from './city.ts'

/** The sample plan is published by the planner in the browser; everybody reads it, as pages and as books. */
let city: City
let planner: Page
let visitor: Page

beforeAll(async () => {
  city = await openCity('packs/jember', 1_500, plannedSteps)
  await signSample(city.system)
  visitor = await openPage(city.browser, { scripts: false })
}, 180_000)
afterAll(() => city.close())

async function publish(title: string): Promise<void> {
  await planner.goto(`${city.address}/kerja/rencana/terbitan`)
  await planner.getByText('Terbitkan rencana').first().click()
  await planner.getByLabel('Judul terbitan').fill(title)
  await planner.getByRole('button', { name: 'Terbitkan rencana' }).click()
}

test('before anything is published the public page says so', async () => {
  // In English: a finished page is kept by the server, and the Indonesian one is looked at below.
  const page = await openPage(city.browser, { language: 'en' })
  await page.goto(`${city.address}/rencana`)
  expect(await page.locator('main').textContent()).toContain('The plan is not published yet')
})

test('the planner publishes; the new edition is the newest one for everybody', async () => {
  planner = await city.signIn('bappeda')
  await publish('Terbitan pertama')
  await planner.getByText('Terbitan 2026-1 sudah keluar.').waitFor()
  await visitor.goto(`${city.address}/rencana/terbitan`)
  expect(await visitor.locator('tbody tr').allTextContents()).toEqual([
    expect.stringContaining('Terbitan pertama'),
  ])
})

test('a change in the plan is told in words before and after the next edition', async () => {
  await city.system.database.write((writer) =>
    writer.query(
      `insert into planning.entry_revision (term_id, kind, entry_id, revision, content, recorded_by, recorded_at)
       select term_id, kind, entry_id, revision + 1, jsonb_set(content, '{endsOn}', '"2029-12-01"'), 'x', now()
       from planning.entry_revision where kind = 'action' and entry_id = 'a-akta' order by revision desc limit 1`,
    ),
  )
  await planner.goto(`${city.address}/kerja/rencana/terbitan`)
  const told = await planner.locator('main').textContent()
  expect(told).toMatch(
    /Akta kelahiran.*tanggal selesai mundur [\d.]+ hari, dari .* menjadi 1 Desember 2029\./,
  )
  await publish('Terbitan kedua')
  await planner.getByText('Terbitan 2026-2 sudah keluar.').waitFor()
  await visitor.goto(`${city.address}/rencana/terbitan/2026-2`)
  expect(await visitor.locator('main').textContent()).toContain('menjadi 1 Desember 2029.')
})

test('a page that saw an older edition cannot publish over a newer one', async () => {
  const page = await city.signIn('bappeda')
  await page.goto(`${city.address}/kerja/rencana/terbitan`)
  await publish('Terbitan ketiga')
  await planner.getByText('Terbitan 2026-3 sudah keluar.').waitFor()
  await page.getByText('Terbitkan rencana').first().click()
  await page.getByLabel('Judul terbitan').fill('Terlambat')
  await page.getByRole('button', { name: 'Terbitkan rencana' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('2026-3')
})

test('anybody compares an edition with any other, without scripts, and reads which is the earlier', async () => {
  const path = `${city.address}/rencana/terbitan/2026-3`
  await visitor.goto(path)
  await visitor.getByLabel('Bandingkan dengan terbitan').selectOption('2026-1')
  await visitor.getByRole('button', { name: 'Bandingkan' }).click()
  await visitor.waitForURL(`${path}?dengan=2026-1`)
  const told = await visitor.locator('main').textContent()
  expect(told).toContain('dari terbitan 2026-1, yang lebih awal, ke terbitan 2026-3.')
  expect(told).toContain('menjadi 1 Desember 2029.')
  await visitor.goto(`${city.address}/rencana/terbitan/2026-1?dengan=2026-3`)
  expect(await visitor.locator('main').textContent()).toContain('menjadi 1 Desember 2029.')
  await visitor.goto(`${path}?dengan=2026-3`)
  expect(await visitor.locator('main').textContent()).toContain('Tidak ada perbedaan')
  const unknown = await visitor.goto(`${path}?dengan=2019-1`)
  expect(unknown!.status()).toBe(404)
  expect(await visitor.locator('main').textContent()).toContain('Terbitan 2019-1 tidak ada.')
})

test('staff compare the living plan with any edition', async () => {
  await planner.goto(`${city.address}/kerja/rencana/terbitan?dengan=2026-1`)
  const told = await planner.locator('main').textContent()
  expect(told).toContain('Yang berubah sejak terbitan 2026-1')
  expect(told).toContain('menjadi 1 Desember 2029.')
})

test('a head of an agency sees editions but cannot publish', async () => {
  const page = await city.signIn('kepala-dinkes')
  await page.goto(`${city.address}/kerja/rencana/terbitan`)
  await page.getByText('Terbitkan rencana').first().click()
  expect(await page.getByRole('button', { name: 'Terbitkan rencana' }).isDisabled()).toBe(true)
  expect(await page.locator('main').textContent()).toContain('Hanya perencana dan walidata')
})

test('the book on the screen, its PDF and its numbers are one', async () => {
  const page = await openPage(city.browser)
  await page.goto(`${city.address}/rencana/buku/rencana-induk`)
  const cells = await page.locator('table th, table td').allTextContents()
  const bytes = await readFile(await download(page, 'Unduh PDF'))
  const letters = await pdfLetters(bytes)
  expect(cells.length).toBeGreaterThan(300)
  expect(cells.filter((cell) => cell.length < 25 && !letters.includes(cell.replace(/\s+/g, '')))).toEqual([])
  const again = await fetch(`${city.address}/open/v1/plan/editions/2026-3/books/rencana-induk.pdf`)
  expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true)
})

test('a draft is for staff only', async () => {
  const path = `${city.address}/api/planning/books/ringkasan.pdf`
  expect((await fetch(path)).status).toBe(401)
  const answer = await planner.request.get(path)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect(await pdfLetters(await answer.body())).toContain('KONSEP')
})

test.each([360, 1280])(
  'no page of the plan has accessibility faults or scrolls sideways at %i px',
  async (width) => {
    const page = await openPage(city.browser, { width })
    const paths = [
      '/rencana',
      '/rencana/terbitan/2026-3?lang=en',
      '/rencana/terbitan',
      '/rencana/terbitan/2026-2',
      '/rencana/terbitan/2026-3?dengan=2026-1',
      '/rencana/buku/analisis',
      '/rencana/buku/rencana-induk',
      '/rencana/buku/ringkasan',
    ]
    const faults = await findReadingFaults(
      page,
      paths.map((path) => city.address + path),
    )
    expect(faults).toEqual([])
  },
)
