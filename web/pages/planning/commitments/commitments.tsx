import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { CommitmentList, ShownCommitment } from '../../../../src/planning/commitments/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Field, Notice } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { saveEntry } from '../save.ts'
import { messages } from './messages.ts'
import { StateBar } from './state-bar.tsx'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<CommitmentList>('/api/planning/commitments')
}

/** Makes a new draft. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const id = text(form, 'code')
  const content = { title: text(form, 'newTitle'), place: text(form, 'newPlace') }
  const done = await saveEntry(args, 'commitment', new FormData(), content, id)
  if (!done.ok) return { problem: done.problem }
  return redirect(`/kerja/rencana/komitmen/${done.value.id}`)
}

export default function Commitments() {
  const t = useText(messages)
  const { commitments } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      {commitments.length === 0 ? <p>{t('none')}</p> : null}
      <div className="stack">
        {[...commitments].reverse().map((one) => (
          <CommitmentCard key={one.id} commitment={one} />
        ))}
        <NewCommitment />
      </div>
    </>
  )
}

function CommitmentCard({ commitment }: { commitment: ShownCommitment }) {
  const t = useText(messages)
  const language = useLanguage()
  const { id, title, place, openedOn, signed, signatories, counts } = commitment
  return (
    <section className="card">
      <h2>
        <a href={`/kerja/rencana/komitmen/${id}`}>{title}</a>
      </h2>
      {openedOn === null ? (
        <p>{t('draft')}</p>
      ) : (
        <>
          <p>
            {t('opened', { place, date: formatDate(openedOn, language) })}{' '}
            <strong>{t('signed', { signed, all: signatories.length })}</strong>
          </p>
          <StateBar id={`bar-${id}`} counts={counts} />
        </>
      )}
    </section>
  )
}

function NewCommitment() {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print">
      <summary>{t('new')}</summary>
      <Form method="post" className="card">
        <Field label={t('field.title')} name="newTitle" required maxLength={200} disabled={!allowed} />
        <Field label={t('field.place')} name="newPlace" required maxLength={80} disabled={!allowed} />
        <Field
          label={t('field.code')}
          hint={t('field.code-hint')}
          name="code"
          required
          maxLength={50}
          pattern="[a-z0-9][a-z0-9\-]*"
          disabled={!allowed}
        />
        <Button disabledReason={allowed ? null : plan('denied.edit')}>{t('new')}</Button>
      </Form>
    </details>
  )
}
