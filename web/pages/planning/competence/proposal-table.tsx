import type { Proposal } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

/** Trainings that would close gaps, most useful first, each with its reason in words. */
export function ProposalTable({ proposals }: { proposals: readonly Proposal[] }) {
  const t = useText(messages)
  const { language, number, word, list } = useWords()
  if (proposals.length === 0) return <p>{t('proposals.none')}</p>
  return (
    <Table
      caption={t('proposals.caption')}
      rows={proposals}
      rowKey={(one) => one.courseId}
      columns={[
        {
          key: 'course',
          head: t('course'),
          cell: (one) => (
            <>
              {word(one)} <span className="small soft">({list(one.skills)})</span>
            </>
          ),
        },
        {
          key: 'agencies',
          head: t('col.agencies'),
          numeric: true,
          cell: (one) => <span title={one.agencies.join(', ')}>{number(one.agencies.length)}</span>,
        },
        { key: 'people', head: t('col.people'), numeric: true, cell: (one) => number(one.people) },
        { key: 'sessions', head: t('col.sessions'), numeric: true, cell: (one) => number(one.sessions) },
        { key: 'hours', head: t('col.hours'), numeric: true, cell: (one) => number(one.hours) },
        { key: 'planned', head: t('col.planned'), numeric: true, cell: (one) => number(one.planned) },
        { key: 'reason', head: t('col.reason'), cell: (one) => one.reason[language] },
      ]}
    />
  )
}
