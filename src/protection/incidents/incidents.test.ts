import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../../test/plan-example.ts'
import { newIncident, openProtection, type ProtectionExample } from '../../../test/protection-example.ts'
import { systemActor } from '../../access/index.ts'
import { describeOverview } from '../describe-overview.ts'
import { raiseTerms } from '../raise-terms.ts'
import type { IncidentContent, IncidentInput } from './contract.ts'
import { logIncident, reviseIncident } from './log-incident.ts'
import { listIncidents, readIncident } from './read-incidents.ts'
import { refusalOf } from './rules/check-incident.ts'

let example: ProtectionExample
beforeAll(async () => {
  example = await openProtection()
})
afterAll(() => example.drop())

const operator = actor('operator', 'dinsos')
const head = actor('head', 'dinsos')
const stranger = actor('head', 'dispendukcapil')
const given: IncidentInput = {
  ...newIncident,
  title: 'Laptop petugas hilang',
  what: 'Laptop berisi salinan daftar hilang di bus',
  data: 'nama dan alamat penerima',
  people: 120,
}
const found = () => example.at('2026-10-01T02:00:00Z')

test('the clock of 72 hours runs from when it was found, for the authority and the people apart', async () => {
  const { id } = await logIncident(found(), operator, given)
  const told = { ...given, revision: 1, authorityToldAt: '2026-10-02T09:00', authorityTold: 'surat 12' }
  await reviseIncident(example.at('2026-10-02T03:00:00Z'), operator, id, told)
  const at = async (time: string) => (await readIncident(example.at(time), operator, id)).incident
  expect(await at('2026-10-02T04:00:00Z')).toMatchObject({
    due: '2026-10-04T02:00:00.000Z',
    authorityClock: 'done',
    peopleClock: 'running',
  })
  expect((await at('2026-10-03T02:00:00Z')).peopleClock).toBe('near')
  expect((await at('2026-10-04T02:00:01Z')).peopleClock).toBe('past')
  const { urgent, incidents } = await describeOverview(
    example.at('2026-10-04T02:00:01Z'),
    actor('leader', 'dinsos'),
  )
  expect(urgent).toMatchObject([{ what: 'incident', id, clock: 'past' }])
  expect(incidents).toBe(1)
})

test('near and past its term an incident is raised once each, also by two processes at once', async () => {
  const { id } = await logIncident(found(), operator, given)
  const raise = async (time: string) => {
    const both = await Promise.all([1, 2].map(() => raiseTerms(example.at(time), systemActor)))
    return { near: both[0]!.near + both[1]!.near, past: both[0]!.past + both[1]!.past }
  }
  // The incident of the test before was raised too: nobody had told the people.
  await raise('2026-10-03T01:59:59Z')
  expect(await raise('2026-10-03T02:00:00Z')).toEqual({ near: 2, past: 0 })
  expect(await raise('2026-10-04T02:00:00Z')).toEqual({ near: 0, past: 0 })
  expect(await raise('2026-10-04T02:00:01Z')).toEqual({ near: 0, past: 2 })
  expect(await raise('2026-12-01T00:00:00Z')).toEqual({ near: 0, past: 0 })
  const told = { ...given, revision: 1, state: 'closed' as const, untoldReason: 'tidak ada data' }
  await reviseIncident(example.at('2026-12-01T00:00:00Z'), actor('head', 'dinsos'), id, told)
  const rows = await example.context.database.read((reader) =>
    reader.query(
      `select details ->> 'clock' as clock from access.audit_event
      where action = 'protection.incident.raised' and subject_id = $1 order by id`,
      [String(id)],
    ),
  )
  expect(rows).toEqual([{ clock: 'near' }, { clock: 'past' }])
})

test('what is told in time, or closed, is not raised', async () => {
  const { id } = await logIncident(example.at('2026-11-01T00:00:00Z'), operator, given)
  const told = '2026-11-01T08:00'
  await reviseIncident(example.at('2026-11-01T02:00:00Z'), operator, id, {
    ...given,
    revision: 1,
    authorityToldAt: told,
    peopleToldAt: told,
  })
  const closed = await logIncident(example.at('2026-11-01T00:00:00Z'), operator, given)
  const end = { ...given, revision: 1, state: 'closed' as const, untoldReason: 'tidak ada data' }
  await reviseIncident(example.at('2026-11-01T02:00:00Z'), actor('head', 'dinsos'), closed.id, end)
  expect(await raiseTerms(example.at('2026-11-09T00:00:00Z'), systemActor)).toEqual({ near: 0, past: 0 })
})

test('closing is for who may decide, and only when all were told or it is said why not', async () => {
  const { id } = await logIncident(found(), operator, given)
  const close = { ...given, revision: 1, state: 'closed' as const }
  await expect(reviseIncident(found(), operator, id, close)).rejects.toMatchObject({ status: 403 })
  await expect(reviseIncident(found(), head, id, close)).rejects.toMatchObject({
    code: 'protection.incident-untold',
  })
  await reviseIncident(found(), head, id, { ...close, untoldReason: 'data terenkripsi' })
  await expect(reviseIncident(found(), head, id, { ...given, revision: 2 })).rejects.toMatchObject({
    code: 'protection.incident-goes-back',
  })
})

test('of two who revise at once one is told, and every revision stays', async () => {
  const { id } = await logIncident(found(), operator, given)
  const revise = (measures: string) => reviseIncident(found(), head, id, { ...given, measures, revision: 1 })
  const both = await Promise.allSettled([revise('kata sandi diganti'), revise('laporan polisi')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await readIncident(found(), head, id)).history).toHaveLength(2)
})

test('another agency sees neither the incident nor that there is one', async () => {
  const { id } = await logIncident(found(), operator, given)
  await expect(readIncident(found(), stranger, id)).rejects.toMatchObject({ status: 404 })
  expect((await listIncidents(found(), stranger)).incidents).toEqual([])
})

const content = fc.record({
  state: fc.constantFrom('open' as const, 'contained' as const, 'closed' as const),
  authorityToldAt: fc.option(fc.constantFrom('2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z')),
  peopleToldAt: fc.option(fc.constantFrom('2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z')),
  untoldReason: fc.constantFrom('', 'alasan'),
})

test('along every accepted line of revisions the state never goes back and what was told stays told', () => {
  const states = ['open', 'contained', 'closed']
  fc.assert(
    fc.property(fc.array(content, { maxLength: 12 }), (tried) => {
      const kept: IncidentContent[] = []
      for (const one of tried) {
        const next = one as unknown as IncidentContent
        kept.push(...[next].filter(() => refusalOf(kept.at(-1) ?? null, next) === null))
      }
      for (const [at, next] of kept.slice(1).entries()) {
        const before = kept[at]!
        expect(states.indexOf(next.state)).toBeGreaterThanOrEqual(states.indexOf(before.state))
        expect([before.authorityToldAt, null].includes(before.authorityToldAt) && next.authorityToldAt).toBe(
          before.authorityToldAt ?? next.authorityToldAt,
        )
        expect(next.peopleToldAt).toBe(before.peopleToldAt ?? next.peopleToldAt)
      }
      const untold = kept.filter((one) => one.state === 'closed' && one.untoldReason === '')
      expect(untold.every((one) => one.authorityToldAt !== null && one.peopleToldAt !== null)).toBe(true)
    }),
  )
})
