import { afterAll, beforeAll, expect, test } from 'vitest'
import { analysisSettings, name, people } from '../../../test/analysis-example.ts'
import { actor, createPlanContext } from '../../../test/plan-example.ts'
import { fillExample } from '../../../test/programme-example.ts'
import type { Context } from '../../access/index.ts'
import { measureMonths } from '../../programmes/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import * as contract from './contract.ts'
import { describeAnalysis, readAnalysisPage } from './describe-analysis.ts'
import { makeFactor } from './make-factor.ts'

let context: Context
let drop: () => Promise<void>
const planner = actor('planner')
beforeAll(async () => {
  const made = await createPlanContext(analysisSettings)
  context = made.context
  drop = made.drop
})
afterAll(() => drop())

const analysis = () =>
  context.database.read(async (reader) =>
    describeAnalysis(context, await readPlan(reader, context.pack.term.id), reader),
  )
const factorOf = async (id: string) => (await analysis()).factors.find((one) => one.id === id)!
test('before anything is measured the analysis can be read, and says what is missing', async () => {
  const page = contract.analysisPage.parse(await readAnalysisPage(context, planner))
  expect(page.analysis).toMatchObject({ asOf: null, factors: [], vision: null })
  expect(page.analysis.profile).toMatchObject({
    population: { value: 3000, source: 'test' },
    areas: { districts: 3, villages: 12 },
    register: null,
  })
  expect(page.analysis.profile.gaps.filter((gap) => gap.kind !== 'never-measured')).toEqual([
    { kind: 'told', id: 'one-list', name: name('Daftar disabilitas'), why: name('dua daftar') },
    { kind: 'too-old', id: 'area', name: name('Luas'), why: null },
  ])
  expect(page.findings).toEqual([])
  await expect(
    makeFactor(context, planner, {
      programmeId: 'food',
      value: 'exclusion-error',
      areaCodes: ['35.99'],
      side: 'weakness',
      dimensionId: null,
    }),
  ).rejects.toMatchObject({ code: 'planning.finding-unmeasured', status: 422 })
})

test('a finding of the register becomes a factor in one step, and its value moves with new deliveries', async () => {
  await fillExample(context.database, people([10, 15, 27], '2026-07-15', 40))
  await measureMonths(context, ['2026-07-31', '2026-08-31'])
  const page = await readAnalysisPage(context, planner)
  const finding = page.findings.find((one) => one.programmeId === 'food')!
  expect(finding).toMatchObject({
    value: 'exclusion-error',
    side: 'weakness',
    areas: ['Kecamatan 01', 'Kecamatan 02', 'Kecamatan 03'],
    part: 38,
    whole: 90,
    factorId: null,
  })
  const areaCodes = finding.areaCodes.slice(0, 2)
  const { id } = await makeFactor(context, planner, {
    programmeId: 'food',
    value: 'exclusion-error',
    areaCodes,
    side: 'weakness',
    dimensionId: 'living',
  })
  const seen = { asOf: '2026-08-31', value: (100 * 35) / 60 }
  const made = await factorOf(id)
  expect(made.text).toBe('Yang berhak atas food di Kecamatan 01 dan Kecamatan 02 belum semuanya terjangkau')
  expect(made.text).not.toMatch(/58|35 dari/)
  expect(made.finding).toMatchObject({
    seen,
    now: { ...seen, part: 35, whole: 60 },
    difference: 0,
    movement: 'same',
  })

  await fillExample(context.database, people([24, 27, 27], '2026-09-10', 40))
  expect((await factorOf(id)).finding!.now!.value).toBe(seen.value)
  await measureMonths(context, ['2026-09-30'])
  const later = (await factorOf(id)).finding!
  expect(later).toMatchObject({
    areaCodes,
    seen,
    now: { asOf: '2026-09-30', value: 15, part: 9, whole: 60 },
    movement: 'better',
  })
  expect(later.difference).toBeCloseTo(15 - seen.value, 12)
  await expect(
    makeFactor(context, planner, {
      programmeId: 'food',
      value: 'exclusion-error',
      areaCodes: [...areaCodes].reverse(),
      side: 'threat',
      dimensionId: null,
    }),
  ).rejects.toMatchObject({ code: 'planning.finding-taken', status: 409 })
})

test('the profile holds the register, the districts, the trend and the published figures', async () => {
  const { profile } = contract.analysis.parse(await analysis())
  expect(profile.register).toMatchObject({
    asOf: '2026-09-30',
    people: 130,
    inNeed: 130,
    categories: [
      { id: 'old', sensitive: false, count: 90 },
      { id: 'ill', sensitive: true, count: 40 },
    ],
  })
  expect(profile.register!.trend.map((one) => [one.asOf, one.value])).toEqual([
    ['2026-07-31', 130],
    ['2026-08-31', 130],
    ['2026-09-30', 130],
  ])
  expect(profile.register!.districts.map((one) => one.inNeed)).toEqual([70, 30, 30])
  expect(profile.indicators.map((one) => [one.id, one.newest.value, one.tooOld])).toEqual([
    ['poor', 8.67, false],
    ['area', 3314, true],
  ])
  expect(profile.gaps.filter((gap) => gap.kind === 'never-measured').map((gap) => gap.id)).toEqual([
    'teachers-share',
    'school-rule',
  ])
})

test('a sensitive programme is proposed, and accepted, for the regency only', async () => {
  const page = await readAnalysisPage(context, planner)
  const care = page.findings.find((one) => one.programmeId === 'care')!
  expect(care).toMatchObject({ areaCodes: ['35.99'], part: 40, whole: 40, percent: 100 })
  const given = { programmeId: 'care', value: 'missed', side: 'threat', dimensionId: null } as const
  await expect(makeFactor(context, planner, { ...given, areaCodes: ['35.99.01'] })).rejects.toMatchObject({
    code: 'planning.finding-sensitive',
    status: 422,
  })
  const { id } = await makeFactor(context, planner, { ...given, areaCodes: ['35.99'] })
  expect((await factorOf(id)).finding).toMatchObject({ sensitive: true, now: { value: 40 } })
})

test('readers of one area see districts of their own only, and shares of others without the people', async () => {
  const { analysis: seen, findings } = await readAnalysisPage(context, {
    ...actor('operator', 'dinsos'),
    areaCode: '35.99.03.2001',
  })
  expect(seen.profile.register!.districts.map((one) => one.code)).toEqual(['35.99.03'])
  expect(findings.every((one) => one.areaCodes.length === 1)).toBe(true)
  const food = seen.factors.find((one) => one.finding?.programmeId === 'food')!
  expect(food.finding!.now).toEqual({ asOf: '2026-09-30', value: 15, part: null, whole: null })
})
