import type { ShownEstimate, WelfareIndex } from '../../../../src/planning/welfare-index/contract.ts'
import { formatMonth, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { LineChart } from '../../../ui/line-chart.tsx'
import { useFigures } from './figures.ts'
import { messages } from './messages.ts'

/** Over time: months of this release from the parts each month has, and the whole index of earlier releases. */
export function TrendSection({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure } = useFigures()
  const months = index.months.filter((month) => month.index)
  const [first, last] = [months[0], months.at(-1)]
  return (
    <section>
      <h2>{t('trend')}</h2>
      {!first || !last || first === last ? (
        <p>{t('trend.one')}</p>
      ) : (
        <>
          <p>
            {t('trend.sentence', {
              first: formatMonth(first.asOf, language),
              from: first.index!.value,
              last: formatMonth(last.asOf, language),
              to: last.index!.value,
            })}
          </p>
          <div className="beside">
            <LineChart
              title={t('trend.chart')}
              labels={index.months.map((month) => formatMonth(month.asOf, language))}
              series={[
                { name: t('figure'), values: index.months.map((month) => month.index?.value ?? null) },
                { name: t('lowest'), values: index.months.map((month) => month.index?.low ?? null) },
                { name: t('highest'), values: index.months.map((month) => month.index?.high ?? null) },
              ]}
              format={figure}
            />
            <MonthTable index={index} />
          </div>
        </>
      )}
      {index.releases.length < 2 ? null : <ReleaseTable index={index} />}
      <p className="soft small">{t('trend.note')}</p>
    </section>
  )
}

function MonthTable({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure, range } = useFigures()
  const part = (key: 'found' | 'reached' | 'right' | 'evenCategories') => ({
    key,
    head: t(`part.${key}`),
    numeric: true,
    cell: (month: WelfareIndex['months'][number]) => figure(month[key]?.value),
  })
  return (
    <Table
      tall
      caption={t('trend.months')}
      rows={index.months}
      rowKey={(month) => month.asOf}
      columns={[
        { key: 'month', head: t('month'), cell: (month) => formatMonth(month.asOf, language) },
        { key: 'index', head: t('figure'), numeric: true, cell: (month) => figure(month.index?.value) },
        { key: 'range', head: t('can-be'), numeric: true, cell: (month) => range(month.index) },
        part('found'),
        part('reached'),
        part('right'),
        part('evenCategories'),
      ]}
    />
  )
}

function ReleaseTable({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure, range } = useFigures()
  const value = (estimate: ShownEstimate | null) => figure(estimate?.value)
  return (
    <Table
      caption={t('releases')}
      rows={index.releases}
      rowKey={(one) => one.id}
      columns={[
        { key: 'id', head: t('release'), cell: (one) => one.id },
        { key: 'month', head: t('month'), cell: (one) => formatMonth(one.asOf, language) },
        { key: 'index', head: t('title'), numeric: true, cell: (one) => value(one.index) },
        { key: 'range', head: t('can-be'), numeric: true, cell: (one) => range(one.index) },
      ]}
    />
  )
}
