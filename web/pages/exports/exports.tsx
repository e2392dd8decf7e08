import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber } from '../../../src/kernel/messages.ts'
import type { ExportLine, ExportList } from '../../../src/programmes/exports/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { text } from '../../api/form.ts'
import { passedNotice } from '../../api/passing-notice.ts'
import { useLanguage, useText, useTime } from '../../language.ts'
import { Button, Facts, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { StatusBadge, type StatusTone } from '../../ui/status.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const list = await apiOf(args).get<ExportList>('/api/programmes/exports')
  return { ...list, refused: passedNotice(args.request) }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const step = text(form, 'step')
  const path = `/api/programmes/exports/${encodeURIComponent(text(form, 'id'))}`
  const done =
    step === 'ended'
      ? await apiOf(args).attempt('POST', `${path}/end`, { note: text(form, 'note') })
      : await apiOf(args).attempt('POST', `${path}/decide`, { decision: step, note: text(form, 'note') })
  return { problem: done.ok ? null : done.problem.title }
}

const tones: Readonly<Record<ExportLine['state'], StatusTone>> = {
  waiting: 'poor',
  open: 'good',
  refused: 'bad',
  ended: 'unproven',
  expired: 'unproven',
}

/** What somebody must do comes first, then what may be fetched, then what is over. */
const order: readonly ExportLine['state'][] = ['waiting', 'open', 'refused', 'ended', 'expired']

export default function Exports() {
  const t = useText(messages)
  const { exports, refused } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? refused
  const sorted = exports.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.id - a.id)
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {problem ? <Notice tone="problem">{problem}</Notice> : null}
      {exports.length === 0 ? <p>{t('none')}</p> : null}
      {sorted.map((one) => (
        <ExportCard key={one.id} one={one} />
      ))}
    </div>
  )
}

function ExportCard({ one }: { one: ExportLine }) {
  const t = useText(messages)
  const language = useLanguage()
  const when = useTime(useLoaderData<typeof loader>().timeZone)
  const { id, people, programme, area, state, decision } = one
  const until = when(one.validUntil)
  return (
    <section className="card stack">
      <h2>
        {t('number', { id })} <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
      </h2>
      <p>{t('holds', { people: formatNumber(people, language), programme: programme[language], area })}</p>
      <Facts
        items={[
          [t('col.purpose'), one.purpose],
          [t('col.asked'), t('asked.by', { by: one.askedBy, agency: one.agency, when: when(one.askedAt) })],
          [t('col.until'), state === 'waiting' ? t('until.waiting', { when: until }) : until],
          [t('col.fetched'), t('fetched', { count: one.fetched })],
          ...(decision ? [[t('col.decision'), t(`decision.${decision.kind}`, decision)] as const] : []),
        ]}
      />
      {one.mayFetch ? (
        <form method="post" action={`/kerja/nama/${id}/ambil`}>
          <p className="soft small">{t('duty')}</p>
          <Button>{t('fetch')}</Button>
        </form>
      ) : null}
      {one.mayDecide ? <Steps one={one} /> : null}
      {one.mayEnd && !one.mayDecide ? (
        <details className="no-print">
          <summary>{t('end.early')}</summary>
          <Steps one={one} />
        </details>
      ) : null}
    </section>
  )
}

function Steps({ one: { id, mayDecide } }: { one: ExportLine }) {
  const t = useText(messages)
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="id" value={id} />
      <Field
        id={`note-${id}`}
        label={t('note')}
        hint={t('note.hint')}
        name="note"
        required
        minLength={3}
        maxLength={500}
      />
      <div className="row">
        {mayDecide ? (
          <>
            <Button name="step" value="approved">
              {t('approve')}
            </Button>
            <Button name="step" value="refused" look="danger">
              {t('refuse')}
            </Button>
          </>
        ) : (
          <Button name="step" value="ended" look="secondary">
            {t('end')}
          </Button>
        )}
      </div>
    </Form>
  )
}
