import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import {
  exampleContext,
  examplePack,
  fillExample,
  fillRows,
  nobody,
  villageCodes,
} from '../../../test/programme-example.ts'
import { type Actor, defaultCategories, systemActor } from '../../access/index.ts'
import type { Database } from '../../kernel/ports.ts'
import { measureMonths } from '../measure-month.ts'
import { exportList } from './contract.ts'
import { decideExport, endExport, listExports } from './decide-export.ts'
import { exportWorkbook } from './export-workbook.ts'
import { askExport, fetchExport } from './take-export.ts'

/** Lists of names: asked for, approved by another person, taken, ended. From two people on the pack of this test wants approval. */
let store: { database: Database; drop(): Promise<void> }
let hours = 0
const pack = {
  ...examplePack,
  settings: { ...examplePack.settings, exports: { daysValid: 7, approvalFrom: 2 } },
}
const startsAt = Date.parse('2026-03-31T05:00:00Z')
const context = () => ({
  ...exampleContext(store.database),
  pack,
  clock: { now: () => new Date(startsAt + hours * 3_600_000) },
})
const person = (accountId: string, role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
  ...systemActor,
  accountId,
  role,
  agencyId: 'dinsos',
  categories: role === 'caseworker' ? defaultCategories('caseworker', pack.categories) : [],
  ...more,
})
const caseworker = person('kasus', 'caseworker')
const colleague = person('kasus-2', 'caseworker')
const head = person('kepala', 'head')
const otherHead = person('kepala-lain', 'head', { agencyId: 'bappeda' })
const localHead = person('camat', 'head', { areaCode: '35.99.01' })
const walidata = person('walidata', 'walidata', { agencyId: 'bappeda' })
const localSteward = person('walidata-2', 'walidata', { agencyId: 'bappeda', areaCode: '35.99.01' })

const asked = { area: null, purpose: 'kunjungan petugas bulan April' }
const there = { ...asked, area: villageCodes[0]! }

beforeAll(async () => {
  store = await createTestDatabase()
  const teacher = { ...nobody, teacher: true }
  const people = [
    teacher,
    { ...teacher, village: villageCodes[4]! },
    { ...nobody, categories: [{ id: 'ill', on: '2026-01-10' }] },
  ]
  await fillExample(store.database, people)
  await measureMonths(context(), ['2026-03-31'])
  await fillRows(store.database, people.length)
}, 90_000)
beforeEach(() => {
  hours = 0
})
afterAll(() => store.drop())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const fetchCode = (actor: Actor, id: number) => codeOf(fetchExport(context(), actor, id))
const approve = (actor: Actor, id: number) =>
  codeOf(decideExport(context(), actor, id, { kind: 'approved', note: 'perlu dikunjungi' }))

test('a short list is open at once and ends after its days', async () => {
  const { id, state } = await askExport(context(), caseworker, 'pay', there)
  expect(state).toBe('open')
  const { rows } = await fetchExport(context(), caseworker, id)
  expect(rows.map((row) => row.name)).toEqual(['Orang 1'])
  hours = 7 * 24
  expect(await fetchCode(caseworker, id)).toBe('programmes.export-expired')
})

test('a long list waits for another person, whose time begins with the approval', async () => {
  const { id, state } = await askExport(context(), caseworker, 'pay', asked)
  expect(state).toBe('waiting')
  expect(await fetchCode(caseworker, id)).toBe('programmes.export-waiting')
  hours = 24
  expect(await approve(head, id)).toBe('done')
  hours = 24 + 7 * 24 - 1
  expect((await fetchExport(context(), caseworker, id)).rows).toHaveLength(2)
  expect(await approve(walidata, id)).toBe('programmes.export-decided')
})

test('a sensitive list waits however short it is', async () => {
  expect(await askExport(context(), caseworker, 'care', there)).toMatchObject({ state: 'waiting' })
})

test.each([
  ['who asked', caseworker, 'programmes.export-unknown'],
  ['a colleague who may only ask', colleague, 'programmes.export-unknown'],
  ['the head of another agency', otherHead, 'programmes.export-unknown'],
  ['a head of one district, for the regency', localHead, 'programmes.export-unknown'],
  ['a data steward of one district', localSteward, 'programmes.export-unknown'],
  ['the own head', head, 'done'],
  ['the data steward', walidata, 'done'],
] as const)('approved by %s: %s gives %s', async (_, actor, code) => {
  const { id } = await askExport(context(), caseworker, 'pay', asked)
  expect(await approve(actor, id)).toBe(code)
  expect(await approve(actor, 999_999)).toBe('programmes.export-unknown')
})

test('only who asked takes it, with the rights of that moment', async () => {
  const { id } = await askExport(context(), caseworker, 'pay', there)
  for (const actor of [colleague, head, walidata, { ...caseworker, agencyId: 'bappeda' }])
    expect(await fetchCode(actor, id)).toBe('programmes.export-unknown')
  expect(await fetchCode({ ...caseworker, areaCode: '35.99.02' }, id)).toBe('programmes.area-not-yours')
  const care = await askExport(context(), caseworker, 'care', there)
  expect(await approve(head, care.id)).toBe('done')
  expect(await fetchCode({ ...caseworker, categories: [] }, care.id)).toBe('programmes.sensitive')
})

test('refused is refused; ended by who asked, or by who approves, is over; of two decisions at once one counts', async () => {
  const [one, two, three] = [
    await askExport(context(), caseworker, 'pay', asked),
    await askExport(context(), caseworker, 'pay', asked),
    await askExport(context(), caseworker, 'pay', there),
  ]
  await decideExport(context(), head, one.id, { kind: 'refused', note: 'tujuan tidak jelas' })
  expect(await fetchCode(caseworker, one.id)).toBe('programmes.export-refused')
  expect(await codeOf(endExport(context(), colleague, two.id, 'iseng'))).toBe('programmes.export-unknown')
  const both = await Promise.all([approve(head, two.id), approve(walidata, two.id)])
  expect(both.toSorted()).toEqual(['done', 'programmes.export-decided'])
  await endExport(context(), walidata, two.id, 'sudah tidak perlu')
  expect(await fetchCode(caseworker, two.id)).toBe('programmes.export-ended')
  await endExport(context(), caseworker, three.id, 'salah wilayah')
  expect(await fetchCode(caseworker, three.id)).toBe('programmes.export-ended')
})

test('a list that has grown far beyond what was asked for is another list', async () => {
  const { id } = await askExport(context(), caseworker, 'pay', asked)
  await approve(head, id)
  await store.database.write((writer) =>
    writer.execute(
      `reset role; alter table programmes.export disable trigger all; update programmes.export set people = 1 where id = ${id}`,
    ),
  )
  expect(await fetchCode(caseworker, id)).toBe('programmes.export-grown')
})

test('everybody sees the own requests and those they may decide about, without a name of anybody listed', async () => {
  const { id } = await askExport(context(), caseworker, 'pay', asked)
  const of = async (actor: Actor) => exportList.parse(await listExports(context(), actor)).exports
  const line = (lines: Awaited<ReturnType<typeof of>>) => lines.find((one) => one.id === id)
  expect(line(await of(caseworker))).toMatchObject({
    people: 2,
    state: 'waiting',
    mayFetch: false,
    mayDecide: false,
    mayEnd: true,
  })
  for (const actor of [head, walidata])
    expect(line(await of(actor))).toMatchObject({ mayFetch: false, mayDecide: true, mayEnd: true })
  for (const actor of [colleague, otherHead, localHead, localSteward, person('rencana', 'planner')])
    expect(line(await of(actor))).toBe(undefined)
  expect(JSON.stringify(await of(head))).not.toContain('Orang')
})

test('every row, every printed page and a sheet of its own say whose copy it is', async () => {
  const { id } = await askExport(context(), caseworker, 'pay', there)
  const fetched = await fetchExport(context(), caseworker, id)
  const chunks: Uint8Array[] = []
  for await (const chunk of exportWorkbook(pack, fetched, 'id')) chunks.push(chunk)
  const parts = unzipSync(Buffer.concat(chunks))
  const [names, terms] = [1, 2].map((number) => strFromU8(parts[`xl/worksheets/sheet${number}.xml`]!))
  const mark = `E-${id} kasus`
  const rows = names!.split('<row>').slice(2)
  expect(rows).toHaveLength(1)
  for (const row of rows) expect(row).toContain(`>${mark}</t></is></c></row>`)
  for (const fact of [mark, there.purpose, '2026-04-07']) expect(terms).toContain(`>${fact}</t>`)
  expect(names).toContain(`<oddFooter>&amp;L${mark}, berlaku sampai 2026-04-07`)
})

test('asking, deciding and taking are in the trace, with the persons taken and no name', async () => {
  const { id } = await askExport(context(), caseworker, 'pay', asked)
  await approve(head, id)
  await fetchExport(context(), caseworker, id)
  const [events, people] = await store.database.read(async (reader) => [
    await reader.query<{ action: string; actor: string; details: object }>(
      `select action, actor_id as actor, details from access.audit_event
       where subject_id = $1 and subject_kind = 'export' or details ->> 'export' = $1 order by id`,
      [String(id)],
    ),
    await reader.query(
      `select p.person_id from access.audit_person p join access.audit_event e on e.id = p.event_id where e.details ->> 'export' = $1`,
      [String(id)],
    ),
  ])
  expect(events.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    'programmes.export.asked kasus',
    'programmes.export.approved kepala',
    'programmes.missed.exported kasus',
  ])
  expect(people).toHaveLength(2)
  expect(JSON.stringify(events)).not.toContain('Orang')
})

test('the program can add requests and steps, never change or remove them', async () => {
  for (const sql of [
    'update programmes.export set people = 0',
    'delete from programmes.export_step',
    'truncate programmes.export_step',
  ])
    await expect(store.database.write((writer) => writer.execute(sql))).rejects.toThrow('permission denied')
})
