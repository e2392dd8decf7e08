import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followCheck } from '../../src/intake/check-progress.ts'
import { findAccessibilityFaults, openPage } from '../browser.ts'
import { nik } from '../fixtures/ugly-lists.ts'
import { type City, enterList, openCity, waitForQueue } from './city.ts'

/** A list of the office as it is: dropped on the page, seen as it was understood, corrected by pointing, remembered. */
let city: City
let operator: Page
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-picture-'))
  city = await openCity('packs/jember', 1_000, ['synth', 'accounts'])
  operator = await city.signIn('operator-dinsos')
}, 120_000)
afterAll(async () => {
  await city.close()
  await rm(folder, { recursive: true, force: true })
})

const people = ['SITI AMINAH', 'BURI', 'TOLAK', 'SUMIATI']
const rowsOf = (more: (serial: number) => string) =>
  people.map((name, index) => `${index + 1};${name};${nik(index + 1)};${more(index + 1)}`)
/** Titles, column names nobody knows, a total and a signature. */
const october = [
  'REKAP BANTUAN;;;',
  'Keadaan Oktober;;;',
  'urut;sebutan;kunci;tempat',
  ...rowsOf(() => '35.09.30.2001'),
  'JUMLAH;4;;',
  ';;;Jember, 31 Oktober 2026',
]
const november = ['REKAP BANTUAN;;;', ...october.slice(2)]
const december = [
  'REKAP BANTUAN;;;;',
  'urut;sebutan;kunci;tempat;petugas',
  ...rowsOf(() => '35.09.30.2001;X'),
]

/** Drops a file somewhere on the page, as a hand would. */
async function drop(name: string, lines: readonly string[]): Promise<void> {
  const file = JSON.stringify([lines.join('\n'), name])
  const transfer = await operator.evaluateHandle(`(() => {
    const [text, name] = ${file}
    const data = new DataTransfer()
    data.items.add(new File([text], name, { type: 'text/csv' }))
    return data
  })()`)
  await operator.dispatchEvent('h1', 'dragover', { dataTransfer: transfer })
  await operator.dispatchEvent('h1', 'drop', { dataTransfer: transfer })
}

async function choose(period: string): Promise<void> {
  await operator.goto(`${city.address}/kerja/daftar`, { waitUntil: 'networkidle' })
  await operator.getByLabel('Jenis daftar').selectOption('lansia-telantar')
  await operator.getByLabel('Daftar ini menerangkan keadaan tanggal').fill(period)
}
async function handIn(name: string, lines: readonly string[], period: string): Promise<void> {
  await choose(period)
  await drop(name, lines)
  await operator.getByRole('button', { name: 'Serahkan' }).click()
  await operator.waitForURL(/\/kerja\/daftar\/\d+/)
  await waitForQueue(city.system)
}
async function seePicture(): Promise<void> {
  await operator.getByRole('link', { name: 'Gambar lembar', exact: true }).click()
  await operator.locator('.picture tbody tr').first().waitFor()
}
async function save(): Promise<void> {
  const saved = operator.waitForResponse((answer) => answer.request().method() === 'POST')
  await operator.getByRole('button', { name: 'Simpan dan periksa lagi' }).click()
  await saved
  await operator.getByText('Yang Anda tunjuk disimpan dan diingat').waitFor()
  await waitForQueue(city.system)
  await operator.reload({ waitUntil: 'networkidle' })
}
const kinds = () => operator.locator('.picture td.kind').allTextContents()
/** What the columns are used as, from left to right. */
const uses = () => operator.locator('.picture thead select option:checked').allTextContents()

test('a dropped file is shown as it was understood, and corrected by pointing', async () => {
  await handIn('rekap.csv', october, '2026-10-31')
  await seePicture()
  const before = await kinds()
  await operator
    .getByText('Judul kolomnya salah? Tunjuk barisnya')
    .click({ trial: before.includes('belum dibaca') })
  await operator.getByLabel('Baris 3: judul kolom mulai di sini').check()
  await operator.getByLabel('Baris 3: judul kolom berakhir di sini').check()
  await save()
  expect(await kinds()).toEqual([
    'judul',
    'judul',
    'judul kolom',
    'data',
    'data',
    'data',
    'data',
    'jumlah',
    'penutup',
  ])
  await operator.getByLabel('Kolom 2, sebutan: dipakai sebagai').selectOption('Nama')
  await operator.getByLabel('Kolom 3, kunci: dipakai sebagai').selectOption('NIK')
  await operator.getByLabel('Kolom 4, tempat: dipakai sebagai').selectOption('')
  await save()
  expect((await uses()).slice(1)).toEqual(['Nama', 'NIK', '(tidak dipakai)'])
  expect(await operator.locator('.picture thead th').nth(5).textContent()).toContain('pilihan Anda')
})

test('the picture is read by keyboard and at 360 px without a fault', async () => {
  const { width, height } = operator.viewportSize()!
  await operator.setViewportSize({ width: 360, height: 800 })
  await operator.getByText('Judul kolomnya salah? Tunjuk barisnya').press('Enter')
  await operator.getByLabel('Baris 3: judul kolom mulai di sini').press('ArrowUp')
  expect(await operator.getByLabel('Baris 2: judul kolom mulai di sini').isChecked()).toBe(true)
  expect(await findAccessibilityFaults(operator)).toEqual([])
  expect(await operator.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  await operator.setViewportSize({ width, height })
})

test('next month it is remembered, wherever the header stands; columns that changed are noticed', async () => {
  await handIn('rekap nov.csv', november, '2026-11-30')
  await seePicture()
  expect((await kinds())[1]).toBe('judul kolom')
  expect((await uses()).slice(1)).toEqual(['Nama', 'NIK', '(tidak dipakai)'])
  expect(await operator.getByText('Susunan kolom berubah').count()).toBe(0)
  await handIn('rekap des.csv', december, '2026-12-31')
  await operator.getByText('Susunan kolom berubah dari kiriman lalu').waitFor()
  await operator.getByText('kolom "petugas" baru').waitFor()
  await operator.getByRole('table', { name: 'Mutu tiap kolom' }).waitFor()
  expect(await findAccessibilityFaults(operator)).toEqual([])
})

/** The page where the operator is, for a reader without script. */
async function withoutScripts(): Promise<Page> {
  const plain = await openPage(city.browser, { scripts: false })
  await plain.context().addCookies(await operator.context().cookies())
  await plain.goto(operator.url())
  return plain
}

test('a forecast of before another list entered says so beside the approval, and is worked out anew, also without script', async () => {
  const old = /sebelum 1 daftar lain masuk/
  const numbers = operator.getByRole('table', { name: 'Bila daftar ini dimasukkan' })
  const unchanged = numbers.getByRole('row', { name: /baris sama seperti sebelumnya/ })
  await numbers.waitFor()
  expect([await operator.getByText(old).count(), await unchanged.textContent()]).toEqual([
    0,
    expect.stringContaining('sebelumnya0'),
  ])
  await enterList(city, {
    agencyId: 'dinsos',
    listKindId: 'lansia-telantar',
    period: '2026-12-31',
    rows: [['NAMA', 'NIK'], ...people.map((name, index) => [name, nik(index + 1)])],
  })
  const plain = await withoutScripts()
  await plain.getByText(old).waitFor()
  expect(await findAccessibilityFaults(operator)).toEqual([])
  await plain.getByRole('button', { name: 'Hitung ulang' }).click()
  await plain.waitForURL(operator.url())
  await waitForQueue(city.system)
  await operator.reload({ waitUntil: 'networkidle' })
  expect([
    await operator.getByText(old).count(),
    await operator.getByRole('button', { name: 'Hitung ulang' }).count(),
  ]).toEqual([0, 0])
  expect(await unchanged.textContent()).toBe('baris sama seperti sebelumnya4')
})

test('sending that a reload broke off goes on with the same file: only what is missing is sent, and one list comes of it', async () => {
  const note = 'x'.repeat(40_000)
  const rows = Array.from({ length: 110 }, (_, row) => `BURI ${row};;${note}`)
  // From the disk, where a file keeps the time when it was changed.
  const file = join(folder, 'agustus.csv')
  const bytes = Buffer.from(['NAMA;NIK;Keterangan', ...rows].join('\n'))
  await writeFile(file, bytes)
  const sent: number[] = []
  await operator.route('**/parts?*', (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get('offset'))
    sent.push(offset)
    // The third part never arrives.
    return sent.length === 3 ? undefined : route.continue()
  })
  await choose('2026-08-31')
  await operator.locator('input[name="file"]').setInputFiles(file)
  await operator.getByRole('button', { name: 'Serahkan' }).click()
  await expect.poll(() => sent.length).toBe(3)
  await operator.reload({ waitUntil: 'networkidle' })
  const again = operator.getByLabel(/Pilih lagi/)
  await again.setInputFiles({ name: 'agustus.csv', mimeType: 'text/csv', buffer: bytes.subarray(1) })
  await operator.getByText('Ini bukan berkas yang sama').waitFor()
  await again.setInputFiles(file)
  await operator.waitForURL(/\/kerja\/daftar\/\d+/)
  await operator.unroute('**/parts?*')
  expect(sent).toEqual([0, 2_000_000, 4_000_000, 4_000_000])
  await waitForQueue(city.system)
  const [batches, uploads] = await city.system.database.read(async (reader) => [
    await reader.query(
      `select sha256, status, counts ->> 'rows' as rows from intake.batch where file_name = $1`,
      ['agustus.csv'],
    ),
    await reader.query('select id from intake.upload'),
  ])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect([batches, uploads]).toEqual([[{ sha256, status: 'checked', rows: '110' }], []])
})

test('a broken connection is continued by itself; sending and checking can be stopped', async () => {
  const note = 'x'.repeat(1_900)
  const large = ['NAMA;NIK;Keterangan', ...Array.from({ length: 1_300 }, (_, row) => `BURI ${row};;${note}`)]
  await choose('2026-09-30')
  let parts = 0
  await operator.route('**/parts?*', (route) => (++parts === 2 ? route.abort() : route.continue()))
  await drop('besar.csv', large)
  await operator.getByRole('button', { name: 'Serahkan' }).click()
  await operator
    .getByText(/Sambungan terputus. 8\d % sudah sampai/)
    .first()
    .waitFor()
  await operator.getByRole('button', { name: 'Hentikan pengiriman' }).click()
  await operator.getByText('Pengiriman dihentikan; tidak ada yang tersimpan.').waitFor()
  await operator.unroute('**/parts?*')
  await operator.getByRole('button', { name: 'Serahkan' }).click()
  await operator.waitForURL(/\/kerja\/daftar\/\d+/)
  await waitForQueue(city.system)
  const batchId = Number(/\d+$/.exec(new URL(operator.url()).pathname)![0])
  await city.system.database.write((writer) =>
    writer.query(
      `update platform.job set state = 'running' where kind = 'intake.check-batch' and subject_id = $1`,
      [String(batchId)],
    ),
  )
  await city.system.database.write((writer) =>
    writer.query(`update intake.batch set status = 'received' where id = $1`, [batchId]),
  )
  let said = ''
  await followCheck(city.system.database, batchId, { step() {} }, async (progress) => {
    progress.step('check', 30, 100)
    progress.rows(1_234)
    await operator.reload()
    said = (await operator.locator('main').textContent()) ?? ''
    const plain = await withoutScripts()
    expect(
      await plain.locator('noscript meta[http-equiv="refresh"], meta[http-equiv="refresh"]').count(),
    ).toBe(1)
    await operator.getByRole('button', { name: 'Hentikan pemeriksaan' }).click()
    await expect.poll(() => isStopped(() => progress.step('check', 40, 100))).toBe(true)
  })
  expect(said).toContain('Sedang diperiksa: 30 %')
  expect(said).toContain('1.234 baris selesai')
})

function isStopped(work: () => void): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}
