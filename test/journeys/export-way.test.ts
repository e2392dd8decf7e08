import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findReadingFaults } from '../browser.ts'
import { publishedSteps } from '../demo-system.ts'
import { type City, openCity } from './city.ts'

/** A case worker asks for the missed of the regency; her head approves; she takes the file, and it says whose copy it is. */
let city: City
let worker: Page
let head: Page
let names: string

beforeAll(async () => {
  city = await openCity('packs/jember', 1_500, publishedSteps)
  // So small a city has no long list.
  Object.assign(city.system.pack.settings.exports, { approvalFrom: 2 })
  names = `${city.address}/kerja/nama`
  worker = await city.signIn('kasus-dinsos')
  head = await city.signIn('kepala-dinsos')
}, 120_000)
afterAll(() => city.close())

test('what is asked for waits, and cannot be taken', async () => {
  await worker.goto(`${city.address}/kerja/janji/sembako-tepat-sasaran`)
  await worker.getByLabel('Tujuan').fill('kunjungan petugas sosial bulan November')
  await worker.getByRole('button', { name: 'Minta daftar' }).click()
  await worker.waitForURL(names)
  await worker.getByText('menunggu persetujuan').waitFor()
  expect(await worker.getByRole('button', { name: 'Ambil Excel' }).count()).toBe(0)
})

test('the head sees how many and what for, nobody by name, and approves with a reason', async () => {
  await head.goto(names)
  const card = await head.locator('main section').first().textContent()
  expect(card).toContain('kunjungan petugas sosial bulan November')
  expect(card).toMatch(/\d+ orang, .*Jember/)
  await head.getByLabel('Alasan').fill('sesuai rencana kunjungan')
  await head.getByRole('button', { name: 'Setujui' }).click()
  await head.getByText('boleh diambil').waitFor()
  expect(await head.getByRole('button', { name: 'Ambil Excel' }).count()).toBe(0)
})

test('who asked takes the file; each row and page carries the number and the holder', async () => {
  await worker.reload()
  const button = worker.getByRole('button', { name: 'Ambil Excel' })
  const [download] = await Promise.all([worker.waitForEvent('download'), button.click()])
  const parts = unzipSync(await readFile(await download.path()))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  const mark = 'E-1 Pendamping kasus Dinas Sosial (contoh)'
  const rows = sheet.split('<row>').slice(2)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter((row) => !row.includes(`>${mark}</t>`))).toEqual([])
  expect(sheet).toContain(`<oddFooter>&amp;L${mark}, berlaku sampai `)
  await worker.reload()
  await worker.getByText('1 kali').waitFor()
})

test('ended by the head, it is over', async () => {
  await head.reload()
  await head.getByText('Akhiri sebelum waktunya').click()
  await head.getByLabel('Alasan').fill('petugas pindah tugas')
  await head.getByRole('button', { name: 'Akhiri sekarang' }).click()
  await head.getByText('diakhiri', { exact: true }).waitFor()
  await worker.reload()
  expect(await worker.getByRole('button', { name: 'Ambil Excel' }).count()).toBe(0)
})

test.each([360, 1280])('the page reads at %i pixels', async (width) => {
  await head.setViewportSize({ width, height: 800 })
  expect(await findReadingFaults(head, [names])).toEqual([])
})
