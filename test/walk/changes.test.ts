import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, rightsOf, systemActor } from '../../src/access/index.ts'
import { loadPack } from '../../src/pack/index.ts'
import { createTestRegister, examplePack, loadExample } from '../register-example.ts'
import { fill } from './random-register.ts'

const { database, context, drop } = await createTestRegister()
beforeAll(async () => {
  const row = { village: '35.09.01.2001', hasCard: false, isRejected: false }
  await fill(context, {
    lists: [
      {
        kind: 'ppks',
        waits: false,
        rows: [
          { ...row, person: 0, category: ['pmks-08'] },
          { ...row, person: 1, category: ['pmks-08'] },
        ],
      },
    ],
    questions: [],
  })
})
afterAll(() => drop())

const walidata: Actor = { ...systemActor, accountId: 'walker', role: 'walidata', agencyId: 'diskominfo' }
const categories = "select count(*)::int as n from register.claim where kind = 'category'"

/** The same pack with one more sensitive category: from now on, nobody without the right sees it. */
const stricter = {
  ...examplePack,
  categories: examplePack.categories.map((category) => ({ ...category, sensitive: true })),
}

test('a category becomes sensitive while somebody reads: that reading ends as it began, the next one is narrower', async () => {
  let change = Promise.resolve()
  const seen = await database.readAs(rightsOf(walidata), async (staff) => {
    const first = await staff.first<{ n: number }>(categories)
    // On the embedded database it waits for this reading; on a server it may be done at any moment of it.
    change = database.write((writer) => loadPack(writer, stricter))
    const counts = [first!.n]
    for (let again = 0; again < 50; again++) counts.push((await staff.first<{ n: number }>(categories))!.n)
    return counts
  })
  await change
  expect(new Set(seen)).toEqual(new Set([2]))
  expect(await database.readAs(rightsOf(walidata), (staff) => staff.first(categories))).toEqual({ n: 0 })
  await loadExample(database)
})

test('rights end with their transaction: the next reader of the connection has only its own', async () => {
  const local = { ...walidata, areaCode: '35.09.02' }
  const people = 'select count(*)::int as n from register.person_state'
  const count = (who: Actor) => database.readAs(rightsOf(who), (staff) => staff.first<{ n: number }>(people))
  for (let turn = 0; turn < 12; turn++) {
    expect(await count(walidata)).toEqual({ n: 2 })
    expect(await count(local)).toEqual({ n: 0 })
  }
  const many = await Promise.all(Array.from({ length: 40 }, (_, turn) => count(turn % 2 ? local : walidata)))
  expect(many).toEqual(Array.from({ length: 40 }, (_, turn) => ({ n: turn % 2 ? 0 : 2 })))
})

test('a reading that fails leaves no rights behind, and its trace is gone with it', async () => {
  const attempt = database.readAs(rightsOf(walidata), async (staff, app) => {
    await app.query(`insert into platform.job (kind, subject_id, state) values ('trace', '1', 'done')`)
    await staff.query('select nik from register.person_state')
  })
  await expect(attempt).rejects.toThrow(/permission denied/)
  const after = await database.write(async (writer) => ({
    traces: await writer.query(`select from platform.job where kind = 'trace'`),
    people: await writer.first(`select access.setting('people') as people`),
  }))
  expect(after).toEqual({ traces: [], people: { people: null } })
})

test('statements asked at once each run in their own role', async () => {
  const roles = await database.readAs(rightsOf(walidata), (staff, app) =>
    Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        (turn % 2 ? staff : app).first<{ role: string }>('select current_user::text as role'),
      ),
    ),
  )
  expect(roles.map((row) => row!.role)).toEqual(
    Array.from({ length: 20 }, (_, turn) => (turn % 2 ? 'welas_staff' : 'welas_app')),
  )
})

test('staff cannot give themselves other rights, nor write, nor leave a table behind', async () => {
  const asStaff = (sql: string) => database.readAs(rightsOf(walidata), (staff) => staff.query(sql))
  for (const sql of [
    `select access.enter(true, '*', null, array['*'], array['identity'])`,
    'delete from register.claim',
    `update register.person_state set name = 'X'`,
    `insert into register.person (id) overriding system value values (99)`,
    'create table register.copy as select 1',
  ])
    await expect(asStaff(sql), sql).rejects.toThrow(/permission denied/)
})
