import type { BatchDetailAnswer } from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { StackedBar } from '../../ui/stacked-bar.tsx'
import { messages } from './messages.ts'

type Counts = NonNullable<BatchDetailAnswer['counts']>
const verdicts = ['accepted', 'warned', 'rejected'] as const
const looks = {
  accepted: { fill: 'fill-good', pattern: 'none' },
  warned: { fill: 'fill-fair', pattern: 'dots' },
  rejected: { fill: 'fill-bad', pattern: 'lines' },
} as const

export function BatchOverview({ batch }: { batch: BatchDetailAnswer }) {
  const { counts } = batch
  if (!counts) return null
  return (
    <div className="stack">
      <Verdicts counts={counts} />
      <Findings batch={batch} />
      <div className="grid wide">
        <CountTable
          kind="skipped"
          head="reason"
          rows={batch.skipped.map((row) => ({ key: row.reason, text: row.sentence, rows: row.rows }))}
        />
        <CountTable
          kind="filled"
          head="field"
          rows={batch.filled.map((row) => ({ key: row.field, text: row.label, rows: row.rows }))}
          of={counts.rows}
        />
      </div>
    </div>
  )
}

function useNumbers() {
  const language = useLanguage()
  return {
    count: (value: number) => formatNumber(value, language),
    share: (value: number, of: number) =>
      of === 0 ? '–' : `${formatNumber((100 * value) / of, language)} %`,
  }
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

function Findings({ batch }: { batch: BatchDetailAnswer }) {
  const t = useText(messages)
  const { count } = useNumbers()
  return (
    <div>
      <h2>{t('found')}</h2>
      {batch.findings.length === 0 ? (
        <p>{t('found-none')}</p>
      ) : (
        <Table
          caption={t('found')}
          rows={batch.findings}
          rowKey={(finding) => finding.code}
          columns={[
            { key: 'finding', head: t('finding'), cell: (finding) => finding.sentence },
            { key: 'cells', head: t('cells'), numeric: true, cell: (finding) => count(finding.cells) },
            {
              key: 'see',
              head: t('tab-rows'),
              cell: (finding) => (
                <a
                  href={`?bagian=baris&temuan=${finding.code}`}
                  aria-label={`${t('see-rows')}: ${finding.sentence}`}
                >
                  {t('see-rows')}
                </a>
              ),
            },
          ]}
        />
      )}
    </div>
  )
}

function CountTable(props: {
  kind: 'skipped' | 'filled'
  head: string
  rows: readonly { key: string; text: string; rows: number }[]
  of?: number
}) {
  const t = useText(messages)
  const { count, share } = useNumbers()
  const { kind, head, rows, of } = props
  const columns = [
    { key: 'text', head: t(head), cell: (row: (typeof rows)[number]) => row.text },
    { key: 'rows', head: t('rows'), numeric: true, cell: (row: (typeof rows)[number]) => count(row.rows) },
  ]
  const shares =
    of === undefined
      ? []
      : [
          {
            key: 'share',
            head: t('share'),
            numeric: true,
            cell: (row: (typeof rows)[number]) => share(row.rows, of),
          },
        ]
  return rows.length === 0 ? null : (
    <Table
      caption={t(kind)}
      note={t(`${kind}-note`)}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[...columns, ...shares]}
    />
  )
}
