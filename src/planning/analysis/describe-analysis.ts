import type { Actor, Context } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import { describePromise, measureIdOf, sensitiveProgrammes } from '../../programmes/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { kindOf } from '../kinds.ts'
import type { Analysis, AnalysisPage, Goal, ShownGoal, ShownStrategy } from './contract.ts'
import { describeFactors, type View } from './describe-factors.ts'
import { describeProfile } from './describe-profile.ts'
import { factorRatingKind, goalKind, missionKind, strategyKind, visionKind } from './kinds.ts'
import { listFindings } from './list-findings.ts'
import { readMeasured } from './read-measured.ts'
import { proposePairs } from './rules/propose-pairs.ts'
import { crossings } from './rules/sides.ts'

/** More pairs than anybody reads. */
const pairsMax = 12

/**
 * The analysis of a plan: profile, factors with scores and live sources, sums and quadrant, strategies, vision, mission,
 * goals, dimension sets. Numbers of people are exact: what leaves the office must be checked first.
 */
export async function describeAnalysis(context: Context, plan: Plan, reader: Reader): Promise<Analysis> {
  const view = await viewOf(context, reader)
  return describe(context, plan, view, reader)
}

/** The analysis with what its pages offer to write: findings of the register, pairs of crossings, own ratings. */
export async function readAnalysisPage(context: Context, actor: Actor): Promise<AnalysisPage> {
  const { pack } = context
  return context.database.read(async (reader) => {
    const plan = await readPlan(reader, pack.term.id)
    const view = await viewOf(context, reader)
    const analysis = await describe(context, plan, view, reader)
    const used = analysis.strategies.map((one) => one.factorIds)
    const page: AnalysisPage = {
      analysis,
      findings: listFindings(view, plan),
      pairs: Object.fromEntries(
        crossings.map((one) => [one, proposePairs(one, analysis.factors, used).slice(0, pairsMax)]),
      ) as AnalysisPage['pairs'],
      ownRatings: plan
        .of(factorRatingKind)
        .filter((one) => one.recordedBy === actor.accountId)
        .map(({ revision, content }) => ({ revision, ...content })),
      promises: pack.term.promises.map(({ id, number, name }) => ({ id, number, name })),
      promiseIndicators: pack.term.promises.flatMap((promise) =>
        promise.indicators.map(({ id, name }) => ({
          id,
          name: { id: `${promise.name.id}: ${name.id}`, en: `${promise.name.en}: ${name.en}` },
        })),
      ),
      agencies: pack.agencies
        .filter((agency) => agency.areaCode === null)
        .map(({ id, shortName }) => ({ id, name: shortName })),
    }
    return actor.areaCode === null ? page : narrow(page, actor.areaCode.slice(0, 8))
  })
}

async function viewOf(context: Context, reader: Reader): Promise<View> {
  const { pack } = context
  return { pack, measured: await readMeasured(context, reader), sensitive: sensitiveProgrammes(pack) }
}

async function describe(context: Context, plan: Plan, view: View, reader: Reader): Promise<Analysis> {
  const { analysis: scale, dimensions } = context.pack.plan
  const vision = plan.of(visionKind)[0]
  const inOrder = <T extends { order: number }>(entries: readonly PlanEntry<T>[]) =>
    [...entries].sort((a, b) => a.content.order - b.content.order)
  return {
    asOf: view.measured.asOf,
    profile: await describeProfile(context, view.measured, reader),
    scale: { importanceMax: scale.importanceMax, ratingMax: scale.ratingMax, source: scale.source },
    ...describeFactors(view, plan),
    strategies: describeStrategies(plan),
    vision: vision ? { id: vision.id, revision: vision.revision, text: vision.content.text } : null,
    mission: inOrder(plan.of(missionKind)).map(({ id, revision, content }) => ({ id, revision, ...content })),
    goals: inOrder(plan.of(goalKind)).map((entry) => describeGoal(view, plan, entry)),
    dimensionSets: dimensions.sets.map((set) => ({ ...set, active: set.id === dimensions.active })),
  }
}

function describeStrategies(plan: Plan): ShownStrategy[] {
  return plan
    .of(strategyKind)
    .map(({ id, revision, content }) => ({ id, revision, ...content, linked: linkedTo(plan, id) }))
    .sort((a, b) => crossings.indexOf(a.crossing) - crossings.indexOf(b.crossing))
}

/** Entries of any part that name the strategy, by their titles. */
function linkedTo(plan: Plan, id: string): ShownStrategy['linked'] {
  return plan.leaningOn({ kind: 'strategy', id }).flatMap((one) => {
    const kind = kindOf(one.kind)
    const entry = kind && plan.find(kind, one.id)
    return entry ? [{ ...one, title: kind.title(entry.content) }] : []
  })
}

function describeGoal(view: View, plan: Plan, { id, revision, content }: PlanEntry<Goal>): ShownGoal {
  const promises = view.pack.term.promises.filter((promise) => content.promiseIds.includes(promise.id))
  return {
    id,
    revision,
    order: content.order,
    text: content.text,
    promises: promises.map((promise) => ({
      id: promise.id,
      number: promise.number,
      name: promise.name,
      status: statusOf(view, promise),
    })),
    strategyIds: plan
      .of(strategyKind)
      .filter((strategy) => strategy.content.goalId === id)
      .map((strategy) => strategy.id),
  }
}

/** The status the published rule gives the promise now, as the steering pages show it. */
function statusOf(
  { pack, measured }: View,
  promise: View['pack']['term']['promises'][number],
): ShownGoal['promises'][number]['status'] {
  const asOf = measured.asOf ?? pack.term.from
  return describePromise(pack, promise, asOf, measured.evidence, ({ measure }) => {
    const measureId = measureIdOf(measure)
    return measureId === null ? undefined : measured.find(measureId, pack.settings.regencyCode)
  }).status
}

/** Readers of one district see the districts' numbers of their own only; shares stay, the people behind them go. */
function narrow(page: AnalysisPage, district: string): AnalysisPage {
  const { profile, factors } = page.analysis
  const isOwn = (codes: readonly string[]) => codes.every((code) => code.length < 8 || code === district)
  const { register } = profile
  return {
    ...page,
    findings: page.findings.filter((one) => isOwn(one.areaCodes)),
    analysis: {
      ...page.analysis,
      profile: {
        ...profile,
        register: register && {
          ...register,
          districts: register.districts.filter((one) => one.code === district),
        },
      },
      factors: factors.map((factor) => {
        const { finding } = factor
        if (!finding || isOwn(finding.areaCodes)) return factor
        return {
          ...factor,
          finding: { ...finding, now: finding.now && { ...finding.now, part: null, whole: null } },
        }
      }),
    },
  }
}
