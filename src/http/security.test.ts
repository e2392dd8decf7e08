import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { type Accounts, createAccounts } from '../access/accounts.ts'
import { type Context, type Route, systemActor } from '../access/index.ts'
import { createRunner } from '../jobs/index.ts'
import { createRateLimit } from './rate-limit.ts'
import { allRoutes, routes } from './routes.ts'
import { createApp } from './server.ts'

/** Walks over every route of the program: what holds for all of them, also for those that come later. */
const password = 'sepeda hujan kursi'
const publicUrl = 'https://welas.example'
let context: Context
let accounts: Accounts
let app: ReturnType<typeof createApp>
let drop: () => Promise<void>
let canary: Server
let visits = 0

beforeAll(async () => {
  ;({ context, drop } = await createTestContext(tinyPack))
  accounts = createAccounts(context, 's'.repeat(32), publicUrl)
  for (const userName of ['ani', 'budi'])
    await accounts.add(
      systemActor,
      { userName, displayName: userName, role: 'operator', agencyId: 'dinsos', areaCode: null },
      password,
    )
  app = newApp(undefined)
  canary = createServer((_, answer) => {
    visits++
    answer.end()
  })
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  canary.close()
  await drop()
})

function newApp(takePoints: ReturnType<typeof createRateLimit> | undefined) {
  const parts = { context, accounts, runner: createRunner(context, []), publicUrl, version: '1', routes }
  return createApp(takePoints ? { ...parts, takePoints } : parts)
}

const table = allRoutes()
const changing = table.filter(({ method }) => method !== 'GET')
/** The address of a route, every parameter filled with `word`. */
const addressOf = ({ path }: Route, word: string) =>
  path.replaceAll(/:\w+(\{[^/]*\})?/g, encodeURIComponent(word)).replaceAll('*', encodeURIComponent(word))

async function signIn(userName: string): Promise<Response> {
  return app.request('/api/access/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName, password }),
  })
}
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

test.each([
  ['origin', 'https://evil.example'],
  ['origin', 'https://welas.example.evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['sec-fetch-site', 'same-site'],
])('no route that changes something acts for another site (%s: %s)', async (name, value) => {
  const cookie = cookieOf(await signIn('ani'))
  const acted: string[] = []
  for (const route of changing) {
    const headers = { cookie, [name]: value, 'content-type': 'application/json' }
    const { status } = await app.request(addressOf(route, '1'), { method: route.method, headers, body: '{}' })
    if (status !== 403) acted.push(`${status} ${route.path}`)
  }
  expect(changing.length).toBeGreaterThan(50)
  expect(acted).toEqual([])
})

test('no route has a method that proxies and forms treat in other ways than GET and POST', () => {
  expect([...new Set(table.map(({ method }) => method))].sort()).toEqual(['GET', 'POST'])
})

test('every answer, refused or not, carries the headers', async () => {
  const lacking: string[] = []
  for (const path of [
    ...table.map((route) => addressOf(route, '1')),
    '/health',
    '/nowhere',
    '/api/nowhere',
  ]) {
    const { headers } = await app.request(path)
    const has =
      headers.get('content-security-policy')?.includes("frame-ancestors 'none'") &&
      headers.get('x-content-type-options') === 'nosniff' &&
      headers.get('referrer-policy') === 'same-origin' &&
      headers.get('strict-transport-security') === 'max-age=31536000; includeSubDomains' &&
      /charset=utf-8|^text|^application\/(pdf|zip|json)/.test(headers.get('content-type') ?? '')
    if (!has) lacking.push(path)
  }
  expect(lacking).toEqual([])
})

test('what needs an account is kept by nobody on the way', async () => {
  const kept: string[] = []
  for (const route of table.filter(({ permission }) => permission !== 'public')) {
    const { headers } = await app.request(addressOf(route, '1'), { method: route.method })
    if (!headers.get('cache-control')?.includes('no-store')) kept.push(route.path)
  }
  expect(kept).toEqual([])
})

test('the cookie of a session is for this site, this browser and no script', async () => {
  const cookies = (await signIn('ani')).headers.getSetCookie()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies)
    expect(cookie).toMatch(/^__Host-welas\.[^;]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('a cookie that another host of the domain laid under the browser opens nothing', async () => {
  const cookie = cookieOf(await signIn('ani'))
  const me = async (sent: string) =>
    (await app.request('/api/access/me', { headers: { cookie: sent } })).status
  expect(await me(cookie)).toBe(200)
  for (const name of ['welas', '__Secure-welas'])
    expect(await me(cookie.replaceAll('__Host-welas', name))).toBe(401)
})

test('no route asks another server for something a visitor names', async () => {
  const trap = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/trap`
  const cookie = cookieOf(await signIn('ani'))
  const named = Object.fromEntries(
    ['url', 'uri', 'link', 'file', 'source', 'href', 'callbackURL', 'issuer'].map((name) => [name, trap]),
  )
  const query = new URLSearchParams(named)
  const headers = {
    cookie,
    'content-type': 'application/json',
    'x-forwarded-host': new URL(trap).host,
    referer: trap,
  }
  for (const route of table) {
    const body = route.method === 'GET' ? null : JSON.stringify(named)
    await app.request(`${addressOf(route, trap)}?${query}`, { method: route.method, headers, body })
  }
  expect(visits).toBe(0)
})

test('an account that asks without end is told to wait, another one is not', async () => {
  const counted = newApp(createRateLimit(() => 0))
  const [ani, budi] = [cookieOf(await signIn('ani')), cookieOf(await signIn('budi'))]
  const ask = (cookie: string) => counted.request('/api/access/me', { headers: { cookie } })
  for (let call = 0; call < 600; call++) expect((await ask(ani)).status).toBe(200)
  const refused = await ask(ani)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect((await ask(budi)).status).toBe(200)
})
