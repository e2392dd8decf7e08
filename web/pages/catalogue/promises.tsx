import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { openPaths, type PromiseList, type PublicPromise } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../language.ts'
import { Crumbs, Island, Table, TableFilter } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { CellValue, HiddenNote } from './cell-value.tsx'
import { useIndicatorText } from './indicator-text.ts'
import { messages } from './messages.ts'
import { OriginTag } from './origin-tag.tsx'
import { PromiseField } from './promise-field.tsx'
import { ReleaseStamp } from './release-stamp.tsx'
import { statusTone } from './status-words.ts'
import './promise-field.css'

export const meta = pageTitle(messages, 'promises.title')

export function loader(args: LoaderFunctionArgs): Promise<PromiseList> {
  return apiOf(args).get<PromiseList>(openPaths.promises)
}

export default function Promises() {
  const t = useText(messages)
  const language = useLanguage()
  const { release, term, statusRule, promises } = useLoaderData<typeof loader>()
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/', text: t('crumbs.home') }, { text: t('promises.title') }]}
      />
      <h1>{t('promises.title')}</h1>
      <p className="lead">{t('promises.lead')}</p>
      {term ? (
        <p>
          <strong>{term.name[language]}.</strong> {term.note[language]}
        </p>
      ) : null}
      <ReleaseStamp release={release} />
      {promises.length === 0 ? null : (
        <>
          <div className="card">
            <PromiseField promises={promises} />
          </div>
          <PromiseTable promises={promises} year={Number(release?.asOf.slice(0, 4))} />
          <HiddenNote />
        </>
      )}
      {statusRule ? <p className="soft small">{t('promises.rule', { ...statusRule })}</p> : null}
      <Island name="table-tools" />
    </>
  )
}

function PromiseTable({ promises, year }: { promises: readonly PublicPromise[]; year: number }) {
  const t = useText(messages)
  const language = useLanguage()
  const say = useIndicatorText()
  return (
    <section>
      <h2 className="visually-hidden">{t('promises.caption')}</h2>
      <TableFilter table="promises" label={t('filter')} />
      <Table
        id="promises"
        caption={t('promises.caption')}
        rows={promises}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: t('promises.name'),
            cell: (row) => (
              <>
                <a href={`/janji/${row.id}`}>
                  {row.number}. {row.name[language]}
                </a>{' '}
                <OriginTag promise={row} />
              </>
            ),
          },
          {
            key: 'status',
            head: t('promises.status'),
            cell: (row) => (
              <StatusBadge tone={statusTone[row.status]}>{t(`status.${row.status}`)}</StatusBadge>
            ),
          },
          {
            key: 'value',
            head: t('promises.value'),
            numeric: true,
            cell: (row) => (row.indicators[0] ? say.value(row.indicators[0]) : '–'),
          },
          {
            key: 'target',
            head: t('promises.target', { year: String(year) }),
            numeric: true,
            cell: (row) => (row.indicators[0] ? say.target(row.indicators[0]) : '–'),
          },
          {
            key: 'missed',
            head: t('promises.missed'),
            numeric: true,
            cell: (row) => (row.indicators[0] ? <CellValue cell={row.indicators[0].total.missed} /> : '–'),
          },
        ]}
      />
    </section>
  )
}
