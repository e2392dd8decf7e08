import { type Actor, type Context, may } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Kind, Plan } from '../entries/model.ts'
import { requireOwnAgency } from '../evidence/kind.ts'
import { carrierOn, requireAgencyBetween } from '../roadmap/check-agency.ts'
import { type QuickWin, type QuickWinScore, quickWin, quickWinScore } from './contract.ts'
import { monthsAfter } from './rules/months.ts'
import { sameButDone } from './rules/same-but-done.ts'

/** Planners write it; its agency may only say when it was done. */
export const quickWinKind: Kind<QuickWin> = {
  name: 'quick-win',
  content: quickWin,
  permission: 'planning.report',
  references: ({ actionId }) => [{ kind: 'action', id: actionId }],
  title: ({ title }) => title,
  check({ context, actor, content, before }) {
    const today = todayOf(context.clock)
    if (!mayEdit(actor)) {
      if (before === null || content === before || !sameButDone(content, before))
        throw new Problem('planning.quick-win-only-done', 403)
      requireOwnAgency(actor, carrierOn(context, content.agencyId, today).id)
    }
    // What is withdrawn comes as it stands.
    if (content === before) return
    checkDays(context, content, today)
    requireAgencyBetween(context, content.agencyId, content.startsOn, content.dueOn)
  },
}

function mayEdit({ role }: Actor): boolean {
  return role === 'system' || may(role, 'planning.edit')
}

function checkDays({ pack }: Context, content: QuickWin, today: string): void {
  const { startsOn, dueOn, chosen, reportedDone } = content
  if (startsOn > dueOn) throw new Problem('planning.quick-win-days', 422, { startsOn, dueOn })
  const { from, to } = pack.term
  if (startsOn < from || dueOn > to) throw new Problem('planning.quick-win-outside-term', 422, { from, to })
  const { monthsMax } = pack.plan.quickWins
  const latest = monthsAfter(startsOn, monthsMax)
  if (chosen && dueOn > latest)
    throw new Problem('planning.quick-win-too-late', 422, { months: monthsMax, date: latest })
  if (reportedDone === null) return
  if (!chosen) throw new Problem('planning.quick-win-not-chosen', 422)
  if (reportedDone > today || reportedDone < startsOn)
    throw new Problem('planning.quick-win-done-day', 422, { startsOn, today })
}

/**
 * Scores of one person; nobody writes or takes back another's. They do not hold a quick win in the plan: what is withdrawn
 * takes its scores out of the ranking with it.
 */
export const quickWinScoreKind: Kind<QuickWinScore> = {
  name: 'quick-win-score',
  content: quickWinScore,
  permission: 'planning.assess',
  title: ({ quickWinId }) => quickWinId,
  check({ context, actor, plan, id, content, before }) {
    const { quickWinId, scores } = content
    if (!id.startsWith(`${quickWinId}.`))
      throw new Problem('planning.score-id', 422, { quickWin: quickWinId })
    if (actor.role !== 'system' && id !== scoreIdOf(context, plan, quickWinId, actor))
      throw new Problem('planning.score-not-yours', 403)
    if (content === before) return
    if (!plan.has({ kind: 'quick-win', id: quickWinId }))
      throw new Problem('planning.leads-nowhere', 422, { kind: 'quick-win', id: quickWinId })
    const { criteria, scoreMax } = context.pack.plan.quickWins
    for (const [criterionId, score] of Object.entries(scores)) {
      if (!criteria.some((one) => one.id === criterionId))
        throw new Problem('planning.criterion-unknown', 422, { criterion: criterionId })
      if (score > scoreMax) throw new Problem('planning.score-too-high', 422, { max: scoreMax })
    }
  },
}

/**
 * Where the scores of an account for an option stand. Ids of entries are lower case, ids of accounts are not. Sample scores
 * stand under the name of the sample account in the pack, and are its own from then on.
 */
export function scoreIdOf({ pack }: Context, plan: Plan, quickWinId: string, actor: Actor): string {
  const written = plan
    .of(quickWinScoreKind)
    .find((one) => one.content.quickWinId === quickWinId && one.recordedBy === actor.accountId)
  if (written) return written.id
  const sample = pack.accounts.find(
    ({ displayName, role, agency }) =>
      displayName === actor.displayName && role === actor.role && agency === actor.agencyId,
  )
  const sampleId = `${quickWinId}.${sample?.userName ?? ''}`
  return sample && !plan.find(quickWinScoreKind, sampleId)
    ? sampleId
    : `${quickWinId}.${actor.accountId.toLowerCase()}`
}

export const kinds: readonly Kind<unknown>[] = [quickWinKind, quickWinScoreKind]
