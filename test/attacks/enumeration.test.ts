import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from './matters.ts'
import {
  actorOf,
  canaries,
  countRequests,
  createTestWorld,
  expectSilent,
  type UserName,
  type World,
} from './world.ts'

// Words, numbers, pages, totals and order: what a search says of people it does not show must be what it says of nobody.

let world: World
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())
countRequests()

const secrets: Readonly<Partial<Record<UserName, readonly string[]>>> = {
  'kasus-jombang': canaries.kencong,
  'kasus-terbuka': canaries.secret,
  walidata: canaries.secret,
  'walidata-kencong': [...canaries.secret, ...canaries.jombang],
}
const search = (who: UserName, body: object) => world.send(who, 'POST', '/api/register/people', body)

const guesses = Object.entries(secrets).flatMap(([who, words]) =>
  words.flatMap((word) =>
    [word, word.slice(0, 8), word.slice(-8), `${word.slice(0, -1)}X`, ` ${word.toLowerCase()} `].map(
      (q) => [who as UserName, q, word] as const,
    ),
  ),
)
test.each(guesses)('%s searches "%s" for %s and gets what a word of nobody gets', async (who, q, word) => {
  const nobody = /\d/.test(q) ? q.replaceAll(/\d/g, '8') : 'QXZWVKJ QXZWV'
  const [found, empty] = [await search(who, { q }), await search(who, { q: nobody })]
  expect(found.status).toBe(200)
  expect({ ...found, headers: [] }).toEqual({ ...empty, headers: [] })
  expectSilent(found.body, [word])
})

test.each([
  ['kasus-jombang', '35.09.02'],
  ['kasus-jombang', '35.09.02.2001'],
  ['kasus-jombang', '35.09'],
  ['kasus-jombang', '35'],
  ['walidata-kencong', '35.09.01'],
  ['walidata-kencong', '35.09.0'],
  ['walidata-kencong', '35.09.01.2002'],
] as const)('%s names another area, %s, and sees nobody of it', async (who, village) => {
  for (const q of ['', 'sri', 'siti', 'agus', 'budi'])
    expectSilent((await search(who, { q, village })).body, secrets[who])
})

test.each(['kasus-jombang', 'kasus-terbuka', 'walidata', 'walidata-kencong'] as const)(
  '%s turns every page of every letter and the totals count only who is shown',
  async (who) => {
    for (const q of ['a', 'sri', 'dewi', 'rani', 'jombang', '3509']) {
      const first = JSON.parse((await search(who, { q })).body) as { total: number; pages: number }
      const shown: unknown[] = []
      for (let page = 1; page <= 10; page++) {
        const { body } = await search(who, { q, page })
        expectSilent(body, secrets[who])
        shown.push(...(JSON.parse(body) as { people: unknown[] }).people)
      }
      expect(shown.length).toBe(Math.min(first.total, 200))
    }
  },
)

test('the numbers of people tell an account of one district nothing: each that is not shown is the same answer', async () => {
  const everyId = Array.from({ length: 60 }, (_, n) => n + 1)
  const answers = new Set<string>()
  for (const id of everyId) {
    const { status, body } = await world.send(
      'kasus-jombang',
      'GET',
      `/api/register/people/${id}?purpose=audit`,
    )
    answers.add(status === 200 ? 'shown' : `${status} ${body}`)
    expectSilent(body, secrets['kasus-jombang'])
  }
  expect(answers.size).toBe(2)
})

test.each([
  ['operator-dinsos', 'dispendukcapil'],
  ['operator-dukcapil', 'dinsos'],
  ['operator-dinkes', 'dinsos'],
  ['kasus-dinsos', 'dispendukcapil'],
] as const)('%s asks the list of batches for those of %s and counts only the own', async (who, agency) => {
  const listOf = async (query: string) => (await world.send(who, 'GET', `/api/intake/batches${query}`)).body
  const own = await listOf('')
  expect(await listOf(`?agency=${agency}`)).toBe(own)
  expect(own).not.toContain(`"agencyId":"${agency}"`)
  const { total, batches } = JSON.parse(own) as { total: number; batches: unknown[] }
  expect(total).toBe(batches.length)
})

test.each([
  'operator-dinsos',
  'operator-dukcapil',
  'bappeda',
  'kasus-jombang',
  'inspektorat',
  'pemeriksa',
] as const)('%s tries the numbers of batches in the queue and learns of none', async (who) => {
  const kinds = [
    'intake.check-batch',
    'register.apply-batch',
    'register.preview-batch',
    'protection.remove-file',
  ]
  const answers = new Set<string>()
  for (const kind of kinds)
    for (let id = 1; id <= 8; id++)
      answers.add((await world.send(who, 'GET', `/api/jobs/${kind}/${id}`)).body)
  expect([...answers].filter((body) => body.includes('"state"'))).toEqual([])
  expect(answers.size).toBe(1)
})

test.each([
  ['requests', '/api/protection/requests'],
  ['incidents', '/api/protection/incidents'],
  ['lists past their time', '/api/protection/retention'],
] as const)('an agency counts no %s of another', async (_what, path) => {
  const dinsos = await actorOf(world, 'operator-dinsos')
  await openIncident(world, dinsos, 'Kejadian di dinas sosial', 'KENARIKENCONG terlihat')
  const { body } = await world.send('operator-dukcapil', 'GET', path)
  expectSilent(body)
  expect(body).not.toContain('Kejadian di dinas sosial')
  expect(body).toMatch(/"(requests|incidents|lists)":\[\]/)
})

test.each(['walidata', 'kasus-terbuka', 'pemeriksa'] as const)(
  '%s learns from review queue, groups and agreement nothing of closed rows',
  async (who) => {
    for (const path of ['/api/register/review', '/api/register/alike', '/api/register/agreement'])
      expectSilent((await world.send(who, 'GET', path)).body, canaries.secret)
  },
)

test.each(['admin-dinsos', 'walidata', 'bappeda', 'kepala-dinsos'] as const)(
  '%s counts no accounts of other agencies',
  async (who) => {
    const { body } = await world.send(who, 'GET', '/api/access/accounts')
    for (const name of ['operator-dukcapil', 'bupati', 'inspektorat', 'walidata-kencong'])
      expect(body).not.toContain(`"${name}"`)
  },
)

test.each([
  'bupati',
  'bappeda',
  'kepala-dinsos',
  'penilai-1',
  'inspektorat',
  'admin',
  'operator-dinsos',
  'pemeriksa',
] as const)(
  '%s, who opens nobody, finds no way to a name by reading every page of the office',
  async (who) => {
    for (const path of reading) expectSilent((await world.send(who, 'GET', path)).body)
  },
)
const reading = [
  '/api/register/areas',
  '/api/register/people/1?purpose=audit',
  '/api/register/agreement',
  '/api/programmes/promises',
  '/api/planning/overview',
  '/api/planning/analysis',
  '/api/planning/meetings',
  '/api/planning/competence',
  '/api/planning/evaluation',
  '/api/planning/editions',
  '/api/protection/overview',
  '/api/protection/processings',
  '/api/protection/consents',
  '/api/oversight/unusual',
  '/api/oversight/chain',
  '/open/v1/home',
  '/open/v1/datasets',
]
