import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { ConsentsAnswer } from '../../../src/protection/consent/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Field, Notice, SelectField, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { reader, send } from './send.ts'

export const meta = pageTitle(messages, 'tab.consent')

export function loader(args: LoaderFunctionArgs): Promise<ConsentsAnswer> {
  return apiOf(args).get<ConsentsAnswer>('/api/protection/consents')
}

export async function action(args: ActionFunctionArgs) {
  const { text } = reader(await args.request.formData())
  return send(args, '/api/protection/consents', {
    personId: text('personId'),
    processing: text('processing'),
    kind: text('kind'),
    onDay: text('onDay'),
    proof: text('proof'),
  })
}

export default function Consents() {
  const t = useText(messages)
  const language = useLanguage()
  const { processings, events } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const nameOf = (id: string) => processings.find((one) => one.id === id)?.name[language] ?? id
  return (
    <div className="stack">
      <p className="lead">{t('consent.lead')}</p>
      <Notice tone="plain">
        <p>{t('consent.effect')}</p>
      </Notice>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.value ? <Notice tone="good">{t('consent.saved')}</Notice> : null}
      {events.length === 0 ? (
        <p>{t('consent.none')}</p>
      ) : (
        <Table
          blocks
          caption={t('tab.consent')}
          rows={events}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'person',
              head: t('person'),
              cell: (row) => (
                <a href={`/kerja/orang/${row.personId}?tujuan=request`}>
                  {t('person.number', { id: String(row.personId) })}
                </a>
              ),
            },
            { key: 'processing', head: t('consent.processing'), cell: (row) => nameOf(row.processing) },
            {
              key: 'kind',
              head: t('state'),
              cell: (row) => t(row.newest ? `consent.now-${row.kind}` : `consent.${row.kind}`),
            },
            { key: 'day', head: t('consent.day'), cell: (row) => formatDate(row.onDay, language, 'short') },
            { key: 'proof', head: t('consent.proof'), cell: (row) => row.proof },
            { key: 'by', head: t('consent.by'), cell: (row) => row.by },
          ]}
        />
      )}
      <ConsentForm processings={processings} />
    </div>
  )
}

function ConsentForm({ processings }: Pick<ConsentsAnswer, 'processings'>) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Form method="post" className="card" autoComplete="off">
      <h2>{t('consent.new')}</h2>
      <Field
        label={t('person')}
        hint={t('person-hint')}
        name="personId"
        inputMode="numeric"
        pattern="[0-9]{1,15}"
        required
      />
      <SelectField
        label={t('consent.processing')}
        name="processing"
        options={processings.map(({ id, name }) => ({ value: id, label: name[language] }))}
      />
      <SelectField
        label={t('consent.kind')}
        name="kind"
        options={['given', 'withdrawn'].map((value) => ({ value, label: t(`consent.${value}`) }))}
      />
      <Field label={t('consent.day')} name="onDay" type="date" required />
      <Field
        label={t('consent.proof')}
        hint={t('consent.proof-hint')}
        name="proof"
        required
        minLength={5}
        maxLength={500}
      />
      <Button>{t('consent.save')}</Button>
    </Form>
  )
}
