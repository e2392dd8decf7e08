import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf, type Office, openOffice } from '../../test/accounts-example.ts'
import { type DirectoryPerson, type ExampleDirectory, openDirectory } from '../../test/directory-example.ts'
import { createAccounts } from './accounts.ts'
import { type Desk, openDesk } from './desk.ts'
import type { Directory } from './directory.ts'
import { finishDirectorySignIn, startDirectorySignIn } from './directory-sign-in.ts'
import { systemActor } from './index.ts'
import { changeAccount, inviteAccount } from './manage-accounts.ts'
import { confirmFactor, startFactor } from './second-factor.ts'
import type { Scope } from './store-accounts.ts'

const person = (sub: string, name: string, verified = true): DirectoryPerson => ({
  sub,
  preferred_username: name,
  email: `${name}@dinsos.example`,
  email_verified: verified,
})
const people = [
  ...[person('1', 'rina'), person('2', 'budi'), person('3', 'kasus'), person('4', 'tutup')],
  ...[person('5', 'orang-lain'), person('9', 'rina'), person('6', 'palsu', false)],
]
const scope: Scope = {
  displayName: 'Rina',
  role: 'operator',
  agencyId: 'dinsos',
  areaCode: null,
  categories: [],
  fieldGroups: [],
  validFrom: null,
  validTo: null,
  directoryName: 'rina',
}

let office: Office
let provider: ExampleDirectory
let desk: Desk
const deskWith = (change: Partial<Directory> = {}) =>
  openDesk(office.context, 's'.repeat(32), 'http://localhost', {
    directories: [{ ...provider.directory, ...change }],
  })

beforeAll(async () => {
  office = await openOffice()
  provider = await openDirectory(people)
  desk = deskWith()
  await inviteAccount(desk, systemActor, 'rina.w', scope)
  await inviteAccount(desk, systemActor, 'kasus.w', { ...scope, role: 'caseworker', directoryName: 'KASUS' })
  const closed = await inviteAccount(desk, systemActor, 'tutup.w', { ...scope, directoryName: 'tutup' })
  const elsewhere = { ...scope, agencyId: 'diskominfo', directoryName: 'orang-lain' }
  await inviteAccount(desk, systemActor, 'lain.w', elsewhere)
  await changeAccount(desk, systemActor, closed.id, {
    ...scope,
    directoryName: 'tutup',
    validTo: '2026-10-30',
  })
})
afterAll(async () => {
  await provider.close()
  await office.drop()
})

const readPart = (text: string): object => JSON.parse(Buffer.from(text, 'base64url').toString())

/** The whole way of one person; `change` bends what is sent out or comes back. */
async function comeIn(sub: string, at: Desk = desk) {
  const { address, setCookies } = await startDirectorySignIn(at, 'dinsos', '/kerja/orang')
  const query = await provider.walk(address, sub)
  return finishDirectorySignIn(at, cookiesOf(setCookies), query)
}
const refused = { code: 'access.directory-refused', status: 403 }
const unknown = { code: 'access.directory-unknown', status: 403 }

test('who was invited comes in under the name of the directory, without a password', async () => {
  const { stage, back, setCookies, actor } = await comeIn('1')
  expect({ stage, back, name: actor.displayName }).toEqual({
    stage: 'open',
    back: '/kerja/orang',
    name: 'Rina',
  })
  expect(await office.accounts.readSession(cookiesOf(setCookies))).toMatchObject({ agencyId: 'dinsos' })
  expect(setCookies.at(-1)).toMatch(/^welas\.directory=; Path=\/; Max-Age=0/)
  expect(await office.actions()).toContain('access.directory.tied')
  expect((await comeIn('1')).stage).toBe('open')
})

test('a role that must have a second factor shows ours, whatever the directory says of its own', async () => {
  const said: unknown[] = []
  provider.bendTokens((token) => {
    said.push(readPart(token.split('.')[1]!))
    return token
  })
  const { stage, setCookies } = await comeIn('3')
  provider.bendTokens((token) => token)
  expect(said).toMatchObject([{ sub: '3', amr: ['pwd', 'otp', 'mfa'] }])
  expect(stage).toBe('enrol')
  const headers = cookiesOf(setCookies)
  expect(await office.accounts.readSession(headers)).toBeNull()
  const { key } = await startFactor(desk, headers, '')
  await confirmFactor(desk, headers, office.codeOf(key))
  const again = await comeIn('3')
  expect(again.stage).toBe('code')
  expect(await office.accounts.readSession(cookiesOf(again.setCookies))).toBeNull()
})

test.each([
  ['somebody nobody invited', '2'],
  ['an account that is over', '4'],
  ['an account of another agency', '5'],
  ['another person who was given a name that is taken', '9'],
])('%s is not let in, and no account is made', async (_, sub) => {
  const count = () => office.context.database.read((reader) => reader.query('select id from access.account'))
  const before = await count()
  await expect(comeIn(sub)).rejects.toMatchObject(unknown)
  expect(await count()).toEqual(before)
})

test('a name taken off by the administrator no longer opens; given to somebody new it opens for him', async () => {
  const { id } = await inviteAccount(desk, systemActor, 'budi.w', { ...scope, directoryName: 'budi' })
  expect((await comeIn('2')).actor.accountId).toBe(id)
  await changeAccount(desk, systemActor, id, { ...scope, directoryName: null })
  await expect(comeIn('2')).rejects.toMatchObject(unknown)
  const next = await inviteAccount(desk, systemActor, 'budi.baru', { ...scope, directoryName: 'budi' })
  expect((await comeIn('2')).actor.accountId).toBe(next.id)
})

test('an e-mail counts when the directory has verified it', async () => {
  const byEmail = deskWith({ claim: 'email' })
  const emails = ['palsu', 'rina'].map((name) => `${name}@dinsos.example`)
  await inviteAccount(byEmail, systemActor, 'palsu.w', { ...scope, directoryName: emails[0]! })
  await inviteAccount(byEmail, systemActor, 'rina.surel', { ...scope, directoryName: emails[1]! })
  await expect(comeIn('6', byEmail)).rejects.toMatchObject(unknown)
  expect((await comeIn('1', byEmail)).stage).toBe('open')
})

const bend = (address: string, name: string, value: string) => {
  const url = new URL(address)
  url.searchParams.set(name, value)
  return url.href
}

test('what does not come back as it was sent is refused: nonce, state, code, verifier, cookie', async () => {
  const start = () => startDirectorySignIn(desk, 'dinsos', '/kerja')
  const finish = (setCookies: string[], query: string) =>
    finishDirectorySignIn(desk, cookiesOf(setCookies), query)
  const nonce = await start()
  const otherNonce = await provider.walk(bend(nonce.address, 'nonce', 'another'), '1')
  await expect(finish(nonce.setCookies, otherNonce)).rejects.toMatchObject(refused)
  const state = await start()
  const otherState = await provider.walk(bend(state.address, 'state', 'another'), '1')
  await expect(finish(state.setCookies, otherState)).rejects.toMatchObject(refused)
  const first = await start()
  const second = await start()
  const query = await provider.walk(first.address, '1')
  await expect(finish(second.setCookies, query), 'of another browser').rejects.toMatchObject(refused)
  await expect(finish([], query)).rejects.toMatchObject(refused)
  await expect(finish(['welas.directory=v1.forged'], query)).rejects.toMatchObject(refused)
  const stolen = new URLSearchParams(query)
  stolen.set('state', new URL(second.address).searchParams.get('state') ?? '')
  await expect(finish(second.setCookies, `${stolen}`), 'a stolen code').rejects.toMatchObject(refused)
  const third = await start()
  const used = await provider.walk(third.address, '1')
  await finish(third.setCookies, used)
  await expect(finish(third.setCookies, used), 'a code again').rejects.toMatchObject(refused)
})

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherPublic = other.publicKey.export({ format: 'jwk' })
const signedBy = (content: string) =>
  `${content}.${sign('sha256', Buffer.from(content), other.privateKey).toString('base64url')}`

test.each<[string, (header: string, claims: string, signature: string) => string]>([
  ['no signature', (header, claims) => `${header}.${claims}.`],
  [
    'a signature with one letter changed',
    (header, claims, signature) => {
      const letter = signature[9] === 'A' ? 'B' : 'A'
      return `${header}.${claims}.${signature.slice(0, 9)}${letter}${signature.slice(10)}`
    },
  ],
  [
    'another name under the same signature',
    (header, claims, signature) =>
      `${header}.${part({ ...readPart(claims), preferred_username: 'kasus' })}.${signature}`,
  ],
  ['the key of somebody else under the same key number', (header, claims) => signedBy(`${header}.${claims}`)],
  [
    'the key of somebody else, named in the token',
    (header, claims) => signedBy(`${part({ ...readPart(header), jwk: otherPublic })}.${claims}`),
  ],
  ['alg none', (_, claims) => `${part({ alg: 'none' })}.${claims}.`],
  [
    'the client secret as key',
    (_, claims) => {
      const content = `${part({ alg: 'HS256' })}.${claims}`
      return `${content}.${createHmac('sha256', provider.directory.clientSecret).update(content).digest('base64url')}`
    },
  ],
])('what carries %s is refused, though the directory says it is fine', async (_, forge) => {
  provider.bendTokens((token) => forge(...(token.split('.') as [string, string, string])))
  await expect(comeIn('1')).rejects.toMatchObject(refused)
  provider.bendTokens((token) => token)
  expect((await comeIn('1')).stage).toBe('open')
})

test('over https the cookie of the way is of this host alone, and one under another name is not read', async () => {
  const said: string[] = []
  const context = { ...office.context, log: { info: (event: string) => void said.push(event), error() {} } }
  const safe = openDesk(context, 's'.repeat(32), 'https://welas.example', {
    directories: [provider.directory],
  })
  const { setCookies } = await startDirectorySignIn(safe, 'dinsos', '/kerja')
  expect(setCookies).toEqual([
    expect.stringMatching(
      /^__Host-welas\.directory=[^;]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    ),
  ])
  const finish = (cookie: string) => finishDirectorySignIn(safe, { cookie }, 'code=x&state=y')
  const { cookie } = cookiesOf(setCookies)
  await expect(finish(cookie.replace('__Host-', ''))).rejects.toMatchObject(refused)
  expect(said, 'the directory was not asked').toEqual([])
  await expect(finish(cookie)).rejects.toMatchObject(refused)
  expect(said).toEqual(['access.directory.failed'])
})

test('what the directory refuses is refused', async () => {
  await expect(comeIn('')).rejects.toMatchObject(refused)
})

test('a wrong client secret, an unknown directory', async () => {
  await expect(comeIn('1', deskWith({ clientSecret: 'wrong' }))).rejects.toMatchObject(refused)
  await expect(startDirectorySignIn(desk, 'nobody', '/kerja')).rejects.toMatchObject({ status: 404 })
})

test('a directory that cannot be reached is said to be so, before and on the way back', async () => {
  const other = await openDirectory(people)
  const here = openDesk(office.context, 's'.repeat(32), 'http://localhost', {
    directories: [other.directory],
  })
  const { address, setCookies } = await startDirectorySignIn(here, 'dinsos', '/kerja')
  const query = await other.walk(address, '1')
  await other.close()
  const down = { code: 'access.directory-down', status: 503 }
  await expect(finishDirectorySignIn(here, cookiesOf(setCookies), query)).rejects.toMatchObject(down)
  await expect(startDirectorySignIn(here, 'dinsos', '/kerja')).rejects.toMatchObject(down)
})

test('accounts of a process know its directories', () => {
  const { directory } = provider
  const accounts = createAccounts(office.context, 's'.repeat(32), 'http://localhost', {
    directories: [directory],
  })
  expect(accounts.desk.directories).toEqual([directory])
})
