import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { OpenProcessing } from '../../../src/protection/processing/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { publicMessages } from './messages-public.ts'

export const meta = pageTitle(publicMessages, 'open.title')

export function loader(args: LoaderFunctionArgs): Promise<OpenProcessing> {
  return apiOf(args).get<OpenProcessing>('/open/v1/protection')
}

/** The register of processing in its short form, for everybody. */
export default function OpenRegister() {
  const t = useText(publicMessages)
  const language = useLanguage()
  const { processings, terms, office } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <h1>{t('open.title')}</h1>
      <p className="lead">{t('open.lead')}</p>
      <section>
        <h2>{t('open.rights')}</h2>
        <p>{t('open.rights.text', { office: office[language] })}</p>
        <ul>
          {terms
            .filter(({ right }) => right !== 'incident')
            .map(({ right, hours, source }) => (
              <li key={right}>{t('open.right', { right: t(`right.${right}`), hours, source })}</li>
            ))}
        </ul>
        <p>
          <a href="/cek">{t('own.title')}</a>
        </p>
      </section>
      <Table
        blocks
        caption={t('open.caption')}
        note={t('open.note')}
        rows={processings}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', head: t('open.name'), cell: (row) => row.name[language] },
          { key: 'purpose', head: t('open.purpose'), cell: (row) => row.purpose[language] },
          {
            key: 'basis',
            head: t('open.basis'),
            cell: (row) => (
              <>
                {t(`basis.${row.basis}`)} <small className="soft">{row.legalText}</small>
              </>
            ),
          },
          {
            key: 'data',
            head: t('open.data'),
            cell: (row) => t('open.of', { people: row.people[language], data: row.data[language] }),
          },
          {
            key: 'specific',
            head: t('open.specific'),
            cell: (row) => t(row.specific ? 'open.yes' : 'open.no'),
          },
          { key: 'recipients', head: t('open.recipients'), cell: (row) => row.recipients[language] },
          {
            key: 'retention',
            head: t('open.retention'),
            cell: (row) =>
              row.retentionYears === null ? t('open.no-end') : t('open.years', { years: row.retentionYears }),
          },
          { key: 'office', head: t('open.office'), cell: (row) => row.office },
        ]}
      />
    </div>
  )
}
