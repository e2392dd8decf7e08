import type {
  AreaFigure,
  ShownEstimate,
  WelfareIndex,
} from '../../../../src/planning/welfare-index/contract.ts'
import { useText } from '../../../language.ts'
import { Table, TableFilter } from '../../../ui/kit.tsx'
import { type Band, type Tile, TileMap } from '../../../ui/tile-map.tsx'
import { useFigures } from './figures.ts'
import { messages } from './messages.ts'

/** The same steps as the maps of coverage, so that maps can be compared. */
const bands: readonly Band[] = [
  { from: 0, label: '< 40' },
  { from: 40, label: '40–59' },
  { from: 60, label: '60–74' },
  { from: 75, label: '75–89' },
  { from: 90, label: '≥ 90' },
]

/** Where: districts, or the villages of one, as tiles and as a table. */
export function AreasSection({ index, path }: { index: WelfareIndex; path: string }) {
  const t = useText(messages)
  const { area, areas } = index
  if (!area || areas.length === 0) return null
  const isDistrict = area.level === 'district'
  const level = t(isDistrict ? 'level.village' : 'level.district')
  const href = (code: string) => (isDistrict ? undefined : `${path}/${code}#wilayah`)
  return (
    <section id="wilayah">
      <h2>{isDistrict ? t('areas.of', { area: area.name }) : t('areas')}</h2>
      <p>
        {summaryOf(areas, t)}{' '}
        {isDistrict ? <a href={`${path}#wilayah`}>{t('areas.back')}</a> : t('areas.open')}
      </p>
      <div className="beside">
        <AreaMap areas={areas} level={level} href={href} />
        <div>
          <TableFilter table="index-areas" label={t('filter')} />
          <AreaTable areas={areas} level={level} href={href} />
        </div>
      </div>
      <p className="soft small">
        {t('areas.note', { min: index.formula.entitledMin, width: index.formula.widthMax })}
      </p>
    </section>
  )
}

function summaryOf(areas: readonly AreaFigure[], t: ReturnType<typeof useText>): string {
  const told = areas.flatMap((one) => (one.index ? [{ name: one.name, value: one.index.value }] : []))
  const sorted = told.sort((a, b) => a.value - b.value)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (!lowest || !highest) return t('areas.none')
  return t('areas.sentence', {
    told: told.length,
    all: areas.length,
    lowest: lowest.name,
    low: lowest.value,
    highest: highest.name,
    high: highest.value,
  })
}

function AreaMap(props: {
  areas: readonly AreaFigure[]
  level: string
  href: (code: string) => string | undefined
}) {
  const t = useText(messages)
  const { figure } = useFigures()
  const tiles = props.areas.flatMap((area): Tile[] => {
    const { code, name, tileColumn: column, tileRow: row } = area
    if (column === null || row === null) return []
    const value = area.index?.value ?? null
    return [{ code, name, column, row, value, text: figure(value), href: props.href(code) }]
  })
  if (tiles.length === 0) return null
  return (
    <TileMap
      id="index-map"
      title={t('areas.map', { level: props.level })}
      tiles={tiles}
      bands={bands}
      hiddenLabel={t('cannot-tell')}
    />
  )
}

function AreaTable(props: {
  areas: readonly AreaFigure[]
  level: string
  href: (code: string) => string | undefined
}) {
  const t = useText(messages)
  const { range } = useFigures()
  const name = (area: AreaFigure) =>
    props.href(area.code) ? <a href={props.href(area.code)}>{area.name}</a> : area.name
  const part = (key: 'found' | 'reached' | 'right') => ({
    key,
    head: t(`part.${key}`),
    numeric: true,
    cell: (area: AreaFigure) => <Figure estimate={area[key]} />,
  })
  return (
    <Table
      id="index-areas"
      tall
      caption={t('areas.table', { level: props.level })}
      rows={props.areas}
      rowKey={(area) => area.code}
      columns={[
        { key: 'name', head: t('area'), cell: name },
        {
          key: 'index',
          head: t('areas.index'),
          numeric: true,
          cell: (area) => <Figure estimate={area.index} why={area.why} />,
        },
        { key: 'range', head: t('can-be'), numeric: true, cell: (area) => range(area.index) },
        part('found'),
        part('reached'),
        part('right'),
      ]}
    />
  )
}

function Figure({ estimate, why }: { estimate: ShownEstimate | null; why?: AreaFigure['why'] }) {
  const t = useText(messages)
  const { figure } = useFigures()
  if (estimate) return <span data-sort={estimate.value}>{figure(estimate.value)}</span>
  return (
    <span data-sort="-1">
      <span aria-hidden="true">?</span>
      <span className="visually-hidden">{t(why ? `why.${why}` : 'cannot-tell')}</span>
    </span>
  )
}
