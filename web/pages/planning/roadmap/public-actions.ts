import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { type BudgetSum, type Roadmap, sumMoney } from '../../../../src/planning/roadmap/contract.ts'
import { both } from '../public-part.tsx'
import type { DrawnAction } from './gantt-layout.ts'

type PlanAction = PlanContent['actions'][number]
type Money = NonNullable<ReturnType<typeof sumMoney>>

/** An action of an edition as picture and tables show it. */
export interface PublicAction extends DrawnAction {
  readonly action: PlanAction
  readonly dimension: string
  readonly promise: PlanContent['promises'][number] | null
  /** Over all years; null = no budget. */
  readonly money: Money | null
}

/** Actions with the names they point at, and all dimensions there are; `outside` names those that left the set. */
export function actionsOf(content: PlanContent, outside: string) {
  const own = content.dimensions?.list ?? []
  const actions = content.actions.map((action): PublicAction => {
    const dimension = own.find(({ id }) => id === action.dimensionId)
    return {
      id: action.id,
      action,
      content: { ...action, dependsOn: [...action.dependsOn], dimensionId: dimension?.id ?? '' },
      status: action.state,
      dimension: dimension?.name ?? outside,
      promise: content.promises.find(({ id }) => id === action.promiseId) ?? null,
      money: sumMoney(action.budget),
    }
  })
  const dimensions = [
    ...own.map(({ id, name }) => ({ id, name: both(name) })),
    { id: '', name: both(outside) },
  ]
  return { actions, dimensions: dimensions.map((one) => ({ ...one, subDimensions: [] })) }
}

/** The sums of the money as the page for staff groups them. */
export function budgetOf(actions: readonly PublicAction[]): Roadmap['budget'] {
  const lines = actions.flatMap((one) => one.action.budget.map((budget) => ({ ...budget, one })))
  const sumsBy = (groupOf: (line: (typeof lines)[number]) => string): BudgetSum[] =>
    [...Map.groupBy(lines, groupOf)].map(([name, group]) => ({
      groupId: name,
      name: both(name),
      actions: new Set(group.map(({ one }) => one.id)).size,
      ...sumMoney(group)!,
    }))
  return {
    total: sumMoney(lines),
    byYear: sumsBy(({ year }) => String(year))
      .map((sum) => ({ ...sum, year: Number(sum.groupId) }))
      .sort((a, b) => a.year - b.year),
    byDimension: sumsBy(({ one }) => one.dimension),
    byAgency: sumsBy(({ one }) => one.action.agency).sort((a, b) => b.plan - a.plan),
    actionsWithout: actions.filter(({ money }) => money === null).length,
  }
}
