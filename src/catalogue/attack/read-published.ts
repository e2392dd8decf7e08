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
/** The tables of categories by village and by district count the same people. */
const systemName = (datasetId: string) => (datasetId.startsWith('ppks-') ? 'ppks' : datasetId)

function cellsOfTable({ dataset, rows }: DatasetTable): PublicCell[] {
  const table = systemName(dataset.id)
  return rows.flatMap(({ code: area, values }) =>
    Object.entries(values)
      .filter(([column, cell]) => column !== 'coverage' && cell.status !== 'M')
      .map(([column, { value }]) => ({ table, area, column, value })),
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
  const categories = tables.filter(({ dataset }) => dataset.id.startsWith('ppks-'))
  const columns = new Set(categories.flatMap(({ dataset }) => dataset.columns.map((column) => column.id)))
  columns.delete('any')
  const byVillage = new Set(
    categories
      .filter(({ rows }) => rows.some((row) => row.level === 'village'))
      .flatMap(({ dataset }) => dataset.columns.map((column) => column.id)),
  )
  const byDistrictOnly = [...columns].filter((column) => !byVillage.has(column))
  return {
    areas: areas.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    sums: programmes.map(({ dataset }) => ({
      table: dataset.id,
      total: 'entitled',
      parts: ['reached', 'missed'],
    })),
    within: [
      { whole: 'penduduk|people', parts: ['ppks|any'] },
      ...[...columns].map((column) => ({ whole: 'ppks|any', parts: [`ppks|${column}`] })),
      ...programmes.map(({ dataset }) => ({
        whole: `penduduk|${dataset.columns[0]!.unit?.en === 'families' ? 'families' : 'people'}`,
        parts: ['reached', 'missed', 'wrongly-reached', 'cannot-tell'].map(
          (column) => `${dataset.id}|${column}`,
        ),
      })),
    ],
    covers:
      columns.size > 0 ? [{ whole: 'ppks|any', parts: [...columns].map((column) => `ppks|${column}`) }] : [],
    zerosHidden: new Set([
      ...byDistrictOnly.map((column) => `ppks|${column}`),
      ...(byDistrictOnly.length > 0 ? ['ppks|any'] : []),
      ...programmes
        .filter(({ rows }) => !rows.some((row) => row.level === 'village'))
        .flatMap(({ dataset }) => dataset.columns.map((column) => `${dataset.id}|${column.id}`)),
    ]),
  }
}
