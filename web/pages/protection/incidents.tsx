import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { IncidentsAnswer } from '../../../src/protection/incidents/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText, useTime } from '../../language.ts'
import { Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { Clock } from './clock.tsx'
import { IncidentForm, sendIncident } from './incident-form.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'tab.incidents')

export function loader(args: LoaderFunctionArgs): Promise<IncidentsAnswer> {
  return apiOf(args).get<IncidentsAnswer>('/api/protection/incidents')
}

export const action = (args: ActionFunctionArgs) => sendIncident(args, '/api/protection/incidents')

export default function Incidents() {
  const t = useText(messages)
  const found = useLoaderData<typeof loader>()
  const when = useTime(found.timeZone)
  const sent = useActionData<typeof action>()
  return (
    <div className="stack">
      <p className="lead">{t('incidents.lead', { hours: found.termHours, source: found.termSource })}</p>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.value ? <Notice tone="good">{t('incident.entered')}</Notice> : null}
      {found.incidents.length === 0 ? (
        <p>{t('incidents.none')}</p>
      ) : (
        <Table
          blocks
          caption={t('tab.incidents')}
          rows={found.incidents}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              head: t('incident.name'),
              cell: (row) => <a href={`/kerja/pelindungan/insiden/${row.id}`}>{row.title}</a>,
            },
            { key: 'agency', head: t('agency'), cell: (row) => row.agency },
            { key: 'found', head: t('incident.found'), cell: (row) => when(row.foundAt) },
            { key: 'state', head: t('state'), cell: (row) => t(`incident.${row.state}`) },
            {
              key: 'authority',
              head: t('incident.authority'),
              cell: (row) => <Clock due={row.due} now={found.now} clock={row.authorityClock} />,
            },
            {
              key: 'people',
              head: t('incident.persons'),
              cell: (row) => <Clock due={row.due} now={found.now} clock={row.peopleClock} />,
            },
          ]}
        />
      )}
      <section>
        <h2>{t('incident.new')}</h2>
        <IncidentForm key={found.incidents.length} incident={null} {...found} />
      </section>
    </div>
  )
}
