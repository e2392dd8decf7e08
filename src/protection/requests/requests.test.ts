import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../../test/plan-example.ts'
import { openProtection, type ProtectionExample } from '../../../test/protection-example.ts'
import { systemActor } from '../../access/index.ts'
import { findMarks, readPerson } from '../../register/index.ts'
import { clockOf, clockStates } from '../rules/clock.ts'
import { dueAt, toInstant } from '../rules/office-time.ts'
import type { RequestKind, StepInput } from './contract.ts'
import { followRequest } from './follow-request.ts'
import { listRequests, readRequest } from './list-requests.ts'
import { raiseRequests } from './raise-requests.ts'
import { stateOf } from './rules/request-state.ts'
import { takeRequest } from './take-request.ts'

let example: ProtectionExample
beforeAll(async () => {
  example = await openProtection()
})
afterAll(() => example.drop())

const caseworker = actor('caseworker', 'dinsos')
const operator = actor('operator', 'dispendukcapil')
const walidata = actor('walidata', 'diskominfo')
const head = actor('head', 'dinsos')
const received = '2026-10-01T02:00:00Z'

const take = (
  kind: RequestKind,
  personId: number | null = null,
  who = caseworker,
  context = example.at(received),
) =>
  takeRequest(context, who, {
    kind,
    agencyId: 'dinsos',
    applicant: 'Bu Siti, RT 3',
    identityProof: 'KTP dilihat',
    wish: 'ingin melihat data',
    personId,
    receivedAt: null,
  })
const follow = (id: number, given: StepInput, who = caseworker, time = '2026-10-02T00:00:00Z') =>
  followRequest(example.at(time), who, id, given)
const read = (id: number, who = caseworker, time = '2026-10-02T00:00:00Z') =>
  readRequest(example.at(time), who, id)

test('a request gets a number and a clock of 72 hours, and its steps stand in order with who took them', async () => {
  const { id, number } = await take('see', example.people.siti)
  expect(number).toMatch(/^PD-2026-\d{4}$/)
  expect(await read(id)).toMatchObject({
    due: '2026-10-04T02:00:00.000Z',
    clock: 'running',
    personId: example.people.siti,
  })
  await follow(id, { step: 'noted', note: 'mencetak data' })
  await follow(
    id,
    { step: 'answered', note: 'salinan diserahkan', proof: 'tanda terima nomor 5' },
    caseworker,
    '2026-10-04T02:00:00Z',
  )
  const closed = await read(id, caseworker, '2026-12-01T00:00:00Z')
  expect(closed).toMatchObject({ state: 'answered', clock: 'done' })
  expect(closed.events.map(({ kind }) => kind)).toEqual(['named', 'noted', 'answered'])
  await expect(follow(id, { step: 'noted', note: 'masih ada' })).rejects.toMatchObject({ status: 409 })
})

test('another agency does not see a request until it is passed to it; the desk that took it keeps it in view', async () => {
  const { id } = await take('correct')
  await expect(read(id, operator)).rejects.toMatchObject({ status: 404 })
  await follow(id, { step: 'passed', agencyId: 'dispendukcapil', note: 'daftar penduduk' })
  expect((await read(id, operator)).agencyId).toBe('dispendukcapil')
  expect((await read(id)).id).toBe(id)
  await expect(read(id, head)).rejects.toMatchObject({ status: 404 })
  expect((await read(id, walidata)).id).toBe(id)
})

test('refusing is for who may decide, and ends the mark of an objection; answering keeps it', async () => {
  const { siti, buri } = example.people
  const marksOf = (id: number) => example.context.database.write((writer) => findMarks(writer, [id]))
  const refused = await take('object', siti)
  expect(await marksOf(siti)).toMatchObject([{ kind: 'objection', requestId: refused.id }])
  const refusal = { step: 'refused' as const, note: 'kewajiban hukum', proof: 'surat nomor 7' }
  await expect(follow(refused.id, refusal)).rejects.toMatchObject({ status: 403 })
  await follow(refused.id, refusal, head)
  expect(await marksOf(siti)).toEqual([])
  const answered = await take('restrict', buri)
  await follow(answered.id, { step: 'answered', note: 'dibatasi', proof: 'surat nomor 8' })
  const shown = await readPerson(example.context, caseworker, buri, 'request', 'id')
  expect(shown.marks).toMatchObject([{ kind: 'restriction', requestId: answered.id }])
})

test('a person whom the desk may not see cannot be named, and nothing of the request is kept', async () => {
  const before = (await listRequests(example.context, walidata)).requests.length
  await expect(take('see', example.people.siti, operator)).rejects.toMatchObject({ status: 404 })
  await expect(take('see', 999_999)).rejects.toMatchObject({ status: 404 })
  const here = { ...caseworker, areaCode: '35.09.02' }
  await expect(take('see', example.people.siti, here)).rejects.toMatchObject({ status: 404 })
  expect((await listRequests(example.context, walidata)).requests).toHaveLength(before)
})

test('near and past its term a request is raised once each, and stands on top', async () => {
  const { id } = await take('erase', null, caseworker, example.at('2026-11-01T00:00:00Z'))
  const raise = (time: string) => raiseRequests(example.at(time), systemActor)
  await raise('2026-11-02T23:59:00Z')
  expect(await raise('2026-11-03T00:00:00Z')).toEqual({ near: 1, past: 0 })
  expect(await raise('2026-11-03T12:00:00Z')).toEqual({ near: 0, past: 0 })
  expect(await raise('2026-11-04T00:00:01Z')).toEqual({ near: 0, past: 1 })
  expect(await raise('2026-12-04T00:00:00Z')).toEqual({ near: 0, past: 0 })
  expect((await read(id, caseworker, '2026-12-04T00:00:00Z')).events.map(({ kind }) => kind)).toEqual([
    'near',
    'past',
  ])
  const list = await listRequests(example.at('2026-11-04T01:00:00Z'), caseworker)
  const order = list.requests.map(({ clock }) => clockStates.indexOf(clock))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(list.requests.some(({ id: one, clock }) => one === id && clock === 'past')).toBe(true)
})

test('of two who close a request at once, one is told that it is closed', async () => {
  const { id } = await take('see')
  const answer = { step: 'answered' as const, note: 'diberikan', proof: 'tanda terima' }
  const both = await Promise.allSettled([follow(id, answer), follow(id, answer, walidata)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await read(id)).events.map(({ kind }) => kind)).toEqual(['answered'])
})

test('a letter of yesterday starts its clock yesterday, one of tomorrow is refused', async () => {
  const given = {
    kind: 'see' as const,
    agencyId: 'dinsos',
    applicant: 'Pak Buri',
    identityProof: 'surat kuasa',
    wish: 'melihat data',
    personId: null,
  }
  const { id } = await takeRequest(example.at('2026-10-02T00:00:00Z'), caseworker, {
    ...given,
    receivedAt: '2026-10-01T09:00',
  })
  expect((await read(id)).receivedAt).toBe('2026-10-01T02:00:00.000Z')
  for (const receivedAt of ['2026-10-03T09:00', '2026-01-01T09:00'])
    await expect(
      takeRequest(example.at('2026-10-02T00:00:00Z'), caseworker, { ...given, receivedAt }),
    ).rejects.toMatchObject({ status: 422 })
})

test('every look and step is in the trace with the person, without the applicant or the wish', async () => {
  const rows = await example.context.database.read((reader) =>
    reader.query<{ action: string }>(`select * from access.audit_event where action like 'protection.%'`),
  )
  const actions = new Set(rows.map(({ action }) => action.replace('protection.', '')))
  expect([...actions].sort()).toEqual(
    ['received', 'named', 'read', 'noted', 'answered', 'passed', 'refused', 'raised']
      .map((word) => `request.${word}`)
      .concat('requests.listed')
      .sort(),
  )
  expect(JSON.stringify(rows)).not.toMatch(/Siti|ingin melihat/)
})

test.each([
  'request',
  'request_event',
  'incident',
  'incident_revision',
  'assessment_revision',
  'retention_decision',
  'consent_event',
])('the program cannot change or remove a row of protection.%s', async (table) => {
  for (const sql of [
    `delete from protection.${table}`,
    `update protection.${table} set by = 'x'`.replace(
      /by = 'x'/,
      table === 'request' ? "wish = ''" : table === 'incident' ? "entered_by = 'x'" : "by = 'x'",
    ),
  ])
    await expect(example.context.database.write((writer) => writer.query(sql))).rejects.toThrow(
      /permission denied/,
    )
})

const kinds = ['named', 'passed', 'noted', 'answered', 'refused', 'withdrawn', 'near', 'past']
const events = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    personId: fc.option(fc.nat(9)),
    agencyId: fc.option(fc.constantFrom('a', 'b')),
    at: fc.integer({ min: 0, max: 9e11 }).map((time) => new Date(time).toISOString()),
  }),
)

test('what is closed stays as it was closed, and what was raised stays raised, whatever follows', () => {
  const raised = ['no', 'near', 'past']
  fc.assert(
    fc.property(events, events, (before, after) => {
      const then = stateOf('a', before)
      const later = stateOf('a', [...before, ...after])
      expect(raised.indexOf(later.raised)).toBeGreaterThanOrEqual(raised.indexOf(then.raised))
      expect(then.state === 'open' ? then : later).toEqual(then)
    }),
  )
})

test('a running clock only ever goes on: running, near, past', () => {
  const order = ['running', 'near', 'past']
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(1e9), fc.nat(1e9), (hours, first, pause) => {
      const due = dueAt('2026-01-01T00:00:00Z', hours)
      const at = (ms: number) =>
        order.indexOf(clockOf(due, null, new Date(Date.parse('2026-01-01T00:00:00Z') + ms)))
      expect(at(first + pause)).toBeGreaterThanOrEqual(at(first))
    }),
  )
})

test.each([
  ['2026-10-01T09:00', 'Asia/Jakarta', '2026-10-01T02:00:00.000Z'],
  ['2026-10-01T00:30', 'Asia/Jakarta', '2026-09-30T17:30:00.000Z'],
  ['2026-10-01T09:00', 'Asia/Makassar', '2026-10-01T01:00:00.000Z'],
  ['2026-10-01T09:00', 'Asia/Jayapura', '2026-10-01T00:00:00.000Z'],
])('%s on a clock in %s is %s', (local, zone, instant) => {
  expect(toInstant(local, zone)).toBe(instant)
})
