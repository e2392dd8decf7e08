import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { activeDimensions, agencyShortName } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { kindOf } from '../kinds.ts'
import { carrierOn } from './check-agency.ts'
import type { ActionBudget, BudgetSum, PlannedAction, Roadmap, ShownAction } from './contract.ts'
import { actionBudgetKind, actionKind, actionReportKind } from './kinds.ts'
import { actionStatusOf } from './rules/action-status.ts'
import type { Money } from './rules/model.ts'
import { sumMoney } from './rules/sum-money.ts'
import { type TimedAction, warningsOf } from './rules/warn-of-action.ts'

/** The roadmap of a plan: its actions with state, warnings and money, and the promises nobody has an action for. */
export function describeRoadmap(context: Context, plan: Plan): Roadmap {
  const { term, plan: settings } = context.pack
  const today = todayOf(context.clock)
  const set = activeDimensions(settings)
  const actions = showActions(context, plan)
  const planned = new Set(actions.map(({ content }) => content.promiseId))
  return {
    today,
    term: { name: term.name, from: term.from, to: term.to },
    dimensionSet: set ? { name: set.name, source: set.source } : null,
    dimensions: dimensionsOf(context, actions),
    agencies: distinct(actions.map(({ carriedBy }) => carriedBy)),
    actions,
    promisesWithoutAction: term.promises
      .filter(({ id }) => !planned.has(id))
      .map(({ id, number, name, agency }) => ({
        id,
        number,
        name,
        agency: carrierOn(context, agency, today).name,
      })),
    budget: describeBudget(context, plan, actions),
  }
}

/** Every action by start, then by id. */
export function showActions(context: Context, plan: Plan): ShownAction[] {
  const today = todayOf(context.clock)
  const entries = [...plan.of(actionKind)].sort(
    (a, b) => a.content.startsOn.localeCompare(b.content.startsOn) || a.id.localeCompare(b.id),
  )
  const timed = new Map(entries.map((entry) => [entry.id, timedOf(plan, entry, today)]))
  const budgets = Map.groupBy(plan.of(actionBudgetKind), ({ content }) => content.actionId)
  return entries.map((entry) => ({
    ...placeOf(context, entry.content),
    id: entry.id,
    revision: entry.revision,
    content: entry.content,
    agency: agencyShortName(context.pack.agencies, entry.content.agencyId),
    carriedBy: carrierOn(context, entry.content.agencyId, today),
    status: timed.get(entry.id)!.status,
    reportedOn: plan.find(actionReportKind, entry.id)?.content.on ?? null,
    evidenceCount: evidenceOf(plan, 'action', entry.id).length,
    budget: sumMoney((budgets.get(entry.id) ?? []).map(({ content }) => content)),
    warnings: warningsOf(timed.get(entry.id)!, (id) => timed.get(id), today),
  }))
}

function timedOf(plan: Plan, { id, content }: PlanEntry<PlannedAction>, today: string): TimedAction {
  const { title, startsOn, endsOn, dependsOn } = content
  const status = actionStatusOf({
    reported: plan.find(actionReportKind, id)?.content.state ?? null,
    hasEvidence: evidenceOf(plan, 'action', id).length > 0,
    endsOn,
    today,
  })
  return { id, title, startsOn, endsOn, dependsOn, status }
}

/** Names of where an action is placed; a dimension of a set that is no longer active keeps its name. */
function placeOf(
  { pack }: Context,
  { dimensionId, subDimensionId, promiseId }: PlannedAction,
): Pick<ShownAction, 'dimension' | 'subDimension' | 'promise'> {
  const dimension = allDimensions(pack).find((one) => one.id === dimensionId)
  const sub = dimension?.subDimensions.find((one) => one.id === subDimensionId)
  const promise = pack.term.promises.find((one) => one.id === promiseId)
  return {
    dimension: dimension?.name ?? { id: dimensionId, en: dimensionId },
    subDimension: sub?.name ?? null,
    promise: promise ? { id: promise.id, number: promise.number, name: promise.name } : null,
  }
}

/** Of every set, the active one first: ids that sets share mean the active one's. */
function allDimensions({ plan }: Context['pack']) {
  const { sets, active } = plan.dimensions
  return [...sets]
    .sort((a, b) => Number(b.id === active) - Number(a.id === active))
    .flatMap((one) => one.dimensions)
}

/** Dimensions of the active set, then others that actions are still placed in. */
export function dimensionsOf(context: Context, actions: readonly ShownAction[]): Roadmap['dimensions'] {
  const own = activeDimensions(context.pack.plan)?.dimensions ?? []
  const strange = actions
    .filter(({ content }) => !own.some((one) => one.id === content.dimensionId))
    .map(({ content, dimension }) => ({ id: content.dimensionId, name: dimension, subDimensions: [] }))
  return [...own, ...distinct(strange)]
}

function describeBudget(context: Context, plan: Plan, actions: readonly ShownAction[]): Roadmap['budget'] {
  const budgets = plan.of(actionBudgetKind).map(({ content }) => content)
  const actionOf = new Map(actions.map((one) => [one.id, one]))
  const known = budgets.filter(({ actionId }) => actionOf.has(actionId))
  const years = [...Map.groupBy(known, ({ year }) => year)].sort(([a], [b]) => a - b)
  const dimensionIds = dimensionsOf(context, actions)
  const sums = (groupOf: (action: ShownAction) => Omit<BudgetSum, keyof Money | 'actions'>) =>
    sumsBy(known, (one) => groupOf(actionOf.get(one.actionId)!))
  const order = (id: string) => dimensionIds.findIndex((one) => one.id === id)
  return {
    total: sumMoney(known),
    byYear: years.map(([year, ofYear]) => ({ year, ...sumMoney(ofYear)!, actions: countActions(ofYear) })),
    byDimension: sums(({ content, dimension }) => ({ groupId: content.dimensionId, name: dimension })).sort(
      (a, b) => order(a.groupId) - order(b.groupId),
    ),
    byAgency: sums(({ carriedBy: { id, name } }) => ({ groupId: id, name: { id: name, en: name } })).sort(
      (a, b) => b.plan - a.plan || a.groupId.localeCompare(b.groupId),
    ),
    actionsWithout: actions.length - countActions(known),
  }
}

function sumsBy(
  budgets: readonly ActionBudget[],
  groupOf: (budget: ActionBudget) => Omit<BudgetSum, keyof Money | 'actions'>,
): BudgetSum[] {
  return [...Map.groupBy(budgets, (one) => groupOf(one).groupId).values()].map((group) => ({
    ...groupOf(group[0]!),
    ...sumMoney(group)!,
    actions: countActions(group),
  }))
}

function countActions(budgets: readonly ActionBudget[]): number {
  return new Set(budgets.map(({ actionId }) => actionId)).size
}

function distinct<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) => a.id.localeCompare(b.id))
}

/** Strategies an action may carry out; none where the analysis has none yet. */
export function strategiesOf(plan: Plan): { id: string; title: string }[] {
  const kind = kindOf('strategy')
  return kind ? plan.of(kind).map(({ id, content }) => ({ id, title: kind.title(content) })) : []
}

/** What a form of an action offers: promises, agencies of the whole regency that still work, strategies. */
export function choicesOf(context: Context, plan: Plan) {
  const { agencies, term } = context.pack
  const today = todayOf(context.clock)
  return {
    promises: term.promises.map(({ id, number, name }) => ({ id, number, name })),
    agencies: agencies
      .filter(({ areaCode, validTo }) => areaCode === null && (validTo === null || validTo >= today))
      .map(({ id, shortName }) => ({ id, name: shortName })),
    strategies: strategiesOf(plan),
  }
}
