import { Readable } from 'node:stream'
import type { Browser, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { systemActor } from '../../src/access/index.ts'
import type { System } from '../../src/cli/system.ts'
import { createApp, listen, routes } from '../../src/http/index.ts'
import { approveBatch, receiveSheet } from '../../src/intake/index.ts'
import { createWebHandler } from '../../web/handler.ts'
import { openBrowser, openPage } from '../browser.ts'
import { openDemoSystem } from '../demo-system.ts'

/** A demo city of invented people with its server, its queue and a browser. Call `close` in afterAll. */
export interface City {
  readonly system: System
  readonly address: string
  readonly browser: Browser
  /** A page of a staff member who has signed in through the form; each has a browser profile of their own. */
  signIn(userName: string): Promise<Page>
  close(): Promise<void>
}

/** A list as its agency would type it: text cells, the first row is the header. */
export interface TypedList {
  readonly agencyId: string
  readonly listKindId: string
  readonly period: string
  readonly rows: readonly (readonly string[])[]
}

const patience = { timeout: 30_000, interval: 100 }

/** Fills the city by these steps of the demo, then opens it on a free port. */
export async function openCity(packFolder: string, people: number, steps: readonly string[]): Promise<City> {
  const { system, drop } = await openDemoSystem(packFolder, people, steps)
  const { runner, accounts, publicUrl, pack } = system
  const web = await createWebHandler({
    publicUrl,
    place: pack.settings.name,
    sampleData: true,
    report: (error) => console.error(error),
  })
  const app = createApp({ context: system, routes, publicUrl, runner, accounts, version: 'test', web })
  await runner.start()
  const server = await listen(app, '127.0.0.1', 0)
  const address = `http://127.0.0.1:${server.port}`
  const browser = await openBrowser()
  return {
    system,
    address,
    browser,
    async signIn(userName) {
      const page = await openPage(browser)
      page.setDefaultTimeout(20_000)
      await page.goto(`${address}/kerja`)
      await page.getByLabel('Nama pengguna').fill(userName)
      await page.getByLabel('Kata sandi').fill(system.demo!.password)
      await page.getByRole('button', { name: 'Masuk' }).click()
      await page.waitForURL(`${address}/kerja`)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      await runner.stop()
      await drop()
    },
  }
}

/** Clicks what starts a download and returns where the browser put the file. */
export async function download(page: Page, linkName: string | RegExp): Promise<string> {
  const link = page.getByRole('link', { name: linkName }).first()
  const [started] = await Promise.all([page.waitForEvent('download'), link.click()])
  return started.path()
}

/** Hands a list in, approves it and waits until it stands in the register. */
export async function enterList({ system }: City, list: TypedList): Promise<void> {
  const bytes = new TextEncoder().encode(list.rows.map((row) => row.join(';')).join('\n'))
  const fileName = `${list.listKindId}.csv`
  const handedIn = { ...list, fileName, bytes: Readable.from([bytes]) }
  const { batchId } = await receiveSheet(system, systemActor, handedIn)
  await waitForQueue(system)
  await approveBatch(system, systemActor, batchId)
  await waitForQueue(system)
  const batch = await system.database.read((reader) =>
    reader.first<{ status: string }>('select status from intake.batch where id = $1', [batchId]),
  )
  expect(batch?.status).toBe('applied')
}

/** Until no work waits or runs. */
export async function waitForQueue({ database }: System): Promise<void> {
  await vi.waitFor(async () => {
    const open = await database.read((reader) =>
      reader.query(`select kind from platform.job where state in ('waiting', 'running')`),
    )
    expect(open).toEqual([])
  }, patience)
}
