import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { docxText, pdfLetters } from '../book-letters.ts'
import { findReadingFaults, openPage } from '../browser.ts'
import { plannedSteps } from '../demo-system.ts'
import { type City, download, openCity } from './city.ts'

/** The way of one finding of the register: factor, strategy, action, quick win, signed commitment, evidence, public page, book. */
let city: City
let planner: Page
let head: Page
let visitor: Page

const strategy = 'Menjemput warga yang terlewat lewat posyandu desa'
const action = 'Jemput bola bagi yang terlewat'
const quickWin = 'Sepuluh desa pertama selesai dijemput'
const line = 'Semua desa dijemput paling sedikit sekali'
const evidence = 'Berita acara jemput bola'
const wayOfEvidence = { 'Judul bukti': evidence, 'Tanggal peristiwa': '2026-06-12', Sumber: 'BA 12/2026' }

/** Set when they are made; later steps go on from them. */
let factorText: string
let factorAddress: string
let actionAddress: string
let quickWinAddress: string

beforeAll(async () => {
  city = await openCity('packs/jember', 1_500, plannedSteps)
  planner = await city.signIn('bappeda')
  head = await city.signIn('kepala-dinsos')
  visitor = await openPage(city.browser, { scripts: false })
}, 180_000)
afterAll(() => city.close())

/** Opens what is folded under a summary and answers it. */
async function unfold(place: Page | Locator, summary: string): Promise<Locator> {
  const found = place.locator('summary').filter({ hasText: summary }).first()
  await found.click()
  return found.locator('..')
}

const press = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true }).first().click()

async function fill(form: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).first().fill(value)
}

const mainText = async (page: Page) => (await page.locator('main').textContent()) ?? ''

/** A finished public page is believed for two seconds: it is read again until it says this of the line. */
const lineInPublic = (words: readonly string[]) =>
  vi.waitFor(
    async () => {
      await visitor.goto(`${city.address}/rencana/komitmen/jemput`)
      const shown = await visitor.locator('tbody tr').filter({ hasText: line }).textContent()
      for (const word of words) expect(shown).toContain(word)
    },
    { timeout: 10_000, interval: 500 },
  )

async function addEvidence(page: Page): Promise<void> {
  const form = await unfold(page, 'Tambah bukti')
  await fill(form, wayOfEvidence)
  const document = { name: 'ba.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }
  await form.getByLabel('Berkas (PDF atau gambar').setInputFiles(document)
  await press(form, 'Tambah bukti')
  await page.getByRole('link', { name: `Buka berkas: ${evidence}` }).waitFor()
}

test('a finding of the register becomes a factor in one step, with its number', async () => {
  await planner.goto(`${city.address}/kerja/rencana/analisis?tab=swot`)
  const row = planner
    .locator('#temuan tbody tr')
    .filter({ has: planner.getByRole('button') })
    .first()
  const [, percent] = /([\d,]+ %)/.exec((await row.textContent()) ?? '') ?? []
  await row.getByRole('button', { name: 'Jadikan faktor' }).click()
  await planner.waitForURL(/analisis\/faktor\/.*tersimpan/)
  await planner.getByText(`Sekarang ${percent}`).waitFor()
  factorAddress = planner.url()
  factorText = (await planner.locator('h1').textContent()) ?? ''
  await planner.goto(`${city.address}/kerja/rencana/analisis?tab=swot`)
  expect(await planner.locator('#temuan').textContent()).toContain('Sudah menjadi faktor')
})

test('two assessors rate it, and it weighs', async () => {
  for (const [userName, rating] of [
    ['penilai-1', '2'],
    ['penilai-2', '4'],
  ] as const) {
    const assessor = await city.signIn(userName)
    await assessor.goto(`${city.address}/kerja/rencana/analisis?tab=swot`)
    const form = await unfold(assessor, 'Isi penilaian Anda')
    await form.getByLabel(`Kepentingan: ${factorText}`).selectOption('5')
    await form.getByLabel(`Nilai: ${factorText}`).selectOption(rating)
    await press(form, 'Simpan penilaian')
    await assessor.getByText('Tersimpan.').waitFor()
  }
  await planner.goto(factorAddress)
  expect(await mainText(planner)).toContain('2–4')
})

test('a strategy is drawn from the crossing it stands in', async () => {
  await planner.goto(`${city.address}/kerja/rencana/analisis?tab=strategi&silang=WO`)
  const form = await unfold(planner, 'Tambah strategi WO')
  await form.getByLabel('Strategi dalam satu kalimat').fill(strategy)
  await form.getByLabel(`Kelemahan: ${factorText}`).check()
  await form
    .getByLabel(/Peluang: /)
    .first()
    .check()
  await form.getByLabel('Sasaran').selectOption({ index: 1 })
  await press(form, 'Simpan')
  await planner.getByRole('heading', { name: strategy }).waitFor()
  await planner.goto(factorAddress)
  expect(await mainText(planner)).toContain(`WO: ${strategy}`)
})

test('an action carries the strategy out, with owner, days and money', async () => {
  await planner.goto(`${city.address}/kerja/rencana/program`)
  const form = await unfold(planner, 'Tambah aksi')
  await fill(form, { 'Judul aksi': action, Mulai: '2026-03-02', Selesai: '2027-06-30' })
  await form.getByLabel('Perangkat daerah pemilik').selectOption('dinsos')
  await unfold(form, 'Strategi yang dijalankan')
  await form.getByLabel(strategy).check()
  await press(form, 'Simpan')
  await planner.getByRole('heading', { name: action }).waitFor()
  actionAddress = planner.url()
  const money = await unfold(planner, 'Isi anggaran 2026')
  await fill(money, { Rencana: '1.234.567.000', 'Sumber 2026': 'DPA 1.06.01' })
  await press(money, 'Simpan')
  await planner.getByRole('cell', { name: '1.234.567.000' }).first().waitFor()
})

test('a quick win is part of it: scored by two people, chosen, reported, and claimed until evidence is there', async () => {
  await planner.goto(`${city.address}/kerja/rencana/quick-win`)
  const form = await unfold(planner, 'Tambah usulan')
  await fill(form, {
    Judul: quickWin,
    'Masalah yang dijawab': factorText,
    'Hasil yang harus terlihat': 'Daftar desa yang sudah dijemput terbit',
    Mulai: '2026-03-02',
    'Jatuh tempo': '2026-12-18',
  })
  await form.getByLabel('Bagian dari aksi').selectOption({ label: action })
  await form.getByLabel('Perangkat daerah pemilik').selectOption('dinsos')
  await form.getByLabel('Terpilih').selectOption('yes')
  await press(form, 'Simpan')
  await planner.getByRole('heading', { name: quickWin }).waitFor()
  quickWinAddress = planner.url()
  for (const userName of ['penilai-1', 'penilai-2']) {
    const assessor = await city.signIn(userName)
    await assessor.goto(quickWinAddress)
    const scores = await unfold(assessor, 'Beri nilai')
    for (const five of await scores.getByRole('radio', { name: '5' }).all()) await five.check()
    await press(scores, 'Simpan nilai')
    await assessor.getByText('Tersimpan.').waitFor()
  }
  await head.goto(quickWinAddress)
  const report = await unfold(head, 'Laporkan selesai')
  await fill(report, { 'Dilaporkan selesai pada': '2026-10-30' })
  await press(report, 'Laporkan selesai')
  await head.getByText('Diklaim, belum ada bukti').waitFor()
  await addEvidence(head)
  await head.getByText('Selesai, ada bukti').waitFor()
  await planner.goto(`${city.address}/kerja/rencana/quick-win`)
  expect(await planner.getByRole('link', { name: `1. ${quickWin}` }).count()).toBe(1)
})

test('the commitment is written, opened and signed by the regent and the head, each with the own password', async () => {
  await planner.goto(`${city.address}/kerja/rencana/komitmen`)
  const draft = await unfold(planner, 'Buat konsep komitmen')
  await fill(draft, {
    Judul: 'Komitmen jemput bola',
    Tempat: 'Jember',
    'Kode untuk alamat halaman': 'jemput',
  })
  await press(draft, 'Buat konsep komitmen')
  await planner.waitForURL(/komitmen\/jemput$/)
  for (const [userName, office] of [
    ['bupati', 'Bupati'],
    ['kepala-dinsos', 'Kepala Dinas Sosial'],
  ] as const) {
    const form = await unfold(planner, 'Tambah penanda tangan')
    const account = form.getByLabel('Akun penanda tangan')
    const label = await account
      .locator('option')
      .filter({ hasText: `${userName} (` })
      .textContent()
    await account.selectOption({ label: label ?? '' })
    await fill(form, {
      Jabatan: office,
      'Awal masa jabatan': '2025-02-20',
      'Akhir masa jabatan': '2030-02-20',
    })
    await press(form, 'Tambah penanda tangan')
    await planner.getByText('Penanda tangan ditambahkan.').waitFor()
    await planner.goto(planner.url())
  }
  const newLine = await unfold(planner, 'Tambah butir')
  await fill(newLine, { 'Isi butir': line, 'Batas waktu': '2027-06-30' })
  await newLine.getByLabel('Penanggung jawab').selectOption('dinsos')
  await newLine.getByLabel('Aksi dalam rencana').selectOption({ label: action })
  await press(newLine, 'Tambah butir')
  await planner.getByText('Butir ditambahkan.').waitFor()
  await press(await unfold(planner, 'Buka untuk ditandatangani'), 'Buka untuk ditandatangani')
  await planner.getByText('Komitmen dibuka untuk ditandatangani.').waitFor()
})

test('a wrong password signs nothing', async () => {
  await head.goto(`${city.address}/kerja/rencana/komitmen/jemput`)
  await head.getByLabel('Kata sandi Anda').fill('bukan-kata-sandi-saya')
  await press(head, 'Tandatangani')
  await head.getByRole('alert').waitFor()
  expect(await mainText(head)).toContain('0 dari 2 telah menandatangani')
})

test('both sign; anybody can check it', async () => {
  for (const page of [head, await city.signIn('bupati')]) {
    await page.goto(`${city.address}/kerja/rencana/komitmen/jemput`)
    await page.getByLabel('Kata sandi Anda').fill(city.system.demo!.password)
    await press(page, 'Tandatangani')
    await page.getByText('Tanda tangan Anda tersimpan.').waitFor()
  }
  await lineInPublic(['Berjalan', '–'])
  expect(await mainText(visitor)).toContain('2 dari 2 telah menandatangani')
})

test('a line reported done is claimed for everybody until its evidence is there', async () => {
  await head.goto(`${city.address}/kerja/rencana/komitmen/jemput?butir=l-dinsos`)
  await press(await unfold(head, 'Laporkan butir ini'), 'Laporkan butir ini')
  await head.getByText('Laporan tersimpan.').waitFor()
  await lineInPublic(['Diklaim, belum ada bukti'])
  await addEvidence(head)
  await lineInPublic(['Selesai, ada bukti', evidence])
})

test('the published plan and its printed books show the whole way', async () => {
  await planner.goto(`${city.address}/kerja/rencana/terbitan`)
  const form = await unfold(planner, 'Terbitkan rencana')
  await fill(form, { 'Judul terbitan': 'Terbitan jemput bola' })
  await press(form, 'Terbitkan rencana')
  await planner.getByText(/Terbitan .* sudah keluar\./).waitFor()
  const letters = (text: string) => text.replace(/\s+/g, '')
  for (const [book, words] of [
    ['analisis', [factorText, strategy]],
    ['rencana-induk', [action, '1.234.567.000', quickWin, line]],
  ] as const) {
    await visitor.goto(`${city.address}/rencana/buku/${book}`)
    const onScreen = letters(await mainText(visitor))
    const pdf = await pdfLetters(await readFile(await download(visitor, 'Unduh PDF')))
    const docx = letters(docxText(await readFile(await download(visitor, 'Unduh DOCX'))))
    for (const word of words.map(letters)) {
      expect(onScreen).toContain(word)
      expect(pdf).toContain(word)
      expect(docx).toContain(word)
    }
  }
}, 180_000)

test.each([360, 1280])('every page of the way can be read by everybody at %i px', async (width) => {
  await planner.setViewportSize({ width, height: 900 })
  const commitment = `${city.address}/kerja/rencana/komitmen/jemput`
  const pages = [factorAddress, actionAddress, quickWinAddress, commitment]
  expect(await findReadingFaults(planner, pages)).toEqual([])
})
