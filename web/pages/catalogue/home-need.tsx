import type { Home } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { TileMap } from '../../ui/tile-map.tsx'
import { evenBands } from './bands.ts'
import { CellValue, HiddenNote, usePercent } from './cell-value.tsx'
import { messages } from './messages.ts'

type District = Home['peopleInNeedByDistrict'][number]

/** Share of people in need by district: tiles and the same numbers as a table. */
export function NeedMap({ districts }: { districts: readonly District[] }) {
  const t = useText(messages)
  const percent = usePercent()
  const tiles = districts.flatMap((district) => {
    const { code, name, tileColumn: column, tileRow: row } = district
    if (column === null || row === null) return []
    const value = shareOf(district)
    return [
      {
        code,
        name,
        column,
        row,
        value,
        text: value === null ? '*' : percent(value),
        href: `/cari?q=${encodeURIComponent(name)}`,
      },
    ]
  })
  const bands = evenBands(
    tiles.flatMap(({ value }) => (value === null ? [] : [value])),
    (value) => percent(value),
  )
  return (
    <section>
      <h2>{t('home.map')}</h2>
      <p className="soft">{t('home.map.text')}</p>
      <div className="beside">
        {tiles.length === 0 ? null : (
          <TileMap
            id="need"
            title={t('home.map.title')}
            tiles={tiles}
            bands={bands}
            hiddenLabel={t('promise.map.hidden')}
          />
        )}
        <DistrictTable districts={districts} />
      </div>
    </section>
  )
}

function DistrictTable({ districts }: { districts: readonly District[] }) {
  const t = useText(messages)
  const percent = usePercent()
  return (
    <div>
      <Table
        tall
        caption={t('home.map.table')}
        rows={districts}
        rowKey={(row) => row.code}
        columns={[
          { key: 'name', head: t('area.district'), cell: (row) => row.name },
          {
            key: 'people',
            head: t('home.people-column'),
            numeric: true,
            cell: (row) => <CellValue cell={row.people} />,
          },
          {
            key: 'need',
            head: t('home.in-need-column'),
            numeric: true,
            cell: (row) => <CellValue cell={row.peopleInNeed} />,
          },
          { key: 'share', head: t('home.share-column'), numeric: true, cell: (row) => percent(shareOf(row)) },
        ]}
      />
      <HiddenNote />
    </div>
  )
}

/** The national categories with the people in them. */
export function CategoryTable({ categories }: { categories: Home['categories'] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section>
      <details>
        <summary>{t('home.categories')}</summary>
        <Table
          caption={t('home.categories')}
          rows={categories}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: t('home.category'),
              cell: (row) => (
                <>
                  {row.number}. {row.name[language]}{' '}
                  {row.sensitive ? <span className="tag">{t('home.sensitive')}</span> : null}
                </>
              ),
            },
            {
              key: 'people',
              head: t('home.people-column'),
              numeric: true,
              cell: (row) => <CellValue cell={row.people} />,
            },
          ]}
        />
        <HiddenNote />
      </details>
    </section>
  )
}

function shareOf({ people, peopleInNeed }: District): number | null {
  if (!people.value || peopleInNeed.value === null) return null
  return Math.round((peopleInNeed.value / people.value) * 1000) / 10
}
