import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { EditionsAnswer } from '../../../../src/planning/editions/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Field, Notice } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { useSession } from '../../staff/session.ts'
import { ChangesList } from './changes-list.tsx'
import { CompareForm } from './compare-form.tsx'
import { EditionsTable } from './editions-table.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const since = new URL(args.request.url).searchParams.get('dengan')
  const query = since ? `?since=${encodeURIComponent(since)}` : ''
  return apiOf(args).get<EditionsAnswer>(`/api/planning/editions${query}`)
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const done = await apiOf(args).attempt<{ id: string }>('POST', '/api/planning/editions', {
    title: text(form, 'title'),
    note: text(form, 'note'),
    after: text(form, 'after') || null,
  })
  return done.ok ? { published: done.value.id } : { problem: done.problem }
}

/** What changed since the newest edition, publishing the next one, and draft books. */
export default function Editions() {
  const t = useText(messages)
  const language = useLanguage()
  const { editions, newest, since, changes, books } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const mayEdit = useSession().permissions.includes('planning.edit')
  const current = editions.find(({ id }) => id === newest)
  const earlier = editions.find(({ id }) => id === since)
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {done && 'problem' in done ? <Notice tone="problem">{done.problem?.title}</Notice> : null}
      {done && 'published' in done ? (
        <Notice tone="good">{t('publish.done', { edition: done.published ?? '' })}</Notice>
      ) : null}
      <p>
        {current
          ? t('newest', { edition: current.id, date: formatDate(current.publishedAt, language) })
          : t('none.yet')}
      </p>
      {earlier ? (
        <section>
          <h2>{t('changes', { edition: earlier.id, term: earlier.termName })}</h2>
          <p>
            {changes.length === 0
              ? t('changes.none', { edition: earlier.id })
              : t('changes.living', { count: changes.length, edition: earlier.id })}
          </p>
          <CompareForm label={t('compare.living')} editions={editions} chosen={earlier.id} />
          <ChangesList changes={changes} />
        </section>
      ) : null}
      <PublishForm after={newest} />
      <section>
        <h2>{t('drafts')}</h2>
        <p className="soft">{t('drafts.text')}</p>
        <ul lang="id">
          {books.map(({ id, title }) => (
            <li key={id}>
              <a href={`/kerja/rencana/terbitan/buku/${id}`}>{title}</a> (
              <a href={`/api/planning/books/${id}.pdf`} aria-label={`${title}, PDF`}>
                PDF
              </a>
              ,{' '}
              <a href={`/api/planning/books/${id}.docx`} aria-label={`${title}, DOCX`}>
                DOCX
              </a>
              )
            </li>
          ))}
        </ul>
      </section>
      <EditionsTable editions={editions} />
      {mayEdit ? (
        <p className="no-print">
          <a href="/kerja/rencana/terbitan/periode">{t('carry')}</a>
        </p>
      ) : null}
    </>
  )
}

function PublishForm({ after }: { after: string | null }) {
  const t = useText(messages)
  const allowed = useSession().permissions.includes('planning.publish')
  return (
    <details className="no-print">
      <summary>{t('publish')}</summary>
      <Form method="post" className="card">
        <p>{t('publish.warn')}</p>
        <input type="hidden" name="after" value={after ?? ''} />
        <Field label={t('publish.name')} name="title" required maxLength={120} disabled={!allowed} />
        <Field label={t('publish.note')} name="note" maxLength={1000} disabled={!allowed} />
        <Button disabledReason={allowed ? null : t('publish.denied')}>{t('publish')}</Button>
      </Form>
    </details>
  )
}
