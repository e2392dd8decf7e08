import type { Context } from '../../access/index.ts'
import { daysBetween, todayOf } from '../../kernel/dates.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { carrierOn } from '../roadmap/check-agency.ts'
import type { Decision, DecisionReport, MeetingList, ShownDecision, ShownMeeting } from './contract.ts'
import { decisionKind, decisionReportKind, meetingKind } from './kinds.ts'
import { decisionState } from './rules/decision-state.ts'

/** Meetings of the plan, newest first, each with its decisions and their state today. */
export function describeMeetings(context: Context, plan: Plan): MeetingList {
  const decisions = plan.of(decisionKind).map((entry) => describeDecision(context, plan, entry))
  const meetings = plan.of(meetingKind).map(({ id, revision, content }) => ({
    ...content,
    id,
    revision,
    decisions: decisions.filter((one) => one.meetingId === id),
  }))
  return { today: todayOf(context.clock), meetings: meetings.sort(newestFirst) }
}

/** Which meeting it is in the order of meetings. */
export type Sitting = Pick<ShownMeeting, 'id' | 'heldOn'>

function newestFirst(a: Sitting, b: Sitting): number {
  return b.heldOn.localeCompare(a.heldOn) || b.id.localeCompare(a.id)
}

/** Decisions of the meeting before this one, then older ones that are not done, latest due first. `meetings` newest first. */
export function decisionsBefore(
  meeting: Sitting,
  meetings: readonly ShownMeeting[],
): { last: ShownMeeting | undefined; earlier: ShownDecision[] } {
  const [last, ...older] = meetings.filter((one) => newestFirst(meeting, one) < 0)
  const open = older.flatMap((one) => one.decisions).filter((one) => one.state !== 'done')
  return { last, earlier: [...(last?.decisions ?? []), ...open.sort((a, b) => b.daysLate - a.daysLate)] }
}

function describeDecision(
  context: Context,
  plan: Plan,
  { id, revision, content }: PlanEntry<Decision>,
): ShownDecision {
  const today = todayOf(context.clock)
  const report = plan.find(decisionReportKind, id)
  const done = doneOf(content, report?.content)
  const state = decisionState({ doneOn: done?.on ?? null, dueOn: content.dueOn, today })
  return {
    ...content,
    id,
    revision,
    agency: agencyShortName(context.pack.agencies, content.agencyId),
    holder: carrierOn(context, content.agencyId, today),
    state,
    daysLate: state === 'late' ? daysBetween(content.dueOn, today) : 0,
    report: report ? { state: report.content.state, on: report.content.on, note: report.content.note } : null,
    done,
    reportRevision: report?.revision ?? 0,
  }
}

function doneOf({ doneOn, note }: Decision, report: DecisionReport | undefined): ShownDecision['done'] {
  if (doneOn !== null) return { on: doneOn, note, by: 'planner' }
  return report?.state === 'done' ? { on: report.on, note: report.note, by: 'agency' } : null
}
