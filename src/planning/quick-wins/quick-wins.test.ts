import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Actor, Context } from '../../access/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { actionKind } from '../roadmap/kinds.ts'
import { type QuickWin, quickWins, quickWinsPage } from './contract.ts'
import { describeQuickWin, describeQuickWins, describeQuickWinsPage } from './describe-quick-wins.ts'
import { quickWinKind, quickWinScoreKind, scoreIdOf } from './kinds.ts'

const text = (id: string) => ({ id, en: id })
const settings = {
  version: '1',
  source: 'test',
  monthsMax: 12,
  scoreMax: 5,
  criteria: [
    { id: 'benefit', name: text('manfaat'), question: text('?'), weight: 2 },
    { id: 'new', name: text('baru'), question: text('?'), weight: 1 },
  ],
}

let context: Context
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createPlanContext({ quickWins: settings })
  context = made.context
  drop = made.drop
  await saveEntry(context, planner, actionKind, {
    id: 'a-1',
    revision: 0,
    content: {
      title: 'Aksi',
      description: '',
      promiseId: null,
      strategyIds: [],
      dimensionId: 'living',
      subDimensionId: null,
      agencyId: 'dinkes',
      startsOn: '2026-02-01',
      endsOn: '2027-12-31',
      dependsOn: [],
    },
  })
})
afterAll(() => drop())

const planner = actor('planner')
const given: QuickWin = {
  title: 'Satu nomor',
  problem: 'Tidak ada nomor',
  actionId: 'a-1',
  agencyId: 'dinkes',
  startsOn: '2026-02-01',
  dueOn: '2026-12-31',
  result: 'Ada nomor',
  chosen: true,
  reportedDone: null,
}
const save = (id: string, content: Partial<QuickWin> = {}, revision = 0, who = planner) =>
  saveEntry(context, who, quickWinKind, { id, revision, content: { ...given, ...content } })
const read = <T>(work: (plan: Awaited<ReturnType<typeof readPlan>>) => Promise<T>) =>
  context.database.read(async (reader) => work(await readPlan(reader, context.pack.term.id)))
const described = () =>
  context.database.read(async (reader) =>
    describeQuickWins(context, await readPlan(reader, context.pack.term.id)),
  )
const shown = async (id: string) => (await described()).quickWins.find((one) => one.id === id)
const score = async (quickWinId: string, scores: Record<string, number>, who: Actor, revision = 0) =>
  saveEntry(context, who, quickWinScoreKind, {
    id: await read(async (plan) => scoreIdOf(context, plan, quickWinId, who)),
    revision,
    content: { quickWinId, scores },
  })

test.each([
  ['an action that is not there', { actionId: 'a-2' }, 'planning.leads-nowhere'],
  ['days the wrong way', { dueOn: '2026-01-01' }, 'planning.quick-win-days'],
  ['days outside the term', { startsOn: '2019-01-01', chosen: false }, 'planning.quick-win-outside-term'],
  ['a result due a day after a year', { dueOn: '2027-02-02' }, 'planning.quick-win-too-late'],
  ['an agency nobody has', { agencyId: 'x' }, 'planning.agency-unknown'],
  [
    'done without being chosen',
    { chosen: false, reportedDone: '2026-10-01' },
    'planning.quick-win-not-chosen',
  ],
  ['done before its start', { reportedDone: '2026-01-31' }, 'planning.quick-win-done-day'],
  ['done tomorrow', { reportedDone: '2026-11-01' }, 'planning.quick-win-done-day'],
])('a quick win with %s is refused', async (_, content, code) => {
  await expect(save('qw-refused', content)).rejects.toMatchObject({ code })
  expect(await shown('qw-refused')).toBeUndefined()
})

test('a year to the day is in time; what is not chosen may take longer', async () => {
  await save('qw-year', { dueOn: '2027-02-01' })
  await save('qw-long', { dueOn: '2027-06-30', chosen: false })
  expect(await shown('qw-long')).toMatchObject({ state: null, rank: null })
})

test('its agency says when it was done, nothing else; until evidence it is only claimed', async () => {
  const head = actor('head', 'dinkes')
  await save('qw-claim')
  expect(await shown('qw-claim')).toMatchObject({ state: 'open' })
  const done = { reportedDone: '2026-10-01' }
  await expect(save('qw-claim', done, 1, actor('head', 'dinsos'))).rejects.toMatchObject({
    code: 'planning.agency-not-yours',
  })
  await expect(save('qw-claim', { ...done, dueOn: '2027-01-31' }, 1, head)).rejects.toMatchObject({
    code: 'planning.quick-win-only-done',
  })
  await expect(save('qw-new', {}, 0, head)).rejects.toMatchObject({ code: 'planning.quick-win-only-done' })
  await expect(
    withdrawEntry(context, head, quickWinKind, { id: 'qw-claim', revision: 1 }),
  ).rejects.toMatchObject({ code: 'planning.quick-win-only-done' })
  await save('qw-claim', done, 1, head)
  expect(await shown('qw-claim')).toMatchObject({ state: 'claimed', evidenceCount: 0 })
  await saveEntry(context, head, evidenceKind, {
    revision: 0,
    content: {
      subject: { kind: 'quick-win', id: 'qw-claim' },
      title: 'BA',
      happenedOn: '2026-10-01',
      source: 'BA 1',
      ownerAgencyId: 'dinkes',
      sha256: null,
    },
  })
  expect(await shown('qw-claim')).toMatchObject({ state: 'proven', evidenceCount: 1 })
})

test('a chosen one whose day has passed is late', async () => {
  await save('qw-late', { dueOn: '2026-10-30' })
  expect(await shown('qw-late')).toMatchObject({ state: 'late' })
})

test('several people score; the ranking is theirs together, with spread and reason', async () => {
  const [first, second] = [actor('assessor', 'bappeda', '-1'), actor('assessor', 'bappeda', '-2')]
  await score('qw-year', { benefit: 5, new: 2 }, first)
  await score('qw-year', { benefit: 3, new: 2 }, second)
  await score('qw-late', { benefit: 2, new: 5 }, first)
  await score('qw-claim', { benefit: 5 }, second)
  const found = quickWins.parse(await described())
  expect(found.quickWins.map(({ id, rank }) => [id, rank])).toEqual([
    ['qw-year', 1],
    ['qw-late', 2],
    ['qw-claim', null],
    ['qw-long', null],
  ])
  const [year, late, claim] = found.quickWins
  expect(year).toMatchObject({
    scorers: 2,
    score: (2 * 4 + 2) / 3,
    parts: [{ mean: 4, lowest: 3, highest: 5 }, { mean: 2 }],
  })
  expect(year!.spread).toBeCloseTo(2 / 3, 9)
  expect(late).toMatchObject({ scorers: 1, spread: null, score: 3 })
  expect(claim).toMatchObject({ scorers: 0, incomplete: 1, score: null })
  expect(year!.reason.id).toContain('Peringkat 1 dari 2: paling unggul pada manfaat')
  // With benefit at x: 4x + 2 = 2x + 5 at x = 1.5; three chosen, two ranked: k = 1.
  expect(found.topK).toBe(1)
  expect(found.sensitivity[0]).toMatchObject({ winner: { weight: 1.5, change: -0.5, enters: ['qw-late'] } })
})

test('one entry per account: written again it goes on, another account cannot touch it, and it can be taken back', async () => {
  const [own, other] = [actor('assessor', 'bappeda', '-3'), actor('assessor', 'bappeda', '-4')]
  await score('qw-long', { benefit: 1, new: 1 }, own)
  await score('qw-long', { benefit: 4, new: 1 }, own, 1)
  const id = `qw-long.${own.accountId}`
  await expect(
    saveEntry(context, other, quickWinScoreKind, {
      id,
      revision: 2,
      content: { quickWinId: 'qw-long', scores: { benefit: 1 } },
    }),
  ).rejects.toMatchObject({ code: 'planning.score-not-yours' })
  await expect(withdrawEntry(context, planner, quickWinScoreKind, { id, revision: 2 })).rejects.toMatchObject(
    { code: 'planning.score-not-yours' },
  )
  const page = await context.database.read(async (reader) =>
    describeQuickWinsPage(context, await readPlan(reader, context.pack.term.id), own),
  )
  expect(quickWinsPage.parse(page).own).toEqual({
    'qw-long': { id, revision: 2, scores: { benefit: 4, new: 1 } },
  })
  await withdrawEntry(context, own, quickWinScoreKind, { id, revision: 2 })
  expect(await shown('qw-long')).toMatchObject({ rank: null })
  const one = await context.database.read(async (reader) =>
    describeQuickWin(context, await readPlan(reader, context.pack.term.id), reader, own, 'qw-long'),
  )
  expect(one).toMatchObject({ own: null, ownId: id, ownRevision: 3 })
})

test.each([
  ['a criterion nobody asked', { nice: 3 }, 'planning.criterion-unknown'],
  ['more than the highest score', { benefit: 6 }, 'planning.score-too-high'],
])('scores with %s are refused', async (_, scores, code) => {
  await expect(score('qw-year', scores, actor('assessor', 'bappeda', '-5'))).rejects.toMatchObject({ code })
})

test.each([
  ['operator', 'http.not-found'],
  ['walidata', 'http.not-found'],
  ['reviewer', 'http.not-found'],
] as const)('%s may not score', async (role, code) => {
  await expect(score('qw-year', { benefit: 1 }, actor(role))).rejects.toMatchObject({ code })
})

test('scores of nothing are refused, and a scored quick win can be taken out with its scores', async () => {
  await expect(score('qw-nothing', { benefit: 1 }, planner)).rejects.toMatchObject({
    code: 'planning.leads-nowhere',
  })
  await withdrawEntry(context, planner, quickWinKind, { id: 'qw-late', revision: 1 })
  expect(await shown('qw-late')).toBeUndefined()
})

test('who the pack names as a sample account keeps the scores of the sample', async () => {
  const sample = { userName: 'penilai', displayName: 'Penilai', role: 'assessor', agency: 'bappeda' } as const
  const city = { ...context, pack: { ...context.pack, accounts: [{ ...sample, areaCode: null }] } }
  const who = { ...actor('assessor'), accountId: 'Zx9', displayName: 'Penilai' }
  const write = (id: string, actor: Actor) =>
    saveEntry(city, actor, quickWinScoreKind, {
      id,
      revision: 0,
      content: { quickWinId: 'qw-year', scores: { benefit: 1 } },
    })
  await write('qw-year.penilai', who)
  const another = { ...who, accountId: 'Zx10' }
  await expect(write('qw-year.penilai', another)).rejects.toMatchObject({ code: 'planning.score-not-yours' })
  await write('qw-year.zx10', another)
  expect(await read(async (plan) => scoreIdOf(city, plan, 'qw-year', who))).toBe('qw-year.penilai')
})
