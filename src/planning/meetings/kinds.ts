import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Kind } from '../entries/model.ts'
import { requireOwnAgency } from '../evidence/kind.ts'
import { carrierOn } from '../roadmap/check-agency.ts'
import {
  type Decision,
  type DecisionReport,
  decision,
  decisionReport,
  type Meeting,
  meeting,
} from './contract.ts'

export const meetingKind: Kind<Meeting> = {
  name: 'meeting',
  content: meeting,
  permission: 'planning.edit',
  title: ({ heldOn, title }) => `${heldOn} ${title}`,
}

/** Who does what until when, as decided in a meeting. The planner may also say that it is done; then a note says how. */
export const decisionKind: Kind<Decision> = {
  name: 'decision',
  content: decision,
  permission: 'planning.edit',
  references: ({ meetingId }) => [{ kind: meetingKind.name, id: meetingId }],
  title: ({ text }) => text,
  check({ context, plan, content, before }) {
    // What is withdrawn comes as it stands.
    if (content === before) return
    const { agencyId, dueOn, doneOn, note, meetingId } = content
    if (!context.pack.agencies.some((agency) => agency.id === agencyId))
      throw new Problem('planning.agency-unknown', 422, { agency: agencyId })
    const { heldOn } = plan.find(meetingKind, meetingId)!.content
    if (dueOn < heldOn) throw new Problem('planning.decision-due-early', 422, { dueOn, heldOn })
    if (doneOn === null) return
    if (note === '') throw new Problem('planning.decision-note-missing', 422)
    requirePast(context, doneOn)
  },
}

/** What the agency that carries the decision says of it. */
export const decisionReportKind: Kind<DecisionReport> = {
  name: 'decision-report',
  content: decisionReport,
  permission: 'planning.report',
  references: ({ decisionId }) => [{ kind: decisionKind.name, id: decisionId }],
  title: ({ on, state, note }) => `${on}, ${state}: ${note}`,
  check({ context, actor, plan, id, content, before }) {
    if (id !== content.decisionId)
      throw new Problem('planning.leads-nowhere', 422, { kind: decisionKind.name, id })
    const today = todayOf(context.clock)
    const owner = plan.find(decisionKind, content.decisionId)!.content.agencyId
    requireOwnAgency(actor, carrierOn(context, owner, today).id)
    if (content !== before) requirePast(context, content.on)
  },
}

function requirePast({ clock }: Context, day: string): void {
  if (day > todayOf(clock)) throw new Problem('planning.decision-done-in-future', 422, { date: day })
}

export const kinds: readonly Kind<unknown>[] = [meetingKind, decisionKind, decisionReportKind]
