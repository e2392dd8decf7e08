import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { UnusualAnswer } from '../../../src/oversight/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { whoIs } from './looks.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs): Promise<UnusualAnswer> {
  return apiOf(args).get<UnusualAnswer>('/api/oversight/unusual')
}

export default function Unusual() {
  const t = useText(messages)
  const language = useLanguage()
  const { from, to, days, limits } = useLoaderData<typeof loader>()
  const span = { from: formatDate(from, language), to: formatDate(to, language) }
  return (
    <section className="stack">
      <p>
        {days.length === 0 ? t('unusual.none', span) : t('unusual.lead', { count: days.length, ...span })}
      </p>
      {days.length === 0 ? null : (
        <Table
          blocks
          caption={t('tab.unusual')}
          rows={days}
          rowKey={(row) => `${row.day} ${row.accountId}`}
          columns={[
            {
              key: 'day',
              head: t('col.day'),
              cell: (row) => (
                <a
                  className="day"
                  href={`/kerja/jejak/akun?akun=${encodeURIComponent(row.accountId)}&hari=${row.day}`}
                >
                  {formatDate(row.day, language, 'short')}
                </a>
              ),
            },
            { key: 'who', head: t('col.who'), cell: whoIs },
            {
              key: 'signs',
              head: t('col.signs'),
              cell: (row) => (
                <ul>
                  {row.signs.map(({ kind, value, usual }) => (
                    <li key={kind}>{t(`sign.${kind}`, { value, usual })}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
      <p className="soft small">{t('unusual.rule', limits)}</p>
    </section>
  )
}
