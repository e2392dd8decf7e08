import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccounts } from '../../src/access/accounts.ts'
import { createApp, listen, routes } from '../../src/http/index.ts'
import { createWebHandler } from '../../web/handler.ts'
import { findAccessibilityFaults, openBrowser, openPage } from '../browser.ts'
import { createTestSystem, runDemoSteps } from '../demo-system.ts'
import { type ExampleDirectory, openDirectory } from '../directory-example.ts'

const secret = 'a secret of this test only, long enough'
const sample = 'password-of-tests'
const people = ['rina', 'budi'].map((name) => ({
  sub: `nomor-${name}`,
  preferred_username: name,
  email: `${name}@dinsos.example`,
  email_verified: true,
}))

let address: string
let browser: Browser
let directory: ExampleDirectory
let close: () => Promise<void>

/** A city whose address is known before it opens, because the directory sends browsers back there. */
beforeAll(async () => {
  address = `http://127.0.0.1:${await freePort()}`
  directory = await openDirectory(people, address)
  const { system, drop } = await createTestSystem('packs/jember', 300)
  await runDemoSteps(system, ['accounts'])
  const accounts = createAccounts(system, secret, address, {
    demo: true,
    directories: [directory.directory],
  })
  const report = (error: unknown) => console.error(error)
  const web = await createWebHandler({
    publicUrl: address,
    place: system.pack.settings.name,
    sampleData: true,
    report,
  })
  const parts = { context: system, routes, publicUrl: address, runner: system.runner, version: 'test' }
  const app = createApp({ ...parts, accounts, web })
  const server = await listen(app, '127.0.0.1', Number(new URL(address).port))
  browser = await openBrowser()
  close = async () => {
    await browser.close()
    await server.close()
    await directory.close()
    await drop()
  }
}, 120_000)
afterAll(() => close())

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** From our sign-in page to the page of the directory, where the password of the directory is typed. */
async function comeThroughDirectory(page: Page, sub: string): Promise<void> {
  await page.goto(`${address}/kerja/orang`)
  await page.getByRole('link', { name: 'Dinas Sosial' }).click()
  await page.waitForURL(`${directory.directory.issuer}/**`)
  await page.locator('input[name=login]').fill(sub)
  await page.locator('input[name=password]').fill('not ours to see')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}

test('an invited official comes in through the directory of the agency, somebody else is told why not', async () => {
  const admin = await openPage(browser)
  await admin.goto(`${address}/kerja/petugas`)
  await admin.getByLabel('Nama pengguna').fill('admin')
  await admin.getByLabel('Kata sandi').fill(sample)
  await admin.getByRole('button', { name: 'Masuk' }).click()
  await admin.getByText('Undang petugas').click()
  await admin.getByLabel('Nama pengguna').fill('rina.w')
  await admin.getByLabel('Nama lengkap').fill('Rina Wati')
  await admin.getByLabel('Peran').selectOption('operator')
  await admin.getByLabel('Dinas', { exact: true }).selectOption('dinsos')
  await admin.getByLabel('Nama di direktori dinas').fill('rina')
  await admin.getByRole('button', { name: 'Buat undangan' }).click()
  await admin.getByText('/kerja/undangan#').waitFor()

  const rina = await openPage(browser, { width: 360 })
  await comeThroughDirectory(rina, 'nomor-rina')
  await rina.waitForURL(`${address}/kerja/orang`)
  await rina.goto(`${address}/kerja/akun`)
  await rina.getByText('Rina Wati').first().waitFor()
  await rina.getByRole('button', { name: 'Keluar' }).first().click()
  await rina.goto(`${address}/kerja/orang`)
  await rina.waitForURL(`${address}/kerja/masuk?kembali=*`)

  const budi = await openPage(browser, { width: 360 })
  await comeThroughDirectory(budi, 'nomor-budi')
  await budi.getByText('belum diundang').waitFor()
  expect(await findAccessibilityFaults(budi)).toEqual([])
  await budi.getByRole('link', { name: 'kata sandi' }).click()
  await budi.waitForURL(`${address}/kerja/masuk`)
  await budi.goto(`${address}/kerja/orang`)
  await budi.waitForURL(`${address}/kerja/masuk?kembali=*`)
}, 60_000)
