import type { CountsByArea, PromiseDetail } from '../../../src/catalogue/contract.ts'
import { useText } from '../../language.ts'
import { Table, TableFilter } from '../../ui/kit.tsx'
import { type Tile, TileMap } from '../../ui/tile-map.tsx'
import { coverageBands, evenBands } from './bands.ts'
import { CellValue, HiddenNote, useCellText, usePercent } from './cell-value.tsx'
import type { Measured } from './measured.ts'
import { messages } from './messages.ts'
import { columnsOf } from './promise-reach.tsx'

/** Where: tiles of districts (or of one district's villages) beside the table of the same numbers. */
export function AreaSection({ measured, detail }: { measured: Measured; detail: PromiseDetail }) {
  const t = useText(messages)
  const { indicator, rows } = measured
  const districts = detail.area.level === 'regency'
  const level = t(districts ? 'area.district' : 'area.village').toLowerCase()
  const href = (area: CountsByArea) =>
    districts && !indicator.districtsOnly ? `/janji/${detail.promise.id}/${area.code}` : undefined
  return (
    <section>
      <h2>{t('promise.where')}</h2>
      {indicator.districtsOnly ? <p>{t('promise.districts-only')}</p> : null}
      <div className="beside">
        <AreaMap measured={measured} level={level} href={href} />
        <div>
          <AreaTable
            areas={rows.areas}
            kind={indicator.kind}
            id={`areas-${indicator.id.replace(/\W/g, '-')}`}
            level={level}
            href={href}
          />
          <HiddenNote />
        </div>
      </div>
    </section>
  )
}

function AreaMap({
  measured,
  level,
  href,
}: {
  measured: Measured
  level: string
  href: (area: CountsByArea) => string | undefined
}) {
  const t = useText(messages)
  const text = useCellText()
  const percent = usePercent()
  const { indicator, rows } = measured
  const output = indicator.kind === 'output'
  const tiles = rows.areas.flatMap((area): Tile[] => {
    const { code, name, tileColumn: column, tileRow: row } = area
    if (column === null || row === null) return []
    const value = output ? area.delivered.value : area.coverage
    const shown = output
      ? text(area.delivered)
      : value === null
        ? unknownCoverage(area)
        : percent(Math.round(value))
    return [{ code, name, column, row, value, text: shown, href: href(area) }]
  })
  if (tiles.length === 0) return null
  const known = tiles.flatMap(({ value }) => (value === null ? [] : [value]))
  const bands = output ? evenBands(known, (value) => String(value)) : coverageBands
  const title = t(output ? 'promise.map.delivered' : 'promise.map.coverage', { level })
  return (
    <TileMap
      id={`map-${indicator.id.replace(/\W/g, '-')}`}
      title={title}
      tiles={tiles}
      bands={bands}
      hiddenLabel={t('promise.map.hidden')}
    />
  )
}

function AreaTable(props: {
  areas: readonly CountsByArea[]
  kind: string
  id: string
  level: string
  href: (area: CountsByArea) => string | undefined
}) {
  const t = useText(messages)
  const percent = usePercent()
  const { areas, kind, id, level, href } = props
  const name = (area: CountsByArea) => (href(area) ? <a href={href(area)}>{area.name}</a> : area.name)
  const coverage = {
    key: 'coverage',
    head: t('count.coverage'),
    numeric: true,
    cell: (area: CountsByArea) => <span data-sort={area.coverage ?? -1}>{percent(area.coverage)}</span>,
  }
  return (
    <>
      <TableFilter table={id} label={t('filter')} />
      <Table
        id={id}
        tall
        caption={t('promise.table', { level })}
        rows={areas}
        rowKey={(area) => area.code}
        columns={[
          {
            key: 'area',
            head: t(level === t('area.district').toLowerCase() ? 'area.district' : 'area.village'),
            cell: name,
          },
          ...(kind === 'output' ? [] : [coverage]),
          ...columnsOf(kind).map((key) => ({
            key,
            head: t(`count.${key}`),
            numeric: true,
            cell: (area: CountsByArea) => <CellValue cell={area[key]} />,
          })),
        ]}
      />
    </>
  )
}

/** A hidden part says so; otherwise too few are entitled for a share to mean anything. */
function unknownCoverage({ entitled, reached, missed }: CountsByArea): string {
  return [entitled, reached, missed].some(({ status }) => status === 'C') ? '*' : '–'
}
