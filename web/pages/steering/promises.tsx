import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PromiseOverview, SteeredPromise } from '../../../src/programmes/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'
import { statusOrder, statusTone, useNumbers } from './numbers.ts'

export const meta = pageTitle(messages, 'title')

/** Nothing measured yet is a sentence on the page, not an error page. */
export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).attempt<PromiseOverview>('GET', '/api/programmes/promises')
}

export default function SteeringPromises() {
  const t = useText(messages)
  const language = useLanguage()
  const outcome = useLoaderData<typeof loader>()
  if (!outcome.ok) {
    return (
      <>
        <h1>{t('title')}</h1>
        <Notice>{outcome.problem.title}</Notice>
      </>
    )
  }
  const { asOf, promises } = outcome.value
  const worstFirst = [...promises].sort(
    (a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) || a.number - b.number,
  )
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { date: formatDate(asOf, language) })}</p>
      <PromiseTable promises={worstFirst} />
    </>
  )
}

function PromiseTable({ promises }: { promises: readonly SteeredPromise[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number, ofIndicator } = useNumbers()
  const main = (promise: SteeredPromise) => promise.indicators[0]!
  const counted = (promise: SteeredPromise) => promise.indicators.find((one) => one.counts)?.counts ?? null
  return (
    <Table
      caption={t('caption')}
      rows={promises}
      rowKey={(promise) => promise.id}
      columns={[
        {
          key: 'name',
          head: t('col.promise'),
          cell: (promise) => (
            <a href={`/kerja/janji/${promise.id}`}>{`${promise.number}. ${promise.name[language]}`}</a>
          ),
        },
        {
          key: 'status',
          head: t('col.status'),
          cell: (promise) => (
            <StatusBadge tone={statusTone[promise.status]}>{t(`status.${promise.status}`)}</StatusBadge>
          ),
        },
        {
          key: 'value',
          head: t('col.value'),
          numeric: true,
          cell: (promise) => ofIndicator(main(promise), main(promise).value),
        },
        {
          key: 'target',
          head: t('col.target'),
          numeric: true,
          cell: (promise) => ofIndicator(main(promise), main(promise).targetOfYear),
        },
        {
          key: 'missed',
          head: t('col.missed'),
          numeric: true,
          cell: (promise) => number(counted(promise)?.missed ?? null),
        },
        {
          key: 'wrongly',
          head: t('col.wrongly'),
          numeric: true,
          cell: (promise) => number(counted(promise)?.wronglyReached ?? null),
        },
        { key: 'agency', head: t('col.agency'), cell: (promise) => promise.agencyShort },
      ]}
    />
  )
}
