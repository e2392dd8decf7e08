import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { RequestsAnswer } from '../../../src/protection/requests/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText, useTime } from '../../language.ts'
import { Button, Field, Notice, SelectField, Table, TextArea } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { useSession } from '../staff/session.ts'
import { Clock } from './clock.tsx'
import { messages } from './messages.ts'
import { reader, send } from './send.ts'

export const meta = pageTitle(messages, 'tab.requests')

export function loader(args: LoaderFunctionArgs): Promise<RequestsAnswer> {
  return apiOf(args).get<RequestsAnswer>('/api/protection/requests')
}

export async function action(args: ActionFunctionArgs) {
  const { text, orNull } = reader(await args.request.formData())
  return send<{ number: string }>(args, '/api/protection/requests', {
    kind: text('kind'),
    agencyId: text('agencyId'),
    applicant: text('applicant'),
    identityProof: text('identityProof'),
    wish: text('wish'),
    personId: orNull('personId'),
    receivedAt: orNull('receivedAt'),
  })
}

export default function Requests() {
  const t = useText(messages)
  const found = useLoaderData<typeof loader>()
  const when = useTime(found.timeZone)
  const sent = useActionData<typeof action>()
  return (
    <div className="stack">
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.value ? <Notice tone="good">{t('request.made', { number: sent.value.number })}</Notice> : null}
      {found.requests.length === 0 ? (
        <p>{t('requests.none')}</p>
      ) : (
        <Table
          blocks
          caption={t('requests.caption')}
          rows={found.requests}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'number',
              head: t('request.number'),
              cell: (row) => <a href={`/kerja/pelindungan/permintaan/${row.id}`}>{row.number}</a>,
            },
            { key: 'kind', head: t('request.kind'), cell: (row) => t(`right.${row.kind}`) },
            { key: 'applicant', head: t('request.applicant'), cell: (row) => row.applicant },
            { key: 'agency', head: t('agency'), cell: (row) => row.agency },
            { key: 'state', head: t('state'), cell: (row) => t(`state.${row.state}`) },
            { key: 'due', head: t('due'), cell: (row) => when(row.due) },
            { key: 'clock', head: t('clock'), cell: (row) => <Clock {...row} now={found.now} /> },
          ]}
        />
      )}
      <NewRequest found={found} />
    </div>
  )
}

function NewRequest({ found }: { found: RequestsAnswer }) {
  const t = useText(messages)
  const { agencyId } = useSession()
  return (
    <section className="card">
      <h2>{t('request.new')}</h2>
      <p className="soft small">{t('request.law')}</p>
      <Form method="post" autoComplete="off">
        <SelectField
          label={t('request.kind')}
          name="kind"
          options={found.terms.map(({ kind, hours, source }) => ({
            value: kind,
            label: t('request.option', { right: t(`right.${kind}`), hours, source }),
          }))}
        />
        <SelectField
          label={t('request.agency')}
          name="agencyId"
          value={agencyId ?? ''}
          options={found.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field
          label={t('request.applicant')}
          hint={t('request.applicant-hint')}
          name="applicant"
          required
          minLength={3}
          maxLength={300}
        />
        <Field
          label={t('identity')}
          hint={t('identity-hint')}
          name="identityProof"
          required
          minLength={5}
          maxLength={300}
        />
        <TextArea
          label={t('request.wish')}
          hint={t('request.wish-hint')}
          name="wish"
          required
          minLength={5}
          maxLength={1000}
        />
        {found.mayName ? (
          <Field
            label={t('person')}
            hint={t('person-hint')}
            name="personId"
            inputMode="numeric"
            pattern="[0-9]{1,15}"
          />
        ) : null}
        <Field
          label={t('request.received')}
          hint={t('request.received-hint')}
          name="receivedAt"
          type="datetime-local"
        />
        <Button>{t('request.take')}</Button>
      </Form>
    </section>
  )
}
