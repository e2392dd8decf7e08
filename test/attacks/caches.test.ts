import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWebHandler } from '../../web/handler.ts'
import {
  canaries,
  countRequests,
  createTestWorld,
  expectSilent,
  publicUrl,
  type UserName,
  type World,
} from './world.ts'

// What one account was shown is asked for by others: by conditions, other methods, other languages, and as a public page.

let world: World
beforeAll(async () => {
  world = await createTestWorld(await createWebHandler({ publicUrl, place: { id: 'Jember', en: 'Jember' } }))
})
afterAll(() => world.drop())
countRequests()

const person = () => world.persons.KENARIKENCONG!
const shown: readonly (readonly [string, () => string])[] = [
  ['a person', () => `/api/register/people/${person()}?purpose=audit`],
  ['rows of a list', () => `/api/intake/batches/${world.batches.ppks}/rows`],
  ['sample values', () => `/api/intake/batches/${world.batches.ppks}/samples`],
  ['a workbook', () => `/api/intake/batches/${world.batches.ppks}/workbook`],
  ['the page of a person', () => `/kerja/orang/${person()}?keperluan=audit`],
  ['the page of a list', () => `/kerja/daftar/${world.batches.ppks}`],
  ['the data of the page of a person', () => `/kerja/orang/${person()}.data?keperluan=audit`],
]
const conditions: readonly (readonly [string, Record<string, string>])[] = [
  ['', {}],
  ['with If-None-Match: *', { 'if-none-match': '*' }],
  ['with If-Modified-Since', { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' }],
  ['only from a cache', { 'cache-control': 'only-if-cached' }],
  ['by a part of the bytes', { range: 'bytes=0-20000' }],
  ['in English', { 'accept-language': 'en' }],
]
test.each(
  shown.flatMap(([what, path]) => conditions.map(([how, headers]) => [what, how, path, headers] as const)),
)('%s that a case worker has just opened is asked for %s by others', async (_what, _how, path, headers) => {
  const own = await world.send('kasus-dinsos', 'GET', path())
  expect(own.status).toBe(200)
  expect(own.headers.get('cache-control')).toMatch(/no-store/)
  for (const who of [null, 'kasus-jombang', 'operator-dukcapil', 'bupati'] as const) {
    const other = await world.send(who, 'GET', path(), undefined, headers)
    expect(other.status).not.toBe(304)
    expect(other.status).not.toBe(206)
    expectSilent(other.body, canaries.kencong)
  }
})

test.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
  'a person is asked for by %s, signed in and not',
  async (method) => {
    for (const who of ['kasus-dinsos', 'kasus-jombang', null] as const) {
      const answer = await world.send(who, method, `/api/register/people/${person()}?purpose=audit`)
      expect(answer.status).toBeLessThan(500)
      expect(answer.body).not.toMatch(/KENCONG/)
      expect(answer.headers.get('etag')).toBeNull()
      expect(answer.headers.get('cache-control')).toMatch(/no-store/)
    }
  },
)

const publicPages = ['/', '/janji', '/data', '/tentang', '/cek', '/cari?q=sri'] as const
test.each(publicPages)(
  'the public page %s is made for a signed-in visitor and kept for all',
  async (path) => {
    const before = await world.send(null, 'GET', path)
    const staff = await world.send('kasus-dinsos', 'GET', path)
    const after = await world.send(null, 'GET', path)
    expect(before.body).toBe(after.body)
    expect(staff.body).toBe(before.body)
    expect(staff.body).not.toContain('kasus-dinsos')
    expect(staff.headers.get('set-cookie')).toBeNull()
  },
)

test.each([
  ['a header for another host', { 'x-forwarded-host': 'jahat.example' }],
  ['another host', { host: 'jahat.example' }],
  ['another scheme', { 'x-forwarded-proto': 'javascript' }],
  ['another address before it', { 'x-original-url': '/kerja/orang', 'x-rewrite-url': '/kerja/orang' }],
  ['a language that is a script', { cookie: 'lang=<script>jahat' }],
  ['a wish that is a script', { 'accept-language': '<script>jahat' }],
  ['a header with a forged address', { 'welas-address': '10.0.0.1', 'x-forwarded-for': '"><script>jahat' }],
] as const)('a public page is poisoned by %s', async (_what, headers) => {
  const clean = await world.send(null, 'GET', '/janji')
  const tried = await world.send(null, 'GET', '/janji', undefined, headers as Record<string, string>)
  expect(tried.body).not.toContain('jahat')
  expect((await world.send(null, 'GET', '/janji')).body).toBe(clean.body)
})

test.each([
  '/janji?jahat=1',
  '/janji?q=%3Cscript%3Ejahat',
  '/janji?release=jahat',
  '/janji/jahat',
  '/cari?q=%22%3E%3Cscript%3Ejahat()%3C/script%3E',
])('the address %s puts a script into a public page', async (path) => {
  const { body, status } = await world.send(null, 'GET', path)
  expect(status).toBeLessThan(500)
  expect(body).not.toMatch(/<script>jahat/)
  expect((await world.send(null, 'GET', '/janji')).body).not.toContain('jahat')
})

const scripts = [
  '</script><script>jahat()</script>',
  '<img src=x onerror=jahat()>',
  '"><svg onload=jahat()>',
  "' onmouseover='jahat()",
  '<!--<script>jahat()',
  '\u2028jahat()//',
  '{{constructor.constructor("jahat()")()}}',
  'javascript:jahat()',
] as const
test.each(scripts)('a name %j is written as text in the pages of staff', async (text) => {
  const name = `Bupati ${text}`
  const invited = await world.send('admin', 'POST', '/api/access/accounts', {
    userName: `nama-${scripts.indexOf(text)}`,
    displayName: name,
    role: 'operator',
    agencyId: 'dinsos',
    areaCode: null,
    categories: [],
    fieldGroups: [],
    validFrom: null,
    validTo: null,
    directoryName: null,
  })
  expect(invited.status).toBe(201)
  const made = await world.send('operator-dinsos', 'POST', '/api/protection/incidents', {
    title: `Kejadian ${text}`,
    what: `Apa yang terjadi ${text}`,
    agencyId: 'dinsos',
    data: `nama ${text}`,
    state: 'open',
    revision: 0,
  })
  const { id } = JSON.parse(made.body) as { id: number }
  const pages: readonly (readonly [UserName, string])[] = [
    ['admin', '/kerja/akun/semua'],
    ['operator-dinsos', '/kerja/pelindungan/insiden'],
    ['operator-dinsos', `/kerja/pelindungan/insiden/${id}`],
  ]
  for (const [who, path] of pages) {
    const { body, headers } = await world.send(who, 'GET', path)
    expect(body).not.toMatch(/<script>jahat|<img src=x|<svg onload|<!--<script>|href="javascript:/)
    // What the page's own script reads is a string there; in the page itself quotes must not stand as they are.
    expect(body.replaceAll(/<script[^>]*>[^<]*<\/script>/g, '')).not.toMatch(/' onmouseover='jahat/)
    expect(headers.get('content-security-policy')).toMatch(/script-src[^;]*'nonce-/)
    expect(headers.get('content-security-policy')).not.toMatch(
      /unsafe-inline[^;]*;?.*script-src|script-src[^;]*unsafe/,
    )
  }
})

test.each([
  'https://jahat.example/',
  '//jahat.example/',
  '/\\jahat.example',
  '/kerja/../../\\jahat.example',
  'javascript:jahat()',
  '/\t/jahat.example',
  '\u0001//jahat.example',
  '/kerja/..//jahat.example',
])('after signing in the visitor is sent on to %j', async (back) => {
  const path = `/kerja/masuk?kembali=${encodeURIComponent(back)}`
  const { headers, status } = await world.send('kasus-dinsos', 'GET', path)
  expect(status).toBe(302)
  const to = new URL(headers.get('location')!, `${publicUrl}${path}`)
  expect(to.origin).toBe(publicUrl)
})
