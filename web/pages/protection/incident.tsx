import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { IncidentAnswer } from '../../../src/protection/incidents/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText, useTime } from '../../language.ts'
import { Crumbs, Facts, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { Clock } from './clock.tsx'
import { IncidentForm, sendIncident } from './incident-form.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'tab.incidents')

export function loader(args: LoaderFunctionArgs): Promise<IncidentAnswer> {
  return apiOf(args).get<IncidentAnswer>(`/api/protection/incidents/${args.params.id}`)
}

export const action = (args: ActionFunctionArgs) =>
  sendIncident(args, `/api/protection/incidents/${args.params.id}`)

export default function IncidentPage() {
  const t = useText(messages)
  const { incident, history, ...frame } = useLoaderData<typeof loader>()
  const when = useTime(frame.timeZone)
  const sent = useActionData<typeof action>()
  return (
    <div className="stack">
      <Crumbs
        label={t('tab.incidents')}
        items={[{ href: '/kerja/pelindungan/insiden', text: t('tab.incidents') }, { text: incident.title }]}
      />
      <h2>{incident.title}</h2>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.value ? <Notice tone="good">{t('incident.saved')}</Notice> : null}
      <Facts
        items={[
          [t('incident.found'), when(incident.foundAt)],
          [
            t('due'),
            t('request.due', { due: when(incident.due), hours: frame.termHours, source: frame.termSource }),
          ],
          [
            t('incident.authority'),
            <Clock key="a" due={incident.due} now={frame.now} clock={incident.authorityClock} />,
          ],
          [
            t('incident.persons'),
            <Clock key="p" due={incident.due} now={frame.now} clock={incident.peopleClock} />,
          ],
          [t('state'), t(`incident.${incident.state}`)],
        ]}
      />
      {incident.state === 'closed' && !frame.mayClose ? null : (
        <IncidentForm key={incident.revision} incident={incident} {...frame} />
      )}
      <section>
        <h3>{t('incident.history')}</h3>
        <ol>
          {history.map(({ number, at, by, state }) => (
            <li key={number}>
              {when(at)}: {t(`incident.${state}`)} <span className="soft">({by})</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
