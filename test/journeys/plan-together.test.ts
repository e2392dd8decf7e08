import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSamplePlan } from '../../src/planning/index.ts'
import { type City, openCity } from './city.ts'

/** Two planners have the same action open; whatever they do, no change is lost. */
let city: City
let one: Page
let other: Page

beforeAll(async () => {
  city = await openCity('packs/jember', 300, ['accounts'])
  await loadSamplePlan(city.system, () => {})
  one = await city.signIn('bappeda')
  other = await city.signIn('bappeda')
}, 120_000)
afterAll(() => city.close())

async function openForm(page: Page): Promise<void> {
  await page.goto(`${city.address}/kerja/rencana/program/a-akta`)
  await page.locator('summary').filter({ hasText: 'Ubah aksi ini' }).click()
}

const field = (page: Page, label: string) => page.getByLabel(label).first()

const save = (page: Page) => page.getByRole('button', { name: 'Simpan', exact: true }).last().click()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('who changes different things at the same time both write', async () => {
  await Promise.all([one, other].map(openForm))
  await field(one, 'Judul aksi').fill('Akta untuk semua anak')
  await save(one)
  await heading(one, 'Akta untuk semua anak')
  await field(other, 'Uraian').fill('Setiap desa didatangi sekali sebulan.')
  await save(other)
  await heading(other, 'Akta untuk semua anak')
  await other.locator('.lead').filter({ hasText: 'Setiap desa didatangi sekali sebulan.' }).waitFor()
})

test('who changes the same thing is told, keeps what was typed, and decides', async () => {
  await Promise.all([one, other].map(openForm))
  await field(one, 'Judul aksi').fill('Akta menurut yang satu')
  await save(one)
  await heading(one, 'Akta menurut yang satu')
  await field(other, 'Judul aksi').fill('Akta menurut yang lain')
  await save(other)
  await other.getByRole('alert').filter({ hasText: 'sudah diubah orang lain' }).waitFor()
  await heading(other, 'Akta menurut yang satu')
  expect(await field(other, 'Judul aksi').inputValue()).toBe('Akta menurut yang lain')
  await save(other)
  await heading(other, 'Akta menurut yang lain')
  const history = other.getByRole('table', { name: 'Riwayat' })
  expect(await history.getByRole('row').filter({ hasText: 'Akta menurut yang satu' }).count()).toBe(1)
})

test('the form of a new strategy is empty again once it is written, so that it is not written twice', async () => {
  await one.goto(`${city.address}/kerja/rencana/analisis?tab=strategi&silang=WO`)
  const form = one.locator('#pasangan details')
  await form.locator('summary').click()
  await form.getByLabel('Strategi dalam satu kalimat').fill('Strategi yang ditulis sekali')
  await form.getByRole('button', { name: 'Simpan' }).click()
  await one.getByRole('heading', { name: 'Strategi yang ditulis sekali' }).waitFor()
  await expect.poll(() => form.getByLabel('Strategi dalam satu kalimat').inputValue()).toBe('')
})
