import type { Context } from '../../access/index.ts'
import { daysBetween, todayOf } from '../../kernel/dates.ts'
import { followLines } from '../commitments/follow-lines.ts'
import { commitmentKind, lineEntryId } from '../commitments/kinds.ts'
import type { Plan } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { claimStateOf } from '../evidence/rules/claim-state.ts'
import { quickWinKind } from '../quick-wins/kinds.ts'
import { carrierOn } from '../roadmap/check-agency.ts'
import { showActions } from '../roadmap/describe-roadmap.ts'
import type { Overdue } from './contract.ts'

/** What should be done by today and is not said to be, longest overdue first. Each names who carries it today. */
export function findOverdue(
  context: Context,
  plan: Plan,
): { actions: Overdue[]; lines: Overdue[]; quickWins: Overdue[] } {
  const today = todayOf(context.clock)
  return {
    actions: sorted(lateActions(context, plan, today)),
    lines: sorted(lateLines(context, plan, today)),
    quickWins: sorted(lateQuickWins(context, plan, today)),
  }
}

function lateActions(context: Context, plan: Plan, today: string): Overdue[] {
  return showActions(context, plan)
    .filter((one) => one.status === 'late')
    .map(({ id, content, carriedBy }) => ({
      id,
      title: content.title,
      agency: carriedBy.name,
      dueOn: content.endsOn,
      days: daysBetween(content.endsOn, today),
      href: `/kerja/rencana/program/${id}`,
    }))
}

function lateLines(context: Context, plan: Plan, today: string): Overdue[] {
  return plan
    .of(commitmentKind)
    .filter(({ content }) => content.opened)
    .flatMap((entry) =>
      followLines(context.pack, plan, entry, today)
        .filter((line) => line.state === 'late')
        .map((line) => ({
          id: lineEntryId(entry.id, line.id),
          title: line.text,
          agency: carrierOn(context, line.agencyId, today).name,
          dueOn: line.dueOn,
          days: daysBetween(line.dueOn, today),
          href: `/kerja/rencana/komitmen/${entry.id}#${line.id}`,
        })),
    )
}

function lateQuickWins(context: Context, plan: Plan, today: string): Overdue[] {
  return plan
    .of(quickWinKind)
    .filter(
      ({ id, content }) =>
        content.chosen &&
        claimStateOf({
          reportedDone: content.reportedDone !== null,
          hasEvidence: evidenceOf(plan, 'quick-win', id).length > 0,
          dueOn: content.dueOn,
          today,
        }) === 'late',
    )
    .map(({ id, content }) => ({
      id,
      title: content.title,
      agency: carrierOn(context, content.agencyId, today).name,
      dueOn: content.dueOn,
      days: daysBetween(content.dueOn, today),
      href: `/kerja/rencana/quick-win/${id}`,
    }))
}

function sorted(list: readonly Overdue[]): Overdue[] {
  return [...list].sort((a, b) => b.days - a.days || a.id.localeCompare(b.id))
}
