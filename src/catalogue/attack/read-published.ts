import type { DatasetList, DatasetTable, PromiseDetail, PromiseList, ReleaseWithLedger } from '../contract.ts'
import type { PublicArea, PublicCell, PublicKnowledge } from './rules/public-system.ts'

/** The open API as an outsider meets it: over the network, or the same answers without a server. */
export interface OpenApi {
  releases(): Promise<readonly ReleaseWithLedger[]>
  datasets(release: string): Promise<DatasetList>
  dataset(id: string, release: string): Promise<DatasetTable>
  promises(release: string): Promise<PromiseList>
  promise(id: string, release: string): Promise<PromiseDetail>
}

/** Everything about people that one publication said of one month. */
export interface Publication {
  readonly release: string
  /** Day the numbers speak of. */
  readonly asOf: string
  /** The tables of the release, or what its charts show of earlier months. */
  readonly kind: 'tables' | 'trend'
  readonly cells: readonly PublicCell[]
}
export interface Published {
  /** Newest first. */
  readonly publications: readonly Publication[]
  readonly knowledge: PublicKnowledge
  readonly threshold: number
}

const trendColumns = {
  entitled: 'entitled',
  reached: 'reached',
  missed: 'missed',
  wronglyReached: 'wrongly-reached',
  cannotTell: 'cannot-tell',
} as const

/** Reads every release there ever was, with all its tables and charts. */
export async function readPublished(api: OpenApi): Promise<Published> {
  const publications: Publication[] = []
  const areas = new Map<string, PublicArea>()
  const tables = new Map<string, DatasetTable>()
  const releases = await api.releases()
  for (const { id: release, asOf } of releases) {
    const { datasets } = await api.datasets(release)
    const own = await Promise.all(
      datasets.filter((dataset) => isAboutPeople(dataset.id)).map(({ id }) => api.dataset(id, release)),
    )
    for (const table of own) {
      tables.set(table.dataset.id, table)
      for (const { code, parentCode } of table.rows) areas.set(code, { code, parentCode })
    }
    publications.push({ release, asOf, kind: 'tables', cells: own.flatMap(cellsOfTable) })
    publications.push(...(await readTrends(api, release, asOf, { datasets, release: null })))
  }
  const knowledge = knowledgeOf([...areas.values()], [...tables.values()])
  return { publications, knowledge, threshold: releases[0]?.ledger.threshold ?? 0 }
}

const isAboutPeople = (datasetId: string) => !datasetId.startsWith('hasil-')
/** The tables of categories by village, by district, and by age and sex count the same people. */
const systemName = (datasetId: string) => (datasetId.startsWith('ppks-') ? 'ppks' : datasetId)
/** The category that a table splits by age and sex. */
const splitOf = (datasetId: string) => /^ppks-rinci-(.+)$/.exec(datasetId)?.[1]

function cellsOfTable({ dataset, rows }: DatasetTable): PublicCell[] {
  const table = systemName(dataset.id)
  const split = splitOf(dataset.id)
  const named = (column: string) => {
    if (split === undefined) return column
    return column === 'total' ? split : `${split}.${column}`
  }
  return rows.flatMap(({ code: area, values }) =>
    Object.entries(values)
      .filter(([column, cell]) => column !== 'coverage' && cell.status !== 'M')
      .map(([column, { value }]) => ({ table, area, column: named(column), value })),
  )
}

/** Charts show the months before at the regency. Which table a chart is drawn from is told by the rule it names. */
async function readTrends(
  api: OpenApi,
  release: string,
  asOf: string,
  own: DatasetList,
): Promise<Publication[]> {
  const tables = new Map(own.datasets.map(({ id, definition }) => [definition.rule ?? '', id]))
  const points = []
  for (const { id } of (await api.promises(release)).promises) {
    const { area, indicators } = await api.promise(id, release)
    for (const { trend, lineage } of indicators) {
      const table = tables.get(lineage.rule ?? '-')
      if (table) points.push(...trend.map((point) => ({ table, area: area.code, point })))
    }
  }
  const byMonth = Map.groupBy(points, ({ point }) => point.asOf)
  byMonth.delete(asOf)
  return [...byMonth].map(([month, ones]) => ({
    release,
    asOf: month,
    kind: 'trend' as const,
    cells: ones.flatMap(({ table, area, point }) =>
      Object.entries(trendColumns)
        .map(([field, column]) => ({ table, area, column, ...point[field as keyof typeof trendColumns] }))
        .filter(({ status }) => status !== 'M'),
    ),
  }))
}

/** What the descriptions of the tables say, as sentences that always hold. */
function knowledgeOf(areas: readonly PublicArea[], tables: readonly DatasetTable[]): PublicKnowledge {
  const programmes = tables.filter(({ dataset }) =>
    dataset.columns.some((column) => column.id === 'entitled'),
  )
  const categories = tables.filter(({ dataset: { id } }) => id.startsWith('ppks-') && !splitOf(id))
  const splits = tables.flatMap(({ dataset }) => {
    const category = splitOf(dataset.id)
    return category ? [{ category, columns: dataset.columns.map((column) => column.id) }] : []
  })
  const columns = new Set(categories.flatMap(({ dataset }) => dataset.columns.map((column) => column.id)))
  columns.delete('any')
  const byVillage = new Set(
    categories
      .filter(({ rows }) => rows.some((row) => row.level === 'village'))
      .flatMap(({ dataset }) => dataset.columns.map((column) => column.id)),
  )
  const byDistrictOnly = [...columns].filter((column) => !byVillage.has(column))
  const groups = [...new Set(splits.flatMap((split) => split.columns))].filter((one) => one !== 'total')
  // Of a group too: who is in a category is in any.
  const among = splits
    .filter(({ category }) => category !== 'any')
    .flatMap(({ category }) =>
      groups.map((group) => ({ whole: `ppks|any.${group}`, parts: [`ppks|${category}.${group}`] })),
    )
  return {
    areas: areas.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    sums: [
      ...programmes.map(({ dataset }) => ({
        table: dataset.id,
        total: 'entitled',
        parts: ['reached', 'missed'],
      })),
      ...splits.flatMap(({ category, columns: own }) => sumsOfSplit(category, own)),
    ],
    within: [
      { whole: 'penduduk|people', parts: ['ppks|any'] },
      ...[...columns].map((column) => ({ whole: 'ppks|any', parts: [`ppks|${column}`] })),
      ...groups.map((group) => ({ whole: 'ppks|any', parts: [`ppks|any.${group}`] })),
      ...among,
      ...programmes.map(({ dataset }) => ({
        whole: `penduduk|${dataset.columns[0]!.unit?.en === 'families' ? 'families' : 'people'}`,
        parts: ['reached', 'missed', 'wrongly-reached', 'cannot-tell'].map(
          (column) => `${dataset.id}|${column}`,
        ),
      })),
    ],
    covers:
      columns.size > 0
        ? ['', ...groups.map((group) => `.${group}`)].map((group) => ({
            whole: `ppks|any${group}`,
            parts: [...columns].map((column) => `ppks|${column}${group}`),
          }))
        : [],
    zerosHidden: new Set([
      ...[...byDistrictOnly, ...(byDistrictOnly.length > 0 ? ['any'] : [])].flatMap((column) => [
        `ppks|${column}`,
        ...groups.map((group) => `ppks|${column}.${group}`),
      ]),
      ...programmes
        .filter(({ rows }) => !rows.some((row) => row.level === 'village'))
        .flatMap(({ dataset }) => dataset.columns.map((column) => `${dataset.id}|${column.id}`)),
    ]),
  }
}

/** Total, age and sex of a split. Whose sex (`sx`) or age (`ux`) is unknown is told nowhere, but they are somebody. */
function sumsOfSplit(category: string, columns: readonly string[]): PublicKnowledge['sums'] {
  const plain = columns.filter((one) => one !== 'total' && !one.includes('.'))
  const isAge = (one: string) => /^u\d/.test(one)
  const ages = [...plain.filter(isAge), 'ux']
  const sexes = [...plain.filter((one) => !isAge(one)), 'sx']
  const named = (ids: readonly string[]) => {
    const name = [category, ...ids].join('.')
    return ids.some((id) => id === 'ux' || id === 'sx') ? `${name}?` : name
  }
  const sum = (of: readonly string[], ...parts: readonly string[][]) => ({
    table: 'ppks',
    total: named(of),
    parts: parts.map(named),
  })
  const sums = [
    sum([], ...sexes.map((sex) => [sex])),
    sum([], ...ages.map((age) => [age])),
    ...sexes.map((sex) => sum([sex], ...ages.map((age) => [sex, age]))),
    ...ages.map((age) => sum([age], ...sexes.map((sex) => [sex, age]))),
  ]
  return sums.toSorted((a, b) => Number(a.total.endsWith('?')) - Number(b.total.endsWith('?')))
}
