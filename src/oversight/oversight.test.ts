import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../test/plan-example.ts'
import { createTestContext, tinyPack } from '../../test/system.ts'
import { type Context, recordAudit } from '../access/index.ts'
import { anchorAudit, anchorInFile } from './anchor-audit.ts'
import { findLooksAtPerson, findLooksOfAccount } from './find-looks.ts'
import { describeChain, listUnusual } from './list-unusual.ts'

let context: Context
let folder: string
let drop: () => Promise<void>

const inspector = { ...actor('inspector', 'diskominfo'), accountId: 'inspector' }
const worker = { ...actor('caseworker'), accountId: 'worker' }
const walidata = { ...actor('walidata'), accountId: 'walidata' }
const nik = '3509014107800001'

const asOwner = (sql: string) => context.database.write((writer) => writer.execute(`reset role; ${sql}`))

/** Person 1 is the person of today; 2 was merged into 1, 3 into 2. Person 4 is somebody else. */
beforeAll(async () => {
  const made = await createTestContext(tinyPack)
  context = made.context
  folder = await mkdtemp(join(tmpdir(), 'welas-anchor-'))
  drop = async () => {
    await made.drop()
    await rm(folder, { recursive: true, force: true })
  }
  await asOwner(`
    insert into register.person (id, merged_into) overriding system value values (1, null), (2, 1), (3, 2), (4, null);
    insert into register.person_state (person_id, name, nik, village_code, sources, recorded_from, recorded_to)
      values (3, 'Lama', '${nik}', '35.09.01.2001', '{}', now(), now()), (1, 'Kini', '3509014107800002', '35.09.01.2001', '{}', now(), null);
    insert into access.account (id, user_name, display_name, role, agency_id, area_code)
      values ('worker', 'worker', 'Pekerja Sosial', 'caseworker', 'dinsos', '35.09.02')`)
})
afterAll(() => drop())

const at = (time: string): Context => ({ ...context, clock: { now: () => new Date(time) } })
const open = (who: typeof worker, personId: number, time = '2026-10-20T03:00:00Z') =>
  context.database.write((writer) =>
    recordAudit(writer, at(time).clock, who, {
      action: 'register.person.read',
      subjectKind: 'person',
      subjectId: personId,
      purpose: 'case',
    }),
  )
const showList = (who: typeof worker, people: number[], action = 'register.people.searched') =>
  context.database.write((writer) =>
    recordAudit(writer, at('2026-10-21T03:00:00Z').clock, who, { action, people }),
  )
const ask = { personId: null, nik: null, reason: 'aduan 12/2026', page: 1 }

test('looks at a person are found under every number the person has had, by page and by list', async () => {
  await open(worker, 1)
  await open(walidata, 3)
  await open(walidata, 4)
  await showList(worker, [4, 2])
  const found = await findLooksAtPerson(context, inspector, { ...ask, personId: 2 })
  expect(found.looks.map(({ accountId, action, via }) => [accountId, action, via])).toEqual([
    ['worker', 'register.people.searched', 'list'],
    ['walidata', 'register.person.read', 'page'],
    ['worker', 'register.person.read', 'page'],
  ])
  expect(found.byAccount).toEqual([
    { accountId: 'worker', account: 'Pekerja Sosial', count: 2 },
    { accountId: 'walidata', account: null, count: 1 },
  ])
})

test('a NIK of before leads to the person of today, and the look of the inspector is found too', async () => {
  const found = await findLooksAtPerson(context, inspector, { ...ask, nik })
  expect(found.total).toBe(4)
  expect(found.looks[0]).toMatchObject({
    accountId: 'inspector',
    action: 'oversight.person.traced',
    via: 'list',
  })
  expect(JSON.stringify(found)).not.toContain(nik)
  expect(JSON.stringify(found)).not.toContain('Kini')
})

test('a NIK that nobody has answers like a person nobody looked at', async () => {
  const nobody = await findLooksAtPerson(context, inspector, { ...ask, nik: '3509999999999999' })
  const unseen = await findLooksAtPerson(context, inspector, { ...ask, personId: 99 })
  expect(nobody).toEqual(unseen)
  await expect(findLooksAtPerson(context, inspector, ask)).rejects.toMatchObject({ status: 422 })
})

test('the NIK that was asked for is nowhere in the trace', async () => {
  const rows = await context.database.read((reader) => reader.query('select * from access.audit_event'))
  expect(JSON.stringify(rows)).not.toContain(nik)
})

test('acts of an account are those of the days of the office, not of Greenwich', async () => {
  await open(worker, 4, '2026-09-30T16:59:00Z')
  await open(worker, 4, '2026-09-30T17:00:00Z')
  const on = async (day: string) =>
    (
      await findLooksOfAccount(context, inspector, {
        accountId: 'worker',
        from: day,
        to: day,
        reason: 'aduan',
        page: 1,
      })
    ).total
  expect([await on('2026-09-30'), await on('2026-10-01'), await on('2026-10-02')]).toEqual([1, 1, 0])
})

test('days worth asking about: many people, many exported, at night, outside the own area, one person often', async () => {
  const many = Array.from({ length: 600 }, (_, at) => at + 100)
  await showList(worker, many, 'programmes.missed.exported')
  for (const time of Array.from({ length: 10 }, (_, at) => `2026-10-22T15:${at + 10}:00Z`))
    await open(worker, 1, time)
  const { days, from, to } = await listUnusual(context, inspector)
  expect([from, to]).toEqual(['2026-10-01', '2026-10-31'])
  const of = (day: string) => days.find((one) => one.day === day && one.accountId === 'worker')?.signs
  expect(of('2026-10-21')).toEqual([
    { kind: 'many-people', value: 602, usual: 1 },
    { kind: 'many-exported', value: 600, usual: 500 },
  ])
  expect(of('2026-10-22')).toEqual([
    { kind: 'at-night', value: 10, usual: 0 },
    { kind: 'outside-area', value: 1, usual: 0 },
    { kind: 'same-person', value: 10, usual: 10 },
  ])
})

test('many refusals make a day worth asking about, also one without any act, and the account tells which', async () => {
  await context.database.write((writer) =>
    writer.execute(`insert into access.refusal values ('walidata', '2026-10-23', 'GET /api/register/people/:id', 15, now()),
      ('walidata', '2026-10-23', 'GET /api/access/accounts', 5, now()), ('worker', '2026-10-22', 'GET /api/access/accounts', 19, now())`),
  )
  const { days } = await listUnusual(context, inspector)
  const signs = (day: string, accountId: string) =>
    days
      .find((one) => one.day === day && one.accountId === accountId)
      ?.signs.map(({ kind, value }) => [kind, value])
  expect(signs('2026-10-23', 'walidata')).toEqual([['refused', 20]])
  expect(signs('2026-10-22', 'worker')).toEqual([
    ['at-night', 10],
    ['outside-area', 1],
    ['same-person', 10],
  ])
  const asked = { accountId: 'walidata', from: '2026-10-23', to: '2026-10-23', reason: 'aduan', page: 1 }
  expect((await findLooksOfAccount(context, inspector, asked)).refused).toEqual([
    { day: '2026-10-23', route: 'GET /api/register/people/:id', count: 15 },
    { day: '2026-10-23', route: 'GET /api/access/accounts', count: 5 },
  ])
  expect((await findLooksOfAccount(context, inspector, { ...asked, accountId: 'worker' })).refused).toEqual(
    [],
  )
})

test('an anchor outside finds a cut end, which the chain alone does not', async () => {
  const file = join(folder, 'anchors.txt')
  await open(worker, 4)
  const first = await anchorInFile(context, inspector, file)
  await anchorInFile(context, inspector, file)
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3)
  await asOwner(`delete from access.audit_event where id >= ${first.entries}`)
  expect((await anchorAudit(context, inspector)).faults).toBe(0)
  await expect(anchorInFile(context, inspector, file)).rejects.toMatchObject({
    code: 'oversight.anchor-differs',
    params: { line: 1 },
  })
})

test('nothing is added to an outside file whose lines do not hold', async () => {
  const file = join(folder, 'wrong.txt')
  await writeFile(file, '')
  await appendFile(file, `2026-10-01T00:00:00.000Z 1 ${'f'.repeat(64)}\n`)
  await expect(anchorInFile(context, inspector, file)).rejects.toMatchObject({ status: 409 })
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(2)
})

test('the chain page tells its length, its end and what was found when', async () => {
  const found = await anchorAudit(context, inspector)
  const chain = await describeChain(context)
  expect(chain.anchors[0]).toEqual(found)
  expect(chain.entries).toBe(found.entries + 1)
  expect(chain.accounts.map(({ accountId }) => accountId)).toContain('worker')
})

test.each(['access.audit_event', 'access.audit_person', 'access.audit_anchor'])(
  'the program cannot change or remove a row of %s',
  async (table) => {
    for (const sql of [
      `delete from ${table}`,
      `update ${table} set ${table.endsWith('person') ? 'person_id = 1' : 'at = now()'}`,
    ])
      await expect(context.database.write((writer) => writer.query(sql))).rejects.toThrow(/permission denied/)
  },
)
