import type { Brief } from '../../../../src/planning/meetings/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'

/** More than this belongs on the page of the part, not into a meeting. */
const rowsShown = 6

/** Actions, lines of commitments and quick wins whose day has passed, in one table. */
export function OverdueTable({ brief: { actions, lines, quickWins } }: { brief: Brief }) {
  const t = useText(messages)
  const language = useLanguage()
  const kinds = [
    ['action', actions],
    ['line', lines],
    ['quick-win', quickWins],
  ] as const
  const rows = kinds.flatMap(([kind, list]) => list.slice(0, rowsShown).map((one) => ({ ...one, kind })))
  const more = kinds.reduce((sum, [, list]) => sum + Math.max(0, list.length - rowsShown), 0)
  return (
    <section>
      <h2>{t('overdue')}</h2>
      {rows.length === 0 ? (
        <p>{t('overdue.none')}</p>
      ) : (
        <Table
          blocks
          caption={t('overdue')}
          note={more > 0 ? t('overdue.more', { count: more }) : undefined}
          rows={rows}
          rowKey={(one) => `${one.kind} ${one.id}`}
          columns={[
            {
              key: 'title',
              head: t('col.what'),
              cell: (one) => (
                <span className="brief-name">
                  <a href={one.href}>{one.title}</a>
                </span>
              ),
            },
            { key: 'kind', head: t('col.kind'), cell: (one) => t(`kind.${one.kind}`) },
            { key: 'owner', head: t('col.owner'), cell: (one) => one.agency },
            {
              key: 'due',
              head: t('col.due'),
              cell: (one) => <span className="day">{formatDate(one.dueOn, language, 'short')}</span>,
            },
            { key: 'days', head: t('col.days'), numeric: true, cell: (one) => one.days },
          ]}
        />
      )}
    </section>
  )
}
