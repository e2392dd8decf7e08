import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import { type ExamplePerson, fillExample, nobody, villageCodes } from '../../../test/programme-example.ts'
import type { Actor, Context } from '../../access/index.ts'
import { measureMonths, promiseDetail, promiseOverview } from '../../programmes/index.ts'
import { commitmentKind } from '../commitments/kinds.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { quickWinKind } from '../quick-wins/kinds.ts'
import { actionKind } from '../roadmap/kinds.ts'
import { buildBrief } from './build-brief.ts'
import type { Decision } from './contract.ts'
import { describeMeetings } from './describe-meetings.ts'
import { decisionKind, decisionReportKind, meetingKind } from './kinds.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']

/** Old people everywhere, fed only at the start of the year: the share that is reached falls when the window passes. */
const person: fc.Arbitrary<ExamplePerson> = fc.record({
  family: fc.option(fc.integer({ min: 1, max: 100 })),
  village: fc.constantFrom(...villageCodes),
  birth: fc.constantFrom('1950-05-05', '1955-02-28', '2022-02-20'),
  leftOn: fc.constant(null),
  desil: fc.array(fc.record({ value: fc.integer({ min: 1, max: 10 }), on: fc.constant('2026-01-10') }), {
    maxLength: 1,
  }),
  categories: fc.array(fc.record({ id: fc.constantFrom('old', 'ill'), on: fc.constant('2026-01-10') }), {
    maxLength: 2,
  }),
  teacher: fc.boolean(),
  help: fc.array(
    fc.record({
      id: fc.constantFrom('cash', 'pay', 'food', 'care'),
      on: fc.constantFrom('2026-01-15', '2026-02-15'),
    }),
    { maxLength: 2 },
  ),
})

beforeAll(async () => {
  ;({ context, drop } = await createPlanContext())
  const [people] = fc.sample(fc.array(person, { minLength: 300, maxLength: 300, size: 'max' }), {
    numRuns: 1,
    seed: 22,
  })
  const fed = { ...nobody, categories: [{ id: 'old', on: '2026-01-10' }] }
  await fillExample(context.database, [...people!, fed])
  await measureMonths(context, months)
  await makePlan()
}, 120_000)
afterAll(() => drop())

const decide = (id: string, change: Partial<Decision> = {}, who: Actor = planner) =>
  saveEntry(context, who, decisionKind, {
    id,
    revision: 0,
    content: {
      meetingId: 'r-2',
      text: `Keputusan ${id}`,
      agencyId: 'dinsos',
      dueOn: '2026-10-30',
      doneOn: null,
      note: '',
      ...change,
    },
  })
const report = (id: string, who: Actor, change = {}) =>
  saveEntry(context, who, decisionReportKind, {
    id,
    revision: 0,
    content: { decisionId: id, state: 'done', on: '2026-10-31', note: 'sudah', ...change },
  })
const brief = (who: Actor = planner, id = 'r-3') => buildBrief(context, who, id)
const meetings = () =>
  context.database.read(async (reader) =>
    describeMeetings(context, await readPlan(reader, context.pack.term.id)),
  )

async function makePlan() {
  for (const [id, heldOn] of [
    ['r-1', '2026-08-31'],
    ['r-2', '2026-09-30'],
    ['r-3', '2026-11-02'],
  ] as const)
    await saveEntry(context, planner, meetingKind, {
      id,
      revision: 0,
      content: { heldOn, title: `Rapat ${id}`, questions: ['Mengapa?'] },
    })
  await decide('d-old-open', { meetingId: 'r-1', dueOn: '2026-09-15' })
  await decide('d-old-done', { meetingId: 'r-1', doneOn: '2026-09-10', note: 'Selesai' })
  await decide('d-late')
  await decide('d-open', { dueOn: '2026-10-31' })
  await decide('d-reported', { dueOn: '2026-10-01' })
  await report('d-reported', actor('head', 'dinsos'))
  const action = {
    title: 'Aksi lewat',
    description: '',
    promiseId: null,
    strategyIds: [],
    dimensionId: 'governance',
    subDimensionId: null,
    agencyId: 'dinkes',
    startsOn: '2026-01-01',
    endsOn: '2026-10-21',
    dependsOn: [],
  }
  await saveEntry(context, planner, actionKind, { id: 'a-late', revision: 0, content: action })
  await saveEntry(context, planner, actionKind, {
    id: 'a-running',
    revision: 0,
    content: { ...action, endsOn: '2026-10-31' },
  })
  const quickWin = {
    title: 'QW lewat',
    problem: 'Masalah',
    actionId: 'a-late',
    agencyId: 'dinsos',
    startsOn: '2026-01-01',
    dueOn: '2026-10-30',
    result: 'Hasil',
    chosen: true,
    reportedDone: null,
  }
  await saveEntry(context, planner, quickWinKind, { id: 'q-late', revision: 0, content: quickWin })
  await saveEntry(context, planner, quickWinKind, {
    id: 'q-not-chosen',
    revision: 0,
    content: { ...quickWin, chosen: false },
  })
  const line = { id: 'l-1', text: 'Butir lewat', agencyId: 'dinkes', dueOn: '2026-10-11', actionId: null }
  const signatory = {
    agencyId: 'dinkes',
    userName: 'x',
    office: 'Kepala',
    termFrom: '2025-01-01',
    termTo: '2029-01-01',
  }
  for (const opened of [true, false])
    await saveEntry(context, planner, commitmentKind, {
      id: `k-${opened}`,
      revision: 0,
      content: {
        title: 'K',
        preamble: '',
        place: 'J',
        lines: [line, { ...line, id: 'l-2', dueOn: '2026-10-31' }],
        signatories: [signatory],
        opened,
      },
    })
}

test('statuses, coverage and the villages that miss most are those of the promise pages', async () => {
  const { numbers } = await brief()
  const overview = await promiseOverview(context)
  expect(numbers?.asOf).toBe(overview.asOf)
  expect(numbers?.promises.map(({ id, status }) => ({ id, status }))).toEqual(
    overview.promises.map(({ id, status }) => ({ id, status })),
  )
  expect(numbers?.months.map((one) => one.asOf)).toEqual(months)
  const detail = await promiseDetail(context, actor('leader', 'setda'), 'elderly')
  const trend = detail.indicators[0]!.trend.map(({ counts }) => (100 * counts!.reached) / counts!.entitled)
  expect(numbers?.coverage.find((one) => one.programmeId === 'food')?.months.map((one) => one.value)).toEqual(
    trend,
  )
  const villages = detail.indicators[0]!.areas.filter((area) => area.level === 'village')
  const most = Math.max(...villages.map((area) => area.counts!.missed))
  expect(numbers?.villages.find((one) => one.programmeId === 'food')).toMatchObject({
    missed: most,
    entitled: villages.find((area) => area.counts!.missed === most)?.counts?.entitled,
  })
})

test('the months of the promises count every promise once', async () => {
  const { numbers } = await brief()
  const sums = numbers?.months.map((month) => Object.values(month.counts).reduce((sum, one) => sum + one, 0))
  expect(sums).toEqual(months.map(() => context.pack.term.promises.length))
})

test('villages of programmes about sensitive categories are not shown', async () => {
  const { numbers } = await brief()
  expect(numbers?.coverage.map((one) => one.programmeId)).toContain('care')
  expect(numbers?.villages.map((one) => one.programmeId)).not.toContain('care')
  expect(numbers?.villages.length).toBeGreaterThan(0)
})

test('a coverage that falls is asked about, with the month it began and both values', async () => {
  const { numbers, proposed } = await brief()
  const food = numbers!.coverage.find((one) => one.programmeId === 'food')!
  expect(food.fellFrom).not.toBeNull()
  const asked = proposed.filter((one) => one.kind === 'coverage-fell').map((one) => one.text)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked[0]?.id).toMatch(/^Mengapa cakupan \S+ turun sejak \S+ 2026, dari [\d,]+ % menjadi [\d,]+ %\?$/)
  expect(asked[0]?.en).toMatch(
    /^Why has the coverage of \S+ been falling since \S+ 2026, from [\d.]+ % to [\d.]+ %\?$/,
  )
})

test.each([
  ['operator', 'not-allowed'],
  ['head', null],
  ['leader', null],
  ['walidata', null],
] as const)('numbers of promises for %s: %s', async (role, missing) => {
  const made = await brief(actor(role, 'dinsos'))
  expect(made.numbersMissing).toBe(missing)
  expect(made.numbers === null).toBe(missing !== null)
  expect(made.proposed.some((one) => one.kind === 'village-missed' && missing !== null)).toBe(false)
})

test('who works for one district sees villages of that district only', async () => {
  const { numbers } = await brief({ ...actor('caseworker', 'dinsos'), areaCode: '35.99.02' })
  expect(numbers?.villages.length).toBeGreaterThan(0)
  expect(numbers?.villages.filter((one) => !one.code.startsWith('35.99.02.'))).toEqual([])
})

test('what is overdue stands in the brief with its days and its owner, and nothing else does', async () => {
  const { actions, lines, quickWins } = await brief()
  expect(actions).toMatchObject([{ id: 'a-late', title: 'Aksi lewat', agency: 'dinkes', days: 10 }])
  expect(lines).toMatchObject([{ id: 'k-true.l-1', title: 'Butir lewat', agency: 'dinkes', days: 20 }])
  expect(quickWins).toMatchObject([{ id: 'q-late', title: 'QW lewat', agency: 'Dinsos', days: 1 }])
})

test('decisions of last time come first, then older ones that are not done', async () => {
  const { last, earlier } = await brief()
  expect(last).toEqual({ id: 'r-2', title: 'Rapat r-2', heldOn: '2026-09-30' })
  expect(earlier.map(({ id, state, daysLate }) => [id, state, daysLate])).toEqual([
    ['d-late', 'late', 1],
    ['d-open', 'open', 0],
    ['d-reported', 'done', 0],
    ['d-old-open', 'late', 46],
  ])
  expect((await brief(planner, 'r-1')).last).toBeNull()
})

test('the longest late decision is asked about by name and owner', async () => {
  const { proposed } = await brief()
  expect(proposed.find((one) => one.kind === 'decision-late')?.text.id).toBe(
    'Mengapa keputusan "Keputusan d-old-open" (Dinsos) lewat 46 hari, dan kapan selesai?',
  )
})

test('a meeting that is not there is not found', async () => {
  await expect(brief(planner, 'r-9')).rejects.toMatchObject({ code: 'http.not-found', status: 404 })
})

test.each<[string, Partial<Decision>, Actor, string]>([
  ['done without a note', { doneOn: '2026-10-30' }, planner, 'planning.decision-note-missing'],
  ['done in the future', { doneOn: '2026-11-01', note: 'x' }, planner, 'planning.decision-done-in-future'],
  ['due before the meeting', { dueOn: '2026-09-29' }, planner, 'planning.decision-due-early'],
  ['an unknown agency', { agencyId: 'x' }, planner, 'planning.agency-unknown'],
  ['a meeting that is not there', { meetingId: 'r-9' }, planner, 'planning.leads-nowhere'],
  ['a head', {}, actor('head', 'dinsos'), 'http.not-found'],
  ['the leader', {}, actor('leader', 'setda'), 'http.not-found'],
])('a decision of %s is refused', async (_, change, who, code) => {
  await expect(decide('d-never', change, who)).rejects.toMatchObject({ code })
})

test.each<[string, Actor, object, string]>([
  ['another agency', actor('head', 'dinkes'), {}, 'planning.agency-not-yours'],
  ['a day to come', actor('head', 'dinsos'), { on: '2026-11-01' }, 'planning.decision-done-in-future'],
  ['another id', actor('head', 'dinsos'), { decisionId: 'd-open' }, 'planning.leads-nowhere'],
  ['no permission', actor('leader', 'dinsos'), {}, 'http.not-found'],
])('a report of %s is refused', async (_, who, change, code) => {
  await expect(report('d-late', who, change)).rejects.toMatchObject({ code })
})

test('a report without a note is refused by its contract', async () => {
  await expect(report('d-late', actor('head', 'dinsos'), { note: ' ' })).rejects.toThrow(/note|characters/)
})

test('a report closes a decision; another, or taking it out, opens it again', async () => {
  await decide('d-again', { meetingId: 'r-1', dueOn: '2026-10-01' })
  const state = async () =>
    (await meetings()).meetings.flatMap((one) => one.decisions).find((one) => one.id === 'd-again')
  const head = actor('operator', 'dinsos')
  await report('d-again', head)
  expect(await state()).toMatchObject({ state: 'done', done: { by: 'agency', note: 'sudah' } })
  const open = { decisionId: 'd-again', state: 'open', on: '2026-10-31', note: 'belum semua' } as const
  await saveEntry(context, head, decisionReportKind, { id: 'd-again', revision: 1, content: open })
  expect(await state()).toMatchObject({
    state: 'late',
    done: null,
    daysLate: 30,
    report: { note: 'belum semua' },
  })
  await withdrawEntry(context, head, decisionReportKind, { id: 'd-again', revision: 2 })
  expect(await state()).toMatchObject({ state: 'late', done: null, report: null })
})

test('a meeting with decisions cannot be taken out', async () => {
  await expect(
    withdrawEntry(context, planner, meetingKind, { id: 'r-2', revision: 1 }),
  ).rejects.toMatchObject({ code: 'planning.still-used' })
})

test('meetings are told newest first', async () => {
  expect((await meetings()).meetings.map((one) => one.id)).toEqual(['r-3', 'r-2', 'r-1'])
})
