import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { agencyOptions } from './agency-options.ts'
import type {
  PillarScores,
  ReadinessAnswer,
  ReadinessAssessment,
  ReadinessItem,
  ReadinessItemAnswer,
  ReadinessView,
} from './contract.ts'
import { ratingId, readinessAssessmentKind, readinessViewKind } from './kinds.ts'
import { compareItems, compareScores, gapsOf } from './rules/compare-periods.ts'
import { closesOn, type Period, periodEnd, periodOf, periodStart } from './rules/period.ts'
import { componentsOf, itemState, pillars, type RatedItem, scoreOf } from './rules/readiness-score.ts'

type Item = Context['pack']['plan']['readiness']['items'][number]
type Rating = PlanEntry<ReadinessAssessment> | PlanEntry<ReadinessView>

/**
 * Readiness in a period (without one: the newest assessed one, else the one today is in): every item with level, assessor's
 * view and evidence, scores of components and pillars as percents of the highest level, what moved since the period before.
 * Evidence counts by the day it happened, also when it is added later. The reader is not needed: all is in the plan.
 */
export function describeReadiness(context: Context, plan: Plan, asked?: Period): ReadinessAnswer {
  const { version, source, items } = context.pack.plan.readiness
  const periods = assessedPeriods(plan)
  const period = asked ?? periods.at(-1) ?? periodOf(todayOf(context.clock))
  const earlier = periods.filter((one) => one < period).at(-1)
  const rated = ratedItems(items, plan, period)
  const nameOf = (id: string) => items.find((item) => item.id === id)!.name
  return {
    version,
    source,
    ...timesOf(context, period),
    periods: periods.map((one) => {
      const then = ratedItems(items, plan, one)
      return { period: one, total: scoreOf(then), pillars: pillarScores(then) }
    }),
    total: scoreOf(rated),
    pillars: pillarScores(rated),
    items: items.map((item) => describeItem(context, plan, item, period)),
    change: earlier
      ? {
          since: earlier,
          ...compareScores(ratedItems(items, plan, earlier), rated),
          items: compareItems(ratedItems(items, plan, earlier), rated).map((one) => ({
            ...one,
            name: nameOf(one.id),
          })),
        }
      : null,
    gaps: gapsOf(rated).map((gap) => ({ ...gap, name: nameOf(gap.id) })),
  }
}

/** One item in one period with all its levels, and how it stood before. Throws Problem 404 for an item nobody has. */
export function describeReadinessItem(
  context: Context,
  plan: Plan,
  itemId: string,
  asked?: Period,
): ReadinessItemAnswer {
  const item = context.pack.plan.readiness.items.find((one) => one.id === itemId)
  if (!item) throw new Problem('http.not-found', 404)
  const running = periodOf(todayOf(context.clock))
  const period = asked ?? running
  const periods = [...new Set([...assessedPeriods(plan), running])].sort()
  return {
    ...timesOf(context, period),
    periods,
    item: describeItem(context, plan, item, period),
    levels: item.levels,
    self: writtenOf(plan, itemId, period, 'self'),
    assessor: writtenOf(plan, itemId, period, 'assessor'),
    history: periods.map((one) => {
      const { self, assessor, hasEvidence } = rateItem(item, plan, one)
      return { period: one, self, assessor, state: itemState({ self, hasEvidence }) }
    }),
    agencies: agencyOptions(context),
  }
}

/** The items of a period as the rules see them; also what the evaluation reads. */
export function ratedItems(items: readonly Item[], plan: Plan, period: Period): RatedItem[] {
  return items.map((item) => rateItem(item, plan, period))
}

/** Periods somebody assessed, oldest first. */
export function assessedPeriods(plan: Plan): Period[] {
  const ratings: readonly Rating[] = [...plan.of(readinessAssessmentKind), ...plan.of(readinessViewKind)]
  return [...new Set(ratings.map(({ content }) => content.period))].sort()
}

function timesOf(context: Context, period: Period) {
  const today = todayOf(context.clock)
  return {
    period,
    from: periodStart(period),
    to: periodEnd(period),
    closesOn: closesOn(period),
    open: periodStart(period) <= today && today <= closesOn(period),
  }
}

function pillarScores(rated: readonly RatedItem[]): PillarScores {
  return pillars.map((pillar) => ({
    id: pillar,
    score: scoreOf(rated.filter((item) => componentsOf[pillar].includes(item.component))),
    components: componentsOf[pillar].map((component) => ({
      id: component,
      score: scoreOf(rated.filter((item) => item.component === component)),
    })),
  }))
}

function rateItem(item: Item, plan: Plan, period: Period): RatedItem {
  return {
    id: item.id,
    component: item.component,
    top: item.levels.length - 1,
    self: findRating(plan, item.id, period, 'self')?.content.level ?? null,
    assessor: findRating(plan, item.id, period, 'assessor')?.content.level ?? null,
    hasEvidence: evidenceUpTo(plan, item.id, periodEnd(period)).length > 0,
  }
}

function describeItem(context: Context, plan: Plan, item: Item, period: Period): ReadinessItem {
  const rated = rateItem(item, plan, period)
  const { id, pillar, component, name, levels } = item
  const levelOf = (rating: Rating | undefined) =>
    rating
      ? {
          level: rating.content.level,
          text: levels[rating.content.level] ?? levels.at(-1)!,
          note: rating.content.note,
        }
      : null
  return {
    id,
    pillar,
    component,
    name,
    top: rated.top,
    self: levelOf(findRating(plan, id, period, 'self')),
    assessor: levelOf(findRating(plan, id, period, 'assessor')),
    state: itemState(rated),
    evidence: evidenceUpTo(plan, id, periodEnd(period), (one) => agencyShortName(context.pack.agencies, one)),
  }
}

function evidenceUpTo(plan: Plan, itemId: string, until: string, nameOf?: (agencyId: string) => string) {
  return evidenceOf(plan, 'readiness-item', itemId, nameOf).filter(({ happenedOn }) => happenedOn <= until)
}

function findRating(
  plan: Plan,
  itemId: string,
  period: Period,
  view: 'self' | 'assessor',
): Rating | undefined {
  const id = ratingId({ itemId, period, view })
  return view === 'self' ? plan.find(readinessAssessmentKind, id) : plan.find(readinessViewKind, id)
}

function writtenOf(plan: Plan, itemId: string, period: Period, view: 'self' | 'assessor') {
  const rating = findRating(plan, itemId, period, view)
  return {
    id: ratingId({ itemId, period, view }),
    revision: rating?.revision ?? 0,
    level: rating?.content.level ?? null,
    note: rating?.content.note ?? '',
  }
}
