import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { DecisionAnswer, ReviewPairAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Crumbs, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { useSession } from '../staff/session.ts'
import { DecisionForm } from './decision-form.tsx'
import { messages } from './messages.ts'
import { Place } from './place.tsx'
import { SideBySide } from './side-by-side.tsx'
import './review.css'

export const meta = pageTitle(messages, 'pair.title')

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const sample = sampleOf(searchParams.get('contoh'))
  const query = sample === null ? '' : `?alike=${sample}`
  const pair = await apiOf(args).get<ReviewPairAnswer>(`/api/register/review/${args.params.id}${query}`)
  return { pair, saved: searchParams.get('tersimpan'), sample }
}

/** Decides, then goes on to the next pair: a queue, or the sample of a group, is worked through, not opened one by one. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const outcome = form.get('outcome') === 'same' ? 'same' : 'different'
  const id = args.params.id
  const sample = sampleOf(form.get('sample'))
  const done = await apiOf(args).attempt<DecisionAnswer>('POST', `/api/register/review/${id}`, {
    outcome,
    note: String(form.get('note') ?? ''),
    ...(sample === null ? {} : { alike: sample }),
  })
  if (!done.ok) return { problem: done.problem }
  const { nextId, isDecided } = done.value
  const saved = `tersimpan=${id}-${isDecided ? outcome : 'kept'}`
  if (sample !== null && nextId === null)
    return redirect(`/kerja/periksa/serupa/${encodeURIComponent(String(form.get('pattern')))}`)
  return redirect(
    nextId === null
      ? '/kerja/periksa'
      : `/kerja/periksa/${nextId}?${saved}${sample === null ? '' : `&contoh=${sample}`}`,
  )
}

function sampleOf(value: FormDataEntryValue | null): number | null {
  const sample = Number(value)
  return Number.isSafeInteger(sample) && sample > 0 ? sample : null
}

export default function ReviewPair() {
  const t = useText(messages)
  const { pair, saved, sample } = useLoaderData<typeof loader>()
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
        {pair.probability === null ? null : (
          <span className="soft">
            {t('column.likely')}: {Math.round(pair.probability * 100)} %
          </span>
        )}
      </p>
      <div className="pair-layout">
        <SideBySide pair={pair} />
        <div>
          {pair.status !== 'open' ? <Decided pair={pair} /> : null}
          <Answers pair={pair} />
          {pair.status === 'open' && pair.mayAnswer ? (
            <DecisionForm key={pair.id} pair={pair} sample={sample} />
          ) : null}
          {pair.status === 'open' && !pair.mayAnswer ? <Waiting nextId={pair.nextId} /> : null}
          <Reasons pair={pair} />
          <InQueue pair={pair} />
        </div>
      </div>
    </>
  )
}

function Saved({ saved }: { saved: string | null }) {
  const t = useText(messages)
  const [id, outcome] = (saved ?? '').split('-')
  if (!id || !/^\d+$/.test(id) || !['same', 'different', 'kept'].includes(outcome ?? '')) return null
  return (
    <Notice tone="good">
      <p>
        {t(`pair.saved.${outcome}`, { id })}{' '}
        <Link to={`/kerja/periksa/${id}`}>{t('pair.number', { id })}</Link>
      </p>
    </Notice>
  )
}

/** Both answers of a question that two people answered differently, or all of a decided one; only for who settles. */
function Answers({ pair }: { pair: ReviewPairAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  if (pair.answers.length === 0) return null
  return (
    <section>
      <h2>{t('pair.answers')}</h2>
      <ul>
        {pair.answers.map(({ by, outcome, note, at }) => (
          <li key={`${by} ${at}`}>
            {by}: <strong>{t(`pair.${outcome}`)}</strong> ({formatDate(at, language)})
            {note ? ` “${note}”` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waiting({ nextId }: { nextId: number | null }) {
  const t = useText(messages)
  return (
    <Notice>
      <p>{t('pair.waiting')}</p>
      <Link to={nextId === null ? '/kerja/periksa' : `/kerja/periksa/${nextId}`}>{t('pair.skip')}</Link>
    </Notice>
  )
}

/** Why it stands where it stands, and how many others read the same. */
function InQueue({ pair }: { pair: ReviewPairAnswer }) {
  const t = useText(messages)
  const { permissions } = useSession()
  if (pair.status !== 'open') return null
  const alike = t('pair.alike', { count: pair.alike })
  return (
    <section>
      <h2>{t('column.place')}</h2>
      <p>
        <Place pair={pair} />.
      </p>
      {pair.alike > 1 ? (
        <p>
          {permissions.includes('linkage.settle') ? (
            <Link to={`/kerja/periksa/serupa/${encodeURIComponent(pair.pattern)}`}>{alike}</Link>
          ) : (
            alike
          )}
        </p>
      ) : null}
    </section>
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
      <p>
        {t(`pair.decided.${pair.status}`, { by: pair.decidedBy ?? '', date })}{' '}
        {pair.decidedTogether ? t('pair.decided.together') : ''}
      </p>
      {pair.note ? <p>“{pair.note}”</p> : null}
    </Notice>
  )
}
