import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { CodeMade } from '../../../src/protection/own-look/contract.ts'
import { visitContext } from '../../api/visit.ts'
import { usePlace, useText, useTime } from '../../language.ts'
import { Button, Field, Notice, SelectField } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import './protection.css'
import { reader, send } from './send.ts'

export const meta = pageTitle(messages, 'tab.slip')

export function loader({ context, request }: LoaderFunctionArgs) {
  const personId = new URL(request.url).searchParams.get('orang') ?? ''
  return {
    address: `${context.get(visitContext).publicUrl}/cek`,
    personId: /^\d+$/.test(personId) ? personId : '',
  }
}

/** The code comes back in the answer to the form: it never stands in an address, and going back does not show it. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const { text } = reader(form)
  if (text('do') === 'cancel') {
    const done = await send<{ cancelled: number }>(args, '/api/protection/own-codes/cancel', {
      personId: text('lostPersonId'),
    })
    return { made: null, cancelled: done.value?.cancelled ?? null, problem: done.problem }
  }
  const done = await send<CodeMade>(args, '/api/protection/own-codes', {
    personId: text('personId'),
    givenTo: text('givenTo'),
    identityProof: text('identityProof'),
    showsSensitive: form.get('showsSensitive') === 'on',
  })
  return { made: done.value, cancelled: null, problem: done.problem }
}

export default function SlipPage() {
  const t = useText(messages)
  const { personId } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const personField = {
    label: t('person'),
    name: 'personId',
    inputMode: 'numeric',
    pattern: '[0-9]{1,15}',
    required: true,
  } as const
  if (sent?.made) return <Slip made={sent.made} />
  return (
    <div className="stack">
      <p className="lead">{t('slip.lead')}</p>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.cancelled == null ? null : (
        <Notice tone="good">{t('slip.cancelled', { count: sent.cancelled })}</Notice>
      )}
      <Form method="post" className="card" autoComplete="off">
        <h2>{t('slip.new')}</h2>
        <Field {...personField} hint={t('person-hint')} defaultValue={personId} />
        <SelectField
          label={t('slip.given-to')}
          name="givenTo"
          options={['self', 'guardian', 'proxy'].map((value) => ({ value, label: t(`slip.${value}`) }))}
        />
        <Field
          label={t('identity')}
          hint={t('identity-hint')}
          name="identityProof"
          required
          minLength={5}
          maxLength={300}
        />
        <label className="choice">
          <input type="checkbox" name="showsSensitive" /> {t('slip.sensitive')}
        </label>
        <p className="soft small">{t('slip.sensitive-hint')}</p>
        <Button>{t('slip.make')}</Button>
      </Form>
      <details>
        <summary>{t('slip.lost')}</summary>
        <Form method="post" className="card" autoComplete="off">
          <Field {...personField} name="lostPersonId" />
          <Button name="do" value="cancel" look="secondary">
            {t('slip.cancel')}
          </Button>
        </Form>
      </details>
    </div>
  )
}

/** What is printed and handed over; nothing on it says whose it is. */
function Slip({ made }: { made: CodeMade }) {
  const t = useText(messages)
  const when = useTime(made.timeZone)
  const { place } = usePlace()
  const { address } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <Notice tone="warning">
        <p className="no-print">{t('slip.once')}</p>
      </Notice>
      <section className="card slip" aria-labelledby="slip-title">
        <h2 id="slip-title">{t('slip.title', { place })}</h2>
        <p>{t('slip.go', { address })}</p>
        <p className="slip-code">{made.code}</p>
        <p>{t('slip.until', { until: when(made.expiresAt) })}</p>
        <p>{t(made.showsSensitive ? 'slip.shows-all' : 'slip.shows-plain')}</p>
        <p className="soft small">{t('slip.number', { id: String(made.id) })}</p>
      </section>
      <p className="no-print">
        <Button href="/kerja/pelindungan/lembar" look="secondary">
          {t('slip.done')}
        </Button>
      </p>
    </div>
  )
}
