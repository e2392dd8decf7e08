/**
 * Weight of every public page as a phone gets it: bytes over the wire (compressed, headers included), scripts and fonts
 * apart, requests, and the time to the first byte of a page that is kept. A fresh browser per page: nothing is cached.
 *
 *   npm start                        (in another window)
 *   node tools/bench/pages.ts http://localhost:4000
 */
import { openBrowser } from '../../test/browser.ts'

const address = process.argv[2] ?? 'http://localhost:4000'
const paths = [
  '/',
  '/janji',
  '/janji/sembako-tepat-sasaran',
  '/janji/sembako-tepat-sasaran/35.09.30',
  '/data',
  '/data/program-sembako',
  '/tentang',
  '/cari?q=silo',
]

const browser = await openBrowser()
console.log('| page | requests | total kB | HTML kB | scripts kB | font kB | first byte ms |')
console.log('|---|---|---|---|---|---|---|')
for (const path of paths) {
  await fetch(address + path) // the first reader of a release pays for making the page; this one is not measured
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'id-ID' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const types = new Map<string, string>()
  const bytes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  )
  await page.goto(address + path, { waitUntil: 'networkidle' })
  const firstByteMs: number = await page.evaluate(
    'performance.getEntriesByType("navigation").map((entry) => entry.responseStart - entry.requestStart)[0]',
  )
  const sum = (type?: string) =>
    [...bytes].reduce((total, [id, size]) => total + (!type || types.get(id) === type ? size : 0), 0)
  const kB = (size: number) => (size / 1000).toFixed(1)
  console.log(
    `| ${path} | ${bytes.size} | ${kB(sum())} | ${kB(sum('Document'))} | ${kB(sum('Script'))} | ${kB(sum('Font'))} | ${firstByteMs.toFixed(1)} |`,
  )
  await context.close()
}
await browser.close()
