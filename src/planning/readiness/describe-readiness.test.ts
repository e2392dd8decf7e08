import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Context } from '../../access/index.ts'
import type { PlanSettings } from '../../pack/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { describeReadiness, describeReadinessItem } from './describe-readiness.ts'
import { ratingId, readinessAssessmentKind, readinessViewKind } from './kinds.ts'

const words = (text: string) => ({ id: text, en: text })
const readiness: PlanSettings['readiness'] = {
  version: '1',
  source: 'test',
  items: [
    { id: 'staff', pillar: 'structure', component: 'people' },
    { id: 'money', pillar: 'structure', component: 'budget' },
    { id: 'network', pillar: 'infrastructure', component: 'digital' },
  ].map((item) => ({
    ...item,
    name: words(item.id),
    levels: ['none', 'poor', 'fair', 'good', 'best'].map(words),
  })) as PlanSettings['readiness']['items'],
}

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createPlanContext({ readiness })
  context = made.context
  drop = made.drop
})
afterAll(() => drop())

const planner = actor('planner')
const assessor = actor('assessor')
const at = (day: string): Context => ({ ...context, clock: { now: () => new Date(`${day}T03:00:00Z`) } })

function assess(itemId: string, period: string, level: number, on = '2026-10-31', who = planner) {
  const content = { itemId, period, view: 'self' as const, level, note: '' }
  return saveEntry(at(on), who, readinessAssessmentKind, { id: ratingId(content), revision: 0, content })
}
function view(itemId: string, period: string, level: number, who = assessor) {
  const content = { itemId, period, view: 'assessor' as const, level, note: '' }
  return saveEntry(context, who, readinessViewKind, { id: ratingId(content), revision: 0, content })
}
function prove(itemId: string, happenedOn: string) {
  const content = {
    subject: { kind: 'readiness-item' as const, id: itemId },
    title: `Bukti ${itemId}`,
    happenedOn,
    source: 'SK 1',
    ownerAgencyId: 'dinsos',
    sha256: null,
  }
  return saveEntry(context, planner, evidenceKind, { revision: 0, content })
}
const describe = (period?: string) =>
  context.database.read(async (reader) =>
    describeReadiness(context, await readPlan(reader, context.pack.term.id), period),
  )

test('before anybody assessed, the period of today is shown, empty and open', async () => {
  expect(await describe()).toMatchObject({
    period: '2026-S2',
    to: '2026-12-31',
    closesOn: '2027-03-31',
    open: true,
    periods: [],
    change: null,
    gaps: [],
    total: { items: 3, assessed: 0, claimed: null, proven: null },
  })
})

test('levels with evidence up to the end of the period are proven, the others claimed; periods stand side by side', async () => {
  await assess('staff', '2026-S1', 1, '2026-06-01')
  await assess('money', '2026-S1', 2, '2026-06-01')
  await assess('staff', '2026-S2', 3)
  await assess('money', '2026-S2', 1)
  await assess('network', '2026-S2', 4)
  await view('staff', '2026-S2', 1)
  await prove('staff', '2026-07-01')
  const now = await describe()
  expect(now).toMatchObject({ period: '2026-S2', total: { assessed: 3, provenItems: 1, claimedItems: 2 } })
  expect([now.total.claimed, now.total.proven]).toEqual([(75 + 25 + 100) / 3, 25])
  expect(now.periods.map((one) => [one.period, one.total.claimed, one.total.proven])).toEqual([
    ['2026-S1', 37.5, 0],
    ['2026-S2', 200 / 3, 25],
  ])
  expect(now.items.map((one) => [one.id, one.self?.text.en, one.assessor?.level ?? null, one.state])).toEqual(
    [
      ['staff', 'good', 1, 'proven'],
      ['money', 'poor', null, 'claimed'],
      ['network', 'best', null, 'claimed'],
    ],
  )
  expect((await describe('2026-S1')).items.map((one) => one.state)).toEqual(['claimed', 'claimed', 'open'])
})

test('what moved since the period before, over the items of both, and where the assessor sees less', async () => {
  const { change, gaps, pillars } = await describe()
  expect(change).toMatchObject({ since: '2026-S1', before: { claimed: 37.5 }, after: { claimed: 50 } })
  expect(change?.items.map((one) => [one.id, one.direction, one.from, one.to, one.proof])).toEqual([
    ['staff', 'rose', 1, 3, 'gained'],
    ['money', 'fell', 2, 1, 'same'],
    ['network', 'first', null, 4, 'same'],
  ])
  expect(gaps).toMatchObject([{ id: 'staff', self: 3, assessor: 1, difference: 2 }])
  expect(pillars.map((one) => [one.id, one.score.claimed, one.score.items])).toEqual([
    ['structure', 50, 2],
    ['infrastructure', 100, 1],
    ['superstructure', null, 0],
  ])
})

test('evidence that is withdrawn proves nothing any more', async () => {
  const { id, revision } = await prove('network', '2026-08-01')
  expect((await describe()).items[2]?.state).toBe('proven')
  await withdrawEntry(context, planner, evidenceKind, { id, revision })
  expect((await describe()).items[2]?.state).toBe('claimed')
})

test('an item is shown with its levels, both views and its history', async () => {
  const item = await context.database.read(async (reader) =>
    describeReadinessItem(context, await readPlan(reader, context.pack.term.id), 'staff'),
  )
  expect(item).toMatchObject({
    period: '2026-S2',
    self: { id: 'staff.2026-s2.self', revision: 1, level: 3 },
    assessor: { level: 1 },
    history: [
      { period: '2026-S1', self: 1, assessor: null, state: 'claimed' },
      { period: '2026-S2', self: 3, assessor: 1, state: 'proven' },
    ],
  })
  expect(item.levels).toHaveLength(5)
})

test.each([
  ['an item nobody has', 'x', '2026-S2', 1, 'planning.readiness-item-unknown'],
  ['a level too high', 'money', '2026-S2', 5, 'planning.readiness-level-unknown'],
  ['a period to come', 'money', '2027-S1', 1, 'planning.readiness-not-begun'],
  ['a period closed', 'network', '2026-S1', 1, 'planning.readiness-closed'],
  ['a period of another term', 'money', '2024-S2', 1, 'planning.readiness-outside-term'],
])('%s is refused', async (_, item, period, level, code) => {
  await expect(assess(item, period, level)).rejects.toMatchObject({ code })
})

test.each([
  ['planner', 'planning.readiness-assessor-only'],
  ['head', 'planning.readiness-assessor-only'],
  ['leader', 'planning.readiness-assessor-only'],
  ['operator', 'http.not-found'],
  ['walidata', 'http.not-found'],
] as const)("the assessor's view is not the %s's to write", async (role, code) => {
  await expect(view('money', '2026-S2', 4, actor(role))).rejects.toMatchObject({ code })
})

test.each(['assessor', 'head', 'leader', 'operator', 'walidata', 'reviewer'] as const)(
  "the office's view is not the %s's to write",
  async (role) => {
    const written = assess('money', '2026-S2', 4, '2026-10-31', actor(role))
    await expect(written).rejects.toMatchObject({ code: 'http.not-found' })
  },
)

test('an id that stands for something else is refused, and the same view twice is a conflict', async () => {
  const content = { itemId: 'money', period: '2026-S2', view: 'self' as const, level: 4, note: '' }
  await expect(
    saveEntry(context, planner, readinessAssessmentKind, { id: 'staff.2026-s2.self', revision: 1, content }),
  ).rejects.toMatchObject({ code: 'planning.readiness-id-wrong' })
  await expect(assess('money', '2026-S2', 4)).rejects.toMatchObject({ code: 'planning.changed-meanwhile' })
})

test('what a closed period says cannot be taken back', async () => {
  await expect(
    withdrawEntry(context, planner, readinessAssessmentKind, { id: 'staff.2026-s1.self', revision: 1 }),
  ).rejects.toMatchObject({ code: 'planning.readiness-closed' })
})
