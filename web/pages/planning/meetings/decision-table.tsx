import type { ShownDecision } from '../../../../src/planning/meetings/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { messages } from './messages.ts'

const tones = { done: 'good', late: 'bad', open: 'none' } as const

/** Decisions with owner, day and state; each leads to its form on the page of its own meeting. */
export function DecisionTable({
  caption,
  decisions,
}: {
  caption: string
  decisions: readonly ShownDecision[]
}) {
  const t = useText(messages)
  const language = useLanguage()
  const href = (one: ShownDecision) => `/kerja/rencana/rapat/${one.meetingId}?keputusan=${one.id}#keputusan`
  if (decisions.length === 0) return <p className="soft">{t('decisions.none')}</p>
  return (
    <Table
      blocks
      caption={caption}
      rows={decisions}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'text',
          head: t('col.decision'),
          cell: (one) => (
            <span className="brief-name">
              <a href={href(one)}>{one.text}</a>
            </span>
          ),
        },
        { key: 'owner', head: t('col.owner'), cell: (one) => <DecisionOwner decision={one} /> },
        {
          key: 'due',
          head: t('col.due'),
          cell: (one) => <span className="day">{formatDate(one.dueOn, language, 'short')}</span>,
        },
        { key: 'state', head: t('col.state'), cell: (one) => <DecisionBadge decision={one} /> },
      ]}
    />
  )
}

export function DecisionBadge({ decision: { state, daysLate } }: { decision: ShownDecision }) {
  const t = useText(messages)
  const days = state === 'late' ? ` ${t('days', { days: daysLate })}` : ''
  return <StatusBadge tone={tones[state]}>{`${t(`state.${state}`)}${days}`}</StatusBadge>
}

export function DecisionOwner({ decision: { agency, agencyId, holder } }: { decision: ShownDecision }) {
  const t = useText(messages)
  return <>{holder.id === agencyId ? agency : t('moved', { agency, holder: holder.name })}</>
}
