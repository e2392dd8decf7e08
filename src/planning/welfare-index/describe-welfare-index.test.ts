import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlanContext } from '../../../test/plan-example.ts'
import { type ExamplePerson, fillExample, villageCodes } from '../../../test/programme-example.ts'
import { createAccounts } from '../../access/accounts.ts'
import { type Context, systemActor } from '../../access/index.ts'
import { publishRelease } from '../../catalogue/index.ts'
import { createApp, routes } from '../../http/index.ts'
import { createRunner } from '../../jobs/index.ts'
import { readPack } from '../../pack/index.ts'
import { findMeasurements, findValues, measureMonths } from '../../programmes/index.ts'
import { type WelfareIndex, welfareIndex } from './contract.ts'
import { readPublished } from './read-published.ts'
import { computeIndexFromFiles } from './recompute.ts'
import { indexOf, knownOf } from './rules/compute-index.ts'
import type { Cell, Cells, Published } from './rules/model.ts'
import { findReleases } from './store.ts'

let context: Context
let drop: () => Promise<void>
let app: Hono

const day = '2026-01-10'
const person: fc.Arbitrary<ExamplePerson> = fc.record({
  family: fc.option(fc.integer({ min: 1, max: 500 })),
  village: fc.option(fc.constantFrom(...villageCodes), { freq: 100 }),
  birth: fc.constantFrom('1950-05-05', '1955-02-28', '2000-02-29', '2022-02-20'),
  leftOn: fc.constant(null),
  desil: fc.array(fc.record({ value: fc.integer({ min: 1, max: 10 }), on: fc.constant(day) }), {
    maxLength: 1,
  }),
  categories: fc.array(fc.record({ id: fc.constantFrom('old', 'old', 'ill'), on: fc.constant(day) }), {
    maxLength: 1,
  }),
  teacher: fc.boolean(),
  help: fc.array(
    fc.record({
      id: fc.constantFrom('cash', 'pay', 'food', 'care'),
      on: fc.constantFrom('2026-01-15', '2026-02-15', '2026-03-15'),
    }),
    { maxLength: 2 },
  ),
})

beforeAll(async () => {
  const { plan } = await readPack('packs/jember')
  ;({ context, drop } = await createPlanContext({ welfareIndex: plan.welfareIndex }))
  const publicUrl = 'http://localhost'
  app = createApp({
    context,
    routes,
    publicUrl,
    runner: createRunner(context, []),
    accounts: createAccounts(context, 'a secret of this test only, 32 long', publicUrl),
    version: 'test',
  })
}, 120_000)
afterAll(() => drop())

const get = (path: string) => app.request(path)
async function index(query = ''): Promise<WelfareIndex> {
  const answer = await get(`/open/v1/plan/welfare-index${query}`)
  expect(answer.status).toBe(200)
  return welfareIndex.parse(await answer.json())
}

test('before the first release there is no index, and the formula is there', async () => {
  const answer = await index()
  expect(answer).toMatchObject({ release: null, index: null, areas: [], months: [] })
  expect(answer.formula.parts).toHaveLength(6)
})

test('two releases give a trend; every part that can be measured is', async () => {
  const [people] = fc.sample(fc.array(person, { minLength: 2000, maxLength: 2000, size: 'max' }), {
    numRuns: 1,
    seed: 3509,
  })
  await fillExample(context.database, people!)
  await measureMonths(context, ['2026-01-31', '2026-02-28', '2026-03-31'])
  await publishRelease(context, systemActor, '2026-02-01')
  await publishRelease(context, systemActor, '2026-03-01')
  const answer = await index()
  expect(answer.release!.id).toBe('2026-03')
  expect(answer.releases.map((one) => [one.id, one.index === null])).toEqual([
    ['2026-02', false],
    ['2026-03', false],
  ])
  expect(answer.parts.map((part) => [part.id, part.estimate !== null])).toEqual([
    ['found', true],
    ['reached', true],
    ['right', true],
    ['in-time', true],
    ['even-places', true],
    ['even-categories', true],
  ])
  expect(answer.weightMeasured).toBe(1)
  expect(answer.months.map((month) => month.asOf)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
  expect(answer.releases.at(-1)!.index).toEqual(answer.index)
  const old = await index('?release=2026-02')
  expect(old.index).toEqual(answer.releases[0]!.index)
  // Two months only: "in time" needs three, so its weight is said to be missing.
  expect(old.parts.find((part) => part.id === 'in-time')!.estimate).toBeNull()
  expect(old.weightMeasured).toBe(0.9)
})

test('the downloads alone give the index that is shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'welas-index-'))
  const answer = await index()
  const files = [
    ...answer.programmes.map((one) => [`program-${one.id}.csv`, one.csv]),
    ['months.csv', '/open/v1/plan/welfare-index/months.csv'],
    ['penduduk.csv', '/open/v1/datasets/penduduk.csv'],
  ] as const
  for (const [name, path] of files) await writeFile(join(folder, name!), await (await get(path!)).text())
  const { releases } = (await (await get('/open/v1/releases')).json()) as {
    releases: { asOf: string; ledger: { threshold: number; sensitiveThreshold: number } }[]
  }
  const { asOf, ledger } = releases[0]!
  const again = (await computeIndexFromFiles(folder, { asOf, ...ledger }, answer.formula))!
  await rm(folder, { recursive: true })
  for (const [end, shown] of Object.entries(answer.index!))
    expect(Math.abs(again[end as keyof typeof again] - shown)).toBeLessThanOrEqual(0.01)
})

test('what the register truly says lies in the published range', async () => {
  const exact = await context.database.read(async (reader) => {
    const [release] = await findReleases(reader)
    const { published } = await readPublished(reader, release!, '35.99')
    const all = await findMeasurements(reader, '2026-03-31', 'all')
    const values = await findValues(
      reader,
      all.map((one) => one.id),
    )
    const cells = (id: string, month: string, area: string): Cells => {
      const one = all.find(({ measureId, asOf }) => measureId === `programme:${id}` && asOf === month)!
      const counts = values.get(one.id)!.find(({ areaCode }) => areaCode === area)?.counts
      const cell = (value = 0): Cell => ({ value, status: 'A' })
      return {
        entitled: cell(counts?.entitled),
        reached: cell(counts?.reached),
        missed: cell(counts?.missed),
        'wrongly-reached': cell(counts?.wronglyReached),
        'cannot-tell': cell(counts?.cannotTell),
      }
    }
    const truth: Published = {
      ...published,
      programmes: published.programmes.map((one) => ({
        ...one,
        areas: new Map([...one.areas.keys()].map((code) => [code, cells(one.id, '2026-03-31', code)])),
      })),
      months: published.months.map(({ asOf, programmes }) => ({
        asOf,
        programmes: new Map([...programmes.keys()].map((id) => [id, cells(id, asOf, '35.99')])),
      })),
    }
    return indexOf(knownOf(truth), context.pack.plan.welfareIndex)!
  })
  const shown = (await index()).index!
  expect(exact.value).toBeGreaterThanOrEqual(shown.hiddenLow)
  expect(exact.value).toBeLessThanOrEqual(shown.hiddenHigh)
  expect(shown.hiddenHigh).toBeGreaterThan(shown.hiddenLow)
})

test('districts, and the villages of one; what may not be told says why', async () => {
  const districts = await index()
  expect(districts.areas.map((area) => area.code)).toEqual(['35.99.01', '35.99.02', '35.99.03'])
  const { area, areas, index: whole } = await index('?area=35.99.02')
  expect(area).toEqual(districts.areas[1])
  expect(areas).toHaveLength(4)
  expect(areas.filter((one) => (one.index === null) !== (one.why !== null))).toEqual([])
  expect(whole).toEqual(districts.index)
})

test('what would raise it most: shown counts only, largest gain first, with the agency that has the programme', async () => {
  const { raises, index: now } = await index()
  const all = [...raises.programmes, ...raises.places]
  expect(all.length).toBeGreaterThan(3)
  expect(all.filter((one) => one.missed < 5 || one.gain < 0 || one.agency !== 'Dinas Sosial')).toEqual([])
  expect(raises.programmes[0]!.after).toBeCloseTo(now!.value + raises.programmes[0]!.gain, 1)
  const gains = raises.programmes.map((one) => one.gain)
  expect(gains).toEqual([...gains].sort((a, b) => b - a))
})

test.each([
  ['?area=35.99.77', 404, 'planning.index-area-unknown'],
  ['?release=2020-01', 404, 'planning.index-release-unknown'],
  ['?area=nowhere', 422, 'http.invalid-input'],
])('%s is answered %i', async (query, status, code) => {
  const answer = await get(`/open/v1/plan/welfare-index${query}`)
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { code: string }).code).toBe(code)
})

test('a release that is named may be kept for a day, the newest for a minute', async () => {
  const cache = async (query: string) =>
    (await get(`/open/v1/plan/welfare-index${query}`)).headers.get('cache-control')
  expect(await cache('')).toContain('max-age=60')
  expect(await cache('?release=2026-03')).toContain('max-age=86400')
  expect((await get('/open/v1/plan/welfare-index/months.csv?release=2020-01')).status).toBe(404)
})

test("Jember's formula has six parts, whole weights and a source that says whose it is", async () => {
  const { plan } = await readPack('packs/jember')
  const { parts, source, version } = plan.welfareIndex
  expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBe(100)
  expect(source).toContain('Usulan')
  expect(version).not.toBe('-')
})
