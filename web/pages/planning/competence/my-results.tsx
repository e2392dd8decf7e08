import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { OwnResults } from '../../../../src/planning/competence/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

export const meta = pageTitle(messages, 'mine.title')

export async function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<OwnResults>('/api/planning/competence/my-results')
}

export default function MyResults() {
  const t = useText(messages)
  const { language, number } = useWords()
  const { results } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('mine.title')}</h1>
      <p className="lead">{t('mine.lead')}</p>
      {results.length === 0 ? (
        <p>{t('mine.none')}</p>
      ) : (
        <Table
          caption={t('mine.caption')}
          note={t('results.note')}
          rows={results}
          rowKey={(one) => one.participantId}
          columns={[
            { key: 'title', head: t('course'), cell: (one) => one.title },
            { key: 'date', head: t('training.heldOn'), cell: (one) => formatDate(one.heldOn, language) },
            { key: 'attended', head: t('attended'), cell: (one) => t(one.attended ? 'yes' : 'no') },
            { key: 'before', head: t('before'), numeric: true, cell: (one) => number(one.before) },
            { key: 'after', head: t('after'), numeric: true, cell: (one) => number(one.after) },
            {
              key: 'certificate',
              head: t('certificate'),
              cell: (one) =>
                one.certificate === null ? (
                  '–'
                ) : (
                  <a
                    href={`/kerja/rencana/kompetensi/bimtek/${one.trainingId}/sertifikat/${one.participantId}`}
                  >
                    {one.certificate}
                  </a>
                ),
            },
          ]}
        />
      )}
    </>
  )
}
