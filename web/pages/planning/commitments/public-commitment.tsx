import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import type { PublicCommitment } from '../../../../src/planning/commitments/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Notice, Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { ClaimBadge } from '../evidence.tsx'
import { messages } from './messages.ts'
import { Owner } from './owner.tsx'
import { StateBar } from './state-bar.tsx'
import './commitments.css'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ''} · Welas` },
]

export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<PublicCommitment>(
    `/open/v1/plan/commitments/${encodeURIComponent(args.params.id ?? '')}`,
  )
}

export default function PublicCommitmentPage() {
  const t = useText(messages)
  const language = useLanguage()
  const commitment = useLoaderData<typeof loader>()
  const { title, place, openedOn, signed, signatories, offices, today } = commitment
  const broken = offices.filter((one) => one.signedOn !== null && !one.valid).length
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[{ href: '/rencana/komitmen', text: t('title') }, { text: title }]}
        />
        <h1>{title}</h1>
        <p className="lead">
          {t('opened', { place, date: formatDate(openedOn, language) })}{' '}
          <strong>{t('signed', { signed, all: signatories })}</strong>
        </p>
        {broken > 0 ? <Notice tone="problem">{t('broken', { count: broken })}</Notice> : null}
        <StateBar id="bar-lines" counts={commitment.counts} />
        <p className="soft small">{t('as-of', { date: formatDate(today, language) })}</p>
        <p className="no-print">
          <Button look="secondary" href={`/rencana/komitmen/${commitment.id}/lembar`}>
            {t('sheet')}
          </Button>
        </p>
      </div>
      <section>
        <h2>{t('text')}</h2>
        <p className="preamble">{commitment.preamble}</p>
        <LineTable commitment={commitment} />
      </section>
      <section>
        <h2>{t('signatures')}</h2>
        <OfficeTable commitment={commitment} />
      </section>
      <Fingerprint commitment={commitment} />
    </div>
  )
}

function LineTable({ commitment }: { commitment: PublicCommitment }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Table
      caption={t('lines')}
      rows={commitment.lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'text',
          head: t('col.line'),
          cell: (line) => (
            <span className="line-text" id={line.id}>
              {`${commitment.lines.indexOf(line) + 1}. ${line.text}`}
            </span>
          ),
        },
        {
          key: 'owner',
          head: t('col.owner'),
          cell: (line) => <Owner agency={line.agency} holder={line.holder} moved={line.moved} />,
        },
        { key: 'due', head: t('col.due'), cell: (line) => formatDate(line.dueOn, language, 'short') },
        { key: 'state', head: t('col.state'), cell: (line) => <ClaimBadge state={line.state} /> },
        {
          key: 'evidence',
          head: t('col.evidence'),
          cell: (line) =>
            line.evidence.length === 0
              ? '–'
              : line.evidence
                  .map((one) => `${one.title} (${formatDate(one.happenedOn, language)})`)
                  .join('; '),
        },
      ]}
    />
  )
}

function OfficeTable({ commitment: { offices, signed, signatories } }: { commitment: PublicCommitment }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Table
      caption={t('signed', { signed, all: signatories })}
      note={t('offices.note')}
      rows={offices}
      rowKey={(one) => `${one.agency} ${one.office}`}
      columns={[
        { key: 'office', head: t('col.office'), cell: (one) => one.office },
        { key: 'agency', head: t('col.agency'), cell: (one) => one.agency },
        {
          key: 'signed',
          head: t('col.signed'),
          cell: (one) =>
            one.signedOn === null ? (
              <StatusBadge tone="none">{t('not-signed')}</StatusBadge>
            ) : one.valid ? (
              <StatusBadge tone="good">{formatDate(one.signedOn, language)}</StatusBadge>
            ) : (
              <StatusBadge tone="bad">{t('invalid')}</StatusBadge>
            ),
        },
        { key: 'how', head: t('col.how'), cell: (one) => howOf(one, t) },
      ]}
    />
  )
}

function howOf(one: PublicCommitment['offices'][number], t: (key: string) => string): string {
  if (one.signedOn === null) return '–'
  return t(one.sample ? 'method.sample' : 'method.password')
}

function Fingerprint({ commitment }: { commitment: PublicCommitment }) {
  const t = useText(messages)
  return (
    <section>
      <h2>{t('fingerprint')}</h2>
      <p>
        <code className="hash">{commitment.sha256}</code>
      </p>
      <details>
        <summary>{t('fingerprint.how')}</summary>
        <p>{t('fingerprint.text')}</p>
        <p>
          <a href={`/open/v1/plan/commitments/${commitment.id}`}>{t('fingerprint.api')}</a>
        </p>
        <pre className="canonical">{commitment.text}</pre>
      </details>
    </section>
  )
}
