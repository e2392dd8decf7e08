import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber } from '../../../src/kernel/messages.ts'
import type { AgedList, RetentionAnswer } from '../../../src/protection/retention/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText, useTime } from '../../language.ts'
import { Button, Facts, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { reader, send } from './send.ts'

export const meta = pageTitle(messages, 'tab.retention')

export function loader(args: LoaderFunctionArgs): Promise<RetentionAnswer> {
  return apiOf(args).get<RetentionAnswer>('/api/protection/retention')
}

export async function action(args: ActionFunctionArgs) {
  const { text } = reader(await args.request.formData())
  const decision = text('decision')
  const until = decision === 'keep' ? { until: text('until') } : {}
  return send(args, `/api/protection/retention/${text('batch')}`, {
    decision,
    reason: text('reason'),
    ...until,
  })
}

export default function Retention() {
  const t = useText(messages)
  const { lists } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <div className="stack">
      <p className="lead">{t('retention.lead')}</p>
      <p>{t('retention.claims')}</p>
      {sent?.problem ? <Notice tone="problem">{sent.problem.title}</Notice> : null}
      {sent?.value ? <Notice tone="good">{t('retention.saved')}</Notice> : null}
      {lists.length === 0 ? <p>{t('retention.none')}</p> : null}
      {lists.map((list) => (
        <AgedListCard key={list.batchId} list={list} />
      ))}
    </div>
  )
}

function AgedListCard({ list }: { list: AgedList }) {
  const t = useText(messages)
  const language = useLanguage()
  const { mayDecide, timeZone } = useLoaderData<typeof loader>()
  const when = useTime(timeZone)
  return (
    <section className="card">
      <h2>{t('retention.list', { list: list.list, id: String(list.batchId) })}</h2>
      <Facts
        items={[
          [t('agency'), list.agency],
          [t('retention.period'), formatDate(list.period, language)],
          [t('retention.until'), formatDate(list.until, language)],
          [t('retention.file'), `${list.fileName}, ${formatNumber(list.bytes, language)} byte`],
          [
            t('retention.hash'),
            <code key="hash" className="wrap">
              {list.sha256.slice(0, 16)}…
            </code>,
          ],
          [t('state'), t(`retention.${list.step}`)],
        ]}
      />
      {list.decisions.length === 0 ? null : (
        <ol>
          {list.decisions.map(({ kind, reason, keepUntil, at, by }) => (
            <li key={`${kind} ${at}`}>
              {when(at)}: <strong>{t(`decided.${kind}`)}</strong>{' '}
              {keepUntil ? formatDate(keepUntil, language) : ''} {reason} <span className="soft">({by})</span>
            </li>
          ))}
        </ol>
      )}
      {mayDecide && list.step !== 'destroyed' ? <Decide list={list} /> : null}
    </section>
  )
}

function Decide({ list: { batchId, step, mayConfirm } }: { list: AgedList }) {
  const t = useText(messages)
  const field = (name: string) => `${name}-${batchId}`
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="batch" value={batchId} />
      <Field
        id={field('reason')}
        label={t('retention.reason')}
        name="reason"
        required
        minLength={5}
        maxLength={1000}
      />
      <Field id={field('until')} label={t('retention.keep-until')} name="until" type="date" />
      <div className="row">
        <Button name="decision" value="keep">
          {t('retention.keep')}
        </Button>
        {step === 'review' ? (
          <Button name="decision" value="close" look="danger">
            {t('retention.close')}
          </Button>
        ) : (
          <Button
            name="decision"
            value="destroy"
            look="danger"
            disabledReason={step === 'confirm' && !mayConfirm ? t('retention.other-person') : null}
          >
            {t(step === 'confirm' ? 'retention.confirm-go' : 'retention.ask')}
          </Button>
        )}
      </div>
    </Form>
  )
}
