import type { BatchDetailAnswer, DifferenceAnswer, QualityAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { StackedBar } from '../../ui/stacked-bar.tsx'
import { BatchDifference } from './batch-difference.tsx'
import { Alarms, FieldBars, History, useNumbers, WorstFirst } from './batch-quality.tsx'
import { messages } from './messages.ts'

type Counts = NonNullable<BatchDetailAnswer['counts']>
const verdicts = ['accepted', 'warned', 'rejected'] as const
const looks = {
  accepted: { fill: 'fill-good', pattern: 'none' },
  warned: { fill: 'fill-fair', pattern: 'dots' },
  rejected: { fill: 'fill-bad', pattern: 'lines' },
} as const

/** The quality of the file in one look: what is wrong with it as a whole first, then the numbers, what it would change, then where to look. */
export function BatchOverview({
  batch,
  quality,
  difference,
}: {
  batch: BatchDetailAnswer
  quality: QualityAnswer
  difference: DifferenceAnswer | null
}) {
  const { counts } = batch
  if (!counts) return null
  return (
    <div className="stack">
      <Alarms alarms={quality.alarms} />
      <Verdicts counts={counts} />
      {difference ? <BatchDifference batch={batch} answer={difference} /> : null}
      <WorstFirst findings={quality.findings} />
      <FieldBars fields={quality.fields} />
      <History history={quality.history} batchId={batch.id} />
      <Skipped skipped={batch.skipped} />
    </div>
  )
}

function Verdicts({ counts }: { counts: Counts }) {
  const t = useText(messages)
  const { count, share } = useNumbers()
  return (
    <div>
      <h2>{t('verdicts')}</h2>
      <StackedBar
        id="verdict"
        title={t('verdicts')}
        parts={verdicts.map((verdict) => ({
          label: t(verdict),
          value: counts[verdict],
          text: count(counts[verdict]),
          ...looks[verdict],
        }))}
      />
      <Table
        caption={t('verdicts')}
        rows={verdicts}
        rowKey={(verdict) => verdict}
        columns={[
          {
            key: 'result',
            head: t('result'),
            cell: (verdict) => <a href={`?bagian=baris&hasil=${verdict}`}>{t(verdict)}</a>,
          },
          { key: 'rows', head: t('rows'), numeric: true, cell: (verdict) => count(counts[verdict]) },
          {
            key: 'share',
            head: t('share'),
            numeric: true,
            cell: (verdict) => share(counts[verdict], counts.rows),
          },
        ]}
      />
    </div>
  )
}

function Skipped({ skipped }: { skipped: BatchDetailAnswer['skipped'] }) {
  const t = useText(messages)
  const { count } = useNumbers()
  if (skipped.length === 0) return null
  return (
    <Table
      caption={t('skipped')}
      note={t('skipped-note')}
      rows={skipped}
      rowKey={({ reason }) => reason}
      columns={[
        { key: 'text', head: t('reason'), cell: ({ sentence }) => sentence },
        { key: 'rows', head: t('rows'), numeric: true, cell: ({ rows }) => count(rows) },
      ]}
    />
  )
}
