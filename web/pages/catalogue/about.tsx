import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { z } from 'zod'
import { openPaths, type releaseList } from '../../../src/catalogue/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { aboutMessages } from './about-messages.ts'

export const meta = pageTitle(aboutMessages, 'title')

type Releases = z.infer<typeof releaseList>

export function loader(args: LoaderFunctionArgs): Promise<Releases> {
  return apiOf(args).get<Releases>(openPaths.releases)
}

const sections = [
  { id: 'hitung', key: 'count', parts: 6 },
  { id: 'status', key: 'status', parts: 2 },
  { id: 'rahasia', key: 'secret', parts: 5 },
  { id: 'salah', key: 'wrong', parts: 1 },
] as const

export default function About() {
  const t = useText(aboutMessages)
  const { releases } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {sections.map(({ id, key, parts }) => (
        <section id={id} key={key}>
          <h2>{t(key)}</h2>
          {partsOf(key, parts).map((part) => (
            <p key={part}>{t(part)}</p>
          ))}
        </section>
      ))}
      {releases.length === 0 ? null : <ReleaseTable releases={releases} />}
      <section>
        <h2>{t('demo')}</h2>
        <p>{t('demo.1')}</p>
        <p>{t('demo.2')}</p>
      </section>
    </div>
  )
}

/** count, 2 -> count.1, count.2 */
function partsOf(key: string, parts: number): string[] {
  return Array.from({ length: parts }, (_, index) => `${key}.${index + 1}`)
}

function ReleaseTable({ releases }: Releases) {
  const t = useText(aboutMessages)
  const language = useLanguage()
  return (
    <section id="rilis">
      <h2>{t('releases')}</h2>
      <p>{t('releases.text')}</p>
      <Table
        caption={t('releases.caption')}
        rows={releases}
        rowKey={(row) => row.id}
        columns={[
          { key: 'id', head: t('releases.id'), cell: (row) => row.id },
          { key: 'asOf', head: t('releases.as-of'), cell: (row) => formatDate(row.asOf, language, 'short') },
          {
            key: 'published',
            head: t('releases.published'),
            cell: (row) => formatDate(row.publishedAt, language, 'short'),
          },
          {
            key: 'cells',
            head: t('releases.cells'),
            numeric: true,
            cell: (row) => formatNumber(row.ledger.cells, language),
          },
          {
            key: 'hidden',
            head: t('releases.hidden'),
            numeric: true,
            cell: (row) => formatNumber(row.ledger.hidden, language),
          },
          {
            key: 'audited',
            head: t('releases.audited'),
            numeric: true,
            cell: (row) => formatNumber(row.ledger.auditedCells, language),
          },
          { key: 'policy', head: t('releases.policy'), cell: (row) => row.policyVersion },
        ]}
      />
    </section>
  )
}
