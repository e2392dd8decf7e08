import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOfStep, stepOf } from '../../src/access/totp.ts'
import { openPage } from '../browser.ts'
import { type City, openCity } from './city.ts'

const password = 'sepeda hujan kursi'
let city: City
const logged: string[] = []

beforeAll(async () => {
  city = await openCity('packs/jember', 300, ['accounts'])
  city.system.log.info = (event, fields) => void logged.push(JSON.stringify([event, fields]))
}, 120_000)
afterAll(() => city.close())

/** The code an app would show for the key on the page, some steps from now. */
async function codeFor(key: string, steps: number): Promise<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...key].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return codeOfStep(bytes, stepOf(new Date()) + steps)
}

async function enter(page: Page, userName: string): Promise<void> {
  await page.goto(`${city.address}/kerja/akun`)
  await page.getByLabel('Nama pengguna').fill(userName)
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
}

test('from the invitation to the day the account is closed', async () => {
  const admin = await city.signIn('admin')
  await admin.getByRole('link', { name: 'Petugas' }).first().click()
  // The page before says "Undang petugas" too.
  await admin.waitForURL('**/kerja/petugas')
  await admin.getByText('Undang petugas').click()
  await admin.getByLabel('Nama pengguna').fill('siti.aminah')
  await admin.getByLabel('Nama lengkap').fill('Siti Aminah')
  await admin.getByLabel('Peran').selectOption('caseworker')
  await admin.getByLabel('Dinas').selectOption('dinsos')
  await admin.getByRole('button', { name: 'Buat undangan' }).click()
  const link = (await admin.getByText('/kerja/undangan#').textContent()) ?? ''
  const code = link.split('#')[1] ?? ''
  expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)

  // The invited person sets a password and must set up a code before anything else.
  const asked: string[] = []
  const siti = await openPage(city.browser)
  siti.on('request', (request) => asked.push(request.url()))
  await siti.goto(`${city.address}/kerja/undangan#${code}`)
  await siti.waitForURL(`${city.address}/kerja/undangan`)
  expect(await siti.getByLabel('Kode undangan').inputValue()).toBe(code)
  await siti.getByRole('button', { name: 'Lanjutkan' }).click()
  await siti.getByText('Selamat datang, Siti Aminah').waitFor()
  await siti.getByLabel('Kata sandi baru', { exact: true }).fill(password)
  await siti.getByLabel('Kata sandi baru, sekali lagi').fill(password)
  await siti.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await siti.waitForURL('**/kerja/pasang-kode')
  await siti.goto(`${city.address}/kerja/orang`)
  await siti.waitForURL('**/kerja/pasang-kode?kembali=*')
  await siti.getByRole('button', { name: 'Mulai' }).click()
  const key = ((await siti.locator('.factor-key').textContent()) ?? '').replaceAll(/\s/g, '')
  // Codes of this step and the next: also good when the step ends on a slow machine before they arrive.
  const first = await codeFor(key, 0)
  await siti.getByLabel('Ketik kode 6 angka').fill(first)
  await siti.getByRole('button', { name: 'Pasang' }).click()
  await siti.getByText('Terpasang. Mulai sekarang').waitFor()
  expect(await siti.locator('.codes li').count()).toBe(10)
  await siti.getByRole('link', { name: 'Sudah saya simpan' }).click()
  await siti.waitForURL('**/kerja/orang')

  // On a second machine the code is asked for; from there the first session is ended.
  const office = await openPage(city.browser)
  await enter(office, 'siti.aminah')
  await office.waitForURL('**/kerja/masuk/kode?kembali=*')
  await office.getByLabel('Kode 6 angka').fill(first)
  await office.getByRole('button', { name: 'Masuk', exact: true }).click()
  await office.getByText('Kode salah atau sudah dipakai').waitFor()
  await office.getByLabel('Kode 6 angka').fill(await codeFor(key, 1))
  await office.getByRole('button', { name: 'Masuk', exact: true }).click()
  await office.waitForURL('**/kerja/akun')
  await office.getByRole('button', { name: 'Akhiri sesi', exact: true }).click()
  await office.getByText('Sesi diakhiri.').waitFor()
  await siti.goto(`${city.address}/kerja/orang`)
  await siti.waitForURL('**/kerja/masuk?kembali=*')

  // The account is closed in the middle of the work: the next click is refused.
  await office.getByRole('link', { name: 'Cari orang' }).first().click()
  await office.waitForURL('**/kerja/orang')
  await admin.getByRole('link', { name: 'Siti Aminah' }).click()
  await admin.getByRole('button', { name: 'Tutup akun' }).click()
  await admin.getByText('Akun ditutup.').waitFor()
  await office.getByRole('link', { name: 'Mulai' }).first().click()
  await office.waitForURL('**/kerja/masuk?kembali=*')
  await enter(office, 'siti.aminah')
  await office.getByText('Nama pengguna atau kata sandi salah').waitFor()

  // Neither addresses nor the log nor the trace say what is secret.
  const trace = await city.system.database.read((reader) =>
    reader.query<{ text: string }>('select to_jsonb(e)::text as text from access.audit_event e'),
  )
  const said = [...asked, ...logged, ...trace.map((row) => row.text)].join('\n')
  expect([code, code.replaceAll('-', ''), key, password].filter((secret) => said.includes(secret))).toEqual(
    [],
  )
  expect(trace.map((row) => JSON.parse(row.text).action)).toEqual(
    expect.arrayContaining([
      'access.account.added',
      'access.invitation.made',
      'access.invitation.used',
      'access.second-factor.added',
      'access.session.opened',
      'access.session.ended',
      'access.account.closed',
    ]),
  )
}, 180_000)
