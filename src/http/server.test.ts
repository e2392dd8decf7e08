import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { type Accounts, createAccounts } from '../access/accounts.ts'
import { type Context, route, systemActor } from '../access/index.ts'
import { createRunner } from '../jobs/index.ts'
import { Problem } from '../kernel/problem.ts'
import { createApp } from './server.ts'

const password = 'a long enough password'
let context: Context
let accounts: Accounts
let app: ReturnType<typeof createApp>
let drop: () => Promise<void>

const count = route({
  method: 'GET',
  path: '/open/v1/count',
  permission: 'public',
  summary: 'Adds one',
  input: z.object({ number: z.coerce.number().int() }),
  output: z.object({ next: z.number() }),
  handle: async ({ input }) => ({ json: { next: input.number + 1 }, maxAgeSeconds: 60 }),
})
const upload = route({
  method: 'POST',
  path: '/api/test/upload',
  permission: 'intake.hand-in',
  summary: 'Counts bytes',
  upload: true,
  handle: async ({ body }) => {
    let bytes = 0
    for await (const chunk of body ?? []) bytes += chunk.byteLength
    return { json: { bytes } }
  },
})
const steer = route({
  method: 'GET',
  path: '/api/test/steer',
  permission: 'programmes.steer',
  summary: 'For planners',
  handle: async () => ({ json: {} }),
})
const file = route({
  method: 'GET',
  path: '/open/v1/file',
  permission: 'public',
  summary: 'A file',
  handle: async () => ({
    stream: (async function* () {
      yield 'desa;jumlah\n'
      yield 'Ajung;5\n'
    })(),
    mediaType: 'text/csv',
    fileName: 'daftar "a" é.csv',
  }),
})
const refuse = route({
  method: 'GET',
  path: '/open/v1/refuse',
  permission: 'public',
  summary: 'Refuses',
  handle: async () => {
    throw new Problem('access.weak-password-short', 422, { charactersMin: 12 })
  },
})
const broken = route({
  method: 'GET',
  path: '/open/v1/broken',
  permission: 'public',
  summary: 'Breaks',
  handle: async () => {
    throw new Error('SITI AMINAH is in this message')
  },
})

beforeAll(async () => {
  ;({ context, drop } = await createTestContext(tinyPack))
  accounts = createAccounts(context, 's'.repeat(32), 'http://localhost')
  await accounts.add(
    systemActor,
    { userName: 'operator', displayName: 'Operator', role: 'operator', agencyId: 'dinsos', areaCode: null },
    password,
  )
  const runner = createRunner(context, [])
  app = createApp({
    context,
    accounts,
    runner,
    publicUrl: 'http://localhost',
    version: '1',
    routes: [count, upload, steer, file, refuse, broken],
  })
})
afterAll(() => drop())

const send = async (path: string, init: RequestInit = {}) => {
  const answer = await app.request(path, init)
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  }
}
const postJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
})
const signIn = async () => {
  const answer = await app.request('/api/access/sign-in', postJson({ userName: 'operator', password }))
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

test('a public route answers with its cache time, open to other sites', async () => {
  const answer = await send('/open/v1/count?number=41&lang=en')
  expect(answer.body).toEqual({ next: 42 })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  // path, language, status, code, sentence begins
  ['/open/v1/count?number=x', 'id', 422, 'http.invalid-input', 'Isian "number" tidak benar'],
  ['/open/v1/count', 'en', 422, 'http.invalid-input', 'The input "number" is not right'],
  ['/open/v1/refuse', 'id', 422, 'access.weak-password-short', 'Kata sandi terlalu pendek'],
  ['/open/v1/unknown', 'en', 404, 'http.not-found', 'This page or data does not exist'],
  ['/api/unknown', 'id', 404, 'http.not-found', 'Halaman atau data ini tidak ada'],
  ['/api/test/steer', 'en', 401, 'http.no-session', 'You are not signed in'],
  ['/elsewhere', 'id', 404, 'http.not-found', 'Halaman atau data ini tidak ada'],
])('%s in %s: %i %s', async (path, language, status, code, begins) => {
  const answer = await send(path, { headers: { 'accept-language': language } })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ status, code, type: `urn:welas:problem:${code}` })
  expect(answer.body.title).toContain(begins)
})

test('an unexpected error leaves a number and nothing of its text', async () => {
  const answer = await send('/open/v1/broken')
  expect(answer.status).toBe(500)
  expect(answer.body.code).toBe('http.unexpected')
  expect(JSON.stringify(answer.body)).not.toContain('SITI')
})

test('what a role may not see looks exactly like what does not exist', async () => {
  const headers = { cookie: await signIn() }
  const forbidden = await send('/api/test/steer', { headers })
  const unknown = await send('/api/test/nothing', { headers })
  expect(forbidden.status).toBe(404)
  expect(forbidden.body).toEqual(unknown.body)
})

test('a session opens, is known, closes and leaves its trace', async () => {
  const cookie = await signIn()
  expect((await send('/api/access/me', { headers: { cookie } })).body).toMatchObject({
    displayName: 'Operator',
    role: 'operator',
  })
  expect((await send('/api/access/me', { headers: { cookie: cookie.replace('=', '=x') } })).status).toBe(401)
  await send('/api/access/sign-out', { method: 'POST', headers: { cookie } })
  expect((await send('/api/access/me', { headers: { cookie } })).status).toBe(401)
  const actions = await context.database.read((reader) =>
    reader.query<{ action: string }>('select action from access.audit_event order by id'),
  )
  expect(actions.map((row) => row.action)).toEqual(
    expect.arrayContaining(['access.account.added', 'access.session.opened', 'access.session.closed']),
  )
})

test('session cookies cannot be read by scripts nor sent from other sites', async () => {
  const answer = await app.request('/api/access/sign-in', postJson({ userName: 'operator', password }))
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/i)
})

test('a person who guesses has to wait', async () => {
  const guess = () => send('/api/access/sign-in', postJson({ userName: 'somebody', password: 'wrong' }))
  const statuses = []
  for (let attempt = 0; attempt < 6; attempt++) statuses.push((await guess()).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
})

test.each([
  [{ origin: 'http://evil.example' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, 200],
  [{}, 200],
])('a POST with %j: %i', async (headers, status) => {
  expect((await send('/api/access/sign-out', postJson({}, headers as Record<string, string>))).status).toBe(
    status,
  )
})

test('even a refusal carries the security headers, and an odd cookie is no error', async () => {
  const refused = await send('/api/access/sign-out', postJson({}, { origin: 'http://evil.example' }))
  expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(
    (await send('/open/v1/count?number=1', { headers: { cookie: 'lang=%E0%A4%A; welas.session_token=%' } }))
      .status,
  ).toBe(200)
  expect((await send('/api/access/me', { headers: { cookie: 'welas.session_token=%E0%A4%A' } })).status).toBe(
    401,
  )
})

test('an upload streams through, and an empty one is refused', async () => {
  const cookie = await signIn()
  const body = new Uint8Array(3_000_000)
  expect((await send('/api/test/upload', { method: 'POST', body, headers: { cookie } })).body).toEqual({
    bytes: 3_000_000,
  })
  expect((await send('/api/test/upload', { method: 'POST', headers: { cookie } })).status).toBe(422)
  const tooLarge = { cookie, 'content-length': '900000000' }
  expect((await send('/api/test/upload', { method: 'POST', body, headers: tooLarge })).status).toBe(413)
})

test('a file is named for every reader', async () => {
  const answer = await app.request('/open/v1/file')
  expect(await answer.text()).toBe('desa;jumlah\nAjung;5\n')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="daftar _a_ _.csv"; filename*=UTF-8''daftar%20%22a%22%20%C3%A9.csv`,
  )
})

test('the open API describes the public routes only', async () => {
  const { body } = await send('/open/v1/openapi.json')
  expect(body).toMatchObject({ openapi: '3.1.0' })
  expect(Object.keys(body.paths as object)).toEqual([
    '/open/v1/count',
    '/open/v1/file',
    '/open/v1/refuse',
    '/open/v1/broken',
  ])
})

test('health tells that no queue runs', async () => {
  expect(await send('/health')).toMatchObject({
    status: 503,
    body: { database: true, jobs: false, version: '1' },
  })
})

test('a form sent under another name of this machine reaches the pages under the public one', async () => {
  const seen: (string | null)[] = []
  const web = async (request: Request) => {
    seen.push(request.headers.get('origin'), await request.text())
    return new Response('ok')
  }
  const runner = createRunner(context, [])
  const pages = createApp({
    context,
    accounts,
    runner,
    publicUrl: 'http://localhost:4000',
    version: '1',
    routes: [],
    web,
  })
  const form = {
    method: 'POST',
    body: 'a=1',
    headers: { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' },
  }
  expect((await pages.request('http://127.0.0.1:4000/kerja/masuk', form)).status).toBe(200)
  expect(seen).toEqual(['http://localhost:4000', 'a=1'])
  expect(
    (
      await pages.request('http://127.0.0.1:4000/kerja/masuk', {
        ...form,
        headers: { origin: 'http://evil.example' },
      })
    ).status,
  ).toBe(403)
})
