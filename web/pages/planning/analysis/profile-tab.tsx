import type { AnalysisPage, Gap, Profile } from '../../../../src/planning/analysis/contract.ts'
import { formatDate, formatMonth, useLanguage, useText } from '../../../language.ts'
import { Notice, Table } from '../../../ui/kit.tsx'
import { LineChart } from '../../../ui/line-chart.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { TileMap } from '../../../ui/tile-map.tsx'
import { evenBands } from '../../catalogue/bands.ts'
import { Bars } from './bars.tsx'
import { messages } from './messages.ts'
import { useNumbers } from './numbers.ts'

/** The region in numbers, each with source and date, and what we do not know. */
export function ProfileTab({ page }: { page: AnalysisPage }) {
  const { profile } = page.analysis
  return (
    <>
      <Headline profile={profile} />
      {profile.register ? <RegisterSection register={profile.register} /> : <NotMeasured />}
      <IndicatorSection indicators={profile.indicators} />
      <GapSection gaps={profile.gaps} />
    </>
  )
}

function NotMeasured() {
  const t = useText(messages)
  return <Notice tone="warning">{t('register.none')}</Notice>
}

function Headline({ profile }: { profile: Profile }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number } = useNumbers()
  const { register, population, areas } = profile
  const month = register ? formatMonth(register.asOf, language) : ''
  const cards = [
    ['population', population.value, population.source],
    ...(register
      ? ([
          ['people', register.people, t('register.source', { month })],
          ['families', register.families, t('register.source', { month })],
          ['inNeed', register.inNeed, t('inNeed.note')],
        ] as const)
      : []),
  ] as const
  return (
    <section>
      <h2>{profile.name[language]}</h2>
      <p className="lead">
        {t('profile.lead', {
          districts: areas.districts,
          villages: areas.villages,
          gaps: profile.gaps.length,
        })}
      </p>
      <div className="grid">
        {cards.map(([key, value, note]) => (
          <div className="card" key={key}>
            <h3>{t(`card.${key}`)}</h3>
            <p className="number">{number(value)}</p>
            <p className="soft small">{note}</p>
          </div>
        ))}
      </div>
    </section>
  )
}

type Register = NonNullable<Profile['register']>

function RegisterSection({ register }: { register: Register }) {
  return (
    <>
      <CategorySection register={register} />
      <DistrictSection districts={register.districts} />
      {register.trend.length > 1 ? <TrendSection trend={register.trend} /> : null}
    </>
  )
}

function CategorySection({ register }: { register: Register }) {
  const t = useText(messages)
  const language = useLanguage()
  const { number } = useNumbers()
  const categories = register.categories
    .flatMap(({ id, name, count }) => (count === null || count === 0 ? [] : [{ id, name, count }]))
    .sort((a, b) => b.count - a.count)
  const [most] = categories
  return (
    <section>
      <h2>{t('categories.title')}</h2>
      <p>
        {most ? t('categories.says', { name: most.name[language], count: most.count }) : t('categories.none')}
      </p>
      <div className="beside">
        <Bars
          title={t('categories.chart')}
          bars={categories.slice(0, 10).map((one) => ({
            id: one.id,
            label: one.name[language],
            value: one.count,
            text: number(one.count),
          }))}
        />
        <Table
          tall
          caption={t('categories.caption', { month: formatMonth(register.asOf, language) })}
          note={t('categories.several')}
          rows={register.categories}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', head: t('categories.name'), cell: (row) => row.name[language] },
            {
              key: 'count',
              head: t('people'),
              numeric: true,
              cell: (row) => (row.count === null ? t('categories.few') : number(row.count)),
            },
          ]}
        />
      </div>
    </section>
  )
}

function DistrictSection({ districts }: Pick<Register, 'districts'>) {
  const t = useText(messages)
  const { number } = useNumbers()
  const sorted = [...districts].sort((a, b) => b.inNeed - a.inNeed)
  const [most] = sorted
  const tiles = districts.flatMap(({ code, name, tileColumn: column, tileRow: row, inNeed: value }) =>
    column === null || row === null ? [] : [{ code, name, column, row, value, text: number(value) }],
  )
  return (
    <section>
      <h2>{t('districts.title')}</h2>
      <p>{most ? t('districts.says', { name: most.name, count: most.inNeed }) : null}</p>
      <div className="beside">
        {tiles.length === 0 ? null : (
          <TileMap
            id="profile-map"
            title={t('districts.map')}
            tiles={tiles}
            bands={evenBands(
              tiles.map((one) => one.value),
              number,
            )}
            hiddenLabel=""
          />
        )}
        <Table
          tall
          caption={t('districts.title')}
          rows={sorted}
          rowKey={(row) => row.code}
          columns={[
            { key: 'name', head: t('district'), cell: (row) => row.name },
            { key: 'inNeed', head: t('card.inNeed'), numeric: true, cell: (row) => number(row.inNeed) },
            { key: 'people', head: t('people'), numeric: true, cell: (row) => number(row.people) },
            { key: 'families', head: t('families'), numeric: true, cell: (row) => number(row.families) },
          ]}
        />
      </div>
    </section>
  )
}

function TrendSection({ trend }: Pick<Register, 'trend'>) {
  const t = useText(messages)
  const language = useLanguage()
  const { number } = useNumbers()
  const month = (one: Register['trend'][number] | undefined) => (one ? formatMonth(one.asOf, language) : '–')
  const [first, last] = [trend[0], trend.at(-1)]
  return (
    <section>
      <h2>{t('trend.title')}</h2>
      <p>
        {t('trend.says', {
          from: first?.value ?? 0,
          fromMonth: month(first),
          to: last?.value ?? 0,
          toMonth: month(last),
        })}
      </p>
      <div className="beside">
        <LineChart
          title={t('trend.title')}
          labels={trend.map(month)}
          series={[{ name: t('card.inNeed'), values: trend.map((one) => one.value) }]}
          format={number}
        />
        <Table
          tall
          caption={t('trend.title')}
          rows={trend}
          rowKey={(row) => row.asOf}
          columns={[
            { key: 'month', head: t('month'), cell: month },
            { key: 'value', head: t('people'), numeric: true, cell: (row) => number(row.value) },
          ]}
        />
      </div>
    </section>
  )
}

function IndicatorSection({ indicators }: { indicators: Profile['indicators'] }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure } = useNumbers()
  const before = (one: Profile['indicators'][number]) => one.values.at(-2)
  return (
    <section>
      <h2>{t('indicators.title')}</h2>
      <p className="soft">{t('indicators.note')}</p>
      <div className="grid wide">
        {indicators
          .filter((one) => one.values.length > 2)
          .map((one) => (
            <LineChart
              key={one.id}
              title={`${one.name[language]} (${one.unit[language]})`}
              labels={one.values.map((value) => value.asOf.slice(0, 4))}
              series={[{ name: one.name[language], values: one.values.map((value) => value.value) }]}
              format={figure}
            />
          ))}
      </div>
      <Table
        caption={t('indicators.title')}
        rows={indicators}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', head: t('indicator'), cell: (row) => row.name[language] },
          {
            key: 'value',
            head: t('value'),
            numeric: true,
            cell: (row) => `${figure(row.newest.value)} ${row.unit[language]}`,
          },
          {
            key: 'date',
            head: t('date'),
            cell: (row) => (
              <>
                {formatDate(row.newest.asOf, language, 'short')}{' '}
                {row.tooOld ? <StatusBadge tone="poor">{t('too-old')}</StatusBadge> : null}
              </>
            ),
          },
          {
            key: 'before',
            head: t('before'),
            numeric: true,
            cell: (row) =>
              before(row) ? `${figure(before(row)!.value)} (${before(row)!.asOf.slice(0, 4)})` : '–',
          },
          { key: 'source', head: t('source'), cell: (row) => row.source },
        ]}
      />
    </section>
  )
}

function GapSection({ gaps }: { gaps: readonly Gap[] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t('gaps.title')}</h2>
      {gaps.length === 0 ? (
        <p>{t('gaps.none')}</p>
      ) : (
        <Table
          caption={t('gaps.caption', { count: gaps.length })}
          rows={gaps}
          rowKey={(row) => `${row.kind} ${row.id}`}
          columns={[
            { key: 'name', head: t('gap'), cell: (row) => row.name[language] },
            { key: 'why', head: t('why'), cell: (row) => row.why?.[language] ?? t(`gap.${row.kind}`) },
          ]}
        />
      )}
    </section>
  )
}
