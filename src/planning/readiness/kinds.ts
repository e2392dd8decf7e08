import type { Actor, Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Kind } from '../entries/model.ts'
import {
  type ReadinessAssessment,
  type ReadinessView,
  readinessAssessment,
  readinessView,
} from './contract.ts'
import { closesOn, type Period, periodEnd, periodStart } from './rules/period.ts'

type Rating = ReadinessAssessment | ReadinessView

/** The office's own view. Its id says what it stands for: `<item>.2026-s1.self`. */
export const readinessAssessmentKind: Kind<ReadinessAssessment> = {
  name: 'readiness-assessment',
  content: readinessAssessment,
  permission: 'planning.edit',
  title: titleOf,
  check({ context, id, content, before }) {
    requireOpenPeriod(context, content.period)
    // What is withdrawn comes as it stands: the pack may have lost the item.
    if (content !== before) requireRating(context, id, content)
  },
}

/** The assessor's view, beside the office's and never over it: only an assessor writes it. */
export const readinessViewKind: Kind<ReadinessView> = {
  name: 'readiness-view',
  content: readinessView,
  permission: 'planning.assess',
  title: titleOf,
  check({ context, actor, id, content, before }) {
    requireAssessor(actor)
    requireOpenPeriod(context, content.period)
    if (content !== before) requireRating(context, id, content)
  },
}

export const kinds: readonly Kind<unknown>[] = [readinessAssessmentKind, readinessViewKind]

export function ratingId({ itemId, period, view }: Pick<Rating, 'itemId' | 'period' | 'view'>): string {
  return `${itemId}.${period.toLowerCase()}.${view}`
}

function titleOf({ itemId, period, level }: Rating): string {
  return `${itemId} ${period}: ${level}`
}

function requireAssessor({ role }: Actor): void {
  if (role !== 'assessor' && role !== 'system') throw new Problem('planning.readiness-assessor-only', 403)
}

function requireRating({ pack }: Context, id: string, content: Rating): void {
  const { itemId, level } = content
  const item = pack.plan.readiness.items.find((one) => one.id === itemId)
  if (!item) throw new Problem('planning.readiness-item-unknown', 422, { item: itemId })
  const top = item.levels.length - 1
  if (level > top) throw new Problem('planning.readiness-level-unknown', 422, { level, top })
  if (id !== ratingId(content))
    throw new Problem('planning.readiness-id-wrong', 422, { id: ratingId(content) })
}

/** A period is written while it runs and until its assessors are through; afterwards it stands. */
function requireOpenPeriod({ pack, clock }: Context, period: Period): void {
  const today = todayOf(clock)
  if (periodEnd(period) < pack.term.from || periodStart(period) > pack.term.to)
    throw new Problem('planning.readiness-outside-term', 422, { period })
  if (periodStart(period) > today)
    throw new Problem('planning.readiness-not-begun', 422, { period, date: periodStart(period) })
  if (closesOn(period) < today)
    throw new Problem('planning.readiness-closed', 409, { period, date: closesOn(period) })
}
