import { type Agency, agencyOn, type Pack } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { claimStateOf } from '../evidence/rules/claim-state.ts'
import { actionKind } from '../roadmap/kinds.ts'
import { commitmentReportKind, lineEntryId } from './commitment-report-kind.ts'
import type { Commitment, ShownLine } from './contract.ts'
import type { CommitmentLine, Signatory } from './rules/model.ts'

/** The lines of a commitment with who answers for each on `today`, what was reported, its evidence and its state. */
export function followLines(
  pack: Pack,
  plan: Plan,
  { id, content }: PlanEntry<Commitment>,
  today: string,
): ShownLine[] {
  return content.lines.map((line) => {
    const entryId = lineEntryId(id, line.id)
    const report = plan.find(commitmentReportKind, entryId)
    const evidence = evidenceOf(plan, 'commitment-line', entryId, (agencyId) => nameOf(pack, agencyId))
    const action = line.actionId === null ? undefined : plan.find(actionKind, line.actionId)
    return {
      ...line,
      ...holderOf(pack, line.agencyId, today),
      action: action?.content.title ?? null,
      state: claimStateOf({
        reportedDone: report?.content.state === 'done',
        hasEvidence: evidence.length > 0,
        dueOn: line.dueOn,
        today,
      }),
      report: report
        ? {
            state: report.content.state,
            on: report.content.on,
            note: report.content.note,
            revision: report.revision,
          }
        : null,
      evidence,
    }
  })
}

/** Agency of the text and who carries its duties on `today`. */
export function holderOf(
  pack: Pack,
  agencyId: string,
  today: string,
): Pick<ShownLine, 'agency' | 'holder' | 'moved'> {
  const holder = agencyOn(pack.agencies, agencyId, today)
  return {
    agency: nameOf(pack, agencyId),
    holder: { id: holder?.id ?? agencyId, name: holder?.name ?? agencyId },
    moved: holder !== undefined && holder.id !== agencyId,
  }
}

export function nameOf({ agencies }: Pack, agencyId: string): string {
  return agencies.find((agency) => agency.id === agencyId)?.name ?? agencyId
}

/** Lines a signatory answers for on `today`: the leader for all, a head for those of the own agency. */
export function ownLines(
  agencies: readonly Agency[],
  lines: readonly CommitmentLine[],
  signatory: Signatory,
  isLeader: boolean,
  today: string,
): string[] {
  return lines
    .filter((line) => isLeader || agencyOn(agencies, line.agencyId, today)?.id === signatory.agencyId)
    .map((line) => line.id)
}
