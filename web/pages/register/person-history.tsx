import type { PersonAnswer, SourceAnswer } from '../../../src/register/contract.ts'
import { formatDate, formatMonth, type Say, useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { messages } from './messages.ts'
import { sourceText } from './person-words.ts'

/** Why the records are one person, and every row the page is made of. */
export function PersonHistory({ person }: { person: PersonAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <>
      <section>
        <h2>{t('person.identity')}</h2>
        {person.identity.length === 0 ? <p className="soft">{t('person.identity.none')}</p> : null}
        <ol className="identity">
          {person.identity.map((event) => (
            <IdentityEvent
              key={`${event.at} ${event.sources.map((source) => source.recordId)}`}
              event={event}
            />
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('person.records')}</h2>
        <Table
          caption={t('person.records.count', { count: person.records.length })}
          rows={person.records.map((record, index) => ({ ...record, number: index + 1 }))}
          rowKey={(record) => record.recordId}
          columns={[
            {
              key: 'number',
              head: t('column.number'),
              numeric: true,
              cell: (record) => <span id={`catatan-${record.number}`}>{record.number}</span>,
            },
            {
              key: 'source',
              head: t('column.source'),
              cell: (record) => `${record.agency} · ${record.list}`,
            },
            {
              key: 'period',
              head: t('column.period'),
              cell: (record) => formatMonth(record.period, language),
            },
            { key: 'file', head: t('column.file'), cell: (record) => record.file },
            { key: 'row', head: t('column.row'), cell: (record) => placeInFile(record, t) },
          ]}
        />
      </section>
    </>
  )
}

function IdentityEvent({ event }: { event: PersonAnswer['identity'][number] }) {
  const t = useText(messages)
  const language = useLanguage()
  const by = event.human ? t('person.identity.human', { name: event.by }) : t('person.identity.machine')
  return (
    <li className={event.closedAt ? 'card closed' : 'card'}>
      <p>
        <strong>{t(`person.identity.${event.outcome}`)}</strong> · {by} · {formatDate(event.at, language)}
        {event.closedAt ? (
          <span className="tag">
            {' '}
            {t('person.identity.closed', { date: formatDate(event.closedAt, language) })}
          </span>
        ) : null}
      </p>
      <p className="soft small">
        {event.sources.map((source) => sourceText(source, language)).join('  ⇄  ')}
      </p>
      {event.reasons.length > 0 ? <p className="small">{event.reasons.join('; ')}</p> : null}
      {event.note ? <p className="small">“{event.note}”</p> : null}
    </li>
  )
}

function placeInFile(source: SourceAnswer, t: Say): string {
  return [source.sheet, t('person.row', { row: String(source.row) })].filter(Boolean).join(', ')
}
