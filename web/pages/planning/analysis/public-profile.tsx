import type { PlanContent } from '../../../../src/planning/editions/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { LineChart } from '../../../ui/line-chart.tsx'
import { CellValue, HiddenNote } from '../../catalogue/cell-value.tsx'
import { Written } from '../public-part.tsx'
import { Bars } from './bars.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { useNumbers } from './numbers.ts'

type Given = { content: PlanContent }
type Indicator = PlanContent['indicators'][number]

/** The region in published numbers, each with source and date, and what is not known. */
export function PublicProfile({ content }: Given) {
  const own = useText(publicMessages)
  const { number } = useNumbers()
  const { region } = content
  return (
    <>
      <section id="profil">
        <h2>{region.name}</h2>
        <p>
          {own('profile.lead', {
            districts: region.districts,
            villages: region.villages,
            population: number(region.population),
            source: region.populationSource,
          })}
        </p>
        <People content={content} />
      </section>
      <Indicators indicators={content.indicators} />
      <Gaps gaps={content.gaps} />
    </>
  )
}

/** As the public release tells them: hidden numbers stay hidden. */
function People({ content: { people, release } }: Given) {
  const own = useText(publicMessages)
  const language = useLanguage()
  const { number } = useNumbers()
  if (release === null) return <p>{own('people.none')}</p>
  const categories = people
    .flatMap((one) => (one.id.startsWith('category:') && one.value ? [{ ...one, value: one.value }] : []))
    .sort((a, b) => b.value - a.value)
  const [most] = categories
  return (
    <>
      {most ? <p>{own('people.says', { name: most.name, count: most.value, unit: most.unit })}</p> : null}
      <div className="beside">
        <Bars
          title={own('people.chart')}
          bars={categories
            .slice(0, 10)
            .map(({ id, name, value }) => ({ id, label: name, value, text: number(value) }))}
        />
        <Table
          tall
          caption={own('people')}
          note={own('people.source', { release: release.id, date: formatDate(release.asOf, language) })}
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: own('col.people'), cell: ({ name }) => <Written>{name}</Written> },
            {
              key: 'count',
              head: own('col.count'),
              numeric: true,
              cell: ({ value, state }) => <CellValue cell={{ value, status: cellStatus[state] }} />,
            },
            { key: 'unit', head: own('col.unit'), cell: ({ unit }) => <Written>{unit}</Written> },
          ]}
        />
      </div>
      <HiddenNote />
    </>
  )
}
const cellStatus = { shown: 'A', hidden: 'C', missing: 'M' } as const

function Indicators({ indicators }: { indicators: readonly Indicator[] }) {
  const t = useText(messages)
  const own = useText(publicMessages)
  const language = useLanguage()
  const { figure } = useNumbers()
  const newest = ({ values }: Indicator) => values.at(-1)
  const earlier = ({ values }: Indicator) =>
    values.slice(0, -1).map(({ asOf, value }) => `${figure(value)} (${asOf.slice(0, 4)})`)
  return (
    <section id="indikator">
      <h2>{t('indicators.title')}</h2>
      <div className="grid wide">
        {indicators
          .filter(({ values }) => values.length > 2)
          .map(({ id, name, unit, values }) => (
            <LineChart
              key={id}
              title={`${name} (${unit})`}
              labels={values.map(({ asOf }) => asOf.slice(0, 4))}
              series={[{ name, values: values.map(({ value }) => value) }]}
              format={figure}
            />
          ))}
      </div>
      <Table
        caption={t('indicators.title')}
        rows={indicators}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('indicator'), cell: ({ name }) => <Written>{name}</Written> },
          {
            key: 'value',
            head: t('value'),
            numeric: true,
            cell: (one) => (
              <Written>{newest(one) ? `${figure(newest(one)!.value)} ${one.unit}` : '–'}</Written>
            ),
          },
          {
            key: 'date',
            head: t('date'),
            cell: (one) => (newest(one) ? formatDate(newest(one)!.asOf, language, 'short') : '–'),
          },
          { key: 'before', head: own('col.before'), cell: (one) => earlier(one).join('; ') || '–' },
          { key: 'source', head: t('source'), cell: ({ source }) => <Written>{source}</Written> },
        ]}
      />
    </section>
  )
}

function Gaps({ gaps }: Pick<PlanContent, 'gaps'>) {
  const t = useText(messages)
  return (
    <section id="kesenjangan">
      <h2>{t('gaps.title')}</h2>
      {gaps.length === 0 ? (
        <p>{t('gaps.none')}</p>
      ) : (
        <Table
          caption={t('gaps.caption', { count: gaps.length })}
          rows={gaps}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: t('gap'), cell: ({ name }) => <Written>{name}</Written> },
            { key: 'why', head: t('why'), cell: ({ why }) => <Written>{why}</Written> },
          ]}
        />
      )}
    </section>
  )
}
