import type { AreaCounts, SteeredIndicator } from '../../../src/programmes/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Table, Tabs } from '../../ui/kit.tsx'
import { type Tile, TileMap } from '../../ui/tile-map.tsx'
import { coverageBands, evenBands } from '../catalogue/bands.ts'
import { ExportForm } from './export-form.tsx'
import type { IndicatorRows } from './indicator-counts.tsx'
import { messages } from './messages.ts'
import { coverageOf, useNumbers } from './numbers.ts'
import type { MapMeasure } from './promise.tsx'

interface View {
  readonly promiseId: string
  readonly indicator: SteeredIndicator
  readonly rows: IndicatorRows
  readonly measure: MapMeasure
  readonly district: string | null
}

/** Tiles and table of districts, or of the villages of the chosen one, and the list of the missed of that place. */
export function AreaView(view: View) {
  const t = useText(messages)
  const { promiseId, indicator, rows, measure, district } = view
  const chosen = rows.areas.find((area) => area.code === district && area.level === 'district')
  const areas = rows.areas.filter((area) =>
    chosen ? area.parentCode === chosen.code : area.level === 'district',
  )
  const level = t(chosen ? 'village' : 'district')
  const address = (code: string | null, of: MapMeasure) =>
    `/kerja/janji/${promiseId}?peta=${of}${code ? `&kecamatan=${code}` : ''}`
  const href = (area: AreaCounts) => (area.level === 'district' ? address(area.code, measure) : undefined)
  return (
    <>
      <h2>{chosen ? `${t('where')}: ${chosen.name}` : t('where')}</h2>
      {chosen ? <a href={address(null, measure)}>{t('districts.all')}</a> : null}
      {indicator.kind === 'programme' ? (
        <Tabs
          label={t('map.show')}
          items={(['missed', 'coverage', 'wrongly'] as const).map((of) => ({
            href: address(chosen?.code ?? null, of),
            text: t(`map.${of}`, { level }),
            current: of === measure,
          }))}
        />
      ) : null}
      <div className="beside">
        <AreaMap indicator={indicator} areas={areas} measure={measure} level={level} href={href} />
        <AreaTable indicator={indicator} areas={areas} level={level} href={href} />
      </div>
      {indicator.programmeId ? (
        <ExportForm promiseId={promiseId} programmeId={indicator.programmeId} area={chosen ?? null} />
      ) : null}
    </>
  )
}

interface Places {
  readonly indicator: SteeredIndicator
  readonly areas: readonly AreaCounts[]
  readonly level: string
  readonly href: (area: AreaCounts) => string | undefined
}

function AreaMap({ indicator, areas, measure, level, href }: Places & { readonly measure: MapMeasure }) {
  const t = useText(messages)
  const { number, percent } = useNumbers()
  const output = indicator.kind === 'output'
  const shownValue = (area: AreaCounts) => {
    if (output || area.counts === null) return area.amount
    return measure === 'coverage'
      ? coverageOf(area.counts)
      : measure === 'missed'
        ? area.counts.missed
        : area.counts.wronglyReached
  }
  const share = !output && measure === 'coverage'
  const tiles = areas.flatMap((area): Tile[] => {
    const { code, name, tileColumn: column, tileRow: row } = area
    const value = shownValue(area)
    const text = share && value !== null ? percent(Math.round(value)) : number(value)
    return column === null || row === null ? [] : [{ code, name, column, row, value, text, href: href(area) }]
  })
  if (tiles.length === 0) return null
  const bands = share
    ? coverageBands
    : evenBands(
        tiles.flatMap(({ value }) => (value === null ? [] : [value])),
        number,
      )
  return (
    <TileMap
      id={`map-${indicator.id.replace(/\W/g, '-')}`}
      title={t(`map.${output ? 'amount' : measure}`, { level })}
      tiles={tiles}
      bands={bands}
      hiddenLabel={t('hidden')}
    />
  )
}

function AreaTable({ indicator, areas, level, href }: Places) {
  const t = useText(messages)
  const language = useLanguage()
  const { number, percent } = useNumbers()
  const name = (area: AreaCounts) => (href(area) ? <a href={href(area)}>{area.name}</a> : area.name)
  const keys = ['entitled', 'reached', 'missed', 'wronglyReached', 'cannotTell'] as const
  const counts = keys.map((key) => ({
    key,
    head: t(key),
    numeric: true,
    cell: (area: AreaCounts) => number(area.counts?.[key] ?? null),
  }))
  const coverage = {
    key: 'coverage',
    head: t('coverage'),
    numeric: true,
    cell: (area: AreaCounts) => percent(area.counts ? coverageOf(area.counts) : null),
  }
  const amount = {
    key: 'amount',
    head: t('amount'),
    numeric: true,
    cell: (area: AreaCounts) => number(area.amount),
  }
  const weight = (area: AreaCounts) => area.counts?.missed ?? -(area.amount ?? 0)
  return (
    <Table
      tall
      caption={t('table.caption', { name: indicator.name[language], level })}
      rows={[...areas].sort((a, b) => weight(b) - weight(a))}
      rowKey={(area) => area.code}
      columns={[
        { key: 'area', head: level, cell: name },
        ...(indicator.kind === 'output' ? [amount] : [coverage, ...counts]),
      ]}
    />
  )
}
