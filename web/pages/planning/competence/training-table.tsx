import type { ShownTraining } from '../../../../src/planning/competence/contract.ts'
import { formatDate, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

const tones = { planned: 'none', held: 'good', cancelled: 'bad' } as const

export function TrainingBadge({ training }: { training: Pick<ShownTraining, 'state' | 'late'> }) {
  const t = useText(messages)
  if (training.late) return <StatusBadge tone="poor">{t('state.late')}</StatusBadge>
  return <StatusBadge tone={tones[training.state]}>{t(`state.${training.state}`)}</StatusBadge>
}

export function TrainingTable({ trainings }: { trainings: readonly ShownTraining[] }) {
  const t = useText(messages)
  const { language, number } = useWords()
  if (trainings.length === 0) return <p>{t('trainings.none')}</p>
  return (
    <Table
      caption={t('trainings.caption')}
      rows={trainings}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'title',
          head: t('course'),
          cell: (one) => <a href={`/kerja/rencana/kompetensi/bimtek/${one.id}`}>{one.title}</a>,
        },
        { key: 'date', head: t('training.heldOn'), cell: (one) => formatDate(one.heldOn, language, 'short') },
        { key: 'state', head: t('training.state'), cell: (one) => <TrainingBadge training={one} /> },
        { key: 'capacity', head: t('training.capacity'), numeric: true, cell: (one) => number(one.capacity) },
        { key: 'attended', head: t('attended'), numeric: true, cell: (one) => number(one.attended) },
        {
          key: 'certificates',
          head: t('certificates'),
          numeric: true,
          cell: (one) => number(one.certificates),
        },
        { key: 'gain', head: t('mean-gain'), numeric: true, cell: (one) => number(one.meanGain) },
      ]}
    />
  )
}
