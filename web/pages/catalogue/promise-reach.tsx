import { formatNumber } from '../../../src/kernel/messages.ts'
import { formatMonth, useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { LineChart } from '../../ui/line-chart.tsx'
import { StackedBar } from '../../ui/stacked-bar.tsx'
import { CellValue, useCellText } from './cell-value.tsx'
import type { Measured } from './measured.ts'
import { messages } from './messages.ts'

type Key = 'entitled' | 'reached' | 'missed' | 'wronglyReached' | 'cannotTell' | 'delivered'
export const columnsOf = (kind: string): readonly Key[] =>
  kind === 'output' ? ['delivered'] : ['entitled', 'reached', 'missed', 'wronglyReached', 'cannotTell']

/** Entitled, reached, missed, wrongly reached, cannot tell; and how that went over the months. */
export function WhoIsReached({ measured, title }: { measured: Measured; title: boolean }) {
  const language = useLanguage()
  const { indicator } = measured
  return (
    <section>
      {title ? <h2>{indicator.name[language]}</h2> : null}
      <div className="grid wide start">
        {indicator.kind === 'programme' ? <Reach measured={measured} /> : null}
        <Trend measured={measured} />
      </div>
      <TrendTable measured={measured} />
    </section>
  )
}

function Reach({ measured: { indicator } }: { measured: Measured }) {
  const t = useText(messages)
  const text = useCellText()
  const { total, countedUnit, id } = indicator
  const unit = t(`unit.${countedUnit ?? 'person'}`)
  const parts = [
    { label: t('count.reached'), value: total.reached.value, text: text(total.reached), fill: 'fill-good' },
    {
      label: t('count.missed'),
      value: total.missed.value,
      text: text(total.missed),
      fill: 'fill-bad',
      pattern: 'lines',
    },
  ] as const
  return (
    <div>
      <h2>{t('promise.who')}</h2>
      <p className="number">{t('promise.entitled', { entitled: text(total.entitled), unit })}</p>
      <StackedBar id={`reach-${id.replace(/\W/g, '-')}`} title={t('promise.who')} parts={parts} />
      <ul>
        <li>{t('promise.wrongly', { count: text(total.wronglyReached), unit })}</li>
        <li>{t('promise.cannot-tell', { count: text(total.cannotTell), unit })}</li>
      </ul>
    </div>
  )
}

function Trend({ measured: { indicator, rows } }: { measured: Measured }) {
  const t = useText(messages)
  const language = useLanguage()
  const keys = indicator.kind === 'output' ? (['delivered'] as const) : (['reached', 'missed'] as const)
  if (rows.trend.length < 2) return null
  return (
    <div>
      <h2>{t('promise.trend')}</h2>
      <LineChart
        title={keys.map((key) => t(`count.${key}`)).join(', ')}
        labels={rows.trend.map((point) => formatMonth(point.asOf, language))}
        series={keys.map((key) => ({
          name: t(`count.${key}`),
          values: rows.trend.map((point) => point[key].value),
        }))}
        format={(value) => formatNumber(value, language)}
      />
    </div>
  )
}

function TrendTable({ measured: { indicator, rows } }: { measured: Measured }) {
  const t = useText(messages)
  const language = useLanguage()
  if (rows.trend.length === 0) return null
  return (
    <details>
      <summary>{t('promise.trend.table')}</summary>
      <Table
        caption={t('promise.trend')}
        rows={rows.trend}
        rowKey={(point) => point.asOf}
        columns={[
          { key: 'month', head: t('promise.month'), cell: (point) => formatMonth(point.asOf, language) },
          ...columnsOf(indicator.kind).map((key) => ({
            key,
            head: t(`count.${key}`),
            numeric: true,
            cell: (point: (typeof rows.trend)[number]) => <CellValue cell={point[key]} />,
          })),
        ]}
      />
    </details>
  )
}
