import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, stateOf } from './effects.ts'
import { textOf } from './workbook.ts'
import {
  canaries,
  countRequests,
  createTestWorld,
  expectRefused,
  expectSilent,
  type UserName,
  type World,
} from './world.ts'

// Whoever may see one thing tries to carry away more: other areas, closed programmes, without a purpose, without a trace.

let world: World
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())
countRequests()

const purpose = 'penyaluran bulan ini'
const ask = (who: UserName | null, programme: string, body: object) =>
  world.send(who, 'POST', `/api/programmes/${programme}/exports`, body)
const fetchList = (who: UserName | null, id: number) =>
  world.send(who, 'POST', `/api/programmes/exports/${id}/fetch`)
const decide = (who: UserName, id: number, decision: string) =>
  world.send(who, 'POST', `/api/programmes/exports/${id}/decide`, { decision, note: 'sudah dilihat' })
/** A list that was asked for; of a sensitive programme it waits for another person. */
async function asked(who: UserName, programme = 'sembako'): Promise<number> {
  return (JSON.parse((await ask(who, programme, { purpose })).body) as { id: number }).id
}
/** Asks and fetches in one. */
const missed = async (who: UserName, programme: string) => fetchList(who, await asked(who, programme))
const askedFor = () => asOwner(world.context, 'select id from programmes.export')
const exported = async () =>
  asOwner<{ purpose: string; actor: string; shown: number; ids: number[] }>(
    world.context,
    `select e.purpose, e.actor_id as actor, (e.details ->> 'peopleShown')::int as shown, array(select person_id::int from access.audit_person p where p.event_id = e.id order by 1) as ids
     from access.audit_event e where action = 'programmes.missed.exported' order by id`,
  )

test.each([
  ['operator-dinsos'],
  ['walidata'],
  ['bappeda'],
  ['kepala-dinsos'],
  ['bupati'],
  ['inspektorat'],
  ['admin'],
  ['pemeriksa'],
  ['penilai-1'],
] as const)('%s, who opens nobody or exports nobody, exports', async (who) => {
  const before = await stateOf(world.context)
  expectRefused(await ask(who, 'sembako', { purpose }), 404)
  expect(await stateOf(world.context)).toEqual(before)
  expect(await exported()).toEqual([])
})

test.each([
  ['no purpose', {}],
  ['an empty purpose', { purpose: '' }],
  ['a purpose of blanks', { purpose: ' '.repeat(40) }],
  ['a purpose of a few letters', { purpose: 'ya' }],
  ['a purpose that is a list', { purpose: [purpose] }],
  ['a purpose that is a number', { purpose: 12_345_678_901 }],
  ['a purpose of a million letters', { purpose: 'a'.repeat(900_000) }],
  ['a purpose with a NUL', { purpose: `${purpose}\0` }],
  ['a purpose in the address', {}],
] as const)('an export with %s', async (_what, body) => {
  expectRefused(
    await world.send(
      'kasus-dinsos',
      'POST',
      '/api/programmes/sembako/exports?purpose=penyaluran+bulan+ini',
      body,
    ),
    422,
  )
  expect(await askedFor()).toEqual([])
})

test.each([
  ['another district', '35.09.02'],
  ['a village of another district', '35.09.02.2001'],
  ['the whole regency', '35.09'],
  ['another regency', '35.10'],
  ['a district whose number begins alike', '35.09.0'],
  ['a pattern', '35.09.%'],
  ['a pattern of letters', '_____.01'],
  ['two areas', ['35.09.01', '35.09.02']],
  ['an area in an object', { $in: ['35.09.02'] }],
] as const)('who has one district exports %s', async (_what, area) => {
  expectRefused(await ask('kasus-jombang', 'sembako', { purpose, area }))
  expect(await askedFor()).toEqual([])
})

test.each([
  ['a programme whose rule asks for a closed category', 'alat-bantu'],
  ['a programme that there is not', 'semua'],
  ['a programme by a path', '..%2f..%2fintake'],
  ['a programme by a quote', `sembako'--`],
  ['a programme by a name of objects', 'constructor'],
  ['a programme by a name of objects', '__proto__'],
] as const)('who has no sensitive category exports %s', async (_what, programme) => {
  expectRefused(await ask('kasus-terbuka', programme, { purpose }))
  expect(await askedFor()).toEqual([])
})

test.each([
  ['kasus-jombang', canaries.kencong],
  ['kasus-terbuka', canaries.secret],
] as const)(
  '%s gets only the own people, and the trace holds who, how many, whom and why',
  async (who, foreign) => {
    const before = (await exported()).length
    const answer = await missed(who, 'sembako')
    const cells = textOf(answer)
    expectSilent(cells, foreign)
    const [trace] = (await exported()).slice(before)
    expect(trace).toMatchObject({ purpose, actor: world.ids[who] })
    expect(trace!.ids.length).toBe(trace!.shown)
    const names = Object.entries(world.persons).filter(([, id]) => trace!.ids.includes(id))
    expect(names.every(([word]) => cells.includes(word))).toBe(true)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  },
)

test('the same export asked for again is a trace more: nothing is given out twice for one', async () => {
  const before = (await exported()).length
  for (let turn = 1; turn <= 3; turn++) {
    await missed('kasus-dinsos', 'sembako')
    expect((await exported()).length).toBe(before + turn)
  }
})

test.each(['kasus-jombang', 'kasus-terbuka', 'walidata', 'kepala-dinsos', 'admin'] as const)(
  '%s fetches the list that another asked for',
  async (who) => {
    const id = await asked('kasus-dinsos')
    const before = (await exported()).length
    const [foreign, unknown] = [await fetchList(who, id), await fetchList(who, 987_654)]
    expectRefused(foreign, 404)
    expect(foreign.body).toBe(unknown.body)
    expect((await exported()).length).toBe(before)
  },
)

const spoilt: readonly (readonly [string, (id: number) => Promise<unknown>])[] = [
  ['that waits for approval', async () => {}],
  ['that was refused', async (id) => void (await decide('kepala-dinsos', id, 'refused'))],
  [
    'that was refused and then approved',
    async (id) => {
      await decide('kepala-dinsos', id, 'refused')
      await decide('kepala-dinsos', id, 'approved')
    },
  ],
  ['after approving it oneself', async (id) => void (await decide('kasus-dinsos', id, 'approved'))],
  [
    'after a head of another agency approved it',
    async (id) => void (await decide('kepala-dinkes', id, 'approved')),
  ],
  [
    'after it was ended',
    async (id) => {
      await decide('kepala-dinsos', id, 'approved')
      await world.send('kepala-dinsos', 'POST', `/api/programmes/exports/${id}/end`, { note: 'dibatalkan' })
    },
  ],
  [
    'after its days are over',
    async (id) => {
      await decide('kepala-dinsos', id, 'approved')
      world.later(8)
    },
  ],
]
test.each(spoilt)('a list of a sensitive programme is fetched %s', async (_what, prepare) => {
  const id = await asked('kasus-dinsos', 'alat-bantu')
  await prepare(id)
  const before = (await exported()).length
  expectRefused(await fetchList('kasus-dinsos', id), 409)
  expect((await exported()).length).toBe(before)
})

test('a list is fetched with rights that were taken away after it was asked for', async () => {
  const id = await asked('kasus-dinsos')
  const scope = (areaCode: string | null) => ({
    displayName: 'kasus-dinsos',
    role: 'caseworker',
    agencyId: 'dinsos',
    areaCode,
    categories: [],
    fieldGroups: ['identity', 'contact', 'welfare', 'case'],
    validFrom: null,
    validTo: null,
    directoryName: null,
  })
  const path = `/api/access/accounts/${world.ids['kasus-dinsos']}`
  expect((await world.send('admin', 'POST', path, scope('35.09.01'))).status).toBe(200)
  expectRefused(await fetchList('kasus-dinsos', id))
  expect((await world.send('admin', 'POST', path, scope(null))).status).toBe(200)
})

test.each(['get', 'head', 'put', 'delete', 'patch', 'options', 'trace-like'] as const)(
  'an export by the method %s gives nothing',
  async (method) => {
    const id = await asked('kasus-dinsos')
    const before = (await exported()).length
    const answer = await world.send(
      'kasus-dinsos',
      method.toUpperCase(),
      `/api/programmes/exports/${id}/fetch`,
    )
    expect([404, 405]).toContain(answer.status)
    expectSilent(answer.body)
    expect((await exported()).length).toBe(before)
  },
)

test.each([
  ['GET', '/api/planning/competence/trainings/1/certificates/1'],
  ['GET', '/api/planning/evidence/e-1/document'],
  ['GET', '/api/programmes/promises/1/evidence/1/document'],
  ['GET', '/api/planning/books/buku-1.pdf'],
  ['GET', '/api/planning/evaluation/workbook'],
  ['GET', '/api/intake/batches/1/workbook'],
] as const)('a reviewer, who needs no file for the work, takes %s %s', async (method, path) => {
  expectRefused(await world.send('pemeriksa', method, path), 404)
})

test.each([
  ['GET', '/api/intake/batches/1/workbook'],
  ['POST', '/api/programmes/sembako/exports'],
  ['POST', '/api/programmes/exports/1/fetch'],
  ['POST', '/api/programmes/exports/1/decide'],
  ['GET', '/api/programmes/exports'],
  ['GET', '/api/planning/evaluation/workbook'],
  ['GET', '/api/planning/books/buku-1.pdf'],
  ['GET', '/api/planning/evidence/e-1/document'],
  ['GET', '/api/programmes/promises/1/evidence/1/document'],
] as const)('nobody signed in takes %s %s', async (method, path) => {
  const before = await stateOf(world.context)
  expectRefused(await world.send(null, method, path), 401)
  expect(await stateOf(world.context)).toEqual(before)
})

test.each(['walidata', 'walidata-kencong'] as const)(
  '%s takes the returned workbook of a list with closed rows: those rows are not in it, nor in its pages',
  async (who) => {
    const workbook = await world.send(who, 'GET', `/api/intake/batches/${world.batches.ppks}/workbook`)
    expect(workbook.status).toBe(200)
    expectSilent(textOf(workbook), canaries.secret)
    for (const part of ['rows', 'samples', ''])
      expectSilent(
        (await world.send(who, 'GET', `/api/intake/batches/${world.batches.ppks}/${part}`.replace(/\/$/, '')))
          .body,
        canaries.secret,
      )
  },
)
