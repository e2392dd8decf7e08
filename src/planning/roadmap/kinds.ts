import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { activeDimensions } from '../../pack/index.ts'
import type { Kind, Plan } from '../entries/model.ts'
import { requireOwnAgency } from '../evidence/kind.ts'
import { carrierOn, requireAgencyBetween } from './check-agency.ts'
import {
  type ActionBudget,
  type ActionReport,
  action,
  actionBudget,
  actionReport,
  type PlannedAction,
} from './contract.ts'
import { findCycle } from './rules/find-cycle.ts'

export const actionKind: Kind<PlannedAction> = {
  name: 'action',
  content: action,
  permission: 'planning.edit',
  references: ({ strategyIds, dependsOn }) => [
    ...strategyIds.map((id) => ({ kind: 'strategy', id })),
    ...dependsOn.map((id) => ({ kind: 'action', id })),
  ],
  title: ({ title }) => title,
  check({ context, plan, id, content, before }) {
    // What is withdrawn comes as it stands: an action of a vanished agency or dimension can still be taken out.
    if (content === before) return
    checkDays(context, content)
    requireAgencyBetween(context, content.agencyId, content.startsOn, content.endsOn)
    checkPlace(context, content)
    if (content.promiseId !== null && !context.pack.term.promises.some((one) => one.id === content.promiseId))
      throw new Problem('planning.promise-unknown', 422, { promise: content.promiseId })
    checkCycle(plan, id, content)
  },
}

function checkDays({ pack }: Context, { startsOn, endsOn }: PlannedAction): void {
  if (startsOn > endsOn) throw new Problem('planning.action-days', 422, { startsOn, endsOn })
  const { from, to } = pack.term
  if (startsOn < from || endsOn > to) throw new Problem('planning.action-outside-term', 422, { from, to })
}

/** A pack without an active set of dimensions asks for none. */
function checkPlace({ pack }: Context, { dimensionId, subDimensionId }: PlannedAction): void {
  const set = activeDimensions(pack.plan)
  if (!set) return
  const dimension = set.dimensions.find((one) => one.id === dimensionId)
  if (!dimension)
    throw new Problem('planning.dimension-unknown', 422, { dimension: dimensionId, set: set.id })
  if (subDimensionId !== null && !dimension.subDimensions.some((one) => one.id === subDimensionId))
    throw new Problem('planning.sub-dimension-unknown', 422, {
      dimension: dimensionId,
      subDimension: subDimensionId,
    })
}

function checkCycle(plan: Plan, id: string, { dependsOn }: PlannedAction): void {
  const others = plan.of(actionKind).filter((one) => one.id !== id)
  const waits = others.map((one) => ({ id: one.id, dependsOn: one.content.dependsOn }))
  const ring = findCycle([...waits, { id, dependsOn }], id)
  if (ring) throw new Problem('planning.action-ring', 422, { ring: ring.join(' → ') })
}

/** What the agency that carries the action today says of it. */
export const actionReportKind: Kind<ActionReport> = {
  name: 'action-report',
  content: actionReport,
  permission: 'planning.report',
  references: ({ actionId }) => [{ kind: 'action', id: actionId }],
  title: ({ state, on }) => `${state}, ${on}`,
  check({ context, actor, plan, id, content, before }) {
    if (id !== content.actionId) throw new Problem('planning.report-id', 422, { action: content.actionId })
    const today = todayOf(context.clock)
    const owner = plan.find(actionKind, content.actionId)!.content.agencyId
    requireOwnAgency(actor, carrierOn(context, owner, today).id)
    if (content === before) return
    if (content.on > today) throw new Problem('planning.report-in-future', 422, { date: content.on })
  },
}

export const actionBudgetKind: Kind<ActionBudget> = {
  name: 'action-budget',
  content: actionBudget,
  permission: 'planning.edit',
  references: ({ actionId }) => [{ kind: 'action', id: actionId }],
  title: ({ year, plan }) => `${year}: Rp${plan}`,
  check({ context, id, content, before }) {
    if (content === before) return
    if (id !== budgetId(content))
      throw new Problem('planning.budget-id', 422, { action: content.actionId, year: String(content.year) })
    const { from, to } = context.pack.term
    if (content.year < Number(from.slice(0, 4)) || content.year > Number(to.slice(0, 4)))
      throw new Problem('planning.budget-year', 422, {
        year: String(content.year),
        from: from.slice(0, 4),
        to: to.slice(0, 4),
      })
  },
}

export function budgetId({ actionId, year }: { readonly actionId: string; readonly year: number }): string {
  return `${actionId}.${year}`
}

export const kinds: readonly Kind<unknown>[] = [actionKind, actionReportKind, actionBudgetKind]
