import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import { actor, planPack } from '../../../test/plan-example.ts'
import {
  type ExamplePerson,
  exampleContext,
  fillExample,
  nobody,
  villageCodes,
} from '../../../test/programme-example.ts'
import { type Context, systemActor } from '../../access/index.ts'
import { publishRelease, readDataset, readHome } from '../../catalogue/index.ts'
import { measureMonths } from '../../programmes/index.ts'
import { factorKind } from '../analysis/kinds.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { drawContent } from './draw-content.ts'

let context: Context
let drop: () => Promise<void>

const person: fc.Arbitrary<ExamplePerson> = fc.record({
  family: fc.option(fc.integer({ min: 1, max: 400 })),
  // Few live in the third district: its numbers are the ones to hide.
  village: fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...villageCodes.slice(0, 8)) },
    { weight: 1, arbitrary: fc.constantFrom(...villageCodes.slice(8)) },
  ),
  birth: fc.constantFrom('1950-05-05', '1955-02-28', '2000-02-29'),
  leftOn: fc.constant(null),
  desil: fc.constant([]),
  categories: fc.array(
    fc.record({ id: fc.constantFrom('old', 'old', 'old', 'ill'), on: fc.constant('2026-01-10') }),
    { maxLength: 1 },
  ),
  teacher: fc.boolean(),
  help: fc.array(fc.record({ id: fc.constantFrom('pay', 'food', 'care'), on: fc.constant('2026-02-15') }), {
    maxLength: 1,
  }),
})
const districts = ['35.99.01', '35.99.02', '35.99.03']
/** Findings of a programme that is published by village, and of one that speaks of a sensitive category. */
const findings = ['food', 'care'].flatMap((programmeId) =>
  (['missed', 'exclusion-error'] as const).flatMap((value) =>
    [['35.99'], ...districts.map((code) => [code]), districts].map((areaCodes) => ({
      programmeId,
      value,
      areaCodes,
    })),
  ),
)

beforeAll(async () => {
  const store = await createTestDatabase()
  drop = store.drop
  context = { ...exampleContext(store.database), pack: planPack() }
  const [people] = fc.sample(fc.array(person, { minLength: 1000, maxLength: 1000, size: 'max' }), {
    numRuns: 1,
    seed: 3509,
  })
  // One ill person who gets nothing, alone in a district: what must stay hidden.
  await fillExample(store.database, [
    ...people!,
    { ...nobody, village: villageCodes[0]!, categories: [{ id: 'ill', on: '2026-01-10' }] },
  ])
  await measureMonths(context, ['2026-03-31'])
  await publishRelease(context, systemActor, null)
  for (const [index, finding] of findings.entries())
    await saveEntry(context, actor('system' as 'planner'), factorKind, {
      id: `l-${index}`,
      revision: 0,
      content: {
        side: 'weakness',
        text: `Temuan ${index}`,
        source: { kind: 'finding', ...finding, seen: { asOf: '2026-03-31', value: 987654 } },
        dimensionId: null,
      },
    }).catch(() => null)
}, 120_000)
afterAll(() => drop())

test('a finding carries what the public release tells, to the last digit, or nothing', async () => {
  const { factors } = await drawContent(context)
  expect(factors.length).toBeGreaterThan(8)
  const tables = new Map(
    await Promise.all(
      ['food', 'care'].map(async (id) => [id, await readDataset(context, `program-${id}`)] as const),
    ),
  )
  const told = factors.map(({ id, source }) => {
    const { programmeId, value, areaCodes } = findings[Number(id.slice(2))]!
    const rows = (tables.get(programmeId)?.rows ?? []).filter(({ code }) => areaCodes.includes(code))
    const cells = (column: string) => rows.map(({ values }) => values[column]!)
    const hidden = [...cells('missed'), ...cells(value === 'missed' ? 'missed' : 'reached')].some(
      ({ status }) => status === 'C',
    )
    const sum = (column: string) => cells(column).reduce((total, cell) => total + (cell.value ?? 0), 0)
    const share = Math.round((1000 * sum('missed')) / (sum('missed') + sum('reached'))) / 10
    const expected = hidden ? null : value === 'missed' ? sum('missed') : share
    return { id, value: 'value' in source ? source.value : undefined, expected }
  })
  expect(told.filter(({ value, expected }) => value !== null && value !== expected)).toEqual([])
  expect(told.filter(({ value }) => value !== null).length).toBeGreaterThan(3)
  expect(told.filter(({ value, expected }) => value === null && expected === null).length).toBeGreaterThan(0)
})

test('people are those of the release, and nothing that was seen inside is in the plan', async () => {
  const content = await drawContent(context)
  const home = await readHome(context)
  expect(content.release).toEqual({ id: home.release!.id, asOf: home.release!.asOf })
  expect(content.people.map(({ id, value }) => [id, value])).toEqual([
    ['people', home.people.value],
    ['families', home.families.value],
    ['in-need', home.peopleInNeed.value],
    ...home.categories.map(({ id, people }) => [`category:${id}`, people.value]),
  ])
  expect(content.promises.map(({ id, state }) => [id, state])).toEqual(
    home.list.map(({ id, status }) => [id, status]),
  )
  expect(JSON.stringify(content)).not.toContain('987654')
})
