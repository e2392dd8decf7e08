import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../../test/plan-example.ts'
import { openProtection, type ProtectionExample } from '../../../test/protection-example.ts'
import { readPerson } from '../../register/index.ts'
import type { ConsentInput } from '../consent/contract.ts'
import { keepConsent, listConsents } from '../consent/keep-consent.ts'
import { assessProcessing, describeOpenly, describeProcessings } from './assess-processing.ts'

let example: ProtectionExample
beforeAll(async () => {
  example = await openProtection()
})
afterAll(() => example.drop())

const head = actor('head', 'dinsos')
const caseworker = { ...actor('caseworker', 'dinsos'), categories: ['pmks-18'] }
const given = {
  risks: 'terbuka kepada umum',
  measures: 'ambang dan izin',
  decision: 'boleh diteruskan',
  reviewOn: '2027-01-01',
  revision: 0,
}
const stateOf = async (id: string, time: string) =>
  (await describeProcessings(example.at(time), head)).processings.find((one) => one.id === id)?.state

test('a processing of high risk is missing its assessment, then has one, then needs a review', async () => {
  const now = '2026-10-31T00:00:00Z'
  expect(await stateOf('odha', now)).toBe('missing')
  expect(await stateOf('bansos', now)).toBe('not-due')
  await assessProcessing(example.at(now), head, 'odha', given)
  expect(await stateOf('odha', now)).toBe('valid')
  expect(await stateOf('odha', '2027-01-02T00:00:00Z')).toBe('overdue')
})

test('a second version needs the first as its ground, and both stay', async () => {
  const again = (revision: number) =>
    assessProcessing(example.context, head, 'odha', { ...given, decision: 'dihentikan', revision })
  await expect(again(0)).rejects.toMatchObject({ status: 409 })
  await again(1)
  const { processings } = await describeProcessings(example.context, head)
  expect(
    processings
      .find(({ id }) => id === 'odha')
      ?.assessments.map(({ number, decision }) => [number, decision]),
  ).toEqual([
    [2, 'dihentikan'],
    [1, 'boleh diteruskan'],
  ])
})

test.each([
  ['a processing of another agency', 'penduduk', {}, 404],
  ['one that is not there', 'nothing', {}, 404],
  ['a review that is not ahead', 'odha', { reviewOn: '2026-10-31' }, 422],
])('%s is not assessed', async (_, id, change, status) => {
  await expect(assessProcessing(example.context, head, id, { ...given, ...change })).rejects.toMatchObject({
    status,
  })
})

test('the public form has every processing of people and nothing of the assessments', () => {
  const open = describeOpenly(example.context)
  expect(open.processings.map(({ id }) => id)).toEqual(['penduduk', 'odha', 'bansos', 'foto'])
  expect(JSON.stringify(open)).not.toMatch(/assessment|risks|agencyId/)
})

const consent = (kind: ConsentInput['kind'], personId = example.people.siti): ConsentInput => ({
  personId,
  processing: 'foto',
  kind,
  onDay: '2026-10-30',
  proof: 'formulir 3',
})

/** What the page of a person says of the use that rests on consent. */
const mayUse = async (personId: number) =>
  (await readPerson(example.context, caseworker, personId, 'case', 'id')).consents

test('consent counts from its entry, a withdrawal ends it at once, and both stay on record', async () => {
  const { siti, buri } = example.people
  expect(await mayUse(siti)).toEqual([{ use: 'Foto', given: false }])
  await keepConsent(example.context, caseworker, consent('given'))
  expect(await mayUse(siti)).toEqual([{ use: 'Foto', given: true }])
  expect(await mayUse(buri)).toEqual([{ use: 'Foto', given: false }])
  await keepConsent(example.context, caseworker, consent('withdrawn'))
  expect(await mayUse(siti)).toEqual([{ use: 'Foto', given: false }])
  const { events } = await listConsents(example.context, caseworker)
  expect(events.map(({ kind, newest }) => [kind, newest])).toEqual([
    ['withdrawn', true],
    ['given', false],
  ])
})

test('who may not see a person learns of no consent, and cannot enter one', async () => {
  const elsewhere = { ...caseworker, areaCode: '35.09.02' }
  expect((await listConsents(example.context, elsewhere)).events).toEqual([])
  await expect(keepConsent(example.context, elsewhere, consent('given'))).rejects.toMatchObject({
    status: 404,
  })
  const byDuty = { ...consent('given'), processing: 'bansos' }
  await expect(keepConsent(example.context, caseworker, byDuty)).rejects.toMatchObject({ status: 422 })
})
