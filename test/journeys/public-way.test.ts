import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPage } from '../browser.ts'
import { type City, download, openCity } from './city.ts'

/** What a citizen without JavaScript reads, and that the file to download says the same. */
let city: City
beforeAll(async () => {
  city = await openCity('packs/_example', 8_000, ['synth', 'receive', 'check', 'apply', 'measure', 'publish'])
}, 120_000)
afterAll(() => city.close())

const languages = [
  {
    language: 'Indonesia',
    promise: /BLT desa tepat sasaran/,
    data: 'Data terbuka (CSV)',
    dataset: 'Ketepatan sasaran: BLT desa',
    csv: 'Unduh CSV',
    hidden: 'disembunyikan',
    hiddenNote: /disembunyikan agar tidak ada orang yang dapat dikenali/,
    why: 'Mengapa?',
  },
  {
    language: 'English',
    promise: /Village cash aid reaches the right families/,
    data: 'Open data (CSV)',
    dataset: 'Targeting: Village cash aid',
    csv: 'Download CSV',
    hidden: 'hidden',
    hiddenNote: /hidden so that no person can be recognised/,
    why: 'Why?',
  },
]

/** Every village of the district's page: name, then its counts as the CSV writes them (a number or *). */
async function villageRows(page: Page, hidden: string): Promise<string[][]> {
  const rows = await page.locator('table[id^="areas-"] tbody tr').all()
  const texts = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()))
  return texts.map(([name, _coverage, ...counts]) => [
    name!,
    ...counts.map((text) => text.replace(hidden, '')),
  ])
}

/** Rows of a CSV without the coverage at their end, by the code of the district they lie in. */
function csvRows(csv: string, district: string): string[][] {
  const rows = csv.split('\r\n').map((line) => line.split(','))
  return rows
    .filter(([code]) => code!.startsWith(`${district}.`))
    .map(([_code, name, _level, ...counts]) => [name!, ...counts.slice(0, -1)])
}

describe.each(languages)('in $language, without JavaScript', (words) => {
  let page: Page
  let shown: string[][]
  beforeAll(async () => {
    page = await openPage(city.browser, { scripts: false })
    await page.goto(city.address)
    await page.getByRole('link', { name: words.language }).click()
  })

  test('a promise on the front page leads to its districts and to the villages of one', async () => {
    await page.locator('.promise-field').getByRole('link', { name: words.promise }).click()
    expect(await page.locator('h1').textContent()).toMatch(words.promise)
    await page.locator('table[id^="areas-"]').getByRole('link', { name: 'Bening' }).click()
    await page.waitForURL('**/janji/blt-tepat/99.01.02')
    shown = await villageRows(page, words.hidden)
    expect(shown.map(([name]) => name)).toEqual(['Banyubening', 'Karangjati', 'Tegalsari'])
    expect(shown.flat().filter((cell) => /^\d+$/.test(cell)).length).toBeGreaterThan(2)
  })

  test('hidden numbers are * and say why', async () => {
    expect(shown.flat()).toContain('*')
    expect(await page.locator('.hidden-value').first().textContent()).toBe(`*${words.hidden}`)
    const note = page.getByText(words.hiddenNote)
    expect(await note.isVisible()).toBe(true)
    await note.getByRole('link', { name: words.why }).click()
    expect(await page.locator('#rahasia').isVisible()).toBe(true)
    await page.goBack()
  })

  test('the CSV of the data page holds the numbers of the page, hidden ones too', async () => {
    await page.getByRole('link', { name: words.data }).click()
    await page.getByRole('link', { name: words.dataset, exact: true }).click()
    expect(await page.locator('h1').textContent()).toBe(words.dataset)
    const csv = await readFile(await download(page, words.csv), 'utf8')
    expect(csvRows(csv, '99.01.02')).toEqual(shown)
  })

  test('the language is kept from page to page', async () => {
    const language = await page.locator('html').getAttribute('lang')
    expect(language).toBe(words.language.slice(0, 2).toLowerCase().replace('in', 'id'))
  })
})
