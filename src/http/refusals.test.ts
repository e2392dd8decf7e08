import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { createAccounts } from '../access/accounts.ts'
import { type Context, type Refusals, route, systemActor } from '../access/index.ts'
import { createRefusals } from '../access/refusals.ts'
import { createRunner } from '../jobs/index.ts'
import type { Database } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { createApp } from './server.ts'

const password = 'a long enough password'
const get = (path: string, permission: 'session' | 'public' | 'programmes.steer', status: 403 | 404 | 422) =>
  route({
    method: 'GET',
    path,
    permission,
    summary: '-',
    handle: () => Promise.reject(new Problem('http.not-found', status)),
  })
const routes = [
  get('/api/test/things/:id', 'session', 404),
  get('/api/test/steer', 'programmes.steer', 422),
  get('/api/test/no', 'session', 403),
  get('/api/test/wrong', 'session', 422),
  get('/api/test/everybody', 'public', 404),
]

let context: Context
let drop: () => Promise<void>
let cookie: string
let accountId: string
let calls: string[] = []
let counted: ReturnType<typeof createApp>
let uncounted: ReturnType<typeof createApp>
let refusals: Refusals

beforeAll(async () => {
  const made = await createTestContext(tinyPack)
  drop = made.drop
  context = { ...made.context, database: listening(made.context.database) }
  const accounts = createAccounts(context, 's'.repeat(32), 'http://localhost')
  const given = {
    userName: 'ani',
    displayName: 'Ani',
    role: 'operator',
    agencyId: 'dinsos',
    areaCode: null,
  } as const
  await accounts.add(systemActor, given, password)
  const signedIn = await accounts.signIn('ani', password)
  cookie = signedIn.setCookies.map((one) => one.split(';')[0]).join('; ')
  accountId = signedIn.actor.accountId
  refusals = createRefusals(context)
  const parts = {
    context,
    accounts,
    routes,
    runner: createRunner(context, []),
    publicUrl: 'http://localhost',
    version: '1',
  }
  uncounted = createApp(parts)
  counted = createApp({ ...parts, refusals })
})
beforeEach(async () => {
  await refusals.flush()
  await context.database.write((writer) => writer.execute('reset role; delete from access.refusal'))
  calls = []
})
afterAll(() => drop())

/** Notes every use of the database. */
function listening(database: Database): Database {
  const noting = <K extends 'read' | 'write' | 'readAs'>(kind: K) =>
    ((...given: unknown[]) => {
      calls.push(kind)
      return (database[kind] as (...all: unknown[]) => unknown).apply(database, given)
    }) as Database[K]
  return { ...database, read: noting('read'), write: noting('write'), readAs: noting('readAs') }
}

async function ask(app: typeof counted, path: string, headers: Record<string, string> = { cookie }) {
  calls = []
  const answer = await app.request(path, { headers })
  const asked = [...calls]
  return { status: answer.status, headers: [...answer.headers], body: await answer.text(), asked }
}
const kept = () =>
  context.database.read((reader) =>
    reader.query('select account_id as "accountId", day, route, count from access.refusal order by route'),
  )

test('what is not there, hidden and not allowed are one answer and as many questions, counted or not', async () => {
  const unknown = await ask(uncounted, '/api/test/things/7')
  expect(unknown.status).toBe(404)
  for (const path of ['/api/test/things/7', '/api/test/steer'])
    expect(await ask(counted, path)).toEqual(unknown)
  expect(await ask(uncounted, '/api/test/steer')).toEqual(unknown)
})

test('refusals are counted by account, day of the office and route, never by what stood in the address', async () => {
  for (const id of ['1', '2', '3509014107800001']) await ask(counted, `/api/test/things/${id}`)
  await ask(counted, '/api/test/steer')
  await refusals.flush()
  await ask(counted, '/api/test/things/4')
  await ask(counted, '/api/test/no')
  await refusals.flush()
  const day = '2026-10-31'
  expect(await kept()).toEqual([
    { accountId, day, route: 'GET /api/test/no', count: 1 },
    { accountId, day, route: 'GET /api/test/steer', count: 1 },
    { accountId, day, route: 'GET /api/test/things/:id', count: 4 },
  ])
})

test.each([
  ['an input that is wrong', '/api/test/wrong', true],
  ['what everybody may ask', '/api/test/everybody', true],
  ['an address of nothing', '/api/nothing', true],
  ['nobody', '/api/test/steer', false],
])('%s is no refusal', async (_, path, signedIn) => {
  await ask(counted, path, signedIn ? { cookie } : {})
  await refusals.flush()
  expect(await kept()).toEqual([])
})

test('two processes add to one count', async () => {
  const processes = Array.from({ length: 4 }, () => createRefusals(context))
  for (const one of processes)
    for (const path of ['/b', '/a', '/b']) one.count('ani', { method: 'GET', path })
  await Promise.all(processes.map((one) => one.flush()))
  expect((await kept()).map(({ route: path, count }) => [path, count])).toEqual([
    ['GET /a', 4],
    ['GET /b', 8],
  ])
})

test('what could not be written is written later', async () => {
  let isDown = true
  const database: Database = {
    ...context.database,
    write: (work) => (isDown ? Promise.reject(new Error('down')) : context.database.write(work)),
  }
  const one = createRefusals({ ...context, database })
  one.count('ani', { method: 'GET', path: '/a' })
  await one.flush()
  one.count('ani', { method: 'GET', path: '/a' })
  isDown = false
  await one.flush()
  expect(await kept()).toMatchObject([{ route: 'GET /a', count: 2 }])
})

test('the program cannot take a count away', async () => {
  for (const sql of ['delete from access.refusal', 'truncate access.refusal'])
    await expect(context.database.write((writer) => writer.query(sql))).rejects.toThrow(/permission denied/)
})
