import { afterAll, expect, test } from 'vitest'
import {
  addBatch,
  applyAsLinked,
  ask,
  createTestRegister,
  currentView,
  join,
} from '../../test/register-example.ts'
import { type Actor, systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import { applyBatch } from './apply-batch.ts'
import { decidePair } from './decide-pair.ts'
import { knownAt } from './known-at.ts'
import { forgetPersonIndex } from './person-index.ts'
import { previewBatch } from './preview-batch.ts'
import { readPerson } from './read-person.ts'
import { reviewQueue } from './review-queue.ts'
import { searchPeople } from './search-people.ts'
import { undoBatch } from './undo-batch.ts'

const caseworker: Actor = {
  ...systemActor,
  accountId: 'kasus',
  role: 'caseworker',
  categories: ['pmks-14', 'pmks-18'],
}
const village = '35.09.01.2001'

const { database, context, drop } = await createTestRegister()
afterAll(() => drop())

const view = () => database.read(currentView)
const one = <T>(sql: string, parameters: (string | number)[] = []) =>
  database.read((reader) => reader.first<T>(sql, parameters))
const personOf = async (recordId: number) =>
  (
    await one<{ id: number }>(
      'select person_id as id from register.membership where record_id = $1 and recorded_to is null',
      [recordId],
    )
  )?.id

test('a batch makes persons, families, states and claims; applying again changes nothing; undoing takes all of it back', async () => {
  const before = await view()
  const { batchId, recordIds } = await addBatch(database, 'penduduk', [
    {
      nik: '3509014101500001',
      kk: '3509011111111111',
      name: 'SITI AMINAH',
      birthDate: '1950-01-01',
      sex: 'F',
      village,
      relation: 'head',
    },
    {
      nik: '3509010101480002',
      kk: '3509011111111111',
      name: 'SUPARDI',
      birthDate: '1948-01-01',
      sex: 'M',
      village,
    },
    { name: 'DITOLAK', verdict: 'rejected' },
  ])
  expect(await applyAsLinked(context, batchId)).toMatchObject({ records: 2, newPersons: 2, dead: 0 })
  const after = await view()
  expect(after.states).toHaveLength(2)
  expect(after.states[0]).toMatchObject({
    name: 'SITI AMINAH',
    vital_status: 'alive',
    sources: { '*': recordIds[0] },
  })
  expect(after.states[0]!.family_id).toBe(after.states[1]!.family_id)
  expect(after.claims.filter((claim) => claim.kind === 'vital')).toHaveLength(2)
  await applyBatch(context, batchId, silent)
  expect(await view()).toEqual(after)
  await undoBatch(context, systemActor, batchId)
  expect(await view()).toEqual(before)
  await expect(undoBatch(context, systemActor, batchId)).rejects.toMatchObject({
    code: 'register.batch-not-applied',
  })
})

test('a second list adds to standing persons, and its undo restores them exactly', async () => {
  const first = await addBatch(database, 'penduduk', [
    { name: 'NURHAYATI', birthDate: '1960-02-03', village },
    { name: 'PONIMIN', village },
  ])
  await applyAsLinked(context, first.batchId)
  const before = await view()
  const second = await addBatch(database, 'ppks', [
    { name: 'NUR HAYATI', sex: 'F', motherName: 'TUMINI', facts: { category: ['pmks-08', 'pmks-18'] } },
    { name: 'BARU', facts: { category: 'pmks-08' } },
  ])
  await join(database, second.batchId, second.recordIds[0]!, first.recordIds[0]!)
  expect(await applyAsLinked(context, second.batchId)).toMatchObject({
    newPersons: 1,
    changedPersons: 1,
  })
  const person = await personOf(first.recordIds[0]!)
  expect(await personOf(second.recordIds[0]!)).toBe(person)
  expect((await view()).states.find((state) => state.person_id === person)).toMatchObject({
    name: 'NURHAYATI',
    sex: 'F',
    mother_name: 'TUMINI',
    birth_date: '1960-02-03',
    sources: { '*': first.recordIds[0], sex: second.recordIds[0], motherName: second.recordIds[0] },
  })
  expect(
    (await view()).claims
      .filter((claim) => claim.person_id === person && claim.kind === 'category')
      .map((claim) => claim.what),
  ).toEqual(['pmks-08', 'pmks-18'])
  await undoBatch(context, systemActor, second.batchId)
  expect(await view()).toEqual(before)
})

test('what we knew at a moment stays readable after it was undone', async () => {
  const { batchId, recordIds } = await addBatch(database, 'penduduk', [{ name: 'SEMENTARA', village }])
  await applyAsLinked(context, batchId)
  const person = await personOf(recordIds[0]!)
  const moment = context.clock.now().toISOString()
  await undoBatch(context, systemActor, batchId)
  const count = async (sql: string, parameters: (string | number)[]) =>
    (await one<{ n: number }>(sql, parameters))!.n
  const known = `select count(*)::int as n from register.person_state s where person_id = $1 and ${knownAt('s', '$2::timestamptz')}`
  expect(await count(known, [person!, moment])).toBe(1)
  expect(await count(known, [person!, context.clock.now().toISOString()])).toBe(0)
})

test('death outlives later lists, which get a finding', async () => {
  const life = await addBatch(database, 'penduduk', [{ name: 'MISNADI', village }])
  await applyAsLinked(context, life.batchId)
  const death = await addBatch(
    database,
    'kematian',
    [{ name: 'MISNADI', facts: { eventDate: '2026-02-10' } }],
    '2026-03-01',
  )
  await join(database, death.batchId, death.recordIds[0]!, life.recordIds[0]!)
  await applyAsLinked(context, death.batchId)
  const help = await addBatch(
    database,
    'bansos',
    [{ name: 'MISNADI', facts: { deliveredOn: '2026-04-05', amount: 600000, desil: 2 } }],
    '2026-04-01',
  )
  await join(database, help.batchId, help.recordIds[0]!, life.recordIds[0]!)
  expect(await applyAsLinked(context, help.batchId)).toMatchObject({ dead: 1 })
  const person = (await personOf(life.recordIds[0]!))!
  expect(await readPerson(context, caseworker, person, 'case', 'id')).toMatchObject({
    vitalStatus: 'dead',
    aliveAfterDeath: true,
  })
  expect((await view()).claims.filter((claim) => claim.person_id === person)).toMatchObject([
    { kind: 'vital', value: 'alive', valid_from: '2026-01-01' },
    { kind: 'vital', value: 'dead', valid_from: '2026-02-10' },
    { kind: 'assistance', what: 'pkh', amount: 600000, valid_from: '2026-04-05' },
    { kind: 'rank', what: 'desil', value: '2', valid_from: '2026-04-01' },
  ])
})

test('who is absent from a newer complete list has left it; undoing the newer list takes that back', async () => {
  const winter = await addBatch(
    database,
    'ppks',
    [
      { name: 'A', facts: { category: 'pmks-08' } },
      { name: 'B', facts: { category: 'pmks-08' } },
    ],
    '2026-01-01',
  )
  await applyAsLinked(context, winter.batchId)
  const before = await view()
  const summer = await addBatch(
    database,
    'ppks',
    [{ name: 'A', facts: { category: 'pmks-08' } }],
    '2026-07-01',
  )
  await join(database, summer.batchId, summer.recordIds[0]!, winter.recordIds[0]!)
  await applyAsLinked(context, summer.batchId)
  const ends = (await view()).claims
    .filter((claim) => winter.recordIds.includes(claim.record_id as number))
    .map((claim) => claim.valid_to)
  expect(ends).toEqual([null, '2026-07-01'])
  await undoBatch(context, systemActor, summer.batchId)
  expect(await view()).toEqual(before)
})

test('an area list makes outputs only, and its next period states the stock again', async () => {
  const first = await addBatch(database, 'ambulans', [{ village, facts: { outputCount: 1 } }], '2026-01-01')
  expect(await applyAsLinked(context, first.batchId)).toMatchObject({ records: 0 })
  const second = await addBatch(database, 'ambulans', [{ village, facts: { outputCount: 2 } }], '2026-07-01')
  await applyAsLinked(context, second.batchId)
  expect((await view()).claims.filter((claim) => claim.kind === 'output')).toMatchObject([
    { village_code: village, what: 'ambulans', amount: 1, valid_to: '2026-07-01', person_id: null },
    { amount: 2, valid_to: null },
  ])
})

test('a person decides: same merges into the older, different splits, and both keep every fact', async () => {
  const left = await addBatch(database, 'penduduk', [{ name: 'WAGIMAN', nik: '3509010101500009', village }])
  await applyAsLinked(context, left.batchId)
  const right = await addBatch(database, 'ppks', [{ name: 'WAGIMIN', facts: { category: 'pmks-08' } }])
  const pairId = await ask(database, right.batchId, right.recordIds[0]!, left.recordIds[0]!)
  await applyAsLinked(context, right.batchId)
  const [older, younger] = [(await personOf(left.recordIds[0]!))!, (await personOf(right.recordIds[0]!))!]
  expect((await reviewQueue(context, systemActor, 1, 'id')).pairs).toMatchObject([
    { id: pairId, differing: ['name'] },
  ])

  // A search that is still making its table must not make the decision wait for ever (embedded: one connection).
  forgetPersonIndex(database)
  const search = () => searchPeople(context, systemActor, { q: 'wagim', page: 1 })
  await Promise.all([search(), decidePair(context, systemActor, pairId, 'same', 'kartu keluarga diperiksa')])
  expect((await search()).people.map((person) => person.personId)).toEqual([older])
  expect(await personOf(right.recordIds[0]!)).toBe(older)
  const merged = await readPerson(context, caseworker, younger, 'case', 'id')
  expect(merged).toMatchObject({
    personId: older,
    claims: [{ kind: 'category', title: 'Lanjut usia telantar' }, { kind: 'vital' }],
  })
  expect(merged.fields.find((field) => field.field === 'name')).toMatchObject({
    value: 'WAGIMAN',
    competing: [{ value: 'WAGIMIN' }],
  })
  expect(merged.identity).toMatchObject([{ outcome: 'same', human: true, note: 'kartu keluarga diperiksa' }])
  await expect(decidePair(context, systemActor, pairId, 'same', '')).rejects.toMatchObject({
    code: 'register.pair-decided',
  })

  await undoBatch(context, systemActor, right.batchId)
  expect((await view()).states.find((state) => state.person_id === older)).toMatchObject({
    name: 'WAGIMAN',
  })
})

test('different takes a machine join apart; the split person keeps its claims', async () => {
  const left = await addBatch(database, 'penduduk', [{ name: 'SANTI', village }])
  await applyAsLinked(context, left.batchId)
  const right = await addBatch(database, 'ppks', [{ name: 'SANTI', facts: { category: 'pmks-08' } }])
  await join(database, right.batchId, right.recordIds[0]!, left.recordIds[0]!)
  const pairId = await ask(database, right.batchId, right.recordIds[0]!, left.recordIds[0]!)
  await applyAsLinked(context, right.batchId)
  const { personIds } = await decidePair(context, systemActor, pairId, 'different', '')
  const split = (await personOf(right.recordIds[0]!))!
  expect(personIds).toContain(split)
  expect(split).not.toBe(await personOf(left.recordIds[0]!))
  expect((await view()).claims.filter((claim) => claim.person_id === split)).toMatchObject([
    { what: 'pmks-08' },
  ])
})

test('different is followed by a measurement also where no record moves, for the question is gone', async () => {
  const left = await addBatch(database, 'penduduk', [{ name: 'MISNAH', village }])
  await applyAsLinked(context, left.batchId)
  const right = await addBatch(database, 'ppks', [{ name: 'MISNA', facts: { category: 'pmks-08' } }])
  const pairId = await ask(database, right.batchId, right.recordIds[0]!, left.recordIds[0]!)
  await applyAsLinked(context, right.batchId)
  await database.write((writer) => writer.execute('delete from platform.job'))
  expect(await decidePair(context, systemActor, pairId, 'different', '')).toMatchObject({ personIds: [] })
  expect(await one('select kind, state from platform.job')).toEqual({
    kind: 'programmes.measure',
    state: 'waiting',
  })
})

test('killed in the second transaction, nothing is half done and the next run finishes', async () => {
  const { batchId, recordIds } = await addBatch(database, 'penduduk', [
    { name: 'TERPUTUS', birthDate: '1970-05-06', sex: 'M', village },
  ])
  const before = await view()
  const killed = {
    step(name: string) {
      if (name === 'claims') throw new Error('killed')
    },
  }
  await expect(applyBatch(context, batchId, killed)).rejects.toThrow('killed')
  expect(await view()).toEqual(before)
  await applyBatch(context, batchId, silent)
  expect(await personOf(recordIds[0]!)).toBeGreaterThan(0)
  expect(
    await one(
      `select count(*)::int as n from platform.job where kind = 'programmes.measure' and state = 'waiting'`,
    ),
  ).toEqual({ n: 1 })
})

test('a preview counts what applying would do and changes nothing', async () => {
  const row = {
    nik: '3509010507650004',
    name: 'KATIRAN',
    birthDate: '1965-07-05',
    sex: 'M',
    village,
  } as const
  const standing = await addBatch(database, 'penduduk', [row])
  await applyBatch(context, standing.batchId, silent)
  const before = await view()
  const { batchId } = await addBatch(
    database,
    'ppks',
    [
      { ...row, motherName: 'SARINEM', village: '35.09.01.2002' },
      { name: 'ORANG LAIN', birthDate: '1999-09-09', sex: 'F' },
      { name: '?', verdict: 'rejected' },
    ],
    '2026-02-01',
    'checked',
  )
  await previewBatch(context, batchId, silent)
  const batch = await one<{ preview: object }>(
    `select counts -> 'preview' as preview from intake.batch where id = $1`,
    [batchId],
  )
  expect(batch!.preview).toEqual({
    new: 1,
    known: 1,
    changed: 1,
    conflicting: 0,
    // Those whom earlier tests left in the list of January.
    ended: 4,
    unchanged: 0,
    unsure: 0,
    rejected: 1,
  })
  expect(await view()).toEqual(before)
})

test('search finds names with slips and parts of a NIK, shows no full NIK, and leaves a trace without the words', async () => {
  const { batchId } = await addBatch(database, 'penduduk', [
    { nik: '3509011708450003', name: 'MOCHAMMAD SUBANDI', birthDate: '1945-08-17', village },
  ])
  await applyAsLinked(context, batchId)
  const byName = await searchPeople(context, systemActor, { q: 'moh. subandy', page: 1 })
  expect(byName.people[0]).toMatchObject({
    name: 'MOCHAMMAD SUBANDI',
    nikMasked: '350901••••••••03',
    birthYear: 1945,
    village: 'MULYOREJO',
    district: 'SILO',
  })
  expect(
    (await searchPeople(context, systemActor, { q: '170845', village: '35.09.01', page: 1 })).total,
  ).toBe(1)
  expect(
    (await searchPeople(context, systemActor, { q: '170845', village: '35.09.02', page: 1 })).total,
  ).toBe(0)
  expect(
    (await searchPeople(context, { ...caseworker, areaCode: '35.09.01.2002' }, { q: 'subandi', page: 1 }))
      .total,
  ).toBe(0)
  const trace = await one<{ details: object; purpose: string | null }>(
    `select details from access.audit_event where action = 'register.people.searched' order by id desc limit 1`,
  )
  expect(trace!.details).toEqual({ hits: 0, page: 1 })
})

test('sensitive categories are closed to everyone but the case worker, and a page outside the area stays shut', async () => {
  const { batchId, recordIds } = await addBatch(database, 'ppks', [
    { name: 'RAHASIA', village, facts: { category: ['pmks-08', 'pmks-18'] } },
  ])
  await applyAsLinked(context, batchId)
  const person = (await personOf(recordIds[0]!))!
  expect(await readPerson(context, caseworker, person, 'case', 'id')).toMatchObject({ hidden: [] })
  const walidata = await readPerson(
    context,
    { ...caseworker, role: 'walidata', categories: [] },
    person,
    'audit',
    'id',
  )
  expect(walidata).toMatchObject({ hidden: ['category'], claims: [{ what: 'pmks-08' }] })
  await expect(
    readPerson(context, { ...caseworker, areaCode: '35.09.02' }, person, 'case', 'id'),
  ).rejects.toMatchObject({ code: 'register.person-unknown' })
  expect(
    await one(
      `select purpose from access.audit_event where action = 'register.person.read' order by id desc limit 1`,
    ),
  ).toEqual({ purpose: 'audit' })
})
