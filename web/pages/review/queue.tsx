import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { ReviewAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatMonth, useLanguage, useText } from '../../language.ts'
import { Button, Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { Place } from './place.tsx'
import { ReviewTabs } from './review-tabs.tsx'
import './review.css'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs): Promise<ReviewAnswer> {
  const page = Number(new URL(args.request.url).searchParams.get('hal')) || 1
  return apiOf(args).get<ReviewAnswer>(`/api/register/review?page=${Math.max(1, Math.floor(page))}`)
}
type Pair = ReviewAnswer['pairs'][number]

export default function ReviewQueue() {
  const t = useText(messages)
  const queue = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('title')}</h1>
      <ReviewTabs current="queue" />
      <p className="lead">{t('lead')}</p>
      {queue.differing > 0 ? (
        <Notice tone="warning">
          <p>{t('differing', { count: queue.differing })}</p>
        </Notice>
      ) : null}
      {queue.pairs.length === 0 ? (
        <Notice tone="good" title={t('none')}>
          <p>{t('none.text')}</p>
        </Notice>
      ) : (
        <Table
          caption={t('caption', { open: queue.open })}
          note={t('note', { page: queue.page, pages: queue.pages })}
          rows={queue.pairs}
          rowKey={(pair) => pair.id}
          columns={[
            { key: 'pair', head: t('column.pair'), cell: (pair) => <Names pair={pair} /> },
            { key: 'why', head: t('column.why'), cell: (pair) => <Why pair={pair} /> },
            {
              key: 'place',
              head: t('column.place'),
              cell: (pair) => (
                <span className="wide-cell">
                  <Place pair={pair} />
                </span>
              ),
            },
            { key: 'lists', head: t('column.lists'), cell: (pair) => <Lists pair={pair} /> },
          ]}
        />
      )}
      {queue.pages > 1 ? <Pages queue={queue} /> : null}
    </>
  )
}

function Names({ pair }: { pair: Pair }) {
  const t = useText(messages)
  return (
    <Link to={`/kerja/periksa/${pair.id}`}>
      {pair.left.values.name ?? t('unnamed')} ⇄ {pair.right.values.name ?? t('unnamed')}
    </Link>
  )
}

function Why({ pair }: { pair: Pair }) {
  const t = useText(messages)
  return (
    <span className="wide-cell">
      {t(`reason.${pair.reason}`)}
      <small className="under">{pair.explanation.slice(0, 3).join(', ')}</small>
    </span>
  )
}

function Lists({ pair }: { pair: Pair }) {
  const language = useLanguage()
  return [pair.left, pair.right].map(({ source }) => (
    <small key={source.recordId} className="under wide-cell">
      {source.list}, {formatMonth(source.period, language)}
    </small>
  ))
}

function Pages({ queue }: { queue: ReviewAnswer }) {
  const t = useText(messages)
  return (
    <nav className="row queue-pages" aria-label={t('pages')}>
      {queue.page > 1 ? (
        <Button look="secondary" href={`?hal=${queue.page - 1}`}>
          {t('previous')}
        </Button>
      ) : null}
      {queue.page < queue.pages ? (
        <Button look="secondary" href={`?hal=${queue.page + 1}`}>
          {t('next')}
        </Button>
      ) : null}
    </nav>
  )
}
