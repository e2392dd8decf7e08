import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { z } from 'zod'
import type {
  BatchAnswer,
  batchListSchema,
  ListKindsAnswer,
  ScheduleAnswer,
  UploadAnswer,
} from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { BatchStatusBadge } from './batch-status.tsx'
import { ExpectedLists } from './expected-lists.tsx'
import { HandInForm } from './hand-in-form.tsx'
import { messages } from './messages.ts'
import { UnfinishedUploads } from './unfinished-uploads.tsx'
import './intake.css'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const page = new URL(args.request.url).searchParams.get('hal') ?? '1'
  const [list, choices, { uploads }, schedule] = await Promise.all([
    api.get<z.infer<typeof batchListSchema>>(`/api/intake/batches?page=${encodeURIComponent(page)}`),
    api.get<ListKindsAnswer>('/api/intake/list-kinds'),
    api.get<{ uploads: UploadAnswer[] }>('/api/intake/uploads'),
    api.get<ScheduleAnswer>('/api/intake/schedule'),
  ])
  return { list, choices, uploads, schedule, period: list.batches[0]?.period ?? '' }
}

/** Handing in is for readers without script; others send the file themselves and see how far it is. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  if (form.get('intent') === 'abandon') {
    const id = encodeURIComponent(String(form.get('upload')))
    const gone = await apiOf(args).attempt('POST', `/api/intake/uploads/${id}/abandon`, {})
    return gone.ok ? redirect('/kerja/daftar') : { problem: gone.problem }
  }
  const file = form.get('file')
  const name = file instanceof File ? file.name : ''
  const query = new URLSearchParams({
    agency: String(form.get('agency')),
    list: String(form.get('list')),
    period: String(form.get('period')),
    name,
  })
  const sent = await apiOf(args).upload<{ batchId: number }>(
    `/api/intake/batches?${query}`,
    file instanceof File ? file : null,
  )
  if (!sent.ok) return { problem: sent.problem }
  return redirect(`/kerja/daftar/${sent.value.batchId}`)
}

export default function Batches() {
  const t = useText(messages)
  const { list, choices, uploads, schedule, period } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      <UnfinishedUploads uploads={uploads} />
      <HandInForm choices={choices} period={period} />
      <ExpectedLists schedule={schedule} />
      {list.batches.length === 0 ? (
        <p>{t('no-batches')}</p>
      ) : (
        <BatchTable batches={list.batches} total={list.total} />
      )}
      <p className="row">
        {list.page > 1 ? <a href={`?hal=${list.page - 1}`}>{t('newer')}</a> : null}
        {list.page * 100 < list.total ? <a href={`?hal=${list.page + 1}`}>{t('older')}</a> : null}
      </p>
    </div>
  )
}

function BatchTable({ batches, total }: { batches: readonly BatchAnswer[]; total: number }) {
  const t = useText(messages)
  const language = useLanguage()
  const number = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, language))
  return (
    <Table
      caption={t('batches')}
      note={t('batches-note', { total })}
      rows={batches}
      rowKey={(batch) => batch.id}
      columns={[
        {
          key: 'file',
          head: t('col-file'),
          cell: (batch) => <a href={`/kerja/daftar/${batch.id}`}>{batch.fileName}</a>,
        },
        { key: 'status', head: t('col-status'), cell: (batch) => <BatchStatusBadge status={batch.status} /> },
        { key: 'list', head: t('col-list'), cell: (batch) => batch.listKindName[language] },
        { key: 'agency', head: t('col-agency'), cell: (batch) => batch.agencyName },
        {
          key: 'period',
          head: t('col-period'),
          cell: (batch) => formatDate(batch.period, language, 'short'),
        },
        { key: 'rows', head: t('col-rows'), numeric: true, cell: (batch) => number(batch.counts?.rows) },
        {
          key: 'usable',
          head: t('col-usable'),
          numeric: true,
          cell: (batch) => number(batch.counts ? batch.counts.accepted + batch.counts.warned : undefined),
        },
        {
          key: 'received',
          head: t('col-received'),
          cell: (batch) => formatDate(batch.receivedAt, language, 'short'),
        },
      ]}
    />
  )
}
