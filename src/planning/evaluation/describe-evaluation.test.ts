import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import { fillExample, nobody } from '../../../test/programme-example.ts'
import type { Context } from '../../access/index.ts'
import type { PlanSettings } from '../../pack/index.ts'
import { measureMonths } from '../../programmes/index.ts'
import type { Kind } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry } from '../entries/save-entry.ts'
import type { Evidence } from '../evidence/contract.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { quickWinKind } from '../quick-wins/kinds.ts'
import { readinessAssessmentKind } from '../readiness/kinds.ts'
import { actionBudgetKind, actionKind, actionReportKind } from '../roadmap/kinds.ts'
import * as contract from './contract.ts'
import { describeEvaluation } from './describe-evaluation.ts'
import { evaluationWorkbook } from './evaluation-workbook.ts'
import { answerId, evaluationAnswerKind } from './kinds.ts'

const words = (text: string) => ({ id: text, en: text })
type Part = PlanSettings['evaluation']['forms'][number]['parts'][number]
const part = (id: Part['id'], weight: number, computed: Part['questions'][number]['computed']): Part => ({
  id,
  name: words(id),
  weight,
  questions: [
    { id: `${id}-1`, name: words(`${id} computed`), computed },
    { id: `${id}-2`, name: words(`${id} written`), computed: null },
  ],
})
const parts = [
  part('baseline', 10, { kind: 'readiness', components: ['people'] }),
  part('output', 20, { kind: 'budget' }),
  part('outcome', 30, { kind: 'actions-started' }),
  part('impact', 30, { kind: 'promises' }),
  part('quick-win', 10, { kind: 'quick-wins' }),
]
const evaluation = {
  forms: [
    { year: 2025, source: 'test', parts },
    { year: 2026, source: 'test', parts: parts.map((one) => ({ ...one, weight: one.weight * 2 })) },
  ],
}
const readiness: PlanSettings['readiness'] = {
  version: '1',
  source: 'test',
  items: ['staff', 'skill'].map((id) => ({
    id,
    pillar: 'structure',
    component: 'people',
    name: words(id),
    levels: ['none', 'some', 'all'].map(words),
  })),
}

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createPlanContext({ readiness, evaluation })
  context = made.context
  drop = made.drop
})
afterAll(() => drop())

const planner = actor('planner')
const at = (day: string): Context => ({ ...context, clock: { now: () => new Date(`${day}T03:00:00Z`) } })
const save = <T>(kind: Kind<T>, id: string, content: T, on = '2026-10-31') =>
  saveEntry(at(on), planner, kind, { id, revision: 0, content })
const prove = (kind: Evidence['subject']['kind'], id: string, happenedOn = '2026-09-01') =>
  save(evidenceKind, `e-${kind}-${id}`, {
    subject: { kind, id },
    title: `Bukti ${id}`,
    happenedOn,
    source: 'SK 1',
    ownerAgencyId: 'dinsos',
    sha256: null,
  })
const action = (id: string, startsOn: string, endsOn: string) =>
  save(actionKind, id, {
    title: `Aksi ${id}`,
    description: '',
    promiseId: null,
    strategyIds: [],
    dimensionId: 'living',
    subDimensionId: null,
    agencyId: 'dinsos',
    startsOn,
    endsOn,
    dependsOn: [],
  })
const answer = (year: number, questionId: string, score: number | null, text = 'Jawaban') =>
  save(evaluationAnswerKind, answerId(year, questionId), { year, questionId, answer: text, score })
const read = (year?: number) =>
  context.database.read(async (reader) =>
    describeEvaluation(context, await readPlan(reader, context.pack.term.id), reader, year),
  )
const questionOf = async (id: string, year?: number) =>
  (await read(year)).parts.flatMap((one) => one.questions).find((one) => one.questionId === id)!

test('an empty plan answers nothing and claims nothing', async () => {
  const form = contract.evaluationForm.parse(await read())
  expect(form).toMatchObject({ year: 2026, years: [2025, 2026], asOf: '2026-10-31' })
  expect(form.total).toEqual({ claimed: 0, proven: 0 })
  expect(form.counts).toEqual({ proven: 0, partly: 0, claimed: 0, none: 0, open: 10 })
  expect(form.parts.map((one) => one.weight)).toEqual([10, 20, 30, 30, 10])
  expect((await questionOf('impact-1')).computed?.sentence.en).toMatch(/no entries yet/)
})

test('the baseline is filled from readiness, as claimed and as proven, with its evidence', async () => {
  const rating = { period: '2026-S1', view: 'self' as const, note: '' }
  await save(
    readinessAssessmentKind,
    'staff.2026-s1.self',
    { ...rating, itemId: 'staff', level: 2 },
    '2026-06-01',
  )
  await save(
    readinessAssessmentKind,
    'skill.2026-s1.self',
    { ...rating, itemId: 'skill', level: 1 },
    '2026-06-01',
  )
  await prove('readiness-item', 'skill', '2026-05-05')
  await prove('readiness-item', 'staff', '2026-07-01')
  const question = await questionOf('baseline-1')
  expect(question).toMatchObject({ claimed: 75, proven: 25, state: 'partly', evidence: [] })
  expect(question.computed?.evidence.map((one) => [one.about.en, one.title])).toEqual([
    ['skill', 'Bukti skill'],
  ])
  expect(question.computed?.sentence.en).toBe(
    'Readiness 75 of 100 by self-assessment and 25 by evidence: 1 of 2 items have evidence (period 2026-S1).',
  )
})

test('the output is filled from the budget; figures without a document stay claimed until one is attached', async () => {
  await action('a', '2026-01-01', '2026-06-30')
  const budget = { actionId: 'a', revised: null, source: 'DPA' }
  await save(actionBudgetKind, 'a.2026', { ...budget, year: 2026, plan: 2e9, realised: 1.5e9 })
  await save(actionBudgetKind, 'a.2025', { ...budget, year: 2025, plan: 1e9, realised: 1e9 })
  expect(await questionOf('output-1')).toMatchObject({ claimed: 75, proven: 0, state: 'claimed' })
  expect((await questionOf('output-1')).computed?.sentence.id).toBe(
    'Rp1,5 miliar dari Rp2 miliar sudah direalisasikan untuk 1 aksi (75 persen).',
  )
  await prove('evaluation-question', '2026.output-1')
  expect(await questionOf('output-1')).toMatchObject({ claimed: 75, proven: 75, state: 'proven' })
  expect(await questionOf('output-1', 2025)).toMatchObject({ claimed: 100, proven: 0, state: 'claimed' })
})

test('the outcome counts actions that should have begun; those with evidence are proven', async () => {
  await action('b', '2026-02-01', '2026-12-31')
  await action('c', '2026-03-01', '2027-12-31')
  await action('d', '2027-01-01', '2027-12-31')
  const report = { on: '2026-08-01', note: '' }
  await save(actionReportKind, 'a', { ...report, actionId: 'a', state: 'done' })
  await save(actionReportKind, 'b', { ...report, actionId: 'b', state: 'running' })
  await save(actionReportKind, 'c', { ...report, actionId: 'c', state: 'not-started' })
  await prove('action', 'b')
  const question = await questionOf('outcome-1')
  expect([question.claimed, question.proven]).toEqual([(2 / 3) * 100, (1 / 3) * 100])
  expect(question.computed?.evidence.map((one) => one.about.id)).toEqual(['Aksi b'])
})

test('a past year keeps what was said then, whatever the newest report says', async () => {
  await action('e', '2025-03-01', '2027-12-31')
  await save(
    actionReportKind,
    'e',
    { actionId: 'e', state: 'running', on: '2025-09-01', note: '' },
    '2025-09-02',
  )
  await saveEntry(at('2026-10-31'), planner, actionReportKind, {
    id: 'e',
    revision: 1,
    content: { actionId: 'e', state: 'stopped', on: '2026-09-01', note: '' },
  })
  expect(await questionOf('outcome-1', 2025)).toMatchObject({ claimed: 100, proven: 0 })
})

test('quick wins count when their result is due; without evidence they are only claimed', async () => {
  const quickWin = {
    title: 'Cepat',
    problem: 'Masalah',
    actionId: 'a',
    agencyId: 'dinsos',
    startsOn: '2026-01-01',
    dueOn: '2026-09-30',
    result: 'Hasil',
    chosen: true,
    reportedDone: '2026-09-01',
  }
  await save(quickWinKind, 'q-1', quickWin)
  await save(quickWinKind, 'q-2', { ...quickWin, reportedDone: null })
  await save(quickWinKind, 'q-3', { ...quickWin, chosen: false, reportedDone: null })
  expect(await questionOf('quick-win-1')).toMatchObject({ claimed: 50, proven: 0, state: 'claimed' })
  await prove('quick-win', 'q-1')
  expect(await questionOf('quick-win-1')).toMatchObject({ claimed: 50, proven: 50, state: 'proven' })
})

test('the impact is the share of promises the register measures as kept, for the year of the measurement only', async () => {
  const fed = {
    ...nobody,
    categories: [{ id: 'old', on: '2026-08-10' }],
    help: [{ id: 'food', on: '2026-08-15' }],
  }
  await fillExample(context.database, [fed])
  await measureMonths(context, ['2026-09-30'])
  expect(await questionOf('impact-1')).toMatchObject({
    claimed: 20,
    proven: 20,
    state: 'proven',
    computed: { sentence: { en: '1 of 5 promises are kept as measured on 30 September 2026.' } },
  })
  expect(await questionOf('impact-1', 2025)).toMatchObject({ claimed: null, state: 'open' })
  expect((await questionOf('impact-1', 2025)).computed?.sentence.id).toMatch(/tahun 2025 tidak dihitung/)
})

test('a written score stands, but the plan supports no more than it computes', async () => {
  await answer(2026, 'baseline-1', 60, 'Lebih hati-hati')
  expect(await questionOf('baseline-1')).toMatchObject({ answer: 'Lebih hati-hati', claimed: 60, proven: 25 })
  await answer(2026, 'baseline-2', 40)
  expect(await questionOf('baseline-2')).toMatchObject({ claimed: 40, proven: 0, state: 'claimed' })
  await answer(2026, 'output-2', 0)
  expect(await questionOf('output-2')).toMatchObject({ claimed: 0, state: 'none' })
})

test('the totals are the weighted means of the parts, as claimed and as proven', async () => {
  const form = await read()
  expect(
    form.parts.map((one) => [Math.round(one.claimed * 10) / 10, Math.round(one.proven * 10) / 10]),
  ).toEqual([
    [50, 12.5],
    [37.5, 37.5],
    [25, 12.5],
    [10, 10],
    [25, 25],
  ])
  expect(form.total.claimed).toBeCloseTo(0.1 * 50 + 0.2 * 37.5 + 0.3 * 25 + 0.3 * 10 + 0.1 * 25, 9)
  expect(form.total.proven).toBeCloseTo(0.1 * 12.5 + 0.2 * 37.5 + 0.3 * 12.5 + 0.3 * 10 + 0.1 * 25, 9)
})

test('the workbook holds every question, the totals and every evidence', async () => {
  const form = await read()
  const chunks: Uint8Array[] = []
  for await (const chunk of evaluationWorkbook(form, 'en')) chunks.push(chunk)
  const files = unzipSync(Buffer.concat(chunks))
  const sheet = (number: number) => strFromU8(files[`xl/worksheets/sheet${number}.xml`]!)
  expect(form.parts.flatMap((one) => one.questions).filter(({ id }) => !sheet(1).includes(id))).toEqual([])
  expect(sheet(1)).toContain('Claimed, no evidence yet')
  expect(sheet(2)).toContain(`<v>${Math.round(form.total.claimed * 10) / 10}</v>`)
  for (const title of ['Bukti skill', 'Bukti b', 'Bukti q-1', 'Bukti 2026.output-1'])
    expect(sheet(3)).toContain(title)
  expect(sheet(3)).not.toContain('Bukti staff')
})

test.each([
  ['a question nobody asked', 2026, 'x-1', '2026.x-1', 'planning.evaluation-question-unknown'],
  ['a year without a form', 2024, 'output-1', '2024.output-1', 'planning.evaluation-question-unknown'],
  ['an id of another question', 2026, 'impact-2', '2026.impact-1', 'planning.evaluation-id-wrong'],
])('%s is refused', async (_, year, questionId, id, code) => {
  const content = { year, questionId, answer: 'x', score: null }
  await expect(save(evaluationAnswerKind, id, content)).rejects.toMatchObject({ code })
})

test.each(['assessor', 'head', 'leader', 'operator', 'walidata'] as const)(
  'the %s does not answer for the regency',
  async (role) => {
    const content = { year: 2026, questionId: 'impact-2', answer: 'x', score: null }
    await expect(
      saveEntry(context, actor(role), evaluationAnswerKind, { id: '2026.impact-2', revision: 0, content }),
    ).rejects.toMatchObject({ code: 'http.not-found' })
  },
)

test('a year without a form is told as such', async () => {
  await expect(read(2024)).rejects.toMatchObject({ code: 'planning.evaluation-no-form', status: 404 })
})
