import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import { fillExample, nobody } from '../../../test/programme-example.ts'
import type { Context } from '../../access/index.ts'
import { enterEvidence, measureMonths } from '../../programmes/index.ts'
import { commitmentKind, commitmentReportKind } from '../commitments/kinds.ts'
import type { Kind } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { findRevisions } from '../entries/store.ts'
import { quickWinKind } from '../quick-wins/kinds.ts'
import { actionKind, actionReportKind } from '../roadmap/kinds.ts'
import { buildBrief } from './build-brief.ts'
import { describeMoment, describeMomentAt } from './describe-moment.ts'
import { decisionKind, decisionReportKind, meetingKind } from './kinds.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
const leader = actor('leader', 'setda')

/** Everything as written or measured on a day. */
const on = (day: string): Context => ({ ...context, clock: { now: () => new Date(`${day}T05:00:00Z`) } })
const brief = (id: string, state?: 'held' | 'now') => buildBrief(context, leader, id, state)

const action = {
  title: 'Aksi',
  description: '',
  promiseId: null,
  strategyIds: [],
  dimensionId: 'governance',
  subDimensionId: null,
  agencyId: 'dinkes',
  startsOn: '2026-01-01',
  endsOn: '2026-06-10',
  dependsOn: [],
}
const quickWin = {
  title: 'QW',
  problem: 'Masalah',
  actionId: 'a-1',
  agencyId: 'dinsos',
  startsOn: '2026-01-01',
  dueOn: '2026-06-20',
  result: 'Hasil',
  chosen: true,
  reportedDone: null,
}
const commitment = {
  title: 'K',
  preamble: '',
  place: 'J',
  lines: [{ id: 'l-1', text: 'Butir', agencyId: 'dinkes', dueOn: '2026-05-31', actionId: null }],
  signatories: [
    { agencyId: 'dinkes', userName: 'x', office: 'Kepala', termFrom: '2025-01-01', termTo: '2029-01-01' },
  ],
  opened: true,
}
const decision = {
  meetingId: 'r-5',
  text: 'Keputusan',
  agencyId: 'dinsos',
  dueOn: '2026-06-15',
  doneOn: null,
  note: '',
}

beforeAll(async () => {
  ;({ context, drop } = await createPlanContext())
  await fillExample(context.database, [{ ...nobody, categories: [{ id: 'old', on: '2026-01-10' }] }])
  await measureMonths(on('2026-06-02'), ['2026-04-30', '2026-05-31'])
  const meetings = { 'r-2': '2026-02-28', 'r-5': '2026-05-31', 'r-6': '2026-06-30', 'r-11': '2026-11-02' }
  for (const [id, heldOn] of Object.entries(meetings))
    await saveEntry(on('2026-02-01'), planner, meetingKind, {
      id,
      revision: 0,
      content: { heldOn, title: id, questions: [] },
    })
  const may = on('2026-05-02')
  await saveEntry(may, planner, actionKind, { id: 'a-1', revision: 0, content: action })
  await saveEntry(may, planner, quickWinKind, { id: 'q-1', revision: 0, content: quickWin })
  await saveEntry(may, planner, commitmentKind, { id: 'k-1', revision: 0, content: commitment })
  await saveEntry(on('2026-05-31'), planner, decisionKind, { id: 'd-1', revision: 0, content: decision })
}, 120_000)
afterAll(() => drop())

test('a meeting that was held shows what was late that evening, with the days and the questions of then', async () => {
  const held = await brief('r-6')
  expect(held).toMatchObject({
    today: '2026-10-31',
    asOf: '2026-06-30',
    actions: [{ id: 'a-1', days: 20 }],
    lines: [{ id: 'k-1.l-1', days: 30 }],
    quickWins: [{ id: 'q-1', days: 10 }],
    numbers: { asOf: '2026-05-31' },
  })
  expect(held.proposed.map(({ text }) => text.id)).toContain(
    'Mengapa keputusan "Keputusan" (Dinsos) lewat 15 hari, dan kapan selesai?',
  )
})

test('what became of its decisions is told as of today', async () => {
  const { earlier, last } = await brief('r-6')
  expect(last?.id).toBe('r-5')
  expect(earlier).toMatchObject([{ id: 'd-1', state: 'late', daysLate: 138 }])
})

test('the same meeting as things stand now counts to today', async () => {
  expect(await brief('r-6', 'now')).toMatchObject({ asOf: null, actions: [{ id: 'a-1', days: 143 }] })
})

test.each([
  ['before anything was written or measured', 'r-2', { asOf: '2026-02-28', numbersMissing: 'not-measured' }],
  ['that is still to come', 'r-11', { asOf: null, numbersMissing: null }],
])('a meeting %s', async (_, id, expected) => {
  expect(await brief(id)).toMatchObject(expected)
})

test('what is measured, entered or written after a meeting does not alter its brief', async () => {
  const before = await brief('r-6')
  const july = on('2026-07-01')
  const fed = { ...nobody, categories: [{ id: 'old', on: '2026-01-10' }] }
  await fillExample(context.database, [fed, fed])
  await measureMonths(july, ['2026-05-31', '2026-06-30'])
  await enterEvidence(july, planner, 'school', {
    title: 'Bukti',
    happenedOn: '2026-05-05',
    source: 'Berita acara',
  })
  const report = { actionId: 'a-1', state: 'done' as const, on: '2026-06-01', note: 'sudah' }
  await saveEntry(july, planner, actionReportKind, { id: 'a-1', revision: 0, content: report })
  await saveEntry(july, planner, quickWinKind, {
    id: 'q-1',
    revision: 1,
    content: { ...quickWin, reportedDone: '2026-06-01' },
  })
  const done = { decisionId: 'd-1', state: 'done' as const, on: '2026-06-14', note: 'sudah' }
  await saveEntry(july, actor('head', 'dinsos'), decisionReportKind, {
    id: 'd-1',
    revision: 0,
    content: done,
  })
  const after = await brief('r-6')
  expect(after).toEqual({ ...before, earlier: after.earlier })
  expect(after.earlier).toMatchObject([{ state: 'done' }])
  expect(await brief('r-6', 'now')).toMatchObject({
    numbers: { asOf: '2026-06-30' },
    actions: [],
    quickWins: [],
  })
})

/** A writing that goes on from the newest revision there is. */
const writing =
  <T>(kind: Kind<T>, id: string, content: T) =>
  async (then: Context) => {
    const found = await then.database.read((reader) => findRevisions(reader, 'term', kind.name, id))
    await saveEntry(then, planner, kind, { id, revision: found.at(-1)?.revision ?? 0, content })
  }
const lineReport = { commitmentId: 'k-1', lineId: 'l-1', on: '2026-06-02', note: 'sudah' }
const writings = [
  writing(actionKind, 'a-1', { ...action, endsOn: '2026-12-01' }),
  writing(actionKind, 'a-1', { ...action, title: 'Aksi lain', agencyId: 'dinsos' }),
  writing(actionKind, 'a-2', { ...action, endsOn: '2026-03-01' }),
  writing(actionReportKind, 'a-1', { actionId: 'a-1', state: 'running', on: '2026-06-02', note: '' }),
  writing(quickWinKind, 'q-2', quickWin),
  writing(quickWinKind, 'q-2', { ...quickWin, chosen: false }),
  writing(commitmentReportKind, 'k-1.l-1', { ...lineReport, state: 'done' }),
  writing(commitmentReportKind, 'k-1.l-1', { ...lineReport, state: 'open' }),
]
const later = fc.record({
  write: fc.constantFrom(...writings),
  day: fc.constantFrom('2026-07-02', '2026-08-17', '2026-10-31'),
})

test('whatever is written later, the brief of a meeting that was held stays as it is', async () => {
  const held = await brief('r-6')
  await fc.assert(
    fc.asyncProperty(later, async ({ write, day }) => {
      await write(on(day))
      expect(await brief('r-6')).toEqual(held)
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('the brief as of now is the live brief, whatever the plan', async () => {
  const meeting = { id: 'r-11', heldOn: '2026-11-02' }
  const now = context.clock.now().toISOString()
  await fc.assert(
    fc.asyncProperty(later, async ({ write, day }) => {
      await write(on(day))
      await context.database.read(async (reader) => {
        const plan = await readPlan(reader, 'term')
        expect(await describeMomentAt(context, leader, reader, meeting, now)).toEqual(
          await describeMoment(context, leader, reader, plan, meeting),
        )
      })
    }),
    { numRuns: 15 },
  )
}, 60_000)
