import { formatNumber } from '../../../../src/kernel/messages.ts'
import type { BriefNumbers } from '../../../../src/planning/meetings/contract.ts'
import { formatMonth, useLanguage, useText } from '../../../language.ts'
import { type Column, Table } from '../../../ui/kit.tsx'
import { LineChart } from '../../../ui/line-chart.tsx'
import { useNumbers } from '../../steering/numbers.ts'
import { messages } from './messages.ts'

type Month = BriefNumbers['months'][number]
/** Programmes drawn: those that miss most. */
const linesShown = 3

const well = ({ counts }: Month) => counts.kept + counts['on-track']
const behind = ({ counts }: Month) => counts.behind + counts['far-behind']

/** Two pictures of the months, their one table, and a sentence for each. */
export function BriefNumbersView({ numbers }: { numbers: BriefNumbers }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number, percent } = useNumbers()
  const { months, promises } = numbers
  const coverage = numbers.coverage.slice(0, linesShown)
  const labels = months.map((month) => formatMonth(month.asOf, language))
  const [first, last] = [months[0], months.at(-1)]
  return (
    <section>
      <h2>{t('trend')}</h2>
      <div className="brief-charts">
        <div>
          <LineChart
            title={t('trend.promises')}
            labels={labels}
            series={[
              { name: t('well'), values: months.map(well) },
              { name: t('behind'), values: months.map(behind) },
            ]}
            format={number}
          />
          {first && last ? (
            <p>
              {t('trend.promises-sentence', {
                now: well(last),
                all: promises.length,
                before: well(first),
                month: formatMonth(first.asOf, language),
              })}
            </p>
          ) : null}
        </div>
        <div>
          <LineChart
            title={t('trend.coverage')}
            labels={labels}
            series={coverage.map((one) => ({
              name: one.name[language],
              values: one.months.map((month) => month.value),
            }))}
            format={(value) => percent(value)}
          />
          <p>{useCoverageSentence()(numbers)}</p>
        </div>
      </div>
      <MonthTable numbers={numbers} />
    </section>
  )
}

/** What fell, or that nothing fell. */
function useCoverageSentence() {
  const t = useText(messages)
  const language = useLanguage()
  return ({ coverage }: BriefNumbers) => {
    const fell = coverage.filter((one) => one.fellFrom !== null)
    if (fell.length === 0) return t('trend.nothing-fell')
    return t('trend.fell', {
      list: fell
        .map(
          (one) =>
            `${one.name[language]} (${t('since', { month: formatMonth(one.fellFrom?.asOf ?? '', language) })})`,
        )
        .join('; '),
    })
  }
}

function MonthTable({ numbers }: { numbers: BriefNumbers }) {
  const t = useText(messages)
  const language = useLanguage()
  const coverage = numbers.coverage.slice(0, linesShown)
  const others = ({ counts }: Month) => counts.claimed + counts['no-target']
  const percentOf = (asOf: string, one: BriefNumbers['coverage'][number]) => {
    const value = one.months.find((month) => month.asOf === asOf)?.value ?? null
    return value === null ? '–' : formatNumber(value, language)
  }
  const columns: Column<Month>[] = [
    {
      key: 'month',
      head: t('month'),
      cell: (month) => <span className="day">{formatMonth(month.asOf, language)}</span>,
    },
    { key: 'well', head: <Head>{t('well')}</Head>, numeric: true, cell: well },
    { key: 'behind', head: <Head>{t('behind')}</Head>, numeric: true, cell: behind },
    { key: 'others', head: <Head>{t('others')}</Head>, numeric: true, cell: others },
    ...coverage.map((one) => ({
      key: one.programmeId,
      head: <Head>{`${one.name[language]} (%)`}</Head>,
      numeric: true,
      cell: (month: Month) => percentOf(month.asOf, one),
    })),
  ]
  return (
    <Table
      caption={t('trend.table')}
      rows={numbers.months}
      rowKey={(month) => month.asOf}
      columns={columns}
    />
  )
}

/** Long heads of number columns break instead of pushing the table off the paper. */
function Head({ children }: { children: string }) {
  return <span className="brief-head">{children}</span>
}

/** Where most people are missed. */
export function VillageTable({ numbers }: { numbers: BriefNumbers }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number } = useNumbers()
  if (numbers.villages.length === 0) return null
  return (
    <section>
      <h2>{t('villages')}</h2>
      <Table
        blocks
        caption={t('villages')}
        note={t('villages.note')}
        rows={numbers.villages}
        rowKey={(one) => `${one.code} ${one.programmeId}`}
        columns={[
          { key: 'village', head: t('col.village'), cell: (one) => `${one.name} (${one.district})` },
          { key: 'programme', head: t('col.programme'), cell: (one) => one.programme[language] },
          {
            key: 'missed',
            head: t('col.missed'),
            numeric: true,
            cell: (one) => `${number(one.missed)} ${t(`unit.${one.unit}`)}`,
          },
          { key: 'entitled', head: t('col.entitled'), numeric: true, cell: (one) => number(one.entitled) },
        ]}
      />
    </section>
  )
}
