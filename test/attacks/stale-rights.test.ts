import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAs, systemActor } from '../../src/access/index.ts'
import { changeAccount, closeAccount, reopenAccount } from '../../src/access/manage-accounts.ts'
import { findAccount, type Scope } from '../../src/access/store-accounts.ts'
import { asOwner } from './effects.ts'
import {
  actorOf,
  canaries,
  countRequests,
  countSent,
  createTestWorld,
  expectRefused,
  expectSilent,
  type UserName,
  type World,
} from './world.ts'

// Rights are taken away between sign-in and request, between two pages, between looking and exporting, and while a reading
// runs. What an administrator has changed counts from the next request; a reading that runs sees all of before or all of after.

let world: World
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())
countRequests()

const search = (who: UserName, q: string, page = 1) =>
  world.send(who, 'POST', '/api/register/people', { q, page })
const open = (who: UserName, id: number) => world.send(who, 'GET', `/api/register/people/${id}?purpose=audit`)
const missed = (who: UserName, cookie = world.cookies[who]) =>
  world.send(
    null,
    'POST',
    '/api/programmes/sembako/exports',
    { purpose: 'penyaluran bulan ini', area: '35.09.02' },
    { cookie },
  )

/** Changes an account as an administrator does, runs `work`, and puts it back. */
async function changed(who: UserName, change: Partial<Scope>, work: () => Promise<void>): Promise<void> {
  const { desk } = world.accounts
  const before = (await world.context.database.read((reader) => findAccount(reader, world.ids[who])))!
  await changeAccount(desk, systemActor, world.ids[who], scopeOf({ ...before, ...change }))
  try {
    await work()
  } finally {
    await changeAccount(desk, systemActor, world.ids[who], scopeOf(before))
  }
}
function scopeOf(given: Scope): Scope {
  const {
    displayName,
    role,
    agencyId,
    areaCode,
    categories,
    fieldGroups,
    validFrom,
    validTo,
    directoryName,
  } = given
  return { displayName, role, agencyId, areaCode, categories, fieldGroups, validFrom, validTo, directoryName }
}

const kencong = () => world.persons.KENARIKENCONG!
const secret = () => world.persons.CENDANARAHASIA!

test.each([
  ['opens a person', () => open('kasus-dinsos', kencong())],
  ['searches', () => search('kasus-dinsos', 'sri kenarikencong')],
  ['turns to the second page', () => search('kasus-dinsos', 'sri kenarikencong', 2)],
  ['exports', () => missed('kasus-dinsos')],
] as const)('who was kept to one district since sign-in %s outside of it', async (_what, attempt) => {
  expect([200, 201]).toContain((await attempt()).status)
  await changed('kasus-dinsos', { areaCode: '35.09.01' }, async () =>
    expectSilent((await attempt()).body, canaries.kencong),
  )
})

test.each([
  ['opens a person who stands in closed rows', () => open('kasus-dinsos', secret())],
  ['searches for her', () => search('kasus-dinsos', 'dewi cendanarahasia')],
  ['searches for her number', () => search('kasus-dinsos', '3509016606900066')],
] as const)('who lost the sensitive categories since sign-in %s', async (_what, attempt) => {
  expect((await attempt()).body).toContain('CENDANARAHASIA')
  const take = async () => expectSilent((await attempt()).body, canaries.secret)
  await changed('kasus-dinsos', { categories: [] }, take)
  await changed('kasus-dinsos', { fieldGroups: ['identity', 'contact', 'welfare'] }, take)
})

test.each([
  ['welfare', (body: string) => /"kind":"(rank|assistance|category)"/.test(body)],
  ['identity', (body: string) => body.includes('3509024303520003')],
  ['contact', (body: string) => body.includes('MELATI')],
] as const)('who lost the field group %s since sign-in reads it all the same', async (group, isShown) => {
  expect(isShown((await open('kasus-dinsos', kencong())).body)).toBe(true)
  const fieldGroups = (['identity', 'contact', 'welfare', 'case'] as const).filter((one) => one !== group)
  await changed('kasus-dinsos', { fieldGroups }, async () => {
    expect(isShown((await open('kasus-dinsos', kencong())).body)).toBe(false)
  })
})

test.each([
  ['became an operator', { role: 'operator' }],
  ['became a planner', { role: 'planner' }],
  ['became an administrator', { role: 'administrator' }],
  ['became an inspector', { role: 'inspector' }],
] as const)('who %s since sign-in goes on opening people', async (_what, change) => {
  await changed('kasus-dinsos', change, async () => {
    for (const answer of [
      await open('kasus-dinsos', kencong()),
      await search('kasus-dinsos', 'sri'),
      await missed('kasus-dinsos'),
    ])
      expectRefused(answer, 404)
  })
})

test.each([
  ['whose last day was yesterday', { validTo: '2026-10-30' }],
  ['whose first day is tomorrow', { validFrom: '2026-11-01' }],
] as const)('an account %s goes on with its session', async (_what, change) => {
  await changed('kasus-dinsos', change, async () => {
    for (const answer of [await open('kasus-dinsos', kencong()), await missed('kasus-dinsos')])
      expectRefused(answer, 401)
    expectRefused(await world.send('kasus-dinsos', 'GET', '/api/access/me'), 401)
  })
})

test.each([
  ['opens a person', () => open('kasus-terbuka', kencong())],
  ['searches', () => search('kasus-terbuka', 'sri')],
  ['exports', () => missed('kasus-terbuka')],
  [
    'hands a list in',
    () =>
      world.send(
        'kasus-terbuka',
        'POST',
        '/api/intake/batches?agency=dinsos&list=ppks&period=2026-10-01&name=a.csv',
        'NIK;Nama',
      ),
  ],
] as const)(
  'somebody dismissed a moment ago %s with the open session, also after the account is opened again',
  async (_what, attempt) => {
    await closeAccount(world.accounts.desk, systemActor, world.ids['kasus-terbuka'])
    expectRefused(await attempt(), 401)
    await reopenAccount(world.accounts.desk, systemActor, world.ids['kasus-terbuka'])
    expectRefused(await attempt(), 401)
  },
)

test('an agency change of an operator takes its batches away at once', async () => {
  const path = `/api/intake/batches/${world.batches.waiting}/rows`
  expect((await world.send('operator-dukcapil', 'GET', path)).status).toBe(200)
  await changed('operator-dukcapil', { agencyId: 'dinkes' }, async () => {
    expectRefused(await world.send('operator-dukcapil', 'GET', path), 404)
  })
})

test('rights are narrowed while searches run: each answer is all of before or all of after, and none after it is of before', async () => {
  const whole = (await search('kasus-dinsos', 'agus merpatikencong')).body
  const none = (await search('kasus-dinsos', 'qxzwvkj')).body
  const seen = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const running = Array.from({ length: 8 }, () => search('kasus-dinsos', 'agus merpatikencong'))
    await changed('kasus-dinsos', { areaCode: '35.09.01' }, async () => {
      const later = Array.from({ length: 4 }, () => search('kasus-dinsos', 'agus merpatikencong'))
      for (const { body } of await Promise.all(later)) expect(body).toBe(none)
    })
    for (const { body } of await Promise.all(running)) seen.add(body)
  }
  expect([...seen].filter((body) => body !== whole && body !== none)).toEqual([])
}, 120_000)

test('rights are narrowed while a person is opened: the page is never half of one and half of the other', async () => {
  const whole = (await open('kasus-dinsos', kencong())).body
  const gone = (await open('kasus-jombang', kencong())).body
  const seen = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const running = Array.from({ length: 8 }, () => open('kasus-dinsos', kencong()))
    await changed('kasus-dinsos', { areaCode: '35.09.01' }, async () => {
      expect((await open('kasus-dinsos', kencong())).body).toBe(gone)
    })
    for (const { body } of await Promise.all(running)) seen.add(body)
  }
  expect([...seen].filter((body) => body !== whole && body !== gone)).toEqual([])
}, 120_000)

test('a category is closed for everybody in the middle of a reading: that reading ends as it began, the next sees nothing', async () => {
  const reader = await actorOf(world, 'walidata')
  const claims = "select count(*)::int as n from register.claim where what = 'pmks-08'"
  const close = (sensitive: boolean) =>
    asOwner(
      world.context,
      `update reference.category set sensitive = ${sensitive} where id = 'pmks-08' returning id`,
    )
  for (let round = 0; round < 10; round++) {
    let change: Promise<unknown> = Promise.resolve()
    const seen = await readAs(world.context, reader, async (people) => {
      const counts = [await people.first<{ n: number }>(claims)]
      change = close(true)
      for (let again = 0; again < 20; again++) counts.push(await people.first<{ n: number }>(claims))
      return counts.map((row) => row!.n)
    })
    await change
    expect(new Set(seen)).toEqual(new Set([2]))
    expect(await readAs(world.context, reader, (people) => people.first(claims))).toEqual({ n: 0 })
    await close(false)
    countSent(22)
  }
}, 120_000)

test('an account is closed while its export runs: it is asked for or it is not, and the trace says which', async () => {
  for (let round = 0; round < 6; round++) {
    const session = await world.session('kasus-dinsos')
    const counted = `select count(*)::int as n from access.audit_event where action = 'programmes.export.asked'`
    const before = (await asOwner<{ n: number }>(world.context, counted))[0]!.n
    const running = missed('kasus-dinsos', session)
    const closing = closeAccount(world.accounts.desk, systemActor, world.ids['kasus-dinsos'])
    const [answer] = await Promise.all([running, closing])
    const after = (await asOwner<{ n: number }>(world.context, counted))[0]!.n
    expect([
      [201, 1],
      [401, 0],
    ]).toContainEqual([answer.status, after - before])
    await reopenAccount(world.accounts.desk, systemActor, world.ids['kasus-dinsos'])
  }
}, 120_000)
