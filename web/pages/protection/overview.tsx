import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { OverviewAnswer } from '../../../src/protection/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText, useTime } from '../../language.ts'
import { Facts, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { useSession } from '../staff/session.ts'
import { Clock } from './clock.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs): Promise<OverviewAnswer> {
  return apiOf(args).get<OverviewAnswer>('/api/protection/overview')
}

export default function Overview() {
  const t = useText(messages)
  const found = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <p className="lead">{t('lead')}</p>
      <Urgent found={found} />
      <section className="card">
        <h2>{t('overview.more')}</h2>
        <Facts
          items={[
            [t('overview.incidents'), found.incidents],
            [t('overview.missing'), found.missing],
            [t('overview.overdue'), found.overdue],
            [t('overview.aged'), found.agedLists],
          ]}
        />
      </section>
      {found.agencies.length === 0 ? null : (
        <Table
          caption={t('overview.by-agency')}
          rows={found.agencies}
          rowKey={(row) => row.agencyId}
          columns={[
            { key: 'agency', head: t('agency'), cell: (row) => row.agency },
            { key: 'open', head: t('overview.open'), numeric: true, cell: (row) => row.open },
            { key: 'near', head: t('overview.near'), numeric: true, cell: (row) => row.near },
            { key: 'past', head: t('overview.past'), numeric: true, cell: (row) => row.past },
          ]}
        />
      )}
    </div>
  )
}

/** What is near or past its term, on top of everything. */
function Urgent({ found }: { found: OverviewAnswer }) {
  const t = useText(messages)
  const when = useTime(found.timeZone)
  const { permissions } = useSession()
  const mayOpen = permissions.includes('protection.desk')
  if (found.urgent.length === 0) return <p>{t('overview.calm')}</p>
  const path = { request: 'permintaan', incident: 'insiden' }
  return (
    <Table
      blocks
      caption={t('overview.urgent')}
      rows={found.urgent}
      rowKey={(row) => `${row.what} ${row.id}`}
      columns={[
        {
          key: 'label',
          head: t('overview.what'),
          cell: (row) =>
            mayOpen ? <a href={`/kerja/pelindungan/${path[row.what]}/${row.id}`}>{row.label}</a> : row.label,
        },
        { key: 'kind', head: t('overview.kind'), cell: (row) => t(`overview.${row.what}`) },
        { key: 'agency', head: t('agency'), cell: (row) => row.agency },
        { key: 'due', head: t('due'), cell: (row) => when(row.due) },
        { key: 'clock', head: t('clock'), cell: (row) => <Clock {...row} now={found.now} /> },
      ]}
    />
  )
}
