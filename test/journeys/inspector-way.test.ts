import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findReadingFaults } from '../browser.ts'
import { publishedSteps } from '../demo-system.ts'
import { type City, openCity, waitForQueue } from './city.ts'

/** A citizen asks who has looked at her data; the inspector answers from the trace, without seeing her data. */
let city: City
let worker: Page
let inspector: Page
let personId: string
let name: string

beforeAll(async () => {
  city = await openCity('packs/jember', 1_500, publishedSteps)
  worker = await city.signIn('kasus-dinsos')
  inspector = await city.signIn('inspektorat')
}, 240_000)
afterAll(() => city.close())

const mainText = async (page: Page) => (await page.locator('main').textContent()) ?? ''

async function trace(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await inspector.getByLabel(label).first().fill(value)
  await inspector.getByRole('button', { name: 'Telusuri' }).click()
}

test('a case worker finds a person and opens the page', async () => {
  await worker.goto(`${city.address}/kerja/orang`)
  await worker.getByLabel('Nama atau bagian NIK').fill('siti')
  await worker.getByRole('button', { name: 'Cari' }).click()
  const link = worker.locator('main table a').first()
  name = (await link.textContent()) ?? ''
  await link.click()
  await worker.waitForURL(/\/kerja\/orang\/\d+/)
  personId = /orang\/(\d+)/.exec(worker.url())![1]!
})

test('the inspector is told who looked, how and what for, and nothing of the person', async () => {
  await inspector.goto(`${city.address}/kerja/jejak/orang`)
  await trace({ 'Nomor orang': personId, 'Alasan penelusuran': 'Aduan 12/2026' })
  await inspector.getByText('Pendamping kasus Dinas Sosial (contoh), caseworker, Dinsos').first().waitFor()
  const told = await mainText(inspector)
  expect(told).toContain('register.person.read')
  expect(told).toContain('register.people.searched')
  expect(told).not.toContain(name)
  expect(inspector.url()).not.toContain(personId)
})

test('the page of the person is closed to the inspector, and the trace to the case worker', async () => {
  await inspector.goto(`${city.address}/kerja/orang/${personId}`)
  expect(await inspector.content()).not.toContain(name)
  await worker.goto(`${city.address}/kerja/jejak`)
  expect(await worker.content()).not.toContain('Patut ditanyakan')
})

test('the look of the inspector is in the trace too, with its reason', async () => {
  await inspector.goto(`${city.address}/kerja/jejak/akun`)
  await inspector.getByLabel('Akun').selectOption({ label: 'Inspektorat (contoh), inspector, Setda' })
  await trace({
    'Dari tanggal': '2026-10-31',
    'Sampai tanggal': '2026-10-31',
    'Alasan penelusuran': 'Periksa diri',
  })
  await inspector.getByText('oversight.person.traced').first().waitFor()
  expect(await mainText(inspector)).toContain('Aduan 12/2026')
})

test('the whole trace is checked on demand and found whole', async () => {
  await inspector.goto(`${city.address}/kerja/jejak/keutuhan`)
  await inspector.getByRole('button', { name: 'Periksa seluruh jejak sekarang' }).click()
  await inspector.getByText('Pemeriksaan dimulai').waitFor()
  await waitForQueue(city.system)
  await inspector.goto(`${city.address}/kerja/jejak/keutuhan`)
  expect(await inspector.locator('tbody tr').first().textContent()).toContain('utuh')
})

test.each([360, 1280])('every page of the trace can be read by everybody at %i px', async (width) => {
  await inspector.setViewportSize({ width, height: 900 })
  const addresses = ['', '/orang', '/akun', '/keutuhan'].map((path) => `${city.address}/kerja/jejak${path}`)
  expect(await findReadingFaults(inspector, addresses)).toEqual([])
})
