import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccessibilityFaults, openPage, screenshot } from '../browser.ts'
import { type City, enterList, openCity } from './city.ts'

/**
 * A village notes the meals of its old people by half their name and their age. Every row is the same question: two
 * reviewers answer some of them without seeing each other, the walidata settles, decides the rest at once and takes it back.
 */
let city: City
beforeAll(async () => {
  city = await openCity('packs/jember', 1_000, ['accounts'])
  const place = ['Sempolan', 'Silo']
  const old = Array.from({ length: 40 }, (_, index) => ({
    name: nameOf(index),
    nik: `350930${String(41 + (index % 20))}0150${String(1000 + index)}`,
  }))
  await enterList(city, {
    agencyId: 'dispendukcapil',
    listKindId: 'penduduk-siak',
    period: '2026-10-01',
    rows: [
      ['NIK', 'Nama', 'Tanggal Lahir', 'JK', 'Desa', 'Kecamatan'],
      ...old.map(({ name, nik }, index) => [
        nik,
        `${name} ${nameOf(index + 40)}`,
        `${String(1 + (index % 20)).padStart(2, '0')}-01-1950`,
        'P',
        ...place,
      ]),
    ],
  })
  await enterList(city, {
    agencyId: 'dinsos',
    listKindId: 'permakanan-lansia',
    period: '2026-10-31',
    rows: [
      ['Nama', 'Umur', 'JK', 'Desa', 'Kecamatan', 'Tanggal Terima'],
      ...old.map(({ name }) => [name, '76', 'P', ...place, '05-10-2026']),
    ],
  })
}, 120_000)
afterAll(() => city.close())

/** A name of three syllables that no other number has. */
function nameOf(index: number): string {
  const syllables = ['BRA', 'DHI', 'GUN', 'JRO', 'KWA', 'LES', 'MBO', 'NDU', 'PRI', 'RWE', 'STA', 'TLO']
  return [index % 12, Math.floor(index / 12) % 12, (index * 7) % 12].map((at) => syllables[at]).join('')
}

const query = <T>(sql: string) => city.system.database.read((reader) => reader.query<T>(sql))
const addressOf = (path: string) => `${city.address}/kerja/periksa${path}`

/** Answers the sample that the page stands in, by keyboard. */
async function answerSample(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Jawab contoh berikutnya' }).click()
  for (let done = 0; done < 10; done++) {
    const address = page.url()
    await page.getByRole('heading', { name: 'Apakah ini orang yang sama?' }).waitFor()
    await page.getByText('Contoh dari pertanyaan serupa').waitFor()
    await page.getByRole('button', { name: 'Sama', exact: true }).press('Enter')
    await page.waitForURL((url) => url.href !== address)
  }
}

test('the walidata answers a sample, decides the rest at once with a reason, and takes it back', async () => {
  const page = await city.signIn('walidata')
  await page.goto(addressOf(''))
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Pertanyaan serupa' }).click()
  await page.getByRole('link', { name: /1 kata tidak ditulis/ }).click()
  const heading = page.getByRole('heading', { name: /pertanyaan berpola sama/ })
  const waiting = async () => Number.parseInt((await heading.textContent())!, 10)
  await heading.waitFor()
  const before = await waiting()
  await page.getByRole('button', { name: 'Ambil 10 contoh acak' }).click()
  await page.getByText('Jawab dahulu semua contoh.').waitFor()
  await answerSample(page)
  await page.getByText('Semua 10 contoh dijawab sama.').waitFor()
  expect(await findAccessibilityFaults(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  await screenshot(page, 'review-group-360')
  await page.setViewportSize({ width: 1280, height: 900 })
  const persons = 'select count(*)::int as n from register.person_state where recorded_to is null'
  const [apart] = await query<{ n: number }>(persons)
  await page.getByLabel('Alasan').fill('Daftar dapur hanya menulis nama depan.')
  await page.getByRole('button', { name: `Putuskan ${before - 10} pertanyaan: sama` }).click()
  await page.getByRole('button', { name: 'Batalkan' }).waitFor()
  expect(await waiting()).toBe(0)
  expect((await query<{ n: number }>(persons))[0]!.n).toBe(apart!.n - (before - 10))
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await page.getByText(/^dibatalkan/).waitFor()
  expect(await waiting()).toBe(before - 10)
  expect(await query(persons)).toEqual([apart])
})

test('two reviewers answer a question without seeing each other; they differ, and the walidata settles it', async () => {
  const [twice] = await query<{ id: number }>(
    `select id from linkage.review_pair where asked_twice and status = 'open' order by id limit 1`,
  )
  const { id } = twice!
  for (const [name, answer, width] of [
    ['pemeriksa-1', 'Sama', 1280],
    ['pemeriksa-2', 'Beda', 360],
  ] as const) {
    const page = await city.signIn(name)
    await page.setViewportSize({ width, height: 900 })
    await page.goto(addressOf(`/${id}`))
    expect(await page.getByText('Kemungkinan sama').count()).toBe(0)
    expect(await page.getByText('Buka halaman orangnya').count()).toBe(0)
    expect(await findAccessibilityFaults(page)).toEqual([])
    await screenshot(page, `review-pair-${width}`)
    await page.getByRole('button', { name: answer, exact: true }).click()
    await page.getByText('tanpa melihat jawaban Anda').waitFor()
    await page.goto(addressOf(`/${id}`))
    await page.getByText('Jawaban Anda sudah tersimpan').waitFor()
  }
  const page = await city.signIn('walidata')
  await page.goto(addressOf(''))
  await page.getByText('1 pasangan dijawab berbeda oleh dua pemeriksa').waitFor()
  await page.goto(addressOf(`/${id}`))
  const answers = page.locator('section', { hasText: 'Jawaban pemeriksa' })
  expect(await answers.locator('li').allTextContents()).toEqual([
    expect.stringContaining('Pemeriksa pertama (contoh): Sama'),
    expect.stringContaining('Pemeriksa kedua (contoh): Beda'),
  ])
  await page.getByLabel('Catatan Anda').fill('Kartu keluarga diperiksa.')
  await page.getByRole('button', { name: 'Sama', exact: true }).click()
  await page.getByText(`Tersimpan: pasangan ${id} adalah orang yang sama`).waitFor()
})

test('the agreement of reviewers shows names to the walidata only', async () => {
  const page = await city.signIn('walidata')
  await page.goto(addressOf('/kesepakatan'))
  await page.getByText('Pemeriksa kedua (contoh) ⇄ Pemeriksa pertama (contoh)').waitFor()
  expect(await page.getByText('0 % (0 dari 1)').count()).toBe(2)
  expect(await findAccessibilityFaults(page)).toEqual([])
  const reviewer = await city.signIn('pemeriksa-2')
  await reviewer.setViewportSize({ width: 360, height: 800 })
  await reviewer.goto(addressOf('/kesepakatan'))
  await reviewer.getByText('Anda dan pemeriksa lain 1').waitFor()
  expect(await reviewer.getByText('Pemeriksa pertama').count()).toBe(0)
  expect(await reviewer.getByRole('link', { name: 'Pertanyaan serupa' }).count()).toBe(0)
})

test('without scripts and at 360 px the queue is read and a question answered', async () => {
  const page = await openPage(city.browser, { width: 360, height: 800, scripts: false })
  await page.goto(`${city.address}/kerja`)
  await page.getByLabel('Nama pengguna').fill('pemeriksa-1')
  await page.getByLabel('Kata sandi').fill(city.system.demo!.password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.goto(addressOf(''))
  await screenshot(page, 'review-queue-360')
  await page.locator('tbody a').first().click()
  await page.getByLabel('Catatan Anda').fill('Ditanyakan ke desa.')
  await page.getByRole('button', { name: 'Beda', exact: true }).click()
  await page.getByText(/^Tersimpan: /).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
})
