import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan } from '../entries/model.ts'
import { findNewest } from '../entries/store.ts'
import { evidenceOf } from '../evidence/kind.ts'
import type { ActionPage, ShownAction } from './contract.ts'
import { choicesOf, dimensionsOf, showActions, strategiesOf } from './describe-roadmap.ts'
import { actionBudgetKind, actionReportKind } from './kinds.ts'

/** One action with everything around it. Throws Problem 404 for what the plan does not have. */
export async function describeAction(
  context: Context,
  plan: Plan,
  reader: Reader,
  id: string,
): Promise<ActionPage> {
  const actions = showActions(context, plan)
  const action = actions.find((one) => one.id === id)
  if (!action) throw new Problem('http.not-found', 404)
  const { dependsOn, strategyIds } = action.content
  const report = plan.find(actionReportKind, id)
  return {
    today: todayOf(context.clock),
    action,
    strategies: strategiesOf(plan).filter((one) => strategyIds.includes(one.id)),
    report: report ? { ...report.content, revision: report.revision } : null,
    evidence: evidenceOf(plan, 'action', id, (one) => agencyShortName(context.pack.agencies, one)),
    budgets: plan
      .of(actionBudgetKind)
      .filter(({ content }) => content.actionId === id)
      .map((entry) => ({ ...entry.content, id: entry.id, revision: entry.revision }))
      .sort((a, b) => a.year - b.year),
    revisions: await revisionsOf(reader, plan.termId, id),
    dependsOn: actions.filter((one) => dependsOn.includes(one.id)).map(neighbour),
    waiting: actions.filter(({ content }) => content.dependsOn.includes(id)).map(neighbour),
    others: actions.filter((one) => one.id !== id).map(({ id, content }) => ({ id, title: content.title })),
    years: yearsOf(context),
    dimensions: dimensionsOf(context, actions),
    choices: choicesOf(context, plan),
  }
}

/** Last revision of the report and of each year's budget, also of withdrawn ones: forms go on from there. */
async function revisionsOf(
  reader: Reader,
  termId: string,
  actionId: string,
): Promise<Readonly<Record<string, number>>> {
  const kinds = [actionReportKind.name, actionBudgetKind.name]
  const newest = await findNewest(reader, termId, null)
  const own = newest.filter(
    ({ kind, entryId }) =>
      kinds.includes(kind) && (entryId === actionId || entryId.startsWith(`${actionId}.`)),
  )
  return Object.fromEntries(own.map(({ entryId, revision }) => [entryId, revision]))
}

function neighbour({ id, content, status }: ShownAction): ActionPage['dependsOn'][number] {
  return { id, title: content.title, startsOn: content.startsOn, endsOn: content.endsOn, status }
}

/** Calendar years of the term. */
export function yearsOf({ pack }: Context): number[] {
  const [from, to] = [Number(pack.term.from.slice(0, 4)), Number(pack.term.to.slice(0, 4))]
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
