import type { SteeredIndicator } from '../../../src/programmes/contract.ts'
import { formatMonth, useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { LineChart } from '../../ui/line-chart.tsx'
import type { IndicatorRows } from './indicator-counts.tsx'
import { messages } from './messages.ts'
import { useNumbers } from './numbers.ts'

/** The months of the year: reached, missed and wrongly reached, or what was delivered. */
export function TrendSection({ indicator, rows }: { indicator: SteeredIndicator; rows: IndicatorRows }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number } = useNumbers()
  if (rows.trend.length < 2) return null
  const keys = ['reached', 'missed', 'wronglyReached'] as const
  const series =
    indicator.kind === 'output'
      ? [{ name: t('amount'), values: rows.trend.map((point) => point.amount) }]
      : keys.map((key) => ({ name: t(key), values: rows.trend.map((point) => point.counts?.[key] ?? null) }))
  return (
    <>
      <h2>{t('trend')}</h2>
      <div className="beside">
        <LineChart
          title={`${indicator.name[language]}: ${t('trend').toLowerCase()}`}
          labels={rows.trend.map((point) => formatMonth(point.asOf, language))}
          series={series}
          format={number}
        />
        <Table
          caption={t('trend')}
          rows={rows.trend}
          rowKey={(point) => point.asOf}
          tall
          columns={[
            { key: 'month', head: t('month'), cell: (point) => formatMonth(point.asOf, language) },
            ...series.map((one) => ({
              key: one.name,
              head: one.name,
              numeric: true,
              cell: (point: IndicatorRows['trend'][number]) =>
                number(one.values[rows.trend.indexOf(point)] ?? null),
            })),
          ]}
        />
      </div>
    </>
  )
}
