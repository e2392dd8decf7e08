import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Kind, Plan } from '../entries/model.ts'
import { type Evidence, evidence, type ShownEvidence } from './contract.ts'
import { hasSubject } from './find-subject.ts'

/** Evidence of anything in the plan. An agency adds its own; the planner any. */
export const evidenceKind: Kind<Evidence> = {
  name: 'evidence',
  content: evidence,
  permission: 'planning.report',
  title: ({ title }) => title,
  check({ context, actor, plan, content, before }) {
    // What it speaks of may be withdrawn later; the evidence can still be corrected then.
    if (before === null && !hasSubject(plan, context.pack, content.subject))
      throw new Problem('planning.leads-nowhere', 422, content.subject)
    if (!context.pack.agencies.some((agency) => agency.id === content.ownerAgencyId))
      throw new Problem('planning.agency-unknown', 422, { agency: content.ownerAgencyId })
    requireOwnAgency(actor, content.ownerAgencyId)
    if (content.happenedOn > todayOf(context.clock))
      throw new Problem('planning.evidence-in-future', 422, { date: content.happenedOn })
  },
}

/** Everybody but planners and the system speaks for the own agency only. */
export function requireOwnAgency(
  actor: { readonly role: string; readonly agencyId: string | null },
  agencyId: string,
): void {
  if (['planner', 'system'].includes(actor.role) || actor.agencyId === agencyId) return
  throw new Problem('planning.agency-not-yours', 403, { agency: agencyId })
}

/** Evidence of one thing, newest first. */
export function evidenceOf(
  plan: Plan,
  kind: Evidence['subject']['kind'],
  id: string,
  nameOf: (agencyId: string) => string = (agencyId) => agencyId,
): ShownEvidence[] {
  return plan
    .of(evidenceKind)
    .filter(({ content }) => content.subject.kind === kind && content.subject.id === id)
    .map(({ id: evidenceId, revision, content }) => ({
      id: evidenceId,
      revision,
      title: content.title,
      happenedOn: content.happenedOn,
      source: content.source,
      ownerAgency: nameOf(content.ownerAgencyId),
      hasDocument: content.sha256 !== null,
    }))
    .sort((a, b) => b.happenedOn.localeCompare(a.happenedOn) || a.id.localeCompare(b.id))
}
