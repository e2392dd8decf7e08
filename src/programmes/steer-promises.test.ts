import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import {
  type ExamplePerson,
  exampleContext,
  examplePack,
  fillExample,
  fillRows,
  nobody,
  villageCodes,
} from '../../test/programme-example.ts'
import { type Actor, defaultCategories, systemActor } from '../access/index.ts'
import type { Database } from '../kernel/ports.ts'
import * as contract from './contract.ts'
import { enterEvidence } from './enter-evidence.ts'
import { exportWorkbook } from './exports/export-workbook.ts'
import { askExport, fetchExport } from './exports/take-export.ts'
import { measureMonths } from './measure-month.ts'
import { promiseDetail } from './promise-detail.ts'
import { promiseOverview } from './promise-overview.ts'

let store: { database: Database; drop(): Promise<void> }
const context = () => exampleContext(store.database)
const caseworker: Actor = {
  ...systemActor,
  accountId: 'kasus',
  displayName: 'Kasus',
  role: 'caseworker',
  agencyId: 'dinsos',
  categories: defaultCategories('caseworker', examplePack.categories),
}
const planner: Actor = { ...caseworker, accountId: 'rencana', role: 'planner', categories: [] }
const local: Actor = { ...caseworker, accountId: 'camat', areaCode: '35.99.02' }

/** Asks for a list nobody has to approve, and takes it. */
async function takeList(...[context, actor, programme, asked]: Parameters<typeof askExport>) {
  const { id } = await askExport(context, actor, programme, asked)
  return fetchExport(context, actor, id)
}
const listMissed = async (...asked: Parameters<typeof askExport>) => (await takeList(...asked)).rows

const teacher = { ...nobody, teacher: true }
const fed = { id: 'food', on: '2026-02-15' }
beforeAll(async () => {
  store = await createTestDatabase()
  const old = { ...nobody, categories: [{ id: 'old', on: '2026-01-10' }] }
  const people: ExamplePerson[] = [
    teacher,
    { ...teacher, village: villageCodes[4]! },
    { ...teacher, help: [{ id: 'pay', on: '2026-02-15' }] },
    { ...nobody, help: [{ id: 'pay', on: '2026-02-15' }] },
    { ...old, help: [fed, { id: 'cash', on: '2026-02-16' }] },
    { ...nobody, categories: [{ id: 'ill', on: '2026-01-10' }] },
    { ...nobody, family: 7, desil: [{ value: 1, on: '2026-01-10' }] },
    { ...nobody, family: 7, birth: '2024-01-01' },
    teacher,
    { ...nobody, family: 8, desil: [{ value: 1, on: '2026-01-10' }] },
    { ...nobody, family: 8, birth: '2024-01-01' },
  ]
  const asked = { status: 'open', before: null } as const
  await fillExample(store.database, people, [
    { ...asked, people: [8, 5], lists: ['residents', 'teachers'] },
    { ...asked, people: [10, 10], lists: ['delivered', 'residents'] },
  ])
  await measureMonths(context(), ['2026-02-28', '2026-03-31'])
  await fillRows(store.database, people.length)
}, 90_000)
afterAll(() => store.drop())

test('the overview and the detail keep their contracts and count exactly', async () => {
  const overview = contract.promiseOverview.parse(await promiseOverview(context()))
  const [teachers] = overview.promises
  expect(teachers!.indicators[0]!.counts).toEqual({
    entitled: 3,
    reached: 1,
    missed: 2,
    wronglyReached: 1,
    cannotTell: 1,
  })
  const detail = contract.promiseDetail.parse(await promiseDetail(context(), planner, 'teachers'))
  expect(detail.indicators[0]!.trend.map((point) => point.counts!.missed)).toEqual([2, 2])
  expect(
    detail.indicators[0]!.areas.filter((area) => area.counts!.missed > 0).map((area) => area.code),
  ).toEqual(['35.99.01', '35.99.02', villageCodes[0], villageCodes[4]])
  const elderly = await promiseDetail(context(), planner, 'elderly')
  expect(elderly.indicators[0]!.overlap).toEqual([{ programme: { id: 'cash', en: 'cash' }, count: 1 }])
})

test('villages of a sensitive programme are for caseworkers, other areas for nobody outside them', async () => {
  const levels = async (actor: Actor) =>
    new Set(
      (await promiseDetail(context(), actor, 'ill-cared')).indicators[0]!.areas.map((area) => area.level),
    )
  expect(await levels(planner)).toEqual(new Set(['district']))
  expect(await levels(caseworker)).toEqual(new Set(['district', 'village']))
  const areas = (await promiseDetail(context(), local, 'teachers')).indicators[0]!.areas
  expect(areas.every((area) => area.code.startsWith('35.99.02'))).toBe(true)
})

test('the missed are listed, families by one member, but nobody with an open question; the audit keeps purpose and count but no name', async () => {
  const purpose = 'kunjungan petugas bulan April'
  expect(
    (await listMissed(context(), caseworker, 'pay', { area: null, purpose })).map((row) => row.name),
  ).toEqual(['Orang 1', 'Orang 2'])
  expect((await listMissed(context(), local, 'pay', { area: null, purpose })).map((row) => row.name)).toEqual(
    ['Orang 2'],
  )
  const families = await takeList(context(), caseworker, 'cash', { area: villageCodes[0]!, purpose })
  expect(families.rows.map((row) => row.name)).toEqual(['Orang 7'])
  const audit = await store.database.read((reader) =>
    reader.query<{ purpose: string; details: unknown }>(
      `select purpose, details from access.audit_event where action = 'programmes.missed.exported' order by id`,
    ),
  )
  expect(audit.map((entry) => [entry.purpose, entry.details])).toMatchObject([
    [purpose, { area: '35.99', rows: 2 }],
    [purpose, { area: '35.99.02', rows: 1 }],
    [purpose, { area: villageCodes[0], rows: 1 }],
  ])
  const chunks: Uint8Array[] = []
  for await (const chunk of exportWorkbook(examplePack, families, 'id')) chunks.push(chunk)
  expect(Buffer.concat(chunks).subarray(0, 2).toString()).toBe('PK')
})

test('who objects is left out of the list until the objection ends', async () => {
  const names = async () =>
    (await listMissed(context(), caseworker, 'pay', { area: null, purpose: 'kunjungan petugas' })).map(
      (row) => row.name,
    )
  const asOwner = (sql: string) => store.database.write((writer) => writer.execute(`reset role; ${sql}`))
  await asOwner(`insert into register.person (id) overriding system value values (1) on conflict do nothing;
    insert into protection.request (kind, agency_id, applicant, identity_proof, wish, term_hours, term_source, received_at, received_by)
      values ('object', 'dinsos', 'x', 'x', 'x', 72, 'x', now(), 'x');
    insert into register.mark (person_id, kind, request_id, recorded_from) select 1, 'objection', max(id), now() from protection.request`)
  expect(await names()).toEqual(['Orang 2'])
  await asOwner('update register.mark set recorded_to = now()')
  expect(await names()).toEqual(['Orang 1', 'Orang 2'])
})

test('where the export rests on consent, only who gave it and has not withdrawn is on the list', async () => {
  const both = (text: string) => ({ id: text, en: text })
  const sharing = (id: string, kind: 'export' | 'book') => ({
    ...{
      id,
      kind,
      name: both(id),
      agency: 'dinsos',
      legalText: '-',
      purpose: both('-'),
      basis: 'consent' as const,
    },
    ...{
      people: both('-'),
      data: both('-'),
      specific: true,
      recipients: both('-'),
      retentionYears: null,
      highRisk: [],
    },
  })
  const sharings = [sharing('terlewat', 'export'), sharing('foto', 'book')]
  const pack = { ...examplePack, protection: { ...examplePack.protection, sharings } }
  const names = async () =>
    (
      await listMissed({ ...context(), pack }, caseworker, 'pay', {
        area: null,
        purpose: 'kunjungan petugas',
      })
    ).map((row) => row.name)
  const say = (person: number, processing: string, kind: string) =>
    store.database.write((writer) =>
      writer.query(
        `insert into protection.consent_event (person_id, processing, kind, on_day, proof, at, by)
         values ($1, $2, $3, '2026-03-01', 'formulir', now(), 'x')`,
        [person, processing, kind],
      ),
    )
  await store.database.write((writer) =>
    writer.execute(`reset role; insert into register.person (id, merged_into) overriding system value
      values (1, null), (2, null), (90, 2), (91, 90) on conflict do nothing`),
  )
  expect(await names()).toEqual([])
  await say(1, 'foto', 'given')
  expect(await names(), 'consent to something else').toEqual([])
  await say(1, 'terlewat', 'given')
  await say(91, 'terlewat', 'given')
  expect(await names(), 'also of who was merged since').toEqual(['Orang 1', 'Orang 2'])
  await say(1, 'terlewat', 'withdrawn')
  await say(2, 'terlewat', 'withdrawn')
  await say(90, 'terlewat', 'given')
  expect(await names(), 'the newest word counts').toEqual(['Orang 2'])
})

test.each([
  ['no purpose', caseworker, 'pay', null, '', 'programmes.purpose-missing'],
  ['another area', local, 'pay', '35.99.01', 'kunjungan petugas', 'programmes.area-not-yours'],
  ['a sensitive list for others', planner, 'care', null, 'kunjungan petugas', 'programmes.sensitive'],
  ['an unknown programme', caseworker, 'x', null, 'kunjungan petugas', 'programmes.programme-unknown'],
] as const)('%s is refused', async (_, actor, programme, area, purpose, code) => {
  await expect(listMissed(context(), actor, programme, { area, purpose })).rejects.toThrow(code)
})

test('a document with its number turns a claim into a status', async () => {
  const status = async () =>
    (await promiseOverview(context())).promises.find((promise) => promise.id === 'school')!.status
  expect(await status()).toBe('claimed')
  const { id } = await enterEvidence(context(), planner, 'school', {
    title: 'Perbup 12/2026',
    happenedOn: '2026-03-01',
    source: 'Bagian Hukum',
    indicatorId: 'school-rule',
    value: 1,
  })
  expect(await status()).toBe('kept')
  const entered = await store.database.read((reader) =>
    reader.first('select entered_at = $2::timestamptz as "byClock" from programmes.evidence where id = $1', [
      id,
      context().clock.now().toISOString(),
    ]),
  )
  expect(entered).toEqual({ byClock: true })
  await expect(
    enterEvidence(context(), planner, 'school', { title: ' ', happenedOn: '2026-03-01', source: 'x' }),
  ).rejects.toThrow('programmes.evidence-empty')
})
