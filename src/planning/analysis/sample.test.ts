import { expect, test } from 'vitest'
import { createTestContext } from '../../../test/system.ts'
import { readPack } from '../../pack/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { loadSamplePlan } from '../load-sample.ts'
import type { Factor, FactorRating, Strategy } from './contract.ts'
import { describeAnalysis } from './describe-analysis.ts'
import { factorKind, factorRatingKind, kinds, strategyKind } from './kinds.ts'
import { scoreFactors } from './rules/score-factors.ts'
import { fitsCrossing, sides } from './rules/sides.ts'

const pack = await readPack('packs/jember')
const own = new Map([...kinds, evidenceKind].map((kind) => [kind.name, kind]))
const sample = pack.plan.sample.filter((entry) => kinds.some((kind) => kind.name === entry.kind))
/** Evidence of other parts stands in their own files. */
const isOwn = ({ kind, id }: { kind: string; id: string }) =>
  kind !== evidenceKind.name || id.startsWith('ev-faktor-')
const ids = (kind: string) => sample.filter((entry) => entry.kind === kind).map((entry) => entry.id)
const contents = <T>(kind: string) =>
  sample
    .filter((entry) => entry.kind === kind)
    .map(({ id, by, content }) => ({ id, by, content: own.get(kind)!.content.parse(content) as T }))

test('every sample entry of the analysis keeps its contract and leads somewhere', () => {
  expect(sample.length).toBeGreaterThan(100)
  const faults = sample.flatMap((entry) => {
    const kind = own.get(entry.kind)!
    const content = kind.content.parse(entry.content)
    const missing = (kind.references?.(content) ?? []).filter((one) => !ids(one.kind).includes(one.id))
    return missing.map((one) => `${entry.kind} ${entry.id} -> ${one.kind} ${one.id}`)
  })
  expect(faults).toEqual([])
})

test('the sample goes through the same doors as people, and its findings live from the first measurement', async () => {
  const filtered = pack.plan.sample.filter(
    (entry) => (own.has(entry.kind) && isOwn(entry)) || entry.kind === 'action',
  )
  const { context, drop } = await createTestContext({ ...pack, plan: { ...pack.plan, sample: filtered } })
  expect(await loadSamplePlan(context, () => {})).toBe(filtered.length)
  const told = await context.database.read(async (reader) =>
    describeAnalysis(context, await readPlan(reader, pack.term.id), reader),
  )
  expect(told).toMatchObject({ asOf: null, vision: { id: 'visi' }, position: { quadrant: 'III' } })
  expect(told.assessors).toHaveLength(4)
  expect(told.strategies.find((one) => one.id === 'wo-1')!.linked).toContainEqual({
    kind: 'action',
    id: 'a-penjangkauan-lansia',
    title: expect.any(String),
  })
  expect(told.factors.filter((one) => one.finding).map((one) => [one.id, one.finding!.now])).toEqual([
    ['k-3', null],
    ['l-1', null],
    ['l-2', null],
    ['l-7', null],
  ])
  expect(told.factors.flatMap((one) => one.evidence.map(() => one.id))).toEqual(['k-2', 'l-3', 'a-5'])
  await drop()
})

test('goals, factors and strategies are those that other parts name', () => {
  const numbered = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}-${index + 1}`)
  expect(ids('goal')).toEqual(numbered('t', 5))
  expect(ids(factorKind.name)).toEqual([
    ...numbered('k', 7),
    ...numbered('l', 7),
    ...numbered('p', 6),
    ...numbered('a', 6),
  ])
  expect(ids(strategyKind.name)).toEqual([
    ...numbered('so', 3),
    ...numbered('wo', 4),
    ...numbered('st', 2),
    ...numbered('wt', 2),
  ])
})

test('every promise serves exactly one goal', () => {
  const named = contents<{ promiseIds: string[] }>('goal').flatMap(({ content }) => content.promiseIds)
  expect([...named].sort()).toEqual(pack.term.promises.map((promise) => promise.id).sort())
})

test('strategies fit their crossing and ratings name their factor and assessor', () => {
  const sideOf = new Map(contents<Factor>('factor').map(({ id, content }) => [id, content.side]))
  expect(
    contents<Strategy>('strategy').filter(
      ({ content }) =>
        !fitsCrossing(
          content.crossing,
          content.factorIds.map((id) => sideOf.get(id)!),
        ),
    ),
  ).toEqual([])
  expect(
    contents<FactorRating>(factorRatingKind.name).filter(
      ({ id, by, content }) => id !== `${content.factorId}.${by}` || !sideOf.has(content.factorId),
    ),
  ).toEqual([])
})

test('the sample city has a quadrant, disagreement, and one factor nobody rated', () => {
  const ratings = contents<FactorRating>(factorRatingKind.name)
  const { factors, quadrant } = scoreFactors(
    contents<Factor>('factor').map(({ id, content }) => ({
      id,
      side: content.side,
      ratings: ratings
        .filter((one) => one.content.factorId === id)
        .map(({ by, content: { importance, rating } }) => ({ assessor: by, importance, rating })),
    })),
  )
  expect(quadrant).toMatch(/^I/)
  expect(factors.filter((one) => one.rating === null).map((one) => one.id)).toEqual(['a-6'])
  expect(factors.some((one) => one.rating !== null && one.rating.max - one.rating.min >= 2)).toBe(true)
})

test('indicators, programmes and dimensions of factors are in the pack', () => {
  const indicators = [
    ...pack.plan.profile.indicators,
    ...pack.term.promises.flatMap((promise) => promise.indicators),
  ].map((one) => one.id)
  const active = pack.plan.dimensions.sets.find((set) => set.id === pack.plan.dimensions.active)!
  const dimensions = active.dimensions.map((one) => one.id)
  const factors = contents<Factor>('factor').map(({ content }) => content)
  expect(factors.every((one) => dimensions.includes(one.dimensionId!))).toBe(true)
  const named = factors.flatMap(({ source }) => (source.kind === 'indicator' ? [source.indicatorId] : []))
  expect(named.filter((id) => !indicators.includes(id))).toEqual([])
  expect(new Set(factors.map((one) => one.side)).size).toBe(sides.length)
  expect(new Set(factors.map((one) => one.source.kind)).size).toBe(3)
})

test('the pack has both sets of dimensions, with sub-dimensions and sources', () => {
  const { active, sets } = pack.plan.dimensions
  expect(active).toBe('nasional-enam')
  expect(sets.map((set) => set.dimensions.map((one) => one.id))).toEqual([
    ['governance', 'branding', 'economy', 'living', 'society', 'environment'],
    ['governance', 'branding', 'economy', 'living', 'environment', 'farmer'],
  ])
  for (const set of sets) {
    expect(set.source.length).toBeGreaterThan(20)
    expect(set.dimensions.every((one) => one.subDimensions.length === 3)).toBe(true)
  }
})
