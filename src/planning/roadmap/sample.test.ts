import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestContext } from '../../../test/system.ts'
import type { Context } from '../../access/index.ts'
import { readPack } from '../../pack/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { kindOf } from '../kinds.ts'
import { loadSamplePlan } from '../load-sample.ts'
import { quickWins } from '../quick-wins/contract.ts'
import { describeQuickWins } from '../quick-wins/describe-quick-wins.ts'
import { kinds as quickWinKinds } from '../quick-wins/kinds.ts'
import { roadmap } from './contract.ts'
import { describeRoadmap } from './describe-roadmap.ts'
import { kinds as roadmapKinds } from './kinds.ts'

const pack = await readPack('packs/jember')
const names = [...roadmapKinds, ...quickWinKinds].map((kind) => kind.name)
const isOwn = ({ kind, content }: (typeof pack.plan.sample)[number]) =>
  names.includes(kind) ||
  (kind === 'evidence' &&
    ['action', 'quick-win'].includes((content as { subject: { kind: string } }).subject.kind))
const own = pack.plan.sample.filter(isOwn)

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const analysis = pack.plan.sample.filter(({ kind }) => ['goal', 'factor', 'strategy'].includes(kind))
  const made = await createTestContext({ ...pack, plan: { ...pack.plan, sample: [...analysis, ...own] } })
  context = made.context
  drop = made.drop
  await loadSamplePlan(context, () => {})
})
afterAll(() => drop())

const described = () =>
  context.database.read(async (reader) => {
    const plan = await readPlan(reader, pack.term.id)
    return [describeRoadmap(context, plan), describeQuickWins(context, plan)] as const
  })

test('every sample entry keeps its contract and leads to entries of the sample', () => {
  expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set([...names, 'evidence']))
  const there = new Set(pack.plan.sample.map(({ kind, id }) => `${kind} ${id}`))
  const missing = own.flatMap((entry) => {
    const kind = kindOf(entry.kind)!
    return (kind.references?.(kind.content.parse(entry.content)) ?? [])
      .map((one) => `${one.kind} ${one.id}`)
      .filter((one) => !there.has(one))
  })
  expect(missing).toEqual([])
})

test('the roadmap of the demo has every state, warnings, money and promises without an action', async () => {
  const [found] = await described()
  expect(roadmap.parse(found).actions).toHaveLength(25)
  expect(new Set(found.actions.map(({ status }) => status))).toEqual(
    new Set(['proven', 'claimed', 'late', 'running', 'not-started', 'stopped']),
  )
  expect(new Set(found.actions.flatMap(({ warnings }) => warnings.map(({ kind }) => kind)))).toEqual(
    new Set(['starts-early', 'waits-for-late', 'start-passed']),
  )
  expect(found.actions.find(({ id }) => id === 'a-bursa-kerja')).toMatchObject({
    agency: 'Disnaker',
    carriedBy: { id: 'disperinnakerkop' },
    status: 'proven',
  })
  expect(found.promisesWithoutAction.map(({ id }) => id)).toEqual([
    'seni-budaya',
    'sembako-tepat-sasaran',
    'perlindungan-perempuan-anak',
  ])
  expect(found.budget.total?.plan).toBe(found.budget.byDimension.reduce((sum, { plan }) => sum + plan, 0))
  expect(found.budget.total?.plan).toBe(found.budget.byAgency.reduce((sum, { plan }) => sum + plan, 0))
})

test('the quick wins of the demo are ranked, and chosen ones are proven, claimed, late and under way', async () => {
  const [, found] = await described()
  expect(quickWins.parse(found).quickWins.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  const states = found.quickWins.flatMap(({ state }) => state ?? [])
  expect(states.sort()).toEqual(['claimed', 'late', 'open', 'proven'])
  expect(found.sensitivity).toHaveLength(6)
  expect(found.quickWins.find(({ id }) => id === 'qw-ambulans')).toMatchObject({ scorers: 4, incomplete: 1 })
})
