import type { CompetenceSummary, MaturityYear } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { type Column, Facts, Table, Tabs } from '../../../ui/kit.tsx'
import { PatternDefinitions } from '../../../ui/patterns.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

type Agency = CompetenceSummary['agencies'][number]
interface Bar {
  readonly agency: Agency
  readonly of: MaturityYear & { readonly said: number }
}

/** Agencies compared in one year as bars, and over all years as a table. */
export function MaturitySection({ summary, year }: { summary: CompetenceSummary; year: number | null }) {
  const t = useText(messages)
  const { instrument } = summary
  if (!instrument || year === null)
    return (
      <section>
        <h2>{t('maturity')}</h2>
        <p>{t('maturity.none')}</p>
      </section>
    )
  const bars = summary.agencies
    .flatMap((agency): Bar[] => {
      const of = agency.maturity.find((one) => one.year === year)
      return of && of.said !== null ? [{ agency, of: { ...of, said: of.said } }] : []
    })
    .sort((a, b) => b.of.said - a.of.said)
  return (
    <section>
      <h2>{t('maturity')}</h2>
      <Tabs
        label={t('years')}
        items={instrument.years.map((one) => ({
          href: `/kerja/rencana/kompetensi?tahun=${one.year}`,
          text: String(one.year),
          current: one.year === year,
        }))}
      />
      <Sentence bars={bars} year={year} summary={summary} />
      <p className="small soft">{t('maturity.text')}</p>
      <ul className="level-bars">
        {bars.map((bar) => (
          <li key={bar.agency.id}>
            <AgencyBar bar={bar} />
          </li>
        ))}
      </ul>
      <YearTable summary={summary} />
      <Facts
        items={[
          [t('version'), instrument.version],
          [t('source'), `${instrument.source} ${instrument.predicateSource}`],
        ]}
      />
    </section>
  )
}

function Sentence({
  bars,
  year,
  summary,
}: {
  bars: readonly Bar[]
  year: number
  summary: CompetenceSummary
}) {
  const t = useText(messages)
  const { index } = useWords()
  const [first, last] = [bars[0], bars.at(-1)]
  const years = summary.instrument?.years ?? []
  const [from, to] = [years[0], years.at(-1)]
  return (
    <p>
      {first && last
        ? t('maturity.sentence', {
            first: first.agency.shortName,
            high: index(first.of.said),
            last: last.agency.shortName,
            low: index(last.of.said),
            year: String(year),
          })
        : null}{' '}
      {from && to && from !== to
        ? t('maturity.change', {
            from: String(from.year),
            before: index(from.said),
            to: String(to.year),
            after: index(to.said),
          })
        : null}
    </p>
  )
}

function AgencyBar({ bar: { agency, of } }: { bar: Bar }) {
  const t = useText(messages)
  const { index, word } = useWords()
  const words = {
    agency: agency.shortName,
    said: index(of.said),
    predicate: word(of.predicate),
    proven: index(of.proven),
    assessed: index(of.assessed.index),
    viewed: of.assessed.answered,
    answered: of.answered,
    all: of.indicators,
  }
  return (
    <>
      <a href={`/kerja/rencana/kompetensi/${agency.id}`}>{agency.shortName}</a>
      <LevelBar
        id={agency.id}
        label={t('maturity.bar', words)}
        said={of.said}
        proven={of.proven}
        assessed={of.assessed.index}
      />
      <span className="small soft">{t('maturity.line', words)}</span>
    </>
  )
}

/** From 1 to 5; the five levels are marked. What nothing proves stands at 1; assessed null = no mark. */
export function LevelBar(props: {
  id: string
  label: string
  said: number
  proven: number | null
  assessed: number | null
}) {
  const { id, label, said, proven, assessed } = props
  const x = (level: number) => 2 + ((level - 1) / 4) * 396
  const prefix = `level-${id}`
  return (
    <svg className="chart" viewBox="0 0 400 22" role="img" aria-label={label}>
      <title>{label}</title>
      <PatternDefinitions prefix={prefix} />
      <rect className="fill-wash" x="2" y="3" width="396" height="16" rx="2" />
      <rect className="hatched" x="2" y="3" width={x(said) - 2} height="16" />
      <rect fill={`url(#${prefix}-lines)`} x="2" y="3" width={x(said) - 2} height="16" />
      <rect className="fill-good" x="2" y="3" width={x(proven ?? 1) - 2} height="16" />
      {[2, 3, 4].map((level) => (
        <path key={level} className="axis" d={`M${x(level)} 3v16`} />
      ))}
      {assessed === null ? null : <Mark x={x(assessed)} />}
    </svg>
  )
}

/** An edge of paper keeps the mark apart from the bar it stands on. */
function Mark({ x }: { x: number }) {
  return (
    <>
      <path className="mark edge" d={`M${x} 0v22`} />
      <path className="mark" d={`M${x} 0v22`} />
    </>
  )
}

function YearTable({ summary }: { summary: CompetenceSummary }) {
  const t = useText(messages)
  const { index } = useWords()
  const columns = (summary.instrument?.years ?? []).flatMap(({ year }): Column<Agency>[] => {
    const of = (agency: Agency) => agency.maturity.find((one) => one.year === year)
    return [
      ['said', (agency: Agency) => of(agency)?.said] as const,
      ['proven', (agency: Agency) => of(agency)?.proven] as const,
      ['assessed', (agency: Agency) => of(agency)?.assessed.index] as const,
    ].map(([key, value]) => ({
      key: `${key}-${year}`,
      head: t(`maturity.${key}`, { year: String(year) }),
      numeric: true,
      cell: (agency: Agency) => index(value(agency) ?? null),
    }))
  })
  return (
    <Table
      caption={t('maturity.caption')}
      note={t('maturity.note')}
      rows={summary.agencies}
      rowKey={(agency) => agency.id}
      columns={[{ key: 'agency', head: t('agency'), cell: (agency) => agency.shortName }, ...columns]}
    />
  )
}
