import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyOn } from '../../pack/index.ts'
import type { Kind } from '../entries/model.ts'
import { requireOwnAgency } from '../evidence/kind.ts'
import { commitmentKind } from './commitment-kind.ts'
import { type CommitmentReport, commitmentReport } from './contract.ts'

/** What its agency says of a line; after a merger the agency that took over. */
export const commitmentReportKind: Kind<CommitmentReport> = {
  name: 'commitment-report',
  content: commitmentReport,
  permission: 'planning.report',
  references: ({ commitmentId }) => [{ kind: commitmentKind.name, id: commitmentId }],
  title: ({ commitmentId, lineId, state }) => `${commitmentId}.${lineId}: ${state}`,
  check({ context, actor, plan, id, content }) {
    const { commitmentId, lineId, on } = content
    const found = plan.find(commitmentKind, commitmentId)?.content
    const line = found?.lines.find((one) => one.id === lineId)
    if (!found || !line || id !== lineEntryId(commitmentId, lineId))
      throw new Problem('planning.leads-nowhere', 422, { kind: 'commitment-line', id })
    if (!found.opened) throw new Problem('planning.commitment-not-opened', 409, { commitment: commitmentId })
    const today = todayOf(context.clock)
    requireOwnAgency(actor, agencyOn(context.pack.agencies, line.agencyId, today)?.id ?? line.agencyId)
    if (on > today) throw new Problem('planning.commitment-report-in-future', 422, { date: on })
  },
}

/** Names one line: id of its report and subject of its evidence. */
export function lineEntryId(commitmentId: string, lineId: string): string {
  return `${commitmentId}.${lineId}`
}
