import type { PersonResult, TrainingDetail } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { type Column, type Option, Table } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { CorrectionForm } from './attendance-forms.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

/** Results the reader may see; how many are kept from view is told, whose is not. */
export function TrainingResults(props: {
  training: TrainingDetail
  agencies: readonly Option[]
  correcting: string | null
}) {
  const t = useText(messages)
  const { training, agencies, correcting } = props
  const { results, hiddenResults } = training
  const mayEdit = useSession().permissions.includes('planning.edit')
  const columns = useColumns(training.id, mayEdit)
  const row = mayEdit ? results.find((one) => one.participantId === correcting) : undefined
  if (training.registered === 0) return null
  return (
    <section>
      <h2>{t('results')}</h2>
      {row ? <CorrectionForm row={row} agencies={agencies} /> : null}
      {results.length === 0 ? null : (
        <Table
          caption={t('results.caption')}
          note={t('results.note')}
          rows={results}
          rowKey={(one) => one.participantId}
          columns={columns}
        />
      )}
      {hiddenResults === 0 ? null : <p className="soft">{t('results.hidden', { count: hiddenResults })}</p>}
    </section>
  )
}

function useColumns(trainingId: string, mayEdit: boolean): Column<PersonResult>[] {
  const t = useText(messages)
  const { number } = useWords()
  const address = `/kerja/rencana/kompetensi/bimtek/${trainingId}`
  const correct: Column<PersonResult> = {
    key: 'correct',
    head: t('correct'),
    cell: (one) => (
      <a href={`${address}?peserta=${one.participantId}`} aria-label={t('correct.title', { name: one.name })}>
        {t('correct')}
      </a>
    ),
  }
  return [
    { key: 'name', head: t('name'), cell: (one) => one.name },
    { key: 'agency', head: t('agency'), cell: (one) => one.agency },
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
            href={`${address}/sertifikat/${one.participantId}`}
            aria-label={`${one.certificate}: ${t('certificate.open')}, ${one.name}`}
          >
            {one.certificate}
          </a>
        ),
    },
    ...(mayEdit ? [correct] : []),
  ]
}
