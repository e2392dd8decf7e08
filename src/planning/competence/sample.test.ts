import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestContext } from '../../../test/system.ts'
import { type Context, type Role, systemActor } from '../../access/index.ts'
import { type Pack, readPack } from '../../pack/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { loadSamplePlan } from '../load-sample.ts'
import type { CompetenceSummary } from './contract.ts'
import { competenceSummary } from './contract.ts'
import { describeCompetence } from './describe-competence.ts'
import { describeTraining } from './describe-training.ts'
import { kinds, trainingKind } from './kinds.ts'
import { loadSampleAttendance } from './load-sample-attendance.ts'
import { mappedAgencies } from './settings.ts'

const own = [...kinds, evidenceKind]
let pack: Pack
let context: Context
let drop: () => Promise<void>
let summary: CompetenceSummary

/** The real pack with what belongs to this part of its sample only: the other parts have tests of their own. */
beforeAll(async () => {
  const real = await readPack('packs/jember')
  const sample = real.plan.sample.filter(
    (entry) =>
      kinds.some((kind) => kind.name === entry.kind) ||
      (entry.kind === 'evidence' && JSON.stringify(entry.content).includes('maturity-indicator')),
  )
  pack = { ...real, plan: { ...real.plan, sample } }
  ;({ context, drop } = await createTestContext(pack))
  await context.database.write(async (writer) => {
    for (const { userName, displayName, role, agency } of pack.accounts)
      await writer.query(
        'insert into access.account (id, user_name, display_name, role, agency_id) values ($1, $1, $2, $3, $4)',
        [userName, displayName, role, agency],
      )
  })
  await loadSamplePlan(context, () => {})
  await loadSampleAttendance(context)
  summary = await context.database.read(async (reader) =>
    describeCompetence(context, await readPlan(reader, pack.term.id), reader),
  )
}, 60_000)
afterAll(() => drop())

test('every entry fits its kind and leans on what is there', () => {
  const faults = pack.plan.sample.flatMap((entry) => {
    const kind = own.find((one) => one.name === entry.kind)!
    const parsed = kind.content.safeParse(entry.content)
    return parsed.success ? [] : [`${entry.kind} ${entry.id}: ${parsed.error.message}`]
  })
  expect(faults).toEqual([])
  expect(pack.plan.sample.length).toBeGreaterThan(400)
})

test('needed numbers and mapped agencies name agencies of today', () => {
  const mapped = mappedAgencies(context).map((one) => one.id)
  expect(mapped).toHaveLength(16)
  const named = pack.plan.competence.roles.flatMap((role) => Object.keys(role.neededAt))
  expect(named.filter((id) => !mapped.includes(id))).toEqual([])
})

test('16 agencies have people in roles and levels of 2026, the 14 that existed also of 2025', () => {
  const withLevels = (year: number) =>
    summary.agencies.filter((one) => one.maturity.some((given) => given.year === year)).length
  expect([withLevels(2025), withLevels(2026)]).toEqual([14, 16])
  expect(summary.agencies.filter((one) => one.filled > 0)).toHaveLength(16)
  expect(summary.vacant).toBeGreaterThan(0)
  const indices = summary.agencies.flatMap((one) => one.maturity)
  expect(indices.every((one) => one.answered < one.indicators)).toBe(true)
  expect(indices.some((one) => one.withEvidence < one.answered)).toBe(true)
})

test('six trainings; about eighty people recorded once; a second load changes nothing', async () => {
  expect(summary.trainings).toHaveLength(6)
  expect(summary.trainings.reduce((sum, one) => sum + one.registered, 0)).toBe(83)
  expect(await loadSampleAttendance(context)).toBe(0)
})

test('every training keeps to its capacity', () => {
  expect(summary.trainings.filter((one) => one.registered > one.capacity)).toEqual([])
})

test('every held training has results; somebody with an account finds the own', async () => {
  const plan = await context.database.read((reader) => readPlan(reader, pack.term.id))
  const held = plan.of(trainingKind).filter((one) => one.content.state === 'held')
  const account = pack.accounts.find((one) => one.userName === 'operator-dinsos')!
  const person = {
    ...systemActor,
    accountId: account.userName,
    role: account.role as Role,
    agencyId: 'dinsos',
  }
  const seen = await Promise.all(held.map((one) => describeTraining(context, person, one.id)))
  expect(seen.every((one) => one.registered > 0)).toBe(true)
  expect(seen.some((one) => one.results.length > 0)).toBe(true)
})

test('the summary fits its contract and names nobody', () => {
  expect(competenceSummary.parse(summary)).toEqual(summary)
  expect(JSON.stringify(summary)).not.toContain('(contoh)')
  expect(summary.proposals.length).toBeGreaterThan(0)
})
