import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext, planPack } from '../../../test/plan-example.ts'
import type { Context } from '../../access/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { type PlannedAction, roadmap } from './contract.ts'
import { describeAction } from './describe-action.ts'
import { describeRoadmap } from './describe-roadmap.ts'
import { actionBudgetKind, actionKind, actionReportKind } from './kinds.ts'

const dimensions = {
  active: 'two',
  sets: [
    {
      id: 'two',
      name: { id: 'Dua', en: 'Two' },
      source: '-',
      dimensions: ['living', 'economy'].map((id) => ({
        id,
        name: { id, en: id },
        subDimensions: [{ id: `${id}-1`, name: { id: `${id}-1`, en: `${id}-1` } }],
      })),
    },
  ],
}
const merged = { ...planPack().agencies[0]!, shortName: 'Lama', id: 'lama', validTo: '2026-01-01' }
const agencies = [
  ...planPack().agencies,
  { ...merged, successor: 'dinkes' },
  { ...merged, id: 'hilang', shortName: 'Hilang' },
  { ...merged, id: 'baru', shortName: 'Baru', validFrom: '2026-01-02', validTo: null },
]

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createPlanContext({ dimensions })
  context = { ...made.context, pack: { ...made.context.pack, agencies } }
  drop = made.drop
})
afterAll(() => drop())

const planner = actor('planner')
const { from, to } = planPack().term
const given: PlannedAction = {
  title: 'Ambulans',
  description: '',
  promiseId: null,
  strategyIds: [],
  dimensionId: 'living',
  subDimensionId: null,
  agencyId: 'dinkes',
  startsOn: '2026-02-01',
  endsOn: '2026-12-31',
  dependsOn: [],
}
const save = (id: string, content: Partial<PlannedAction> = {}, revision = 0, who = planner) =>
  saveEntry(context, who, actionKind, { id, revision, content: { ...given, ...content } })
const report = (actionId: string, who = planner, state: 'done' | 'running' = 'done', revision = 0) =>
  saveEntry(context, who, actionReportKind, {
    id: actionId,
    revision,
    content: { actionId, state, on: '2026-10-01', note: '' },
  })
const budget = (actionId: string, year: number, plan: number, more = {}, id = `${actionId}.${year}`) =>
  saveEntry(context, planner, actionBudgetKind, {
    id,
    revision: 0,
    content: { actionId, year, plan, revised: null, realised: null, source: '-', ...more },
  })
const described = () =>
  context.database.read(async (reader) =>
    describeRoadmap(context, await readPlan(reader, context.pack.term.id)),
  )
const shown = async (id: string) => (await described()).actions.find((one) => one.id === id)

test.each([
  ['days the wrong way', { startsOn: '2026-12-31', endsOn: '2026-01-01' }, 'planning.action-days'],
  ['a start before the term', { startsOn: '2019-01-01' }, 'planning.action-outside-term'],
  ['an end after the term', { endsOn: '2039-01-01' }, 'planning.action-outside-term'],
  ['a dimension of no set', { dimensionId: 'farmer' }, 'planning.dimension-unknown'],
  ['a sub-dimension of another', { subDimensionId: 'economy-1' }, 'planning.sub-dimension-unknown'],
  ['a promise of no term', { promiseId: 'nothing' }, 'planning.promise-unknown'],
  ['an agency nobody has', { agencyId: 'x' }, 'planning.agency-unknown'],
  ['an agency that ended for good', { agencyId: 'hilang' }, 'planning.agency-ended'],
  ['an agency that comes later', { agencyId: 'baru', startsOn: '2026-01-01' }, 'planning.agency-not-yet'],
  ['waiting for what is not there', { dependsOn: ['a-nothing'] }, 'planning.leads-nowhere'],
  ['waiting for itself', { dependsOn: ['a-refused'] }, 'planning.leads-nowhere'],
  ['a strategy that is not there', { strategyIds: ['so-9'] }, 'planning.leads-nowhere'],
])('an action with %s is refused', async (_, content, code) => {
  await expect(save('a-refused', content)).rejects.toMatchObject({ code })
  expect(await shown('a-refused')).toBeUndefined()
})

test('actions cannot wait for each other in a ring', async () => {
  await save('a-ring-1')
  await save('a-ring-2', { dependsOn: ['a-ring-1'] })
  await save('a-ring-3', { dependsOn: ['a-ring-2'] })
  await expect(save('a-ring-1', { dependsOn: ['a-ring-3'] }, 1)).rejects.toMatchObject({
    code: 'planning.action-ring',
    params: { ring: 'a-ring-1 → a-ring-3 → a-ring-2 → a-ring-1' },
  })
  await expect(save('a-ring-1', { dependsOn: ['a-ring-1'] }, 1)).rejects.toMatchObject({
    code: 'planning.action-ring',
  })
})

test('an action of a merged agency is told with who carries it now, and that one reports', async () => {
  await save('a-merged', { agencyId: 'lama', startsOn: from > '2025-03-01' ? from : '2025-03-01' })
  expect(await shown('a-merged')).toMatchObject({ agency: 'Lama', carriedBy: { id: 'dinkes' } })
  await expect(report('a-merged', actor('head', 'lama'))).rejects.toMatchObject({
    code: 'planning.agency-not-yours',
  })
  await report('a-merged', actor('head', 'dinkes'), 'running')
  expect(await shown('a-merged')).toMatchObject({ status: 'running', reportedOn: '2026-10-01' })
})

test('done without evidence is claimed; with evidence proven', async () => {
  await save('a-claim')
  expect(await shown('a-claim')).toMatchObject({
    status: 'not-started',
    warnings: [{ kind: 'start-passed' }],
  })
  await report('a-claim')
  expect(await shown('a-claim')).toMatchObject({ status: 'claimed', warnings: [] })
  await saveEntry(context, actor('head', 'dinkes'), evidenceKind, {
    revision: 0,
    content: {
      subject: { kind: 'action', id: 'a-claim' },
      title: 'BA',
      happenedOn: '2026-10-01',
      source: 'BA 1',
      ownerAgencyId: 'dinkes',
      sha256: null,
    },
  })
  expect(await shown('a-claim')).toMatchObject({ status: 'proven', evidenceCount: 1 })
})

test.each([
  ['another agency', () => report('a-claim-2', actor('head', 'dinsos')), 'planning.agency-not-yours'],
  ['no permission', () => report('a-claim-2', actor('assessor')), 'http.not-found'],
  [
    'a day to come',
    () =>
      saveEntry(context, planner, actionReportKind, {
        id: 'a-claim-2',
        revision: 0,
        content: { actionId: 'a-claim-2', state: 'done', on: '2026-11-01', note: '' },
      }),
    'planning.report-in-future',
  ],
  [
    'a wrong id',
    () =>
      saveEntry(context, planner, actionReportKind, {
        id: 'other',
        revision: 0,
        content: { actionId: 'a-claim-2', state: 'done', on: '2026-10-01', note: '' },
      }),
    'planning.report-id',
  ],
  ['a budget year outside the term', () => budget('a-claim-2', 2019, 1), 'planning.budget-year'],
  [
    'a budget under another id',
    () => budget('a-claim-2', 2026, 1, {}, 'a-claim-2.2027'),
    'planning.budget-id',
  ],
])('a report or budget with %s is refused', async (_, write, code) => {
  await save('a-claim-2').catch(() => {})
  await expect(write()).rejects.toMatchObject({ code })
})

test('only planners write actions; an action others wait for stays', async () => {
  await expect(save('a-x', {}, 0, actor('head', 'dinkes'))).rejects.toMatchObject({ code: 'http.not-found' })
  await expect(
    withdrawEntry(context, planner, actionKind, { id: 'a-ring-2', revision: 1 }),
  ).rejects.toMatchObject({ code: 'planning.still-used' })
})

test('the roadmap adds money up by year, dimension and the agency that carries it, and names promises without action', async () => {
  const [promise, other] = context.pack.term.promises
  await save('a-money', { dimensionId: 'economy', agencyId: 'lama', promiseId: promise!.id })
  await budget('a-money', 2026, 100, { revised: 150, realised: 40 })
  await budget('a-money', 2027, 10)
  await budget('a-merged', 2026, 7)
  const { budget: sums, ...rest } = roadmap.parse(await described())
  expect(sums.total).toEqual({ plan: 117, revised: 167, realised: 40 })
  expect(sums.byYear.map(({ year, plan }) => [year, plan])).toEqual([
    [2026, 107],
    [2027, 10],
  ])
  expect(sums.byDimension.map(({ groupId, plan, actions }) => [groupId, plan, actions])).toEqual([
    ['living', 7, 1],
    ['economy', 110, 1],
  ])
  expect(sums.byAgency.map(({ groupId, plan }) => [groupId, plan])).toEqual([['dinkes', 117]])
  expect(rest.promisesWithoutAction.map(({ id }) => id)).toContain(other!.id)
  expect(rest.promisesWithoutAction.map(({ id }) => id)).not.toContain(promise!.id)
})

test('the page of an action tells what it waits for and what waits for it', async () => {
  const page = await context.database.read(async (reader) =>
    describeAction(context, await readPlan(reader, context.pack.term.id), reader, 'a-ring-2'),
  )
  expect(page.dependsOn.map(({ id }) => id)).toEqual(['a-ring-1'])
  expect(page.waiting.map(({ id }) => id)).toEqual(['a-ring-3'])
  expect(page.action.warnings.map(({ kind }) => kind)).toContain('starts-early')
  expect(page.years).toEqual(
    Array.from(
      { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
      (_, i) => Number(from.slice(0, 4)) + i,
    ),
  )
})
