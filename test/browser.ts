import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

/** Chromium of the npm package, so that nothing has to be installed; runs as root in a container. Close it after use. */
export async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false
  const args = chromium.args.filter(
    (argument) => argument !== '--single-process' && !argument.startsWith('--headless'),
  )
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--no-sandbox'],
    headless: true,
  })
}

/** A page of the given width in the given language; `scripts: false` is a reader without JavaScript. */
export async function openPage(
  browser: Browser,
  options: { width?: number; height?: number; language?: 'id' | 'en'; scripts?: boolean } = {},
): Promise<Page> {
  const { width = 1280, height = 900, language = 'id', scripts = true } = options
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    javaScriptEnabled: scripts,
  })
  return context.newPage()
}

/** Writes tmp/screenshots/<name>.png of the whole page and answers its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = fileURLToPath(new URL('../tmp/screenshots/', import.meta.url))
  await mkdir(folder, { recursive: true })
  const path = `${folder}${name}.png`
  await page.screenshot({ path, fullPage: true })
  return path
}

/** Opens each address: what axe finds there, and whether the page scrolls sideways, one line per fault. Empty is good. */
export async function findReadingFaults(page: Page, addresses: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    faults.push(...(await findAccessibilityFaults(page)).map((fault) => `${address} ${fault}`))
    faults.push(...[`${address} scrolls sideways`].filter(() => Number(sideways) > 0))
  }
  return faults
}

/** What axe finds against WCAG 2.2 A and AA, one line per fault: rule, element. Empty is good. */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    // What passes is counted and not described: an eighth less work on a large page.
    const { violations } = await runner.run({ runOnly: tags, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  })
}
