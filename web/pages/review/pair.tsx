import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { ReviewPairAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Crumbs, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { DecisionForm } from './decision-form.tsx'
import { messages } from './messages.ts'
import { SideBySide } from './side-by-side.tsx'
import './review.css'

export const meta = pageTitle(messages, 'pair.title')

export async function loader(args: LoaderFunctionArgs) {
  const pair = await apiOf(args).get<ReviewPairAnswer>(`/api/register/review/${args.params.id}`)
  return { pair, saved: new URL(args.request.url).searchParams.get('tersimpan') }
}

/** Decides, then goes on to the next pair: a queue is worked through, not opened one by one. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const outcome = form.get('outcome') === 'same' ? 'same' : 'different'
  const id = args.params.id
  const done = await apiOf(args).attempt<{ nextId: number | null }>('POST', `/api/register/review/${id}`, {
    outcome,
    note: String(form.get('note') ?? ''),
  })
  if (!done.ok) return { problem: done.problem }
  const { nextId } = done.value
  return redirect(nextId === null ? '/kerja/periksa' : `/kerja/periksa/${nextId}?tersimpan=${id}-${outcome}`)
}

export default function ReviewPair() {
  const t = useText(messages)
  const { pair, saved } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <Crumbs
        label={t('pair.crumb')}
        items={[
          { href: '/kerja/periksa', text: t('pair.crumb') },
          { text: t('pair.number', { id: String(pair.id) }) },
        ]}
      />
      <Saved saved={saved} />
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      <h1>{t('pair.title')}</h1>
      <p className="row">
        <span className="tag">{t(`reason.${pair.reason}`)}</span>
        <span className="soft">
          {t('column.likely')}: {Math.round(pair.probability * 100)} %
        </span>
      </p>
      <div className="pair-layout">
        <SideBySide pair={pair} />
        <div>
          {pair.status === 'open' ? (
            <DecisionForm key={pair.id} nextId={pair.nextId} />
          ) : (
            <Decided pair={pair} />
          )}
          <Reasons pair={pair} />
        </div>
      </div>
    </>
  )
}

function Saved({ saved }: { saved: string | null }) {
  const t = useText(messages)
  const [id, outcome] = (saved ?? '').split('-')
  if (!id || !/^\d+$/.test(id) || (outcome !== 'same' && outcome !== 'different')) return null
  return (
    <Notice tone="good">
      <p>
        {t(`pair.saved.${outcome}`, { id })}{' '}
        <Link to={`/kerja/periksa/${id}`}>{t('pair.number', { id })}</Link>
      </p>
    </Notice>
  )
}

function Reasons({ pair }: { pair: ReviewPairAnswer }) {
  const t = useText(messages)
  if (pair.explanation.length === 0) return null
  return (
    <section>
      <h2>{t('pair.why')}</h2>
      <ul>
        {pair.explanation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

function Decided({ pair }: { pair: ReviewPairAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  const date = pair.decidedAt ? formatDate(pair.decidedAt, language) : ''
  return (
    <Notice>
      <p>{t(`pair.decided.${pair.status}`, { by: pair.decidedBy ?? '', date })}</p>
      {pair.note ? <p>“{pair.note}”</p> : null}
    </Notice>
  )
}
