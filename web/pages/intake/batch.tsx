import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import type { z } from 'zod'
import type { BatchDetailAnswer, rowPageSchema, SamplesAnswer } from '../../../src/intake/contract.ts'
import type { DifferenceAnswer } from '../../../src/intake/life/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, textIn, useLanguage, useText } from '../../language.ts'
import { Crumbs, Facts, Notice, Tabs } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { BatchActions } from './batch-actions.tsx'
import { BatchColumns, changedColumns } from './batch-columns.tsx'
import { BatchDifference } from './batch-difference.tsx'
import { BatchOverview } from './batch-overview.tsx'
import { BatchProgress, isWorking } from './batch-progress.tsx'
import { BatchRows } from './batch-rows.tsx'
import { BatchStatusBadge } from './batch-status.tsx'
import { messages } from './messages.ts'
import './intake.css'

export const meta = pageTitle(messages, 'one')

export type RowPage = z.infer<typeof rowPageSchema>

export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const query = new URL(args.request.url).searchParams
  const batch = await api.get<BatchDetailAnswer>(`/api/intake/batches/${args.params.id}`)
  const tab = query.get('bagian') ?? 'ringkasan'
  const filter = { verdict: query.get('hasil'), code: query.get('temuan'), after: query.get('setelah') }
  const rowQuery = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  const page =
    tab === 'baris' && batch.counts
      ? await api.get<RowPage>(`/api/intake/batches/${args.params.id}/rows?${rowQuery}`)
      : null
  const samples =
    tab === 'kolom' ? await api.get<SamplesAnswer>(`/api/intake/batches/${args.params.id}/samples`) : null
  const difference =
    tab === 'ringkasan' && batch.counts
      ? await api.get<DifferenceAnswer>(`/api/intake/batches/${args.params.id}/difference`)
      : null
  return { batch, tab, page, samples, difference, filter, message: query.get('pesan') }
}

const intents: Readonly<Record<string, string>> = {
  approve: 'approve',
  discard: 'discard',
  cancel: 'cancel',
  check: 'check',
}

export async function action(args: ActionFunctionArgs) {
  const api = apiOf(args)
  const form = await args.request.formData()
  const intent = String(form.get('intent'))
  const path = `/api/intake/batches/${args.params.id}`
  const back = (message: string) => redirect(`/kerja/daftar/${args.params.id}?pesan=${message}`)
  if (intent === 'columns') {
    const choices = changedColumns(await api.get<BatchDetailAnswer>(path), form)
    if (choices.length === 0) return { problem: { title: textIn(messages, api.language)('nothing-changed') } }
    const saved = await api.attempt('POST', `${path}/columns`, { choices })
    return saved.ok ? back('done-columns') : { problem: saved.problem }
  }
  if (intent === 'part' || intent === 'whole') {
    const placed = await api.attempt('POST', `${path}/place`, { isPart: intent === 'part' })
    return placed.ok ? redirect(`/kerja/daftar/${args.params.id}`) : { problem: placed.problem }
  }
  const target =
    intent === 'undo'
      ? `/api/register/batches/${args.params.id}/undo`
      : `${path}/${intents[intent] ?? 'unknown'}`
  const done = await api.attempt('POST', target, {})
  return done.ok ? back(`done-${intent}`) : { problem: done.problem }
}

export default function BatchPage() {
  const t = useText(messages)
  const language = useLanguage()
  const { batch, tab, page, samples, difference, filter, message } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  useReloadWhile(isWorking(batch))
  const format =
    batch.format === 'text'
      ? t('format-text', { encoding: batch.encoding ?? '' })
      : batch.format
        ? t(`format-${batch.format}`)
        : '–'
  return (
    <>
      <Crumbs
        label={t('title')}
        items={[{ href: '/kerja/daftar', text: t('title') }, { text: batch.fileName }]}
      />
      <h1>{batch.fileName}</h1>
      <p>
        <BatchStatusBadge status={batch.status} />
      </p>
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      {message === null || problem ? null : <Notice tone="good">{t(message)}</Notice>}
      {batch.refusal ? (
        <Notice tone="problem" title={t('refused')}>
          {batch.refusal.sentence}
        </Notice>
      ) : null}
      {batch.missing.length > 0 ? <MissingColumns batch={batch} /> : null}
      <BatchProgress batch={batch} />
      <Facts
        items={[
          [t('fact-kind'), batch.listKindName[language]],
          [t('fact-agency'), batch.agencyName],
          [t('fact-period'), formatDate(batch.period, language)],
          [t('fact-received'), formatDate(batch.receivedAt, language)],
          [t('fact-by'), batch.receivedBy],
          [t('fact-format'), format],
        ]}
      />
      <BatchActions batch={batch} approvalClosed={difference?.place.approvalClosed ?? null} />
      <Tabs
        label={t('tabs')}
        items={(['overview', 'rows', 'columns'] as const).map((part) => ({
          href: `?bagian=${tabNames[part]}`,
          text: t(`tab-${part}`),
          current: tab === tabNames[part],
        }))}
      />
      {difference ? <BatchDifference batch={batch} answer={difference} /> : null}
      {tab === 'ringkasan' ? <BatchOverview batch={batch} /> : null}
      {tab === 'baris' && page ? <BatchRows batch={batch} page={page} filter={filter} /> : null}
      {tab === 'kolom' && samples ? <BatchColumns batch={batch} samples={samples} /> : null}
    </>
  )
}

const tabNames = { overview: 'ringkasan', rows: 'baris', columns: 'kolom' } as const

function MissingColumns({ batch }: { batch: BatchDetailAnswer }) {
  const t = useText(messages)
  const labels = batch.missing.map(
    (field) => batch.fieldLabels.find((label) => label.field === field)?.label ?? field,
  )
  return (
    <Notice tone="warning" title={t('missing-title')}>
      {t('missing', { fields: labels.join(', ') })}
    </Notice>
  )
}

/** Asks again every second while something works on the batch. */
function useReloadWhile(working: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!working) return
    const timer = setInterval(() => void revalidate(), 1_000)
    return () => clearInterval(timer)
  }, [working, revalidate])
}
