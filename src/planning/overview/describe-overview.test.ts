import { afterAll, beforeAll, expect, test } from 'vitest'
import { allSteps, openDemoSystem } from '../../../test/demo-system.ts'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Actor } from '../../access/index.ts'
import type { System } from '../../cli/system.ts'
import { visionKind } from '../analysis/kinds.ts'
import type { CommitmentList } from '../commitments/contract.ts'
import type { CompetenceSummary } from '../competence/contract.ts'
import type { EditionsAnswer } from '../editions/contract.ts'
import { saveEntry } from '../entries/save-entry.ts'
import type { EvaluationForm } from '../evaluation/contract.ts'
import type { Brief, MeetingList } from '../meetings/contract.ts'
import type { QuickWins } from '../quick-wins/contract.ts'
import type { ReadinessAnswer } from '../readiness/contract.ts'
import type { Roadmap } from '../roadmap/contract.ts'
import { routes } from '../routes.ts'
import type { WelfareIndex } from '../welfare-index/contract.ts'
import { type Overview, overview } from './contract.ts'
import { describeOverview } from './describe-overview.ts'

let system: System
let drop: () => Promise<void>
let found: Overview
const leader = actor('leader', 'setda')

beforeAll(async () => {
  ;({ system, drop } = await openDemoSystem('packs/jember', 1_500, allSteps))
  found = overview.parse(await describeOverview(system, leader))
}, 240_000)
afterAll(() => drop())

/** What the page of a part is given. */
async function page<T>(
  path: string,
  parameters: Record<string, string> = {},
  who: Actor = leader,
): Promise<T> {
  const route = routes.find((one) => one.method === 'GET' && one.path === path)!
  const input = route.input?.parse({})
  const answer = await route.handle({
    context: system,
    actor: who,
    parameters,
    input,
    language: 'id',
  } as never)
  return (answer as { json: T }).json
}
const countOf = <T>(list: readonly T[], is: (one: T) => boolean) => list.filter(is).length
const sumOf = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((sum, one) => sum + of(one), 0)

test('the roadmap stands as on its page', async () => {
  const { actions, budget } = await page<Roadmap>('/api/planning/roadmap')
  expect(found.roadmap.actions).toBe(actions.length)
  expect(sumOf(Object.values(found.roadmap.counts), (one) => one)).toBe(actions.length)
  for (const [status, count] of Object.entries(found.roadmap.counts))
    expect([status, countOf(actions, (one) => one.status === status)]).toEqual([status, count])
  expect(found.roadmap.budget).toEqual({ ceiling: budget.total!.revised, realised: budget.total!.realised })
})

test('quick wins stand as on their page', async () => {
  const { quickWins } = await page<QuickWins>('/api/planning/quick-wins')
  expect(found.quickWins.options).toBe(quickWins.length)
  expect(found.quickWins.chosen).toBe(countOf(quickWins, ({ content }) => content.chosen))
  for (const [state, count] of Object.entries(found.quickWins.counts))
    expect([state, countOf(quickWins, (one) => one.state === state)]).toEqual([state, count])
})

test('commitments stand as on their page', async () => {
  const { commitments } = await page<CommitmentList>('/api/planning/commitments')
  const opened = commitments.filter((one) => one.openedOn !== null)
  expect(found.commitments).toEqual({
    opened: opened.length,
    signed: sumOf(opened, (one) => one.signed),
    signatories: sumOf(opened, (one) => one.signatories.length),
    counts: {
      proven: sumOf(opened, ({ counts }) => counts.proven),
      claimed: sumOf(opened, ({ counts }) => counts.claimed),
      late: sumOf(opened, ({ counts }) => counts.late),
      open: sumOf(opened, ({ counts }) => counts.open),
    },
  })
  expect(found.commitments.signatories - found.commitments.signed).toBe(found.attention.counts.unsigned)
})

test('readiness stands as on its page, beside the period before as that was shown', async () => {
  const now = await page<ReadinessAnswer>('/api/planning/readiness')
  const before = now.periods.find((one) => one.period === now.change!.since)!
  expect(found.readiness).toMatchObject({ period: now.period, before: before.period, total: now.total })
  expect(found.readiness.pillars).toEqual(
    now.pillars.map(({ id, score }, at) => ({ id, score, before: before.pillars[at]!.score.proven })),
  )
})

test('competence, index and evaluation stand as on their pages', async () => {
  const competence = await page<CompetenceSummary>('/api/planning/competence')
  expect(found.competence).toEqual({
    needed: competence.needed,
    vacant: competence.vacant,
    maturity: competence.instrument!.years.at(-1),
  })
  const index = await page<WelfareIndex>('/open/v1/plan/welfare-index')
  expect(found.welfareIndex).toMatchObject({ asOf: index.release!.asOf, estimate: index.index })
  expect(index.months).toContainEqual(
    expect.objectContaining({
      asOf: found.welfareIndex!.change!.to.asOf,
      index: expect.objectContaining({ value: found.welfareIndex!.change!.to.value }),
    }),
  )
  const form = await page<EvaluationForm>('/api/planning/evaluation')
  const questions = form.parts.flatMap((part) => part.questions)
  expect(found.evaluation).toEqual({
    year: form.year,
    questions: questions.length,
    filled: countOf(questions, ({ state }) => state !== 'open'),
    counts: form.counts,
    ...form.total,
  })
})

test('the next meeting and the newest edition stand as on their pages', async () => {
  const { meetings } = await page<MeetingList>('/api/planning/meetings')
  expect(found.meeting).toEqual({
    id: meetings[0]!.id,
    title: meetings[0]!.title,
    heldOn: '2026-11-02',
    inDays: 2,
  })
  const { newest, changes } = await page<EditionsAnswer>('/api/planning/editions')
  expect(found.edition).toMatchObject({ id: newest, changes: changes.length })
})

test('what is late is what the brief of the next meeting calls overdue', async () => {
  const brief = await page<Brief>('/api/planning/meetings/:id', { id: found.meeting!.id })
  const idsOf = (kind: string) =>
    found.attention.items.flatMap((one) => (one.kind === kind ? [[one.id, one.agency.name, one.days]] : []))
  const told = (list: Brief['actions']) => list.map(({ id, agency, days }) => [id, agency, days])
  expect(idsOf('action-late')).toEqual(told(brief.actions))
  expect(idsOf('line-late')).toEqual(told(brief.lines))
  expect(idsOf('quick-win-late')).toEqual(told(brief.quickWins))
  expect(
    idsOf('decision-late')
      .map(([id]) => id)
      .sort(),
  ).toEqual(brief.earlier.flatMap((one) => (one.state === 'late' ? [one.id] : [])).sort())
  const { counts } = found.attention
  expect(counts.claimed).toBe(
    found.roadmap.counts.claimed + found.quickWins.counts.claimed + found.commitments.counts.claimed,
  )
})

test.each([
  ['head', 'dinsos', 'dinsos'],
  ['head', 'bpbd', 'bpbd'],
  ['operator', 'dinkes', 'dinkes'],
] as const)('a %s of %s sees the own agency first', async (role, agencyId, first) => {
  const { attention } = await describeOverview(system, actor(role, agencyId))
  expect([attention.own?.id, attention.agencies[0]?.id]).toEqual([first, first])
})

test.each([
  ['leader', 'setda'],
  ['planner', 'bappeda'],
  ['walidata', 'diskominfo'],
] as const)('a %s sees the worst agency first', async (role, agencyId) => {
  const { attention } = await describeOverview(system, actor(role, agencyId))
  expect(attention.own).toBeNull()
  expect(attention.agencies).toEqual(found.attention.agencies)
})

test('an empty plan says what to do first, then what comes next', async () => {
  const { context, drop: dropEmpty } = await createPlanContext()
  const planner = actor('planner')
  const empty = await describeOverview(context, planner)
  expect(overview.parse(empty)).toMatchObject({
    next: 'vision',
    attention: { agencies: [], items: [] },
    roadmap: { actions: 0, budget: null },
    welfareIndex: null,
    evaluation: null,
    meeting: null,
    edition: null,
  })
  await saveEntry(context, planner, visionKind, { revision: 0, content: { text: 'Visi' } })
  expect((await describeOverview(context, planner)).next).toBe('factor')
  await dropEmpty()
})
