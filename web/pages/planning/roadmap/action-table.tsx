import type { ShownAction } from '../../../../src/planning/roadmap/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { messages } from './messages.ts'
import type { Numbered } from './number-actions.ts'
import { moneyInWords, statusTone } from './words.ts'

/** The picture of the roadmap as a table, with everything a bar cannot say. */
export function ActionTable({ actions, numberOf }: Numbered) {
  const t = useText(messages)
  const language = useLanguage()
  const day = (date: string) => formatDate(date, language, 'short')
  return (
    <Table
      blocks
      caption={t('table')}
      rows={actions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('col.action'),
          cell: ({ id, content, dimension, promise }) => (
            <>
              <a
                href={`/kerja/rencana/program/${encodeURIComponent(id)}`}
              >{`${numberOf(id)}. ${content.title}`}</a>
              <span className="under">
                {dimension[language]}
                {promise
                  ? ` · ${t('for-promise', { promise: `${promise.number}. ${promise.name[language]}` })}`
                  : null}
              </span>
            </>
          ),
        },
        {
          key: 'status',
          head: t('col.status'),
          cell: ({ status }) => <StatusBadge tone={statusTone[status]}>{t(`status.${status}`)}</StatusBadge>,
        },
        { key: 'agency', head: t('col.agency'), cell: (action) => <Carrier action={action} /> },
        {
          key: 'days',
          head: t('col.days'),
          cell: ({ content }) => (
            <>
              <span className="day">{day(content.startsOn)} –</span>{' '}
              <span className="day">{day(content.endsOn)}</span>
            </>
          ),
        },
        {
          key: 'waits',
          head: t('col.waits'),
          numeric: true,
          cell: ({ content }) => content.dependsOn.map(numberOf).join(', ') || '–',
        },
        {
          key: 'evidence',
          head: t('col.evidence'),
          numeric: true,
          cell: ({ evidenceCount }) => evidenceCount,
        },
        {
          key: 'budget',
          head: t('col.budget'),
          numeric: true,
          cell: ({ budget }) => moneyInWords(budget && (budget.revised ?? budget.plan), language),
        },
      ]}
    />
  )
}

/** The agency as planned, and who carries it now when a merger moved it. */
export function Carrier({ action }: { action: Pick<ShownAction, 'agency' | 'carriedBy' | 'content'> }) {
  const t = useText(messages)
  if (action.carriedBy.id === action.content.agencyId) return <>{action.agency}</>
  return <>{t('carried', { agency: action.agency, carrier: action.carriedBy.name })}</>
}

/** What does not fit in the days of the actions, in words. */
export function WarningList({ actions }: { actions: readonly ShownAction[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const all = actions.flatMap((action) => action.warnings.map((warning) => ({ action, warning })))
  if (all.length === 0) return null
  return (
    <ul>
      {all.map(({ action, warning }) => (
        <li key={`${action.id} ${warning.kind} ${'otherId' in warning ? warning.otherId : ''}`}>
          {t(`warning.${warning.kind}`, {
            title: action.content.title,
            other: 'otherTitle' in warning ? warning.otherTitle : '',
            starts: formatDate(action.content.startsOn, language),
            ends: 'otherEndsOn' in warning ? formatDate(warning.otherEndsOn, language) : '',
          })}
        </li>
      ))}
    </ul>
  )
}
