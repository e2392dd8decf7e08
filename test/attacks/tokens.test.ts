import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/access/index.ts'
import { closeAccount, inviteAccount, resetAccount } from '../../src/access/manage-accounts.ts'
import { goodPassword, type Office } from '../accounts-example.ts'
import { createTestSignIn, type SignInWorld, scope } from './office.ts'
import { countRequests } from './world.ts'

// Sessions, codes and invitations: forged, changed, half, somebody else's, and used again.

let world: SignInWorld
let office: Office
beforeAll(async () => {
  world = await createTestSignIn()
  office = world.office
})
afterAll(() => world.close())
countRequests()
const post: SignInWorld['post'] = (...given) => world.post(...given)
const me = (cookie: string) => world.me(cookie)

let accounts = 0
/** A new account that signs in with a password. */
async function newcomer(role: Parameters<Office['add']>[1] = 'operator') {
  const userName = `petugas-${++accounts}`
  const id = await office.add(userName, role)
  const signIn = () => post('sign-in', { userName, password: goodPassword })
  return { id, userName, signIn, cookie: (await signIn()).cookie }
}
/** A case worker with an authenticator app: its key, its recovery codes, and a whole session. */
async function enrolled() {
  const one = await newcomer('caseworker')
  const { key } = (await post('sign-in/second-factor/start', { password: '' }, one.cookie)).json as {
    key: string
  }
  const done = await post('sign-in/second-factor/confirm', { code: office.codeOf(key) }, one.cookie)
  return { ...one, key, codes: done.json.recoveryCodes as string[], cookie: done.cookie }
}

const parts = (cookie: string) => {
  const [name, value] = cookie.split(/=(.*)/s)
  const [token, signature] = decodeURIComponent(value!).split(/\.(.*)/s)
  return { name, token: token!, signature: signature! }
}
const made = (name: string | undefined, token: string, signature: string) =>
  `${name}=${encodeURIComponent(`${token}.${signature}`)}`
const forgeries: readonly (readonly [string, (own: string, other: string) => string])[] = [
  ['no signature', (own) => `${parts(own).name}=${parts(own).token}`],
  ['an empty signature', (own) => made(parts(own).name, parts(own).token, '')],
  [
    'a signature with one letter changed',
    (own) => made(parts(own).name, parts(own).token, flip(parts(own).signature)),
  ],
  [
    'a token with one letter changed',
    (own) => made(parts(own).name, flip(parts(own).token), parts(own).signature),
  ],
  ['a token cut short', (own) => made(parts(own).name, parts(own).token.slice(0, -1), parts(own).signature)],
  [
    'a token with more behind it',
    (own) => made(parts(own).name, `${parts(own).token}x`, parts(own).signature),
  ],
  [
    'the token of another account under the own signature',
    (own, other) => made(parts(own).name, parts(other).token, parts(own).signature),
  ],
  [
    'the signature of another account',
    (own, other) => made(parts(own).name, parts(own).token, parts(other).signature),
  ],
  [
    'a token of upper-case letters',
    (own) => made(parts(own).name, parts(own).token.toUpperCase(), parts(own).signature),
  ],
  ['a NUL behind the token', (own) => made(parts(own).name, `${parts(own).token}\0`, parts(own).signature)],
  ['a pattern of SQL', (own) => made(parts(own).name, '%', parts(own).signature)],
  ['a quote', (own) => made(parts(own).name, `' or '1'='1`, parts(own).signature)],
  ['an object in JSON', (own) => `${parts(own).name}=${encodeURIComponent('{"$ne":null}')}`],
  ['broken percent signs', (own) => `${parts(own).name}=%E0%A4%A.%`],
  ['another name of cookie', (own) => own.replace('session_token', 'session_data')],
  ['a name that only ends alike', (own) => `evil${own}`],
  ['nothing', (own) => `${parts(own).name}=`],
  [
    'a token of ten thousand letters',
    (own) => made(parts(own).name, 'a'.repeat(10_000), parts(own).signature),
  ],
]
const flip = (text: string) => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`
let pair: Promise<[string, string]> | undefined
test.each(forgeries)('a session cookie with %s opens nothing', async (_what, forge) => {
  pair ??= Promise.all([newcomer(), newcomer()]).then(([a, b]) => [a.cookie, b.cookie])
  const [own, other] = await pair
  expect(await me(own)).toBe(200)
  expect(await me(forge(own, other))).toBe(401)
})

const replays: readonly (readonly [
  string,
  (one: Awaited<ReturnType<typeof newcomer>>) => Promise<unknown>,
])[] = [
  ['signing out', ({ cookie }) => post('sign-out', {}, cookie)],
  [
    'signing out everywhere from another place',
    async ({ signIn }) => post('own-account/sign-out-everywhere', {}, (await signIn()).cookie),
  ],
  [
    'ending the other sessions from another place',
    async ({ signIn }) => post('own-account/sessions/end-others', {}, (await signIn()).cookie),
  ],
  [
    'a change of the password',
    async ({ signIn }) =>
      post(
        'own-account/password',
        { current: goodPassword, next: 'kereta pagi melati' },
        (await signIn()).cookie,
      ),
  ],
  ['the account was closed', ({ id }) => closeAccount(office.accounts.desk, systemActor, id)],
  [
    'an invitation set a new password',
    async ({ id }) => {
      const { code } = await resetAccount(office.accounts.desk, systemActor, id, 'password')
      return post('sign-in/invitation/accept', { code, password: 'kereta pagi melati' })
    },
  ],
  ['an hour without use', async () => office.later(61 * 60)],
]
test.each(replays)('a session cookie kept by a thief works after %s', async (_when, end) => {
  const one = await newcomer()
  expect(await me(one.cookie)).toBe(200)
  await end(one)
  expect(await me(one.cookie)).toBe(401)
})

test.each([
  ['enrol', newcomer],
  [
    'code',
    async () => {
      const one = await enrolled()
      return { ...one, cookie: (await one.signIn()).cookie }
    },
  ],
] as const)(
  'a half-open session (%s) is used as a whole one on every kind of route',
  async (_stage, come) => {
    const { cookie } = await (come as (role: 'caseworker') => ReturnType<typeof newcomer>)('caseworker')
    expect(await me(cookie)).toBe(401)
    for (const path of [
      '/api/access/own-account',
      '/api/register/people/1?purpose=audit',
      '/api/planning/overview',
      '/api/intake/batches',
    ]) {
      expect(await world.get(path, cookie)).toBe(401)
    }
    const changing: [string, object][] = [
      ['own-account/password', { current: goodPassword, next: 'kereta pagi melati' }],
      ['own-account/second-factor/remove', { code: '000000' }],
      ['own-account/second-factor/renew-codes', { code: '000000' }],
      ['own-account/sessions/end-others', {}],
      ['own-account/sign-out-everywhere', {}],
    ]
    for (const [path, body] of changing) expect((await post(path, body, cookie)).status).toBe(401)
  },
)

test('a session that waits for a code sets up a second factor of its own', async () => {
  const one = await enrolled()
  const half = (await one.signIn()).cookie
  expect((await post('sign-in/second-factor/start', { password: goodPassword }, half)).status).toBe(401)
  expect(
    (await post('sign-in/second-factor/confirm', { code: office.codeOf(one.key, 1) }, half)).status,
  ).toBe(401)
})

const codeAttempts: readonly (readonly [
  string,
  (one: Awaited<ReturnType<typeof enrolled>>) => Promise<string>,
])[] = [
  ['the code that confirmed the app', async ({ key }) => office.codeOf(key)],
  [
    'a code that was used a moment ago',
    async ({ key, signIn }) => {
      office.later(30)
      await post('sign-in/code', { code: office.codeOf(key) }, (await signIn()).cookie)
      return office.codeOf(key)
    },
  ],
  ['a code of five minutes ago', async ({ key }) => office.codeOf(key, -10)],
  ['a code of five minutes ahead', async ({ key }) => office.codeOf(key, 10)],
  [
    'a recovery code that was used',
    async ({ codes, signIn }) => {
      await post('sign-in/code', { code: codes[0]! }, (await signIn()).cookie)
      return codes[0]!
    },
  ],
  [
    'a recovery code that was replaced',
    async ({ codes, key, cookie }) => {
      office.later(30)
      await post('own-account/second-factor/renew-codes', { code: office.codeOf(key) }, cookie)
      return codes[1]!
    },
  ],
  ['a recovery code of another account', async () => (await enrolled()).codes[0]!],
  ['a code of the app of another account', async () => office.codeOf((await enrolled()).key, 1)],
  ['six zeros', async () => '000000'],
  [
    'figures of another script',
    async ({ key }) => [...office.codeOf(key, 1)].map((figure) => '٠١٢٣٤٥٦٧٨٩'[Number(figure)]).join(''),
  ],
]
test.each(codeAttempts)('the second step is taken with %s', async (_what, prepare) => {
  const one = await enrolled()
  const code = await prepare(one)
  const half = (await one.signIn()).cookie
  const answer = await post('sign-in/code', { code }, half)
  expect([answer.status, answer.json.code]).toEqual([403, 'access.wrong-code'])
  expect(await me(half)).toBe(401)
})

test('codes are guessed at once, a hundred in parallel', async () => {
  const one = await enrolled()
  const half = (await one.signIn()).cookie
  const guesses = Array.from({ length: 100 }, (_, n) =>
    post('sign-in/code', { code: String(n).padStart(6, '7') }, half),
  )
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(5)
  expect(statuses.filter((status) => status !== 403 && status !== 429)).toEqual([])
})

test('one code is used by two at the same moment: one comes in', async () => {
  const one = await enrolled()
  office.later(30)
  const halves = [(await one.signIn()).cookie, (await one.signIn()).cookie]
  const code = office.codeOf(one.key)
  const answers = await Promise.all(halves.map((cookie) => post('sign-in/code', { code }, cookie)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
})

test('one invitation is used by two at the same moment: one comes in', async () => {
  const { code } = await inviteAccount(office.accounts.desk, systemActor, 'dua.orang', {
    ...scope,
    directoryName: null,
  })
  const passwords = ['kereta pagi melati', 'perahu malam kenanga']
  const answers = await Promise.all(
    passwords.map((password) => post('sign-in/invitation/accept', { code, password })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
})

const invitations: readonly (readonly [string, (code: string, id: string) => Promise<string>])[] = [
  [
    'used',
    async (code) => {
      await post('sign-in/invitation/accept', { code, password: goodPassword })
      return code
    },
  ],
  [
    'of eight days ago',
    async (code) => {
      office.later(8 * 86_400)
      return code
    },
  ],
  [
    'replaced by a newer one',
    async (code, id) => {
      await resetAccount(office.accounts.desk, systemActor, id, 'password')
      return code
    },
  ],
  [
    'of a closed account',
    async (code, id) => {
      await closeAccount(office.accounts.desk, systemActor, id)
      return code
    },
  ],
  ['with one letter changed', async (code) => flip(code)],
  ['cut short', async (code) => code.slice(0, -1)],
  ['that is empty but for dashes', async () => '----'],
  ['with a pattern', async () => '%'],
]
test.each(invitations)('an invitation %s opens the account and looks like none', async (_what, prepare) => {
  const userName = `undangan-${++accounts}`
  const { code, id } = await inviteAccount(office.accounts.desk, systemActor, userName, {
    ...scope,
    directoryName: null,
  })
  const tried = await prepare(code, id)
  const unknown = await post('sign-in/invitation', { code: `AAAA-BBBB-CCCC-DDDD-${1000 + ++accounts}` })
  const opened = await post('sign-in/invitation', { code: tried })
  expect([opened.status, opened.text]).toEqual([404, unknown.text])
  const accepted = await post('sign-in/invitation/accept', { code: tried, password: 'kereta pagi melati' })
  expect([accepted.status, accepted.text]).toEqual([404, unknown.text])
})
