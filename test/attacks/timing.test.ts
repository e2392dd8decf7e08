import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAccounts } from '../../src/access/accounts.ts'
import { systemActor } from '../../src/access/index.ts'
import { closeAccount, inviteAccount } from '../../src/access/manage-accounts.ts'
import { createApp, routes } from '../../src/http/index.ts'
import { createRunner } from '../../src/jobs/index.ts'
import type { Database, Reader, Value, Writer } from '../../src/kernel/ports.ts'
import { ask } from '../register-example.ts'
import { asOwner } from './effects.ts'
import { openIncident, openRequest } from './matters.ts'
import {
  actorOf,
  countRequests,
  countSent,
  createTestWorld,
  publicUrl,
  type UserName,
  type World,
  withoutNumber,
} from './world.ts'

// What is foreign and what does not exist must also take one time. A clock in a test tells of the machine; so it is judged by
// what is done: the same statements in the same order. The measured ratio is only written down (docs/security/attacks.md).

let world: World
let app: World['app']
const statements: string[] = []
const things: Record<string, string | number> = {}
const password = 'sepeda hujan kursi'
beforeAll(async () => {
  world = await createTestWorld()
  const context = { ...world.context, database: watched(world.context.database) }
  const accounts = createAccounts(context, 's'.repeat(32), publicUrl)
  app = createApp({
    context,
    accounts,
    runner: createRunner(context, []),
    routes,
    publicUrl,
    version: 'test',
  })
  await fillThings(accounts)
  // The sign-in library looks at its tables once.
  await run('bappeda', 'GET', '/api/access/me')
})
afterAll(() => world.drop())
countRequests()

async function fillThings(accounts: ReturnType<typeof createAccounts>) {
  const { context, persons, batches, ids } = world
  const account = { displayName: 'Petugas', role: 'operator', agencyId: 'dinsos', areaCode: null } as const
  await accounts.add(systemActor, { ...account, userName: 'berlaku' }, password)
  await accounts.add(systemActor, { ...account, userName: 'ditutup' }, password)
  await accounts.add(systemActor, { ...account, userName: 'berakhir', validTo: '2026-10-01' }, password)
  const scope = {
    ...account,
    categories: [],
    fieldGroups: [],
    validFrom: null,
    validTo: null,
    directoryName: null,
  }
  await inviteAccount(accounts.desk, systemActor, 'diundang', scope)
  const [closed] = await asOwner<{ id: string }>(
    context,
    `select id from access.account where user_name = 'ditutup'`,
  )
  await closeAccount(accounts.desk, systemActor, closed!.id)
  const dinsos = await actorOf(world, 'operator-dinsos')
  const request = await openRequest(world, dinsos, 'Pemohon')
  const incident = await openIncident(world, dinsos, 'Berkas tertinggal', 'Daftar tertinggal')
  const records = await asOwner<{ id: number; batch: number }>(
    context,
    `select id, batch_id as batch from intake.record where name like '%ANGGREKJOMBANG%' order by id`,
  )
  const pair = await ask(context.database, batches.ppks!, records[1]!.id, records[0]!.id)
  const [session] = await asOwner<{ id: string }>(
    context,
    `select id from access.session where account_id = '${ids.walidata}'`,
  )
  const list = await world.send('kasus-dinsos', 'POST', '/api/programmes/sembako/exports', {
    purpose: 'penyaluran bulan ini',
  })
  Object.assign(things, {
    waiting: batches.waiting!,
    kencong: persons.KENARIKENCONG!,
    rahasia: persons.CENDANARAHASIA!,
    pair,
    request: request.id,
    incident: incident.id,
    session: session!.id,
    walidata: ids.walidata,
    list: (JSON.parse(list.body) as { id: number }).id,
  })
}

/** Notes every statement, without its values. */
function watched(base: Database): Database {
  const watch = <T extends Reader>(reader: T): T =>
    ({
      ...reader,
      query(sql: string, values?: readonly Value[]) {
        statements.push(sql)
        return reader.query(sql, values)
      },
      first(sql: string, values?: readonly Value[]) {
        statements.push(sql)
        return reader.first(sql, values)
      },
    }) as T
  return {
    ...base,
    read: (work, role) => base.read((reader) => work(watch(reader)), role),
    write: (work) => base.write((writer) => work(watch<Writer>(writer))),
    readAs: (rights, work) => base.readAs(rights, (staff, app) => work(watch(staff), watch<Writer>(app))),
  }
}

interface Done {
  readonly statements: string[]
  readonly answer: string
  readonly tookMs: number
}
async function run(who: UserName | null, method: string, path: string, body?: object): Promise<Done> {
  countSent(1)
  statements.length = 0
  const from = performance.now()
  const answer = await app.request(path, {
    method,
    headers: { cookie: who === null ? '' : world.cookies[who], 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = `${answer.status} ${await answer.text()}`
  return { statements: [...statements], answer: text, tookMs: performance.now() - from }
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
/** Turn by turn, so that whatever slows the machine slows both. */
async function ratioOf(
  turns: number,
  foreign: () => Promise<Done>,
  unknown: () => Promise<Done>,
): Promise<number> {
  const took: [number, number][] = []
  for (let turn = 0; turn < turns; turn++) took.push([(await foreign()).tookMs, (await unknown()).tookMs])
  return Math.round((100 * median(took.map(([a]) => a))) / median(took.map(([, b]) => b))) / 100
}

const nobody = 987
type Row = readonly [what: string, who: UserName, thing: string, method: string, path: string, body?: object]
const foreignThings: readonly Row[] = [
  ['a person of another district', 'kasus-jombang', 'kencong', 'GET', '/api/register/people/#?purpose=audit'],
  ['a person who is closed', 'kasus-terbuka', 'rahasia', 'GET', '/api/register/people/#?purpose=audit'],
  [
    'a slip for a person of another district',
    'kasus-jombang',
    'kencong',
    'POST',
    '/api/protection/own-codes',
    { personId: '#', givenTo: 'self', identityProof: 'KTP dilihat' },
  ],
  ['a batch of another agency', 'operator-dinsos', 'waiting', 'GET', '/api/intake/batches/#'],
  ['rows of another agency', 'operator-dinsos', 'waiting', 'GET', '/api/intake/batches/#/rows'],
  ['sample values of another agency', 'operator-dinsos', 'waiting', 'GET', '/api/intake/batches/#/samples'],
  ['the workbook of another agency', 'operator-dinsos', 'waiting', 'GET', '/api/intake/batches/#/workbook'],
  [
    'to discard a batch of another agency',
    'operator-dinsos',
    'waiting',
    'POST',
    '/api/intake/batches/#/discard',
  ],
  ['a pair of another district', 'walidata-kencong', 'pair', 'GET', '/api/register/review/#'],
  ['a request of another agency', 'operator-dukcapil', 'request', 'GET', '/api/protection/requests/#'],
  ['an incident of another agency', 'operator-dukcapil', 'incident', 'GET', '/api/protection/incidents/#'],
  [
    'to close an account of another agency',
    'admin-dinsos',
    'walidata',
    'POST',
    '/api/access/accounts/#/close',
  ],
  [
    'to end a session of somebody else',
    'bappeda',
    'session',
    'POST',
    '/api/access/own-account/sessions/end',
    { id: '#' },
  ],
  ['a list that another asked for', 'kasus-terbuka', 'list', 'POST', '/api/programmes/exports/#/fetch'],
]
const rows = foreignThings.map(
  ([what, who, thing, method, path, body]) => [what, who, thing, method, path, body] as const,
)
test.each(rows)(
  '%s, asked for by %s, takes the way of what does not exist',
  async (what, who, thing, method, path, body) => {
    const asked = (id: string | number) => () =>
      run(
        who,
        method,
        path.replace('#', String(id)),
        body && JSON.parse(JSON.stringify(body).replace('"#"', JSON.stringify(id))),
      )
    const foreign = asked(things[thing]!)
    const unknown = asked(typeof things[thing] === 'string' ? 'f'.repeat(32) : nobody)
    const [first, second] = [await foreign(), await unknown()]
    expect(first.statements.length).toBeGreaterThan(0)
    expect(first.statements).toEqual(second.statements)
    expect(withoutNumber(first.answer, things[thing])).toBe(withoutNumber(second.answer, nobody))
    expect(first.answer).toMatch(/^404/)
    measured(what, await ratioOf(25, foreign, unknown))
  },
)

/** Kept beside the test, for the figures. */
function measured(what: string, ratio: number): void {
  Object.assign(current.meta, { ratio: { what, ratio } })
}
let current: { meta: object }
beforeEach(({ task }) => {
  current = task
})

test.each([
  ['a wrong password', 'berlaku'],
  ['the right password of a closed account', 'ditutup'],
  ['the right password of an account that is over', 'berakhir'],
  ['a password for an account that has none', 'diundang'],
] as const)('signing in with %s takes the way of a name there is not', async (what, userName) => {
  const given = userName === 'berlaku' ? 'sepeda hujan meja' : password
  const again = async (name: string) => {
    await asOwner(world.context, 'delete from access.attempt returning key_hash')
    return run(null, 'POST', '/api/access/sign-in', { userName: name, password: given })
  }
  const [known, unknown] = [() => again(userName), () => again('tidak-ada')]
  const [first, second] = [await known(), await unknown()]
  expect(first.statements).toEqual(second.statements)
  expect(first.answer).toBe(second.answer)
  expect(first.answer).toMatch(/^401/)
  measured(`sign-in: ${what}`, await ratioOf(5, known, unknown))
})

test.each([
  ['used', async (code: string) => void (await run(null, 'POST', '/api/protection/own-look', { code }))],
  ['eight days old', async () => world.later(8)],
] as const)('a code of a slip that is %s takes the way of one there never was', async (what, spoil) => {
  world.later(1)
  const body = { personId: things.kencong, givenTo: 'self', identityProof: 'KTP dilihat' }
  const { code } = JSON.parse(
    (await world.send('kasus-dinsos', 'POST', '/api/protection/own-codes', body)).body,
  ) as { code: string }
  await spoil(code)
  const look = (typed: string) => () => run(null, 'POST', '/api/protection/own-look', { code: typed })
  const [spoilt, unknown] = [look(code), look('AAAA-BBBB-CCCC-DD')]
  const [first, second] = [await spoilt(), await unknown()]
  expect(first.statements).toEqual(second.statements)
  expect(first.answer).toBe(second.answer)
  measured(`own look: a code ${what}`, await ratioOf(25, spoilt, unknown))
})
