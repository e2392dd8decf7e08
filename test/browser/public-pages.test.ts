import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findReadingFaults, openBrowser, openPage } from '../browser.ts'
import { openPublicSite } from './public-site.ts'

let site: Awaited<ReturnType<typeof openPublicSite>>
let browser: Browser

beforeAll(async () => {
  site = await openPublicSite()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function visit(path: string, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openPage(browser, options)
  await page.goto(site.address + path)
  return page
}

/** Addresses of one of each page, found by following links as a reader would. */
async function onePromise(): Promise<{ promise: string; district: string; dataset: string }> {
  const list = await visit('/janji')
  const promise = (await list.locator('#promises tbody a').first().getAttribute('href')) ?? ''
  const detail = await visit(promise)
  const district = (await detail.locator('a.tile').first().getAttribute('href')) ?? ''
  const data = await visit('/data')
  const dataset = (await data.locator('main h2 a').first().getAttribute('href')) ?? ''
  return { promise, district, dataset }
}

test.each([360, 1280])('no page has accessibility faults or sideways scrolling at %i px', async (width) => {
  const { promise, district, dataset } = await onePromise()
  const paths = [
    '/',
    '/janji',
    promise,
    district,
    '/data',
    dataset,
    '/data/ppks-rinci-any',
    '/data/ppks-rinci-ill',
    '/tentang',
    '/jaminan',
    '/indeks',
    '/cari?q=a',
    '/tidak-ada',
    '/kerja/masuk',
  ]
  const page = await openPage(browser, { width })
  const faults = await findReadingFaults(
    page,
    paths.map((path) => site.address + path),
  )
  expect(faults).toEqual([])
})

test('tables by age and sex stand under one heading, and show age groups as bars before the table', async () => {
  const data = await visit('/data', { scripts: false })
  const group = data.locator('details', { hasText: 'menurut umur dan jenis kelamin' })
  expect(await group.locator('h2 a').count()).toBe(3)
  expect(await group.locator('h2 a').first().isVisible()).toBe(false)
  await group.locator('summary').click()
  await group.getByRole('link', { name: 'old menurut umur dan jenis kelamin' }).click()
  const chart = data.getByRole('img', { name: /Menurut kelompok umur dan jenis kelamin/ })
  expect(await chart.getAttribute('aria-label')).toMatch(/60 tahun ke atas: Laki-laki \S+, Perempuan \d/)
  expect(await data.locator('table').count()).toBe(2)
})

test('a reader without scripts goes from the front page to a village table', async () => {
  const page = await visit('/', { scripts: false })
  await page.locator('.status-row a').first().click()
  await page.locator('a.tile').first().click()
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
  expect(await page.locator('#asal code').first().textContent()).not.toBe('')
})

test('public pages carry no script of the framework and break no rule of their own policy', async () => {
  const page = await openPage(browser)
  const refused: string[] = []
  page.on('console', (message) => refused.push(...[message.text()].filter(() => message.type() === 'error')))
  await page.goto(`${site.address}/janji`)
  const scripts = await page.evaluate('[...document.scripts].map((one) => one.getAttribute("src"))')
  expect(scripts).toEqual(['/islands/table-tools.js'])
  expect(refused).toEqual([])
})

test('the table can be filtered and sorted where scripts run', async () => {
  const page = await visit('/janji')
  const rows = page.locator('#promises tbody tr:visible')
  const all = await rows.count()
  await page.getByRole('button', { name: 'Status' }).click()
  expect(await page.locator('th[aria-sort]').count()).toBe(1)
  await page.getByLabel('Saring baris').fill('tidak akan cocok')
  expect(await rows.count()).toBe(0)
  await page.getByLabel('Saring baris').fill('')
  expect(await rows.count()).toBe(all)
})

test('the language is chosen by a link and remembered', async () => {
  const page = await visit('/')
  expect(await page.locator('html').getAttribute('lang')).toBe('id')
  await page.getByRole('link', { name: 'English' }).click()
  await page.goto(`${site.address}/janji`)
  expect(await page.locator('h1').textContent()).toBe('Work promises')
})

test('the keyboard reaches the content first, then every tile of the map', async () => {
  const { promise } = await onePromise()
  const page = await visit(promise)
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').textContent()).toBe('Langsung ke isi')
  await page.locator('a.tile').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/janji\/[^/]+\/[\d.]+$/)
})

test('a promise page with map and font is transferred in at most 60 kB', async () => {
  const { promise } = await onePromise()
  const page = await openPage(browser)
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => sizes.push(request.sizes().then((size) => size.responseBodySize)))
  await page.goto(site.address + promise, { waitUntil: 'networkidle' })
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(10_000)
  expect(total).toBeLessThanOrEqual(60_000)
})

test('a finished page is sent compressed, and not again to a reader who has it', async () => {
  const first = await fetch(`${site.address}/janji`, { headers: { 'accept-encoding': 'br' } })
  await first.arrayBuffer()
  expect(first.headers.get('content-encoding')).toBe('br')
  const again = await fetch(`${site.address}/janji`, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('staff pages ask for the sign-in and are never kept', async () => {
  const page = await visit('/kerja/daftar')
  expect(new URL(page.url()).pathname).toBe('/kerja/masuk')
  const answer = await fetch(`${site.address}/kerja/masuk`)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
