import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditOf, exampleCompetence } from '../../../test/competence-example.ts'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import type { Actor, Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry } from '../entries/save-entry.ts'
import { evidenceKind } from '../evidence/kind.ts'
import type { MaturityLevel, RoleHolder, Training } from './contract.ts'
import { describeAgency } from './describe-agency.ts'
import { describeCompetence } from './describe-competence.ts'
import { maturityAssessmentKind, maturityViewKind, roleHolderKind, trainingKind } from './kinds.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
const head = actor('head', 'dinsos')
const assessor = actor('assessor')

const holders = (agencyId: string, roleId: string, ...list: RoleHolder['holders']): RoleHolder => ({
  agencyId,
  roleId,
  holders: list,
})
const holder = (name: string, ...skills: string[]) => ({ name, position: 'Statistisi', skills })
const level = (indicatorId: string, year: number, value: number, agencyId = 'dinsos'): MaturityLevel => ({
  agencyId,
  indicatorId,
  year,
  level: value,
  note: '',
})
const training: Training = {
  title: 'Bimtek',
  skills: ['check'],
  heldOn: '2026-11-20',
  hours: 8,
  place: 'Aula',
  hostAgencyId: 'bappeda',
  capacity: 20,
  state: 'planned',
}
const saveHolders = (
  who: Actor,
  content: RoleHolder,
  revision = 0,
  id = `${content.agencyId}.${content.roleId}`,
) => saveEntry(context, who, roleHolderKind, { id, revision, content })
const idOf = ({ agencyId, indicatorId, year }: MaturityLevel) => `${agencyId}.${indicatorId}.${year}`
const saveLevel = (who: Actor, content: MaturityLevel, kind = maturityAssessmentKind, id = idOf(content)) =>
  saveEntry(context, who, kind, { id, revision: 0, content })
const summary = () =>
  context.database.read(async (reader) =>
    describeCompetence(context, await readPlan(reader, context.pack.term.id), reader),
  )
const agencyIn = async (id: string) => (await summary()).agencies.find((one) => one.id === id)!

beforeAll(async () => {
  ;({ context, drop } = await createPlanContext({ competence: exampleCompetence }))
  await saveHolders(head, holders('dinsos', 'producer', holder('SITI HOLIFAH', 'check')))
  await saveHolders(planner, holders('bappeda', 'analyst', holder('BURI SANTOSO', 'count')))
  await saveLevel(head, level('i1', 2025, 2))
  await saveLevel(head, level('i1', 2026, 4))
  await saveLevel(head, level('i2', 2026, 2))
  await saveLevel(assessor, level('i1', 2026, 3), maturityViewKind)
  await saveEntry(context, planner, evidenceKind, {
    id: 'e-i1',
    revision: 0,
    content: {
      subject: { kind: 'maturity-indicator', id: 'dinsos.i1' },
      title: 'Surat edaran',
      happenedOn: '2026-02-01',
      source: 'SE 1/2026',
      ownerAgencyId: 'dinsos',
      sha256: null,
    },
  })
  await saveEntry(context, planner, trainingKind, { id: 'b-1', revision: 0, content: training })
})
afterAll(() => drop())

test('vacancies are computed from what each agency needs', async () => {
  expect(await agencyIn('dinsos')).toMatchObject({
    needed: 3,
    filled: 1,
    vacant: 2,
    posts: [
      { roleId: 'producer', needed: 2, held: 1, vacant: 1, skillsMissing: [], state: 'part' },
      { roleId: 'analyst', needed: 1, held: 0, vacant: 1, state: 'empty' },
    ],
  })
  expect((await agencyIn('setda')).posts.map((post) => post.state)).toEqual(['empty', 'none'])
  expect(await summary()).toMatchObject({ needed: 10, filled: 2, vacant: 8 })
})

test('a level without evidence of its year or before is claimed only; each year stands by itself', async () => {
  const { maturity } = await agencyIn('dinsos')
  expect(maturity.map(({ year, said, proven, withEvidence }) => [year, said, proven, withEvidence])).toEqual([
    [2025, 2, 1, 0],
    [2026, 3, 2.13, 1],
  ])
  expect(maturity[1]).toMatchObject({
    predicate: { id: 'baik' },
    assessed: { index: 3, answered: 1, predicate: { id: 'baik' } },
  })
  const { domains } = await describeAgency(context, planner, 'dinsos')
  expect(domains[0]!.indicators.map((one) => one.years.map((year) => year.state))).toEqual([
    ['proven', 'claimed'],
    ['claimed', 'open'],
  ])
})

test('the training plan comes from vacancies and low indicators, the most useful per hour first, with its reason', async () => {
  const { proposals, uncovered } = await summary()
  expect(
    proposals.map(({ courseId, people, sessions, hours, planned }) => [
      courseId,
      people,
      sessions,
      hours,
      planned,
    ]),
  ).toEqual([
    ['course-check', 5, 2, 16, 1],
    ['course-count', 3, 1, 16, 0],
  ])
  expect(proposals[1]!.reason.id).toBe(
    'Menutup 3 kekurangan keahlian pada 3 perangkat daerah dengan 3 peserta, 1 kali, 16 jam. Sebabnya: peran kosong di 3 perangkat daerah, indikator masih rendah di 1 perangkat daerah.',
  )
  expect(uncovered).toMatchObject([{ id: 'guard', agencies: 4 }])
})

test('the summary of the institution holds no name', async () => {
  expect(JSON.stringify(await summary())).not.toMatch(/SITI|HOLIFAH|BURI|SANTOSO/i)
})

test.each([
  // role, agency, names of dinsos it sees
  ['operator', 'dinsos', true],
  ['caseworker', 'dinsos', true],
  ['head', 'dinsos', true],
  ['planner', 'bappeda', true],
  ['operator', 'dinkes', false],
  ['caseworker', 'dinkes', false],
  ['walidata', 'diskominfo', false],
  ['head', 'dinkes', false],
  ['leader', 'setda', false],
  ['assessor', 'bappeda', false],
  ['assessor', 'dinsos', false],
] as const)(
  '%s of %s sees names of dinsos: %s, counts always; only a look at names leaves a trace',
  async (role, agency, seen) => {
    const who = actor(role, agency, '-looks')
    const answer = await describeAgency(context, who, 'dinsos')
    expect(answer.namesShown).toBe(seen)
    expect(JSON.stringify(answer).includes('SITI HOLIFAH')).toBe(seen)
    expect(answer.posts[0]).toMatchObject({ held: 1, vacant: 1, skills: [{ id: 'check', held: 1 }] })
    const traces = (await auditOf(context, 'planning.role-holders.read')).filter(
      (one) => one.actor === who.accountId,
    )
    expect(traces).toEqual(seen ? [{ actor: who.accountId, subject: 'dinsos', details: { people: 1 } }] : [])
  },
)

const twice = holders('dinsos', 'producer', holder('Siti Holifah'), holder('siti  holifah'))
test.each([
  ['another agency', head, holders('dinkes', 'producer'), undefined, 'planning.agency-not-yours'],
  [
    'an agency that is not mapped',
    planner,
    holders('kec-1', 'producer'),
    undefined,
    'planning.agency-not-mapped',
  ],
  ['an unknown role', head, holders('dinsos', 'king'), undefined, 'planning.role-unknown'],
  [
    'an unknown skill',
    head,
    holders('dinsos', 'analyst', holder('A', 'fly')),
    undefined,
    'planning.skill-unknown',
  ],
  ['one name twice', head, twice, undefined, 'planning.holder-twice'],
  ['an id that does not fit', head, holders('dinsos', 'analyst'), 'dinsos.producer', 'planning.entry-id'],
  [
    'a role without permission',
    actor('walidata', 'dinsos'),
    holders('dinsos', 'analyst'),
    undefined,
    'http.not-found',
  ],
  ['the assessor', actor('assessor', 'dinsos'), holders('dinsos', 'analyst'), undefined, 'http.not-found'],
])('holders of %s are refused, and the refusal names nobody', async (_, who, content, id, code) => {
  const error = await saveHolders(who, content, 0, id).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Problem)
  expect(error).toMatchObject({ code })
  expect(JSON.stringify((error as Problem).params)).not.toMatch(/holifah/i)
})

test.each([
  ['the own head', head, maturityAssessmentKind, level('i3', 2026, 3), null],
  ['the own operator', actor('operator', 'dinsos'), maturityAssessmentKind, level('i3', 2025, 3), null],
  ['the planner', planner, maturityAssessmentKind, level('i3', 2026, 3, 'setda'), null],
  [
    'another head',
    actor('head', 'dinkes'),
    maturityAssessmentKind,
    level('i2', 2025, 3),
    'planning.agency-not-yours',
  ],
  ['an assessor, of itself', assessor, maturityAssessmentKind, level('i2', 2025, 3), 'http.not-found'],
  ['an assessor', assessor, maturityViewKind, level('i2', 2026, 3), null],
  ['a head as assessor', head, maturityViewKind, level('i3', 2026, 3), 'planning.assessor-only'],
  ['the planner as assessor', planner, maturityViewKind, level('i3', 2026, 3), 'planning.assessor-only'],
  [
    'the operator as assessor',
    actor('operator', 'dinsos'),
    maturityViewKind,
    level('i3', 2026, 3),
    'http.not-found',
  ],
  ['a year to come', head, maturityAssessmentKind, level('i2', 2027, 3), 'planning.maturity-year'],
  ['a year before the term', head, maturityAssessmentKind, level('i2', 2024, 3), 'planning.maturity-year'],
  ['an unknown indicator', head, maturityAssessmentKind, level('i9', 2026, 3), 'planning.indicator-unknown'],
] as const)('a level by %s', async (_, who, kind, content, code) => {
  const outcome = await saveLevel(who, content, kind).then(
    () => null,
    (error: Problem) => error.code,
  )
  expect(outcome).toBe(code)
})

test.each([0, 6, 2.5])('level %s does not exist', async (value) => {
  await expect(saveLevel(head, level('i2', 2025, value))).rejects.toThrow(/level/)
})

test.each([
  ['held before its day', planner, { ...training, state: 'held' as const }, 'planning.training-not-yet'],
  ['an unknown skill', planner, { ...training, skills: ['fly'] }, 'planning.skill-unknown'],
  ['a host nobody knows', planner, { ...training, hostAgencyId: 'x' }, 'planning.agency-unknown'],
  ['a head', head, training, 'http.not-found'],
])('a training is refused: %s', async (_, who, content, code) => {
  await expect(saveEntry(context, who, trainingKind, { revision: 0, content })).rejects.toMatchObject({
    code,
  })
})

test('a training whose day passed without result is called late', async () => {
  const content = { ...training, heldOn: '2026-10-01' }
  await saveEntry(context, planner, trainingKind, { id: 'b-late', revision: 0, content })
  const { trainings } = await summary()
  expect(trainings.map(({ id, late }) => [id, late])).toEqual([
    ['b-1', false],
    ['b-late', true],
  ])
})

test('an agency nobody maps is not found', async () => {
  await expect(describeAgency(context, planner, 'nobody')).rejects.toMatchObject({ status: 404 })
})

test('a pack that says nothing of competence has an empty map', async () => {
  const empty = {
    ...context,
    pack: {
      ...context.pack,
      plan: {
        ...context.pack.plan,
        competence: { ...exampleCompetence, roles: [], skills: [], trainings: [], maturity: null },
      },
    },
  }
  const answer = await context.database.read(async (reader) =>
    describeCompetence(empty, await readPlan(reader, context.pack.term.id), reader),
  )
  expect(answer).toMatchObject({ needed: 0, instrument: null, proposals: [], uncovered: [] })
})
