import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccounts, auditOf, exampleCompetence } from '../../../test/competence-example.ts'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Actor, Context } from '../../access/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry } from '../entries/save-entry.ts'
import type { AttendanceCorrection, PersonResult } from './contract.ts'
import { describeCompetence } from './describe-competence.ts'
import { describeCertificate, describeOwnResults, describeTraining } from './describe-training.ts'
import { trainingKind } from './kinds.ts'
import { correctAttendance, recordAttendance } from './record-attendance.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
const content = {
  title: 'Bimtek',
  skills: ['check'],
  heldOn: '2026-10-01',
  hours: 8,
  place: 'Aula',
  hostAgencyId: 'bappeda',
  capacity: 20,
  state: 'held' as const,
}
const five = [1, 2, 3, 4, 5].map((n) => `Orang ${'ABCDE'[n - 1]};dinsos;ya;${40 + n};${60 + n};S/${n}`)
/** Five of dinsos, one of them with an account; one of dinkes with an account, one who did not come. */
const list = [
  `${five[0]};caseworker-dinsos`,
  ...five.slice(1),
  'Buri;dinkes;ya;50;90;S/6;walidata-dinkes',
  'Misnati;dinkes;tidak',
]

const record = (id: string, ...lines: string[]) =>
  recordAttendance(context, planner, id, lines.join('\n'), 'id')
const hold = (id: string, state: 'planned' | 'held' | 'cancelled' = 'held') =>
  saveEntry(context, planner, trainingKind, { id, revision: 0, content: { ...content, state } })
const namesSeen = async (who: Actor, id = 'b-1') =>
  (await describeTraining(context, who, id)).results.map((one) => one.name)
const rowOf = async (id: string, name: string): Promise<PersonResult> =>
  (await describeTraining(context, planner, id)).results.find((one) => one.name === name)!
const correction = ({ participantId: _, agency: __, ...row }: PersonResult): AttendanceCorrection => ({
  ...row,
  struckOut: false,
})

beforeAll(async () => {
  ;({ context, drop } = await createPlanContext({ competence: exampleCompetence }))
  await addAccounts(context, ['caseworker', 'dinsos'], ['walidata', 'dinkes'])
  for (const id of ['b-1', 'b-2', 'b-3', 'b-4']) await hold(id)
  await hold('b-planned', 'planned')
  expect(await record('b-1', ...list)).toEqual({ recorded: 7, faults: [] })
})
afterAll(() => drop())

const dinsos = ['Orang A', 'Orang B', 'Orang C', 'Orang D', 'Orang E']
test.each([
  // role, agency, results it sees
  ['planner', 'bappeda', [...dinsos, 'Buri', 'Misnati']],
  ['head', 'dinsos', dinsos],
  ['operator', 'dinsos', dinsos],
  ['head', 'dinkes', ['Buri', 'Misnati']],
  ['caseworker', 'dinsos', ['Orang A']],
  ['walidata', 'dinkes', ['Buri']],
  ['walidata', 'diskominfo', []],
  ['caseworker', 'dinkes', []],
  ['assessor', 'dinsos', []],
  ['leader', 'setda', []],
  ['head', 'setda', []],
] as const)(
  '%s of %s sees %j, counts of all, and leaves a trace of what it saw',
  async (role, agency, seen) => {
    const who = actor(role, agency)
    const before = (await auditOf(context, 'planning.training-results.read')).length
    const answer = await describeTraining(context, who, 'b-1')
    expect(answer.results.map((one) => one.name)).toEqual(seen)
    expect(answer).toMatchObject({
      registered: 7,
      attended: 6,
      certificates: 6,
      hiddenResults: 7 - seen.length,
    })
    const traces = (await auditOf(context, 'planning.training-results.read')).slice(before)
    expect(traces).toEqual(
      [{ actor: who.accountId, subject: 'b-1', details: { people: seen.length } }].slice(0, seen.length),
    )
  },
)

test('a mean gain is shown for five who took both tests, not for one, and not by subtraction', async () => {
  const { agencies, meanGain } = await describeTraining(context, actor('leader', 'setda'), 'b-1')
  expect(agencies).toEqual([
    { agency: 'dinkes', registered: 2, attended: 1, meanGain: null },
    { agency: 'Dinsos', registered: 5, attended: 5, meanGain: 20 },
  ])
  expect(meanGain).toBeNull()
  const summary = await context.database.read(async (reader) =>
    describeCompetence(context, await readPlan(reader, context.pack.term.id), reader),
  )
  expect(summary.trainings.find((one) => one.id === 'b-1')).toMatchObject({ attended: 6, meanGain: null })
  expect(JSON.stringify(summary)).not.toMatch(/Orang|Buri|Misnati|S\/1/)
})

test.each([
  ['the person', actor('caseworker', 'dinsos'), 'Orang A', 'S/1'],
  ['the own head', actor('head', 'dinsos'), 'Orang B', 'S/2'],
  ['the planner', planner, 'Buri', 'S/6'],
])('the certificate opens for %s', async (_, who, name, number) => {
  const { participantId } = await rowOf('b-1', name)
  expect(await describeCertificate(context, who, 'b-1', participantId)).toMatchObject({
    number,
    name,
    hours: 8,
  })
})
test.each([
  ['a colleague', actor('caseworker', 'dinsos'), 'Orang B'],
  ['the head of another agency', actor('head', 'dinkes'), 'Orang A'],
  ['the leader', actor('leader', 'setda'), 'Orang A'],
  ['anybody, where there is none', planner, 'Misnati'],
])('it is not there for %s', async (_, who, name) => {
  const { participantId } = await rowOf('b-1', name)
  await expect(describeCertificate(context, who, 'b-1', participantId)).rejects.toMatchObject({ status: 404 })
})

test("everybody finds the own results and nobody else's; the look leaves a trace", async () => {
  const who = actor('caseworker', 'dinsos')
  const { results } = await describeOwnResults(context, who)
  expect(results).toMatchObject([{ trainingId: 'b-1', before: 41, after: 61, certificate: 'S/1' }])
  expect((await describeOwnResults(context, actor('reviewer', 'diskominfo'))).results).toEqual([])
  expect(await auditOf(context, 'planning.own-results.read')).toEqual([
    { actor: who.accountId, subject: null, details: { results: 1 } },
  ])
})

test('with one wrong row nothing is recorded; each fault says where and what, and names nobody', async () => {
  const answer = await record(
    'b-2',
    'Nama;Dinas;Hadir',
    'Siti Holifah;dinsos;ya;50;80;T/1',
    'Siti Holifah;Dinas Sosial;ya',
    'Sumiati;Dinas Anu;ya',
    'Juwariyah;dinsos;ya;150',
    'Hasan;dinsos;ya;;;S/1',
    'Titik;dinsos;ya;;;;nobody',
    'Fathor;dinsos;ya;;;;walidata-dinkes',
  )
  expect(answer.recorded).toBe(0)
  expect(answer.faults.map(({ row, fault }) => [row, fault])).toEqual([
    [3, 'twice'],
    [4, 'agency'],
    [5, 'before'],
    [6, 'certificate-twice'],
    [7, 'account'],
    [8, 'account-agency'],
  ])
  expect(answer.faults[1]!.text).toBe(
    'Baris 4: perangkat daerah tidak dikenal. Tulis nama pendeknya, mis. Dinsos.',
  )
  expect(JSON.stringify(answer)).not.toMatch(/Siti|Sumiati|Juwariyah|Hasan|Titik|Fathor/)
  expect(await namesSeen(planner, 'b-2')).toEqual([])
})

test('pasting the same list again records nobody twice', async () => {
  await record('b-3', 'Hasan;dinsos;ya')
  expect(await record('b-3', 'hasan;Dinsos;ya', 'Titik;dinsos;ya')).toMatchObject({
    recorded: 0,
    faults: [{ row: 1, fault: 'twice' }],
  })
  expect(await namesSeen(planner, 'b-3')).toEqual(['Hasan'])
})

test.each([
  ['a training to come', 'b-planned', 'Hasan;dinsos;ya', 'planning.training-not-held', 422],
  ['no rows', 'b-4', '\n \n', 'planning.attendance-empty', 422],
  ['no such training', 'b-none', 'Hasan;dinsos;ya', 'http.not-found', 404],
])('recording is refused: %s', async (_, id, table, code, status) => {
  await expect(record(id, table)).rejects.toMatchObject({ code, status })
})

test('of two who paste one list at the same time, one records it', async () => {
  await hold('b-6')
  const answers = await Promise.all([record('b-6', 'Eko;dinsos;ya'), record('b-6', 'Eko;dinsos;ya')])
  expect(answers.map((one) => one.recorded).sort()).toEqual([0, 1])
  expect(await namesSeen(planner, 'b-6')).toEqual(['Eko'])
})

test('a revision that never was cannot be corrected', async () => {
  const row = await rowOf('b-1', 'Orang D')
  const given = { ...correction(row), revision: 7 }
  await expect(correctAttendance(context, planner, 'b-1', row.participantId, given)).rejects.toMatchObject({
    code: 'planning.attendance-changed',
  })
})

test('a corrected row is a new revision; of two who correct one wins; struck out it is gone', async () => {
  await record('b-4', 'Hasn;dinsos;ya;50;70;U/1', 'Titik;dinsos;ya')
  const row = await rowOf('b-4', 'Hasn')
  const correct = (change: Partial<AttendanceCorrection>) =>
    correctAttendance(context, planner, 'b-4', row.participantId, { ...correction(row), ...change })
  const outcomes = await Promise.allSettled([correct({ name: 'Hasan' }), correct({ name: 'Hasin' })])
  expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((one) => one.status === 'rejected')?.reason).toMatchObject({
    code: 'planning.attendance-changed',
    status: 409,
  })
  expect(await namesSeen(planner, 'b-4')).toEqual([expect.stringMatching(/^Has[ai]n$/), 'Titik'])
  const kept = await context.database.read((reader) =>
    reader.query(
      'select name from planning.training_attendance where participant_id = $1 order by revision',
      [row.participantId],
    ),
  )
  expect(kept).toHaveLength(2)
  await correct({ revision: 2, struckOut: true })
  expect(await namesSeen(planner, 'b-4')).toEqual(['Titik'])
  await expect(correct({ revision: 3 })).rejects.toMatchObject({ status: 404 })
})

test.each([
  ['a certificate of somebody else', { certificate: 'S/1' }, 'planning.attendance-certificate-twice'],
  ['a result of who was absent', { attended: false }, 'planning.attendance-absent-with-result'],
  ['the name of another on the list', { name: 'orang b' }, 'planning.attendance-twice'],
  ['an account nobody has', { userName: 'nobody' }, 'planning.attendance-account'],
  ['an agency nobody has', { agencyId: 'x' }, 'planning.agency-unknown'],
])('a correction is refused: %s', async (_, change, code) => {
  const row = await rowOf('b-1', 'Orang C')
  const given = { ...correction(row), ...change }
  await expect(correctAttendance(context, planner, 'b-1', row.participantId, given)).rejects.toMatchObject({
    code,
  })
})

test('after a merger the successor answers for the people, and its accounts may be named', async () => {
  const gone = {
    ...context.pack.agencies[0]!,
    id: 'old',
    shortName: 'Lama',
    validTo: '2026-10-15',
    successor: 'dinkes',
  }
  const merged = { ...context, pack: { ...context.pack, agencies: [...context.pack.agencies, gone] } }
  await hold('b-5')
  await recordAttendance(merged, planner, 'b-5', 'Eko;Lama;ya;;;;walidata-dinkes', 'id')
  expect((await describeTraining(merged, actor('head', 'dinkes'), 'b-5')).results).toMatchObject([
    { name: 'Eko', agency: 'Lama' },
  ])
  expect((await describeTraining(merged, actor('head', 'old'), 'b-5')).results).toHaveLength(1)
  expect((await describeTraining(merged, actor('head', 'dinsos'), 'b-5')).results).toEqual([])
})
