import { daysBetween, type IsoDate } from '../../kernel/dates.ts'
import { type Agency, agencyShortName } from '../../pack/index.ts'
import type { CommitmentList, ShownCommitment } from '../commitments/contract.ts'
import type { MeetingList } from '../meetings/contract.ts'
import type { QuickWins } from '../quick-wins/contract.ts'
import type { Roadmap } from '../roadmap/contract.ts'
import type { ShownWaiting } from './contract.ts'
import type { AttentionKind } from './rules/order-attention.ts'

/** The parts of a plan in which things wait for somebody. */
export interface WaitingParts {
  readonly roadmap: Pick<Roadmap, 'actions'>
  readonly quickWins: Pick<QuickWins, 'quickWins'>
  readonly commitments: Pick<CommitmentList, 'commitments'>
  readonly meetings: Pick<MeetingList, 'meetings'>
}

/** Everything that waits for somebody: late, said without evidence, or not signed. Drafts of commitments bind nobody yet. */
export function listWaiting(
  agencies: readonly Agency[],
  { roadmap, quickWins, commitments, meetings }: WaitingParts,
  today: IsoDate,
): ShownWaiting[] {
  const opened = commitments.commitments.filter((one) => one.opened)
  const found = [
    ...roadmap.actions.flatMap((one) =>
      waits(one.status, 'action-late', {
        id: one.id,
        title: one.content.title,
        agencyId: one.carriedBy.id,
        dueOn: one.content.endsOn,
        href: `/kerja/rencana/program/${encodeURIComponent(one.id)}`,
      }),
    ),
    ...quickWins.quickWins.flatMap((one) =>
      waits(one.state, 'quick-win-late', {
        id: one.id,
        title: one.content.title,
        agencyId: one.carriedBy.id,
        dueOn: one.content.dueOn,
        href: `/kerja/rencana/quick-win/${encodeURIComponent(one.id)}`,
      }),
    ),
    ...opened.flatMap((one) => [...lines(one), ...signatures(one)]),
    ...meetings.meetings
      .flatMap((meeting) => meeting.decisions)
      .flatMap((one) =>
        waits(one.state, 'decision-late', {
          id: one.id,
          title: one.text,
          agencyId: one.holder.id,
          dueOn: one.dueOn,
          href: `/kerja/rencana/rapat/${encodeURIComponent(one.meetingId)}?keputusan=${encodeURIComponent(one.id)}#keputusan`,
        }),
      ),
  ]
  return found.map(({ agencyId, ...one }) => ({
    ...one,
    agency: { id: agencyId, name: agencyShortName(agencies, agencyId) },
    days: one.kind.endsWith('-late') && one.dueOn !== null ? daysBetween(one.dueOn, today) : 0,
  }))
}

type Found = Omit<ShownWaiting, 'agency' | 'days'> & { readonly agencyId: string }
const addressOf = (commitmentId: string) => `/kerja/rencana/komitmen/${encodeURIComponent(commitmentId)}`

/** A thing in its state: late as `late`, claimed as claimed, else nothing waits. */
function waits(state: string | null, late: AttentionKind, thing: Omit<Found, 'kind'>): Found[] {
  if (state === 'late') return [{ kind: late, ...thing }]
  return state === 'claimed' ? [{ kind: 'claimed', ...thing }] : []
}

function lines({ id, lines }: ShownCommitment): Found[] {
  return lines.flatMap((line) =>
    waits(line.state, 'line-late', {
      id: `${id}.${line.id}`,
      title: line.text,
      agencyId: line.holder.id,
      dueOn: line.dueOn,
      href: `${addressOf(id)}#${line.id}`,
    }),
  )
}

/** Who has not signed the text as it stands. */
function signatures({ id, title, signatories }: ShownCommitment): Found[] {
  return signatories.flatMap(({ agencyId, office, userName, signature }) =>
    signature !== null && signature.fault === null
      ? []
      : [
          {
            kind: 'unsigned' as const,
            id: `${id}.${userName}`,
            title: `${office}: ${title}`,
            agencyId,
            dueOn: null,
            href: addressOf(id),
          },
        ],
  )
}
