import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import {
  type ExamplePerson,
  exampleContext,
  examplePack,
  fillExample,
  villageCodes,
} from '../../test/programme-example.ts'
import { ageOn } from '../kernel/dates.ts'
import type { Database } from '../kernel/ports.ts'
import type { Programme } from '../pack/index.ts'
import { measureMonths } from './measure-month.ts'
import { anyOf, evaluateRule, type PersonFacts, type Verdict } from './rules/evaluate-rule.ts'
import { monthsBefore } from './rules/months.ts'
import { parseRule } from './rules/parse-rule.ts'
import { findMeasurements, findValues } from './store-measure.ts'

let store: { database: Database; drop(): Promise<void> }
beforeAll(async () => {
  store = await createTestDatabase()
}, 60_000)
afterAll(() => store.drop())

const months = ['2026-01-31', '2026-02-28', '2026-03-31']
const days = fc.constantFrom('2025-12-31', '2026-01-10', '2026-01-31', '2026-02-15', '2026-03-31')
const person: fc.Arbitrary<ExamplePerson> = fc.record({
  family: fc.option(fc.integer({ min: 1, max: 12 })),
  village: fc.option(fc.constantFrom(...villageCodes, '35.98.01.2001'), { freq: 9 }),
  birth: fc.option(
    fc.constantFrom('1950-05-05', '1966-02-28', '1966-03-01', '2019-02-01', '2000-02-29', '2026-02-20'),
    { freq: 6 },
  ),
  leftOn: fc.option(days, { freq: 1 }),
  desil: fc.array(fc.record({ value: fc.integer({ min: 1, max: 10 }), on: days }), { maxLength: 2 }),
  categories: fc.array(fc.record({ id: fc.constantFrom('old', 'ill'), on: days }), { maxLength: 2 }),
  teacher: fc.boolean(),
  help: fc.array(fc.record({ id: fc.constantFrom('cash', 'pay', 'food', 'care'), on: days }), {
    maxLength: 3,
  }),
})

/** The same numbers, counted by hand for one programme and month in the regency: reached, missed, wrongly, cannot tell. */
function byHand(people: readonly ExamplePerson[], programme: Programme, asOf: string): number[] {
  const inside = people
    .map((one, index) => ({ one, key: one.family ?? -index - 1 }))
    .filter(({ one }) => one.village?.startsWith('35.99') ?? true)
  const facts = inside.map(({ one, key }) => ({
    key,
    one,
    here: isHere(one, asOf),
    facts: factsOf(
      one,
      people.filter((other, index) => (other.family ?? -index - 1) === key),
      asOf,
    ),
  }))
  const verdicts = facts.map(({ key, one, here, facts: own }) => ({
    key,
    got: gotHelp(one, programme, asOf, here),
    entitled: here
      ? evaluateRule(
          parseRule(programme.rule),
          own,
          facts.filter((other) => other.here && other.key === key).map((other) => other.facts),
        )
      : (false as Verdict),
  }))
  const units =
    programme.unit === 'person'
      ? verdicts
      : [...Map.groupBy(verdicts, (one) => one.key).values()].map((members) => ({
          entitled: anyOf(members.map((one) => one.entitled)),
          got: members.some((one) => one.got),
        }))
  const count = (test: (unit: { entitled: Verdict; got: boolean }) => boolean) => units.filter(test).length
  return [
    count((u) => u.entitled === true && u.got),
    count((u) => u.entitled === true && !u.got),
    count((u) => u.entitled === false && u.got),
    count((u) => u.entitled === null),
  ]
}
const isHere = (one: ExamplePerson, asOf: string) =>
  (one.leftOn === null || one.leftOn > asOf) && (one.birth === null || one.birth <= asOf)
const helpIn = (one: ExamplePerson, id: string, months: number, asOf: string) =>
  one.help
    .filter((help) => help.id === id && help.on > monthsBefore(asOf, months) && help.on <= asOf)
    .map((help) => help.on)
    .sort()
function gotHelp(one: ExamplePerson, programme: Programme, asOf: string, here: boolean): boolean {
  const last = helpIn(one, programme.id, programme.windowMonths, asOf).at(-1)
  return last !== undefined && (here || (one.leftOn !== null && last > one.leftOn))
}
function factsOf(one: ExamplePerson, family: readonly ExamplePerson[], asOf: string): PersonFacts {
  const ranks = family
    .flatMap((member) => member.desil)
    .filter((rank) => rank.on <= asOf)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.value - b.value))
  return {
    age: one.birth && one.birth <= asOf ? ageOn(one.birth, asOf) : null,
    sex: 'F',
    desil: ranks[0]?.value ?? null,
    categories: one.categories.filter((category) => category.on <= asOf).map((category) => category.id),
    attributes: one.teacher && asOf >= '2026-01-05' ? { teacher: [] } : {},
    receives: ['cash', 'pay', 'food', 'care'].filter((id) => helpIn(one, id, 3, asOf).length > 0),
  }
}

test('every programme and month counts what counting by hand counts', async () => {
  const context = exampleContext(store.database)
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 20, maxLength: 60 }), async (people) => {
      await fillExample(store.database, people)
      await measureMonths(context, months)
      const found = await store.database.read(async (reader) => {
        const measurements = await findMeasurements(reader, months.at(-1)!, 'all')
        return {
          measurements,
          values: await findValues(
            reader,
            measurements.map((one) => one.id),
            ['35.99'],
          ),
        }
      })
      for (const programme of examplePack.programmes)
        for (const asOf of months) {
          const measurement = found.measurements.find(
            (one) => one.measureId === `programme:${programme.id}` && one.asOf === asOf,
          )!
          const counts = found.values.get(measurement.id)![0]?.counts
          expect([
            programme.id,
            asOf,
            counts?.reached ?? 0,
            counts?.missed ?? 0,
            counts?.wronglyReached ?? 0,
            counts?.cannotTell ?? 0,
          ]).toEqual([programme.id, asOf, ...byHand(people, programme, asOf)])
        }
    }),
    { numRuns: 12 },
  )
}, 90_000)

test('villages add up to their district, districts to the regency, but for places that are unknown', async () => {
  const context = exampleContext(store.database)
  const one: ExamplePerson = {
    family: null,
    village: villageCodes[0]!,
    birth: '1950-05-05',
    leftOn: null,
    desil: [],
    categories: [{ id: 'old', on: '2026-01-10' }],
    teacher: false,
    help: [],
  }
  await fillExample(store.database, [
    one,
    one,
    { ...one, village: villageCodes[4]! },
    { ...one, village: null },
  ])
  await measureMonths(context, ['2026-03-31'])
  const values = await store.database.read(async (reader) => {
    const [measurement] = await findMeasurements(reader, '2026-03-31', 'this', 'programme:food')
    return (await findValues(reader, [measurement!.id])).get(measurement!.id)!
  })
  expect(values.map((value) => [value.areaCode, value.counts!.missed])).toEqual([
    ['35.99', 4],
    ['35.99.01', 3],
    ['35.99.01.2001', 2],
    ['35.99.02', 1],
    ['35.99.02.2001', 1],
  ])
})
