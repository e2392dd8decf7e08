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
import type {
  BatchDetailAnswer,
  DifferenceAnswer,
  PictureAnswer,
  QualityAnswer,
  rowPageSchema,
} from '../../../src/intake/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, textIn, useLanguage, useText } from '../../language.ts'
import { Crumbs, Facts, Notice, Tabs } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { BatchActions } from './batch-actions.tsx'
import { BatchOverview } from './batch-overview.tsx'
import { BatchPicture, pointedAt } from './batch-picture.tsx'
import { BatchProgress, isChecking, isWorking, RefreshWithoutScript } from './batch-progress.tsx'
import { ChangedLayout } from './batch-quality.tsx'
import { BatchRows } from './batch-rows.tsx'
import { BatchStatusBadge } from './batch-status.tsx'
import { messages } from './messages.ts'
import { pictureMessages } from './messages-picture.ts'
import './intake.css'

export const meta = pageTitle(messages, 'one')

export type RowPage = z.infer<typeof rowPageSchema>

export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const query = new URL(args.request.url).searchParams
  const batch = await api.get<BatchDetailAnswer>(`/api/intake/batches/${args.params.id}`)
  const tab = query.get('bagian') ?? 'ringkasan'
  const filter = {
    verdict: query.get('hasil'),
    code: query.get('temuan'),
    order: query.get('urut'),
    after: query.get('setelah'),
  }
  const path = `/api/intake/batches/${batch.id}`
  // While the check runs there is nothing to look at, and every look at rows is recorded.
  const isReady = !isChecking(batch)
  const rowQuery = new URLSearchParams(
    Object.entries({ ...filter, order: filter.order === 'berkas' ? 'file' : 'worst' }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  )
  const page =
    isReady && tab === 'baris' && batch.counts ? await api.get<RowPage>(`${path}/rows?${rowQuery}`) : null
  const picture = isReady && tab === 'gambar' ? await api.get<PictureAnswer>(`${path}/picture`) : null
  const quality = isReady && tab !== 'baris' ? await api.get<QualityAnswer>(`${path}/quality`) : null
  const difference =
    isReady && tab === 'ringkasan' && batch.counts
      ? await api.get<DifferenceAnswer>(`${path}/difference`)
      : null
  const sheetNumber = Number(query.get('lembar') ?? picture?.sheets[0]?.sheetNumber ?? 0)
  return {
    batch,
    tab,
    page,
    quality,
    difference,
    filter,
    sheetNumber,
    // Only the sheet that is shown goes to the page with its rows.
    picture: picture && {
      ...picture,
      sheets: picture.sheets.map((one) => (one.sheetNumber === sheetNumber ? one : { ...one, rows: [] })),
    },
    message: query.get('pesan'),
  }
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
  const back = (message: string, more = '') =>
    redirect(`/kerja/daftar/${args.params.id}?pesan=${message}${more}`)
  if (intent === 'point' || intent === 'confirm' || intent === 'forget') {
    const t = textIn(pictureMessages, api.language)
    const pointed =
      intent === 'forget'
        ? { sheetNumber: Number(form.get('sheet')), headerRows: null }
        : pointedAt(await api.get<PictureAnswer>(`${path}/picture`), form)
    if (pointed === null || typeof pointed === 'string')
      return { problem: { title: t(pointed === null ? 'nothing-changed' : `pointed-${pointed}`) } }
    const saved = await api.attempt('POST', `${path}/layout`, pointed)
    return saved.ok ? back('done-point', '&bagian=gambar') : { problem: saved.problem }
  }
  if (intent === 'preview') {
    const asked = await api.attempt('POST', `${path}/preview`, {})
    return asked.ok ? redirect(`/kerja/daftar/${args.params.id}`) : { problem: asked.problem }
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
  const { batch, tab, page, picture, quality, difference, sheetNumber, filter, message } =
    useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const isBusy = isChecking(batch) || (isWorking(batch) && tab === 'ringkasan')
  useReloadWhile(isBusy)
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
      {isBusy ? <RefreshWithoutScript /> : null}
      {quality ? <ChangedLayout change={quality.layoutChange} /> : null}
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
      <BatchActions
        batch={batch}
        approvalClosed={difference?.place.approvalClosed ?? null}
        listsSince={difference?.listsSince ?? 0}
      />
      <Tabs
        label={t('tabs')}
        items={(['overview', 'picture', 'rows'] as const).map((part) => ({
          href: `?bagian=${tabNames[part]}`,
          text: t(`tab-${part}`),
          current: tab === tabNames[part],
        }))}
      />
      {tab === 'ringkasan' && quality ? (
        <BatchOverview batch={batch} quality={quality} difference={difference} />
      ) : null}
      {tab === 'gambar' && picture ? (
        <BatchPicture picture={picture} sheetNumber={sheetNumber} labels={batch.fieldLabels} />
      ) : null}
      {tab === 'baris' && page ? <BatchRows batch={batch} page={page} filter={filter} /> : null}
    </>
  )
}

const tabNames = { overview: 'ringkasan', picture: 'gambar', rows: 'baris' } as const

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
