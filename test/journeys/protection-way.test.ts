import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findReadingFaults, openPage } from '../browser.ts'
import { publishedSteps } from '../demo-system.ts'
import { type City, openCity } from './city.ts'

/** Somebody comes to the desk: asks to see the own data, gets a slip, looks at home, objects; the head of the agency closes it. */
let city: City
let worker: Page
let head: Page
let citizen: Page
let personId: string
let code: string

beforeAll(async () => {
  city = await openCity('packs/jember', 1_500, publishedSteps)
  worker = await city.signIn('kasus-dinsos')
  head = await city.signIn('kepala-dinsos')
  citizen = await openPage(city.browser)
}, 240_000)
afterAll(() => city.close())

const mainText = async (page: Page) => (await page.locator('main').textContent()) ?? ''
const inside = (path: string) => `${city.address}/kerja/pelindungan${path}`

test('the desk finds the person and prints a slip; the code is in no address', async () => {
  await worker.goto(`${city.address}/kerja/orang`)
  await worker.getByLabel('Nama atau bagian NIK').fill('siti')
  await worker.getByRole('button', { name: 'Cari' }).click()
  await worker.locator('main table a').first().click()
  await worker.waitForURL(/\/kerja\/orang\/\d+/)
  personId = /orang\/(\d+)/.exec(worker.url())![1]!
  await worker.getByRole('link', { name: 'Buat lembar kode' }).click()
  await worker.getByLabel('Bagaimana identitas dipastikan').fill('KTP dilihat')
  await worker.getByRole('button', { name: 'Buat lembar kode' }).click()
  code = (await worker.locator('.slip-code').textContent()) ?? ''
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
  expect(worker.url()).not.toContain(code)
})

async function typeCode(typed: string): Promise<string> {
  await citizen.goto(`${city.address}/cek`)
  await citizen.getByLabel('Kode pada lembar Anda').fill(typed)
  const [answer] = await Promise.all([
    citizen.waitForResponse((one) => one.request().method() === 'POST'),
    citizen.getByRole('button', { name: 'Lihat' }).click(),
  ])
  expect(answer.headers()['cache-control']).toBe('no-store')
  return `${answer.status()} ${await answer.text()}`
}

test('at home the person sees the own lists once, without script, name or number', async () => {
  await typeCode(code.toLowerCase())
  const shown = await mainText(citizen)
  expect(shown).toContain('Daftar yang mencatat Anda')
  expect(shown).not.toMatch(/siti|\d{16}/i)
  expect(await citizen.locator('script').count()).toBe(0)
  expect(citizen.url()).toBe(`${city.address}/cek`)
})

test('the used code and a wrong one are answered by the same bytes', async () => {
  const used = await typeCode(code)
  expect(used).toContain('404')
  expect(await typeCode('0000-0000-0000-00')).toBe(used)
})

test('an objection is taken down, marks the person, and stands in the overview of the agency', async () => {
  await worker.goto(inside('/permintaan'))
  await worker.getByLabel('Apa yang diminta').selectOption('object')
  await worker.getByLabel('Pemohon dan cara menghubunginya').fill('Bu Siti, RT 3')
  await worker.getByLabel('Bagaimana identitas dipastikan').fill('KTP dilihat')
  await worker.getByLabel('Isi permintaan').fill('Tidak mau dikunjungi')
  await worker.getByLabel('Nomor register orang').fill(personId)
  await worker.getByRole('button', { name: 'Catat dan mulai hitung waktu' }).click()
  await worker.getByText(/Nomor untuk pemohon: PD-2026-0001/).waitFor()
  await worker.goto(`${city.address}/kerja/orang/${personId}?tujuan=request`)
  await worker.getByText('Orang ini berkeberatan datanya dipakai').waitFor()
  await head.goto(inside(''))
  expect(await mainText(head)).toContain('Permintaan terbuka menurut dinas')
})

test('the head answers, with proof, and the request is closed in time', async () => {
  await head.goto(inside('/permintaan'))
  await head.getByRole('link', { name: 'PD-2026-0001' }).click()
  await head.getByLabel('Jawaban, atau alasan penolakan').fill('Keberatan diterima')
  await head.getByLabel('Bukti bahwa pemohon menerimanya').fill('Tanda terima 5')
  await head.getByRole('button', { name: 'Dijawab' }).click()
  await head.getByText('selesai tepat waktu').waitFor()
})

test('an incident is entered and its clocks run', async () => {
  await worker.goto(inside('/insiden'))
  await worker.getByLabel('Nama singkat').fill('Laptop petugas hilang')
  await worker.getByLabel('Apa yang terjadi').fill('Hilang di bus')
  await worker.getByLabel('Data apa yang terkena').fill('Nama dan alamat')
  await worker.getByRole('button', { name: 'Catat insiden' }).click()
  await worker.getByText('Insiden tercatat.').waitFor()
  await worker
    .getByText(/sisa 7[12] jam/)
    .first()
    .waitFor()
})

test.each([360, 1280])('every page can be read by everybody at %i px', async (width) => {
  const look = async (page: Page, addresses: readonly string[]) => {
    await page.setViewportSize({ width, height: 900 })
    expect(await findReadingFaults(page, addresses)).toEqual([])
  }
  await look(
    citizen,
    ['/cek', '/pelindungan-data'].map((path) => city.address + path),
  )
  const parts = ['', '/permintaan', '/permintaan/1', '/insiden', '/insiden/1', '/pengolahan', '/simpan']
  await look(head, parts.map(inside))
  await look(worker, ['/lembar', '/persetujuan'].map(inside))
})
