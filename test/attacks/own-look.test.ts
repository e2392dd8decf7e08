import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, stateOf } from './effects.ts'
import { countRequests, createTestWorld, expectSilent, type UserName, type World } from './world.ts'

// A person's own look opens with a slip of paper only. Whatever else is typed is one answer, whoever stands on a list.

let world: World
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())
countRequests()

const look = (code: unknown) => world.send(null, 'POST', '/api/protection/own-look', { code })
/** The limit for everybody together is not what is attacked here: ten minutes later it has forgotten. */
const wait = () => world.later(0.01)

async function slip(who: UserName, word: string, change: object = {}): Promise<string> {
  const body = { personId: world.persons[word], givenTo: 'self', identityProof: 'KTP dilihat', ...change }
  const made = await world.send(who, 'POST', '/api/protection/own-codes', body)
  return (JSON.parse(made.body) as { code: string }).code
}

const flip = (text: string) => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`
const tries: readonly (readonly [string, (code: string) => Promise<unknown>])[] = [
  ['a code that was used', async (code) => look(code).then(() => code)],
  [
    'a code that was cancelled',
    async (code) => {
      await world.send('kasus-dinsos', 'POST', '/api/protection/own-codes/cancel', {
        personId: world.persons.KENARIKENCONG,
      })
      return code
    },
  ],
  [
    'a code that a newer slip replaced',
    async (code) => slip('kasus-dinsos', 'KENARIKENCONG').then(() => code),
  ],
  [
    'a code of eight days ago',
    async (code) => {
      world.later(8)
      return code
    },
  ],
  ['a code with one letter changed', async (code) => flip(code)],
  ['a code cut short', async (code) => code.slice(0, -1)],
  ['a code with a letter more', async (code) => `${code}A`],
  [
    'the hash that is kept of a code',
    async () =>
      (
        await asOwner<{ hash: string }>(
          world.context,
          'select code_hash as hash from protection.own_code order by id desc limit 1',
        )
      )[0]!.hash,
  ],
  ['the NIK of somebody on a list', async () => '3509024303520003'],
  ['the NIK of somebody on a closed list', async () => '3509016606900066'],
  ['the NIK of nobody', async () => '3509010101010101'],
  ['the name of somebody on a list', async () => 'SRI KENARIKENCONG'],
  ['a pattern', async () => '%'],
  ['a quote', async () => `' or '1'='1`],
  ['nothing', async () => ''],
  ['an object', async () => ({ $ne: null })],
  ['a list of codes', async (code) => [code]],
  ['a number', async () => 1e300],
  ['a million letters', async () => 'A'.repeat(900_000)],
]
let refused: string | undefined
test.each(tries)('%s opens nothing and is answered as every other', async (_what, prepare) => {
  wait()
  const typed = await prepare(await slip('kasus-dinsos', 'KENARIKENCONG'))
  const before = await stateOf(world.context)
  const answer = await look(typed)
  refused ??= (await look('0000-0000-0000-00')).body
  expect([answer.status, answer.body]).toEqual([404, refused])
  expect(await stateOf(world.context)).toEqual(before)
})

test('a right code tells of its holder only, once, and of no name at all', async () => {
  wait()
  const code = await slip('kasus-dinsos', 'KENARIKENCONG')
  const [first, second] = [await look(code), await look(code)]
  expect([first.status, second.status]).toEqual([200, 404])
  expectSilent(first.body)
})

test('two use one code at the same moment: one is shown something', async () => {
  wait()
  const code = await slip('kasus-dinsos', 'KENARIKENCONG')
  const answers = await Promise.all(Array.from({ length: 6 }, () => look(code)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404, 404])
})

test.each([
  ['without sensitive categories', {}],
  ['by who has none', { showsSensitive: true }],
] as const)('a slip made %s shows sensitive entries', async (_what, change) => {
  wait()
  const made = await world.send('kasus-terbuka', 'POST', '/api/protection/own-codes', {
    personId: world.persons.MERPATIKENCONG,
    givenTo: 'self',
    identityProof: 'KTP dilihat',
    ...change,
  })
  const { code = 'none' } = JSON.parse(made.body) as { code?: string }
  expect((await look(code)).body).not.toMatch(/HIV|pmks-16/)
})

test('four hundred guesses in a row: all are one refusal, then everybody waits', async () => {
  wait()
  const answers: string[] = []
  for (let guess = 0; guess < 400; guess++) answers.push((await look(`AAAA-BBBB-${1000 + guess}-CC`)).body)
  expect(new Set(answers.slice(0, 300))).toEqual(new Set([refused]))
  expect(answers.slice(310).every((body) => body.includes('protection.own-look-waits'))).toBe(true)
})
