import { afterAll, beforeAll, expect, test } from 'vitest'
import { analysisSettings, document, factor, name, people } from '../../../test/analysis-example.ts'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import { fillExample } from '../../../test/programme-example.ts'
import type { Actor, Context } from '../../access/index.ts'
import { measureMonths, promiseOverview } from '../../programmes/index.ts'
import type { Kind } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import type * as contract from './contract.ts'
import { describeAnalysis, readAnalysisPage } from './describe-analysis.ts'
import { factorKind, factorRatingKind, goalKind, missionKind, strategyKind, visionKind } from './kinds.ts'
import { rateFactors } from './rate-factors.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
const [first, second] = [actor('assessor', 'bappeda', '1'), actor('assessor', 'bappeda', '2')]
beforeAll(async () => {
  const made = await createPlanContext(analysisSettings)
  context = made.context
  drop = made.drop
  await fillExample(context.database, people([24, 27, 27], '2026-09-10'))
  await measureMonths(context, ['2026-09-30'])
})
afterAll(() => drop())

const save = <T>(kind: Kind<T>, id: string, content: T, revision = 0, who: Actor = planner) =>
  saveEntry(context, who, kind, { id, revision, content })
const analysis = () =>
  context.database.read(async (reader) =>
    describeAnalysis(context, await readPlan(reader, context.pack.term.id), reader),
  )
const factorOf = async (id: string) => (await analysis()).factors.find((one) => one.id === id)!
test('several assessors: means, spread, sums, quadrant, and what nobody rated is named', async () => {
  for (const [id, side] of [
    ['k-1', 'strength'],
    ['l-1', 'weakness'],
    ['p-1', 'opportunity'],
    ['a-1', 'threat'],
    ['a-2', 'threat'],
  ] as const)
    await save(factorKind, id, factor(side, id))
  const rate = (who: Actor, given: readonly (readonly [string, number, number, number])[]) =>
    rateFactors(context, who, {
      ratings: given.map(([factorId, importance, rating, revision]) => ({
        factorId,
        importance,
        rating,
        revision,
      })),
    })
  await rate(first, [
    ['k-1', 4, 3, 0],
    ['l-1', 1, 4, 0],
    ['p-1', 5, 2, 0],
    ['a-1', 5, 4, 0],
  ])
  await rate(second, [
    ['k-1', 2, 3, 0],
    ['l-1', 1, 4, 0],
    ['a-1', 5, 2, 0],
  ])
  const told = await analysis()
  expect(told.position).toMatchObject({ x: 1.25, y: -0.5, quadrant: 'II' })
  expect(told.factors.find((one) => one.id === 'k-1')).toMatchObject({
    importance: { count: 2, mean: 3, min: 2, max: 4, deviation: 1 },
    weight: 0.75,
    score: 2.25,
  })
  expect(told.factors.find((one) => one.id === 'a-2')).toMatchObject({
    importance: null,
    weight: null,
    score: null,
  })
  expect(told.assessors.map((one) => [one.rated, one.quadrant])).toEqual([
    [3, 'II'],
    [4, 'II'],
  ])
  const page = await readAnalysisPage(context, second)
  expect(page.ownRatings.map((one) => [one.factorId, one.revision, one.importance])).toEqual([
    ['k-1', 1, 2],
    ['l-1', 1, 1],
    ['a-1', 1, 5],
  ])
  expect(page.pairs.ST.map((pair) => [pair.internalId, pair.externalId, pair.product])).toEqual([
    ['k-1', 'a-1', 2.25 * 1.5],
  ])
})

test('ratings are written once per assessor, changed by the same one, and only what changed', async () => {
  const given = (importance: number, revision: number) => ({
    ratings: [
      { factorId: 'k-1', importance, rating: 3, revision },
      { factorId: 'l-1', importance: 1, rating: 4, revision: 1 },
    ],
  })
  await expect(rateFactors(context, second, given(3, 0))).rejects.toMatchObject({
    code: 'planning.changed-meanwhile',
    status: 409,
  })
  expect(await rateFactors(context, second, given(3, 1))).toEqual({ saved: 1 })
  expect(await rateFactors(context, second, given(3, 2))).toEqual({ saved: 0 })
  const own = { factorId: 'k-1', importance: 5, rating: 1 }
  await expect(save(factorRatingKind, `k-1.${second.accountId}`, own, 2, first)).rejects.toMatchObject({
    code: 'planning.rating-not-yours',
    status: 403,
  })
  await expect(save(factorRatingKind, 'k-1.somebody', own, 0, first)).rejects.toMatchObject({
    code: 'planning.rating-not-yours',
  })
  await expect(
    save(factorRatingKind, `k-1.${first.accountId}`, { ...own, factorId: 'l-1' }, 1, first),
  ).rejects.toMatchObject({ code: 'planning.rating-not-yours' })
})

test('one bad rating of many: nothing of them is kept', async () => {
  const third = actor('head', 'dinsos')
  const good = { factorId: 'a-2', importance: 3, rating: 3, revision: 0 }
  await expect(
    rateFactors(context, third, { ratings: [good, { ...good, factorId: 'k-1', importance: 6 }] }),
  ).rejects.toMatchObject({ code: 'planning.rating-outside', status: 422 })
  await expect(
    rateFactors(context, third, { ratings: [good, { ...good, factorId: 'nowhere' }] }),
  ).rejects.toMatchObject({ code: 'planning.leads-nowhere' })
  expect((await readAnalysisPage(context, third)).ownRatings).toEqual([])
  await expect(rateFactors(context, actor('operator'), { ratings: [good] })).rejects.toMatchObject({
    code: 'http.not-found',
  })
})

test('strategies fit their crossing, lead to a goal, and keep their factors in place', async () => {
  await save(goalKind, 't-1', { order: 1, text: 'Tidak ada yang terlewat', promiseIds: ['elderly'] })
  const strategy = (crossing: contract.Crossing, factorIds: string[]): contract.Strategy => ({
    crossing,
    text: 'Jangkau lansia',
    factorIds,
    goalId: 't-1',
  })
  await expect(save(strategyKind, 'so-1', strategy('SO', ['k-1', 'a-1']))).rejects.toMatchObject({
    code: 'planning.crossing-unfit',
    params: { crossing: 'SO' },
  })
  await save(strategyKind, 'st-1', strategy('ST', ['k-1', 'a-1']))
  await expect(withdrawEntry(context, planner, factorKind, { id: 'k-1', revision: 1 })).rejects.toMatchObject(
    {
      code: 'planning.still-used',
    },
  )
  await expect(save(factorKind, 'k-1', factor('weakness'), 1)).rejects.toMatchObject({
    code: 'planning.side-in-use',
    status: 409,
  })
  const told = await analysis()
  const { promises } = await promiseOverview(context)
  expect(promises.find((one) => one.id === 'elderly')!.status).toBe('on-track')
  expect(told.goals).toEqual([
    {
      id: 't-1',
      revision: 1,
      order: 1,
      text: 'Tidak ada yang terlewat',
      promises: [{ id: 'elderly', number: 2, name: name('elderly'), status: 'on-track' }],
      strategyIds: ['st-1'],
    },
  ])
  expect(told.strategies[0]).toMatchObject({ id: 'st-1', goalId: 't-1', linked: [] })
  expect((await readAnalysisPage(context, planner)).pairs.ST[0]!.used).toBe(true)
})

test('a factor that is taken out takes its ratings along: sums are those without it', async () => {
  await save(factorKind, 'k-9', factor('strength'))
  const before = (await analysis()).position
  await rateFactors(context, first, {
    ratings: [{ factorId: 'k-9', importance: 5, rating: 1, revision: 0 }],
  })
  expect((await analysis()).position).not.toEqual(before)
  await withdrawEntry(context, planner, factorKind, { id: 'k-9', revision: 1 })
  expect((await analysis()).position).toEqual(before)
})

test('vision, mission in order; a second vision is refused', async () => {
  await save(visionKind, 'visi', { text: 'Jember welas asih' })
  await save(missionKind, 'm-2', { order: 2, text: 'Kedua' })
  await save(missionKind, 'm-1', { order: 1, text: 'Pertama' })
  await expect(save(visionKind, 'visi-2', { text: 'Lain' })).rejects.toMatchObject({
    code: 'planning.vision-twice',
  })
  const told = await analysis()
  expect(told.vision).toEqual({ id: 'visi', revision: 1, text: 'Jember welas asih' })
  expect(told.mission.map((one) => one.text)).toEqual(['Pertama', 'Kedua'])
  expect(told.dimensionSets.map((one) => [one.id, one.active])).toEqual([
    ['now', true],
    ['old', false],
  ])
})

const finding = {
  kind: 'finding',
  programmeId: 'food',
  value: 'coverage',
  areaCodes: ['35.99'],
  seen: { asOf: '2026-08-31', value: 1 },
} as const
test.each([
  [
    'an indicator nobody publishes',
    { source: { kind: 'indicator', indicatorId: 'x' } },
    'planning.factor-indicator-unknown',
  ],
  [
    'a document of tomorrow',
    { source: { ...document, date: '2026-11-01' } },
    'planning.factor-document-in-future',
  ],
  [
    'a programme that is not',
    { source: { ...finding, programmeId: 'x' } },
    'planning.finding-programme-unknown',
  ],
  ['a village', { source: { ...finding, areaCodes: ['35.99.01.2001'] } }, 'planning.finding-area'],
  [
    'a district twice',
    { source: { ...finding, areaCodes: ['35.99.01', '35.99.01'] } },
    'planning.finding-area',
  ],
  [
    'regency and district',
    { source: { ...finding, areaCodes: ['35.99', '35.99.01'] } },
    'planning.finding-area',
  ],
  [
    'districts of a sensitive programme',
    { source: { ...finding, programmeId: 'care', areaCodes: ['35.99.01'] } },
    'planning.finding-sensitive',
  ],
  ['a dimension of an old set', { dimensionId: 'farmer' }, 'planning.factor-dimension-unknown'],
])('a factor on %s is refused', async (_, change, code) => {
  const content = { ...factor('weakness'), ...change } as contract.Factor
  await expect(save(factorKind, 'l-9', content)).rejects.toMatchObject({ code, status: 422 })
})

test('an indicator of the profile or of a promise stands behind a factor with its newest value', async () => {
  const on = (indicatorId: string) => ({
    ...factor('threat'),
    source: { kind: 'indicator' as const, indicatorId },
  })
  await save(factorKind, 'a-3', on('poor'))
  await save(factorKind, 'a-4', on('elderly-fed'))
  expect((await factorOf('a-3')).source).toMatchObject({
    now: { asOf: '2025-03-31', value: 8.67 },
    source: 'BPS',
  })
  expect((await factorOf('a-4')).source).toMatchObject({
    now: { asOf: '2026-09-30', value: (100 * 78) / 90 },
  })
})

test.each(['operator', 'assessor', 'head', 'leader', 'walidata', 'caseworker'] as const)(
  '%s may not write factors, strategies, goals',
  async (role) => {
    for (const [kind, content] of [
      [factorKind, factor('strength')],
      [goalKind, { order: 1, text: 'x', promiseIds: [] }],
      [visionKind, { text: 'x' }],
    ] as const)
      await expect(
        saveEntry(context, actor(role), kind as Kind<unknown>, { id: 'x', revision: 0, content }),
      ).rejects.toMatchObject({ code: 'http.not-found', status: 404 })
  },
)

test('a goal names promises of the term only', async () => {
  await expect(
    save(goalKind, 't-9', { order: 9, text: 'x', promiseIds: ['elderly', 'moon'] }),
  ).rejects.toMatchObject({ code: 'planning.goal-promise-unknown', params: { promise: 'moon' } })
})
