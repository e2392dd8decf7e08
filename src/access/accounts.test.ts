import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { type Accounts, createAccounts, type NewAccount } from './accounts.ts'
import { type Context, systemActor } from './index.ts'

const password = 'a long enough password'
const siti: NewAccount = {
  userName: 'siti',
  displayName: 'Siti',
  role: 'caseworker',
  agencyId: 'dinsos',
  areaCode: '35.09.05',
}
let context: Context
let accounts: Accounts
let drop: () => Promise<void>

beforeAll(async () => {
  ;({ context, drop } = await createTestContext(tinyPack))
  accounts = createAccounts(context, 's'.repeat(32), 'http://localhost')
  await accounts.add(systemActor, siti, password)
})
afterAll(() => drop())

const headersOf = (setCookies: readonly string[]) => ({
  cookie: setCookies.map((cookie) => cookie.split(';')[0]).join('; '),
})

test.each<[string, Partial<NewAccount>, string, string]>([
  ['the same name again', {}, password, 'access.name-taken'],
  ['the same name in capitals', { userName: 'SITI' }, password, 'access.name-taken'],
  ['a name with a space', { userName: 'siti aminah' }, password, 'access.name-taken'],
  ['an agency nobody knows', { userName: 'ani', agencyId: 'dinas-lain' }, password, 'access.unknown-agency'],
  ['a short password', { userName: 'ani' }, 'rahasia', 'access.weak-password'],
])('%s is refused', async (_, change, secret, code) => {
  await expect(accounts.add(systemActor, { ...siti, ...change }, secret)).rejects.toMatchObject({ code })
})

test('who signs in is the account, with its agency and area', async () => {
  const { actor, setCookies } = await accounts.signIn(' Siti ', password)
  expect(actor).toMatchObject({
    displayName: 'Siti',
    role: 'caseworker',
    agencyId: 'dinsos',
    areaCode: '35.09.05',
  })
  expect(await accounts.readSession(headersOf(setCookies))).toEqual(actor)
})

test('a closed account loses its open sessions and cannot sign in', async () => {
  const { setCookies } = await accounts.signIn('siti', password)
  await context.database.write((writer) =>
    writer.query(`update access.account set active = false where user_name = 'siti'`),
  )
  expect(await accounts.readSession(headersOf(setCookies))).toBeNull()
  await expect(accounts.signIn('siti', password)).rejects.toMatchObject({ code: 'access.wrong-login' })
  await context.database.write((writer) =>
    writer.query(`update access.account set active = true where user_name = 'siti'`),
  )
})

test('an expired session is nobody', async () => {
  const { setCookies } = await accounts.signIn('siti', password)
  await context.database.write((writer) =>
    writer.query(`update access.session set expires_at = now() - interval '1 minute'`),
  )
  expect(await accounts.readSession(headersOf(setCookies))).toBeNull()
})

test('another secret does not accept the cookie', async () => {
  const { setCookies } = await accounts.signIn('siti', password)
  const others = createAccounts(context, 't'.repeat(32), 'http://localhost')
  expect(await others.readSession(headersOf(setCookies))).toBeNull()
})

test('passwords and addresses of visitors are not in the database', async () => {
  const kept = await context.database.read((reader) =>
    reader.query<{ text: string }>(
      `select to_jsonb(c)::text as text from access.credential c union all select to_jsonb(s)::text from access.session s`,
    ),
  )
  expect(kept.filter((row) => row.text.includes(password))).toEqual([])
  const traced = await context.database.read((reader) =>
    reader.query(
      `select 1 from access.session where coalesce(ip_address, '') <> '' or coalesce(user_agent, '') <> ''`,
    ),
  )
  expect(traced).toEqual([])
})

test('a password is confirmed without a session, counted with the failures of sign-in, and kept nowhere', async () => {
  const budi = { ...siti, userName: 'budi', displayName: 'Budi' }
  await accounts.add(systemActor, budi, password)
  const { actor } = await accounts.signIn('budi', password)
  const sessions = () => context.database.read((reader) => reader.query('select id from access.session'))
  const before = await sessions()
  expect(await accounts.confirm(actor.accountId, password)).toBe(true)
  expect(await accounts.confirm('nobody', password)).toBe(false)
  expect(await accounts.confirm(actor.accountId, 'not this one at all')).toBe(false)
  expect(await sessions()).toEqual(before)
  for (const _ of [2, 3, 4, 5]) await accounts.signIn('budi', 'wrong').catch(() => {})
  await expect(accounts.confirm(actor.accountId, password)).rejects.toMatchObject({
    code: 'access.too-many-attempts',
    status: 429,
  })
})
