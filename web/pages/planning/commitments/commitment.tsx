import type { ActionFunctionArgs } from 'react-router'
import {
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { CommitmentPage, ShownCommitment } from '../../../../src/planning/commitments/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Notice, Table } from '../../../ui/kit.tsx'
import { ClaimBadge } from '../evidence.tsx'
import { DraftForms } from './draft-forms.tsx'
import { LinePanel } from './line-panel.tsx'
import { messages } from './messages.ts'
import { Owner } from './owner.tsx'
import { SignForm } from './sign-form.tsx'
import { SignatoryTable } from './signatory-table.tsx'
import { StateBar } from './state-bar.tsx'
import { write } from './write.ts'
import './commitments.css'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.page.commitment.title ?? ''} · Welas` },
]

export async function loader(args: LoaderFunctionArgs) {
  const page = await apiOf(args).get<CommitmentPage>(
    `/api/planning/commitments/${encodeURIComponent(args.params.id ?? '')}`,
  )
  return { page, chosen: new URL(args.request.url).searchParams.get('butir') }
}

export async function action(args: ActionFunctionArgs) {
  const written = await write(args)
  return written.done === 'withdraw' ? redirect('/kerja/rencana/komitmen') : written
}

export default function CommitmentView() {
  const t = useText(messages)
  const { page, chosen } = useLoaderData<typeof loader>()
  const written = useActionData<typeof action>()
  const { commitment } = page
  const line = commitment.lines.find((one) => one.id === chosen)
  return (
    <div className="stack">
      <Head commitment={commitment} />
      {written?.problem ? <Notice tone="problem">{written.problem.title}</Notice> : null}
      {written?.done ? <Notice tone="good">{t(`done.${written.done}`)}</Notice> : null}
      {commitment.opened ? <SignForm page={page} /> : null}
      <section>
        <h2>{t('lines')}</h2>
        <p className="preamble">{commitment.preamble}</p>
        <LineTable page={page} />
      </section>
      {line && commitment.opened ? <LinePanel page={page} line={line} /> : null}
      <section>
        <h2>{t('signatures')}</h2>
        <SignatoryTable commitment={commitment} />
        <p className="soft small">
          {t('fingerprint.full')} <code className="hash">{commitment.sha256}</code>
        </p>
      </section>
      {commitment.opened ? null : <DraftForms page={page} />}
    </div>
  )
}

function Head({ commitment }: { commitment: ShownCommitment }) {
  const t = useText(messages)
  const language = useLanguage()
  const { id, title, place, openedOn, signed, signatories, counts } = commitment
  return (
    <div>
      <Crumbs
        label={t('crumbs')}
        items={[{ href: '/kerja/rencana/komitmen', text: t('title') }, { text: title }]}
      />
      <h1>{title}</h1>
      {openedOn === null ? (
        <p className="lead">{t('draft')}</p>
      ) : (
        <>
          <p className="lead">
            {t('opened', { place, date: formatDate(openedOn, language) })}{' '}
            <strong>{t('signed', { signed, all: signatories.length })}</strong>
          </p>
          <StateBar id="bar-lines" counts={counts} />
          <p className="row no-print">
            <Button look="secondary" href={`/kerja/rencana/komitmen/${id}/lembar`}>
              {t('sheet')}
            </Button>
            <Button look="secondary" href={`/rencana/komitmen/${id}`}>
              {t('public')}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}

function LineTable({ page }: { page: CommitmentPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { id, lines, opened } = page.commitment
  return (
    <Table
      caption={t('lines')}
      note={opened ? t('lines.note') : undefined}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'text',
          head: t('col.line'),
          cell: (line) => (
            <span className="line-text" id={line.id}>
              {opened ? (
                <a href={`/kerja/rencana/komitmen/${id}?butir=${line.id}#butir`}>{line.text}</a>
              ) : (
                line.text
              )}
            </span>
          ),
        },
        {
          key: 'owner',
          head: t('col.owner'),
          cell: (line) => <Owner agency={line.agency} holder={line.holder.name} moved={line.moved} />,
        },
        { key: 'due', head: t('col.due'), cell: (line) => formatDate(line.dueOn, language, 'short') },
        { key: 'state', head: t('col.state'), cell: (line) => <ClaimBadge state={line.state} /> },
        {
          key: 'evidence',
          head: t('col.evidence'),
          numeric: true,
          cell: (line) => line.evidence.length,
        },
      ]}
    />
  )
}
