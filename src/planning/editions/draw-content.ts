import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { activeDimensions } from '../../pack/index.ts'
import type { Profile } from '../analysis/contract.ts'
import { describeAnalysis } from '../analysis/describe-analysis.ts'
import { factorKind } from '../analysis/kinds.ts'
import { cleanTexts } from '../books/rules/book-model.ts'
import { describeCommitments } from '../commitments/describe-commitments.ts'
import { describeCompetence } from '../competence/describe-competence.ts'
import type { Plan } from '../entries/model.ts'
import { readPlan } from '../entries/read-plan.ts'
import { describeQuickWins } from '../quick-wins/describe-quick-wins.ts'
import { describeReadiness } from '../readiness/describe-readiness.ts'
import { describeRoadmap } from '../roadmap/describe-roadmap.ts'
import { factorsOf, positionOf, strategiesOf } from './content-analysis.ts'
import { peopleOf, promisesOf, welfareIndexOf } from './content-open.ts'
import { actionsOf, commitmentsOf, competenceOf, quickWinsOf, readinessOf } from './content-programme.ts'
import { planContent } from './plan-content-schema.ts'
import { readOpenNumbers } from './read-open-numbers.ts'
import type { PlanContent } from './rules/plan-content.ts'
import { roundNumbers } from './rules/round-numbers.ts'

/**
 * The plan of the current term as everybody may see it: what an edition keeps, and what a draft of the books is made of.
 * Parsed through the strict contract, so nothing that is added inside gets out by itself. Opens transactions of its own.
 */
export async function drawContent(context: Context): Promise<PlanContent> {
  const inside = await context.database.read(async (reader) =>
    describeParts(context, await readPlan(reader, context.pack.term.id), reader),
  )
  return drawParts(context, inside)
}

/** Every part of a plan, each as its own page tells it. */
export async function describeParts(context: Context, plan: Plan, reader: Reader): Promise<Inside> {
  return {
    plan,
    analysis: await describeAnalysis(context, plan, reader),
    readiness: describeReadiness(context, plan),
    roadmap: describeRoadmap(context, plan),
    quickWins: describeQuickWins(context, plan),
    commitments: await describeCommitments(context, plan, reader),
    competence: await describeCompetence(context, plan, reader),
  }
}

/** As drawContent, of a plan that was described already. */
export async function drawParts(context: Context, inside: Inside): Promise<PlanContent> {
  const open = await readOpenNumbers(context, programmesIn(inside.plan))
  return planContent.parse(roundNumbers(cleanTexts(compose(context, inside, open))))
}

export type Inside = {
  readonly plan: Plan
  readonly analysis: Awaited<ReturnType<typeof describeAnalysis>>
  readonly readiness: Awaited<ReturnType<typeof describeReadiness>>
  readonly roadmap: Awaited<ReturnType<typeof describeRoadmap>>
  readonly quickWins: Awaited<ReturnType<typeof describeQuickWins>>
  readonly commitments: Awaited<ReturnType<typeof describeCommitments>>
  readonly competence: Awaited<ReturnType<typeof describeCompetence>>
}

function compose(
  context: Context,
  { plan, analysis, readiness, roadmap, quickWins, commitments, competence }: Inside,
  open: Awaited<ReturnType<typeof readOpenNumbers>>,
): PlanContent {
  const { pack, clock } = context
  const { release } = open.home
  return {
    format: 1,
    drawnOn: todayOf(clock),
    region: regionOf(context),
    term: {
      id: pack.term.id,
      name: pack.term.name.id,
      from: pack.term.from,
      to: pack.term.to,
      note: pack.term.note.id,
    },
    release: release ? { id: release.id, asOf: release.asOf } : null,
    dimensions: dimensionsOf(context),
    people: peopleOf(open),
    indicators: pack.plan.profile.indicators.map(({ id, name, unit, source, values }) => ({
      id,
      name: name.id,
      unit: unit.id,
      source,
      values: [...values].sort((a, b) => a.asOf.localeCompare(b.asOf)),
    })),
    gaps: gapsOf(analysis.profile),
    promises: promisesOf(context, open),
    vision: analysis.vision?.text ?? null,
    missions: analysis.mission.map(({ id, text }) => ({ id, text })),
    goals: analysis.goals.map(({ id, text, promises }) => ({
      id,
      text,
      promiseIds: promises.map((one) => one.id),
    })),
    scale: analysis.scale,
    factors: factorsOf(context, analysis, open),
    position: positionOf(analysis),
    strategies: strategiesOf(analysis),
    readiness: readinessOf(readiness),
    actions: actionsOf(context, plan, roadmap),
    quickWins: quickWinsOf(context, plan, quickWins),
    commitments: commitmentsOf(commitments),
    competence: competenceOf(competence),
    welfareIndex: welfareIndexOf(open),
  }
}

const gapWords = {
  'too-old': 'Angka terbaru sudah terlalu lama.',
  'never-measured': 'Belum pernah diukur.',
} as const

/** Gaps that tell nothing of the register: that nobody is counted in a category is itself a count. */
function gapsOf({ gaps }: Profile): PlanContent['gaps'] {
  return gaps.flatMap(({ kind, id, name, why }) =>
    kind === 'nobody-counted'
      ? []
      : [{ id: `${kind}:${id}`, name: name.id, why: why?.id ?? (kind === 'told' ? '' : gapWords[kind]) }],
  )
}

function programmesIn(plan: Plan): string[] {
  return plan
    .of(factorKind)
    .flatMap(({ content }) => (content.source.kind === 'finding' ? [content.source.programmeId] : []))
}

function regionOf({ pack }: Context): PlanContent['region'] {
  const { name, regencyCode, population, populationSource } = pack.settings
  const count = (level: string) => pack.areas.filter((area) => area.level === level).length
  return {
    name: name.id,
    code: regencyCode,
    districts: count('district'),
    villages: count('village'),
    population,
    populationSource,
  }
}

function dimensionsOf({ pack }: Context): PlanContent['dimensions'] {
  const set = activeDimensions(pack.plan)
  return set
    ? {
        name: set.name.id,
        source: set.source,
        list: set.dimensions.map(({ id, name, subDimensions }) => ({
          id,
          name: name.id,
          subDimensions: subDimensions.map((sub) => ({ id: sub.id, name: sub.name.id })),
        })),
      }
    : null
}
