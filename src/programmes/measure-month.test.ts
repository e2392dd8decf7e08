import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import {
  type ExamplePair,
  type ExamplePerson,
  exampleContext,
  examplePack,
  fillExample,
  nobody,
  villageCodes,
} from '../../test/programme-example.ts'
import { ageOn } from '../kernel/dates.ts'
import type { Database } from '../kernel/ports.ts'
import type { Programme } from '../pack/index.ts'
import { measureMonths } from './measure-month.ts'
import { anyOf, evaluateRule, type PersonFacts, type Verdict } from './rules/evaluate-rule.ts'
import { monthsBefore } from './rules/months.ts'
import { parseRule } from './rules/parse-rule.ts'
import { ageGroupOf } from './rules/people-groups.ts'
import { findGroups } from './store-groups.ts'
import { findHouseholds } from './store-households.ts'
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
  sex: fc.constantFrom('F', 'M', 'M', null),
  leftOn: fc.option(days, { freq: 2 }),
  desil: fc.array(fc.record({ value: fc.integer({ min: 1, max: 10 }), on: days }), { maxLength: 2 }),
  categories: fc.array(fc.record({ id: fc.constantFrom('old', 'ill'), on: days }), { maxLength: 2 }),
  teacher: fc.boolean(),
  help: fc.array(fc.record({ id: fc.constantFrom('cash', 'pay', 'food', 'care'), on: days }), {
    maxLength: 3,
  }),
})

const listIds = ['social', 'teachers', 'delivered', 'residents']
/** Lists that name single people for a programme; ranks alone do not count, nor do lists of everybody. */
const listsOf: Record<string, readonly string[]> = {
  cash: ['social', 'delivered'],
  pay: ['social', 'teachers', 'delivered'],
  food: ['social', 'delivered'],
  care: ['social', 'delivered'],
  home: ['social', 'delivered'],
  kin: ['social', 'delivered'],
}
const city = fc.array(person, { minLength: 20, maxLength: 60 }).chain((people) => {
  const number = fc.integer({ min: 0, max: people.length - 1 })
  const list = fc.constantFrom(...listIds)
  const pair: fc.Arbitrary<ExamplePair> = fc.record({
    people: fc.tuple(number, number),
    lists: fc.tuple(list, list),
    status: fc.oneof(
      { arbitrary: fc.constant('open' as const), weight: 3 },
      { arbitrary: fc.constantFrom('same' as const, 'different' as const, 'withdrawn' as const), weight: 1 },
    ),
    before: fc.option(number, { freq: 2 }),
  })
  return fc.record({ people: fc.constant(people), pairs: fc.array(pair, { maxLength: 12 }) })
})
type City = { readonly people: readonly ExamplePerson[]; readonly pairs: readonly ExamplePair[] }

/** The units of one programme and month in the regency, judged by hand; `home` = family and village. */
function unitsByHand({ people, pairs }: City, programme: Programme, asOf: string) {
  const inside = people
    .map((one, index) => ({ one, index, key: one.family ?? -index - 1 }))
    .filter(({ one }) => one.village?.startsWith('35.99') ?? true)
  const facts = inside.map(({ one, index, key }) => ({
    key,
    one,
    asked: isAsked(index, pairs, programme),
    here: isHere(one, asOf),
    facts: factsOf(
      one,
      people.filter((other, index) => (other.family ?? -index - 1) === key),
      asOf,
    ),
  }))
  const verdicts = facts.map(({ key, one, here, asked, facts: own }) => ({
    key,
    home: `${key} ${one.village}`,
    asked,
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
          home: `${members[0]!.key}`,
          entitled: anyOf(members.map((one) => one.entitled)),
          got: members.some((one) => one.got),
          asked: members.some((one) => one.asked),
        }))
  return units.map((unit) => ({ ...unit, state: stateOf(unit) }))
}
function stateOf(unit: { entitled: Verdict; got: boolean; asked: boolean }): string {
  const { entitled, got, asked } = unit
  const claimed = new Map([
    ['true true', 'reached'],
    ['true false', asked ? 'cannot tell' : 'missed'],
    ['false true', asked ? 'cannot tell' : 'wrongly'],
    ['false false', 'none'],
  ])
  return claimed.get(`${entitled} ${got}`) ?? 'cannot tell'
}
const isAsked = (index: number, pairs: readonly ExamplePair[], programme: Programme) =>
  pairs.some(
    (pair) =>
      pair.status === 'open' &&
      pair.people.includes(index) &&
      pair.lists.some((list) => listsOf[programme.id]!.includes(list)),
  )
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
    fc.asyncProperty(city, async ({ people, pairs }) => {
      await fillExample(store.database, people, pairs)
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
          households: await findHouseholds(
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
          const units = unitsByHand({ people, pairs }, programme, asOf)
          const inState = (names: readonly string[]) => units.filter((unit) => names.includes(unit.state))
          expect([
            programme.id,
            asOf,
            counts?.reached ?? 0,
            counts?.missed ?? 0,
            counts?.wronglyReached ?? 0,
            counts?.cannotTell ?? 0,
          ]).toEqual([
            programme.id,
            asOf,
            ...['reached', 'missed', 'wrongly', 'cannot tell'].map((name) => inState([name]).length),
          ])
          const fewer = Object.entries({
            reached: inState(['reached']),
            missed: inState(['missed']),
            wronglyReached: inState(['wrongly']),
            cannotTell: inState(['cannot tell']),
            entitled: inState(['reached', 'missed']),
          })
            .map(([what, ones]) => ({
              what,
              people: ones.length,
              homes: new Set(ones.map(({ home }) => home)).size,
            }))
            .filter(({ people: all, homes }) => homes < all)
          expect(
            new Map(found.households.get(measurement.id)?.map((one) => [one.what, one.households])),
          ).toEqual(new Map(fewer.map(({ what, homes }) => [what, homes])))
        }
    }),
    { numRuns: 12 },
  )
}, 90_000)

test('of every category and of any, people by age group and sex are who is counted by hand, and add up to the amount', async () => {
  const context = exampleContext(store.database)
  const asked = [
    ['register:in-need', () => true],
    ['category:old', (id: string) => id === 'old'],
    ['category:ill', (id: string) => id === 'ill'],
  ] as const
  await fc.assert(
    fc.asyncProperty(city, async ({ people }) => {
      await fillExample(store.database, people)
      await measureMonths(context, months)
      const asOf = months[1]!
      for (const [measureId, isIn] of asked) {
        const { amounts, groups, households } = await groupsOf(asOf, measureId)
        const here = people
          .filter((one) => isHere(one, asOf) && (one.village?.startsWith('35.99') ?? true))
          .filter((one) => one.categories.some(({ id, on }) => on <= asOf && isIn(id)))
        const named = here.map(({ birth, sex, village }) => {
          const age = ageGroupOf(birth === null ? null : ageOn(birth, asOf))
          return ['35.99', village?.slice(0, 8) ?? '35.99.01', ...(village ? [village] : [])].map(
            (area) => `${area} ${age} ${sex ?? 'unknown'}`,
          )
        })
        const homes = here.flatMap((one) => {
          const age = ageGroupOf(one.birth === null ? null : ageOn(one.birth, asOf))
          const sex = one.sex ?? 'unknown'
          const areas = [
            '35.99',
            one.village?.slice(0, 8) ?? '35.99.01',
            ...(one.village ? [one.village] : []),
          ]
          const home = `${one.family ?? `alone ${people.indexOf(one)}`} ${one.village}`
          return areas.flatMap((area) =>
            ['all', sex, age, `${sex} ${age}`].map((what) => ({ name: `${area} ${what}`, home })),
          )
        })
        const told = homes.filter(({ name }) => !name.includes('unknown'))
        const behind = [...Map.groupBy(told, ({ name }) => name)]
          .map(([name, ones]) => [name, ones.length, new Set(ones.map(({ home }) => home)).size] as const)
          .filter(([, all, own]) => own < all)
        expect(new Map(households.map((one) => [`${one.areaCode} ${one.what}`, one.households]))).toEqual(
          new Map(behind.map(([name, , own]) => [name, own])),
        )
        const byHand = Map.groupBy(named.flat(), (name) => name)
        expect(
          groups.map((one) => [`${one.areaCode} ${one.ageGroup} ${one.sex}`, one.people]).sort(),
        ).toEqual([...byHand].map(([name, ones]) => [name, ones.length]).sort())
        const sums = [...Map.groupBy(groups, (one) => one.areaCode)].map(([area, ones]) => [
          area,
          ones.reduce((sum, one) => sum + one.people, 0),
        ])
        expect(sums.sort()).toEqual(amounts.filter(([, amount]) => amount !== 0).sort())
      }
    }),
    { numRuns: 12 },
  )
}, 90_000)

/** Amounts and groups of one measure of a month, every area by itself. */
async function groupsOf(asOf: string, measureId: string) {
  return store.database.read(async (reader) => {
    const [measurement] = await findMeasurements(reader, asOf, 'this', measureId)
    const { id } = measurement!
    const values = (await findValues(reader, [id])).get(id)!
    return {
      amounts: values.map((value) => [value.areaCode, value.amount]),
      groups: (await findGroups(reader, [id])).get(id) ?? [],
      households: (await findHouseholds(reader, [id])).get(id) ?? [],
    }
  })
}

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

test('an answer turns a question into one person reached, and takes nobody from those missed', async () => {
  const context = exampleContext(store.database)
  const old = { ...nobody, categories: [{ id: 'old', on: '2026-01-10' }] }
  const help = [{ id: 'food', on: '2026-02-15' }]
  const counts = async () => {
    await measureMonths(context, ['2026-03-31'])
    return store.database.read(async (reader) => {
      const [measurement] = await findMeasurements(reader, '2026-03-31', 'this', 'programme:food')
      return (await findValues(reader, [measurement!.id], ['35.99'])).get(measurement!.id)![0]!.counts
    })
  }
  const pair: ExamplePair = { people: [1, 0], lists: ['delivered', 'social'], status: 'open', before: null }
  await fillExample(store.database, [old, { ...nobody, help }, old], [pair])
  expect(await counts()).toEqual({ entitled: 1, reached: 0, missed: 1, wronglyReached: 0, cannotTell: 2 })
  await fillExample(store.database, [{ ...old, help }, old], [{ ...pair, people: [0, 0], status: 'same' }])
  expect(await counts()).toEqual({ entitled: 2, reached: 1, missed: 1, wronglyReached: 0, cannotTell: 0 })
})
