import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { RequestAnswer } from '../../../src/protection/requests/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText, useTime } from '../../language.ts'
import { Button, Crumbs, Facts, Field, Notice, SelectField, TextArea } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { Clock } from './clock.tsx'
import { messages } from './messages.ts'
import { reader, send } from './send.ts'

export const meta = pageTitle(messages, 'tab.requests')

export function loader(args: LoaderFunctionArgs): Promise<RequestAnswer> {
  return apiOf(args).get<RequestAnswer>(`/api/protection/requests/${args.params.id}`)
}

export async function action(args: ActionFunctionArgs) {
  const { text } = reader(await args.request.formData())
  const step = text('step')
  const fields = {
    named: ['personId'],
    passed: ['agencyId', 'note'],
    noted: ['note'],
    answered: ['note', 'proof'],
    refused: ['note', 'proof'],
    withdrawn: ['note'],
  }[step]
  const given = Object.fromEntries((fields ?? []).map((name) => [name, text(name)]))
  if ('note' in given && given.note === '') given.note = text('remark')
  return send(args, `/api/protection/requests/${args.params.id}`, { step, ...given })
}

export default function RequestPage() {
  const t = useText(messages)
  const found = useLoaderData<typeof loader>()
  const when = useTime(found.timeZone)
  const sent = useActionData<typeof action>()
  return (
    <div className="stack">
      <Crumbs
        label={t('tab.requests')}
        items={[{ href: '/kerja/pelindungan/permintaan', text: t('tab.requests') }, { text: found.number }]}
      />
      <h2>{t('request.title', { number: found.number, right: t(`right.${found.kind}`) })}</h2>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      <Facts
        items={[
          [t('clock'), <Clock key="clock" {...found} />],
          [
            t('due'),
            t('request.due', { due: when(found.due), hours: found.termHours, source: found.termSource }),
          ],
          [t('state'), t(`state.${found.state}`)],
          [t('agency'), found.agency],
          [t('request.applicant'), found.applicant],
          [t('identity'), found.identityProof],
          [t('request.wish'), found.wish],
          [t('person'), <PersonLink key="person" found={found} />],
        ]}
      />
      {found.kind === 'object' || found.kind === 'restrict' ? <p>{t('request.mark')}</p> : null}
      <section>
        <h3>{t('request.events')}</h3>
        <ol>
          {found.events.map((event) => (
            <li key={event.id}>
              {when(event.at)}: <strong>{t(`event.${event.kind}`)}</strong> {event.agency} {event.note}{' '}
              {event.proof ? t('event.proof', { proof: event.proof }) : ''}{' '}
              <span className="soft">({event.by})</span>
            </li>
          ))}
        </ol>
      </section>
      {found.state === 'open' ? <Steps found={found} /> : null}
    </div>
  )
}

/** Opens the person's page with the purpose that goes into the trace. */
function PersonLink({ found: { personId, mayName } }: { found: RequestAnswer }) {
  const t = useText(messages)
  if (personId === null) return t('request.unnamed')
  if (!mayName) return t('person.number', { id: String(personId) })
  return <a href={`/kerja/orang/${personId}?tujuan=request`}>{t('person.open', { id: String(personId) })}</a>
}

function Steps({ found }: { found: RequestAnswer }) {
  const t = useText(messages)
  return (
    <section className="grid start">
      {found.mayName ? (
        <Form method="post" className="card">
          <h3>{t('step.named')}</h3>
          <Field
            label={t('person')}
            hint={t('person-hint')}
            name="personId"
            inputMode="numeric"
            pattern="[0-9]{1,15}"
            required
          />
          <Button name="step" value="named" look="secondary">
            {t('step.named.go')}
          </Button>
        </Form>
      ) : null}
      <Form method="post" className="card">
        <h3>{t('step.close')}</h3>
        <TextArea label={t('step.note')} name="note" required minLength={5} maxLength={1000} />
        <Field
          label={t('step.proof')}
          hint={t('step.proof-hint')}
          name="proof"
          required
          minLength={5}
          maxLength={300}
        />
        <div className="row">
          <Button name="step" value="answered">
            {t('step.answered')}
          </Button>
          {found.mayRefuse ? (
            <Button name="step" value="refused" look="danger">
              {t('step.refused')}
            </Button>
          ) : null}
        </div>
      </Form>
      <Form method="post" className="card">
        <h3>{t('step.other')}</h3>
        <TextArea label={t('step.remark')} name="remark" required minLength={5} maxLength={1000} />
        <SelectField
          label={t('request.agency')}
          name="agencyId"
          value={found.agencyId}
          options={found.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className="row">
          <Button name="step" value="noted" look="secondary">
            {t('step.noted')}
          </Button>
          <Button name="step" value="passed" look="secondary">
            {t('step.passed')}
          </Button>
          <Button name="step" value="withdrawn" look="secondary">
            {t('step.withdrawn')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
