import type { Context } from '../access/index.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Pack } from '../pack/index.ts'
import {
  type Cell,
  type CountsByArea,
  type DatasetList,
  type DatasetTable,
  type Home,
  type PromiseDetail,
  type PromiseList,
  type PublicDataset,
  type PublicPromise,
  type PublicStatus,
  publicStatus,
  type Release,
} from './contract.ts'
import { missing } from './describe-promises.ts'
import { districtCategories, population } from './registered-tables.ts'
import { csvLines } from './rules/csv.ts'
import { coverageOf } from './rules/percentages.ts'
import {
  findAreas,
  findCells,
  findDatasets,
  findPromises,
  findReleases,
  type StoredArea,
  type StoredDataset,
  type StoredRelease,
} from './store-public.ts'

const licence = 'CC-BY-4.0'

/** Runs `work` as the public role, on the asked release or the newest. */
async function inRelease<T>(
  context: Context,
  releaseId: string | undefined,
  work: (reader: Reader, release: Release | null) => Promise<T>,
): Promise<T> {
  return context.database.read(async (reader) => {
    const releases = await findReleases(reader)
    const found =
      releaseId === undefined
        ? (releases.find((one) => one.current) ?? releases[0])
        : releases.find((one) => one.id === releaseId)
    if (releaseId !== undefined && !found)
      throw new Problem('catalogue.release-unknown', 404, { release: releaseId })
    return work(reader, found ? withoutLedger(found) : null)
  }, 'welas_public')
}

const withoutLedger = ({ id, asOf, publishedAt, policyVersion, current }: StoredRelease): Release => ({
  id,
  asOf,
  publishedAt,
  policyVersion,
  current,
})

function needRelease(release: Release | null): Release {
  if (!release) throw new Problem('catalogue.nothing-published', 404)
  return release
}

export async function readReleases(context: Context): Promise<{ releases: StoredRelease[] }> {
  return context.database.read(async (reader) => ({ releases: await findReleases(reader) }), 'welas_public')
}

function countStatuses(promises: readonly PublicPromise[]): Record<PublicStatus, number> {
  const counts = Object.fromEntries(publicStatus.options.map((status) => [status, 0])) as Record<
    PublicStatus,
    number
  >
  for (const promise of promises) counts[promise.status]++
  return counts
}

export async function readHome(context: Context, releaseId?: string): Promise<Home> {
  return inRelease(context, releaseId, async (reader, release) => {
    const list = release ? (await findPromises(reader, release.id)).map((content) => content.promise) : []
    const areas = await findAreas(reader)
    const people = release ? await findCells(reader, release.id, population) : new Map()
    const needy = release ? await findCells(reader, release.id, districtCategories) : new Map()
    const regency = context.pack.settings.regencyCode
    const at = (cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>, area: string, column: string): Cell =>
      cells.get(area)?.get(column) ?? missing
    return {
      release,
      promises: list.length,
      statusCounts: countStatuses(list),
      list,
      people: at(people, regency, 'people'),
      families: at(people, regency, 'families'),
      peopleInNeed: at(needy, regency, 'any'),
      peopleInNeedByDistrict: areas
        .filter((area) => area.level === 'district')
        .map((area) => ({
          ...area,
          people: at(people, area.code, 'people'),
          peopleInNeed: at(needy, area.code, 'any'),
        })),
      categories: context.pack.categories.map(({ id, number, name, sensitive }) => ({
        id,
        number,
        name,
        sensitive,
        people: at(needy, regency, id),
      })),
    }
  })
}

export async function readPromises(context: Context, releaseId?: string): Promise<PromiseList> {
  return inRelease(context, releaseId, async (reader, release) => {
    const promises = release ? (await findPromises(reader, release.id)).map((content) => content.promise) : []
    return { release, ...termOf(context.pack), statusCounts: countStatuses(promises), promises }
  })
}

function termOf(pack: Pack): Pick<PromiseList, 'term' | 'statusRule'> {
  const { name, from, to, note, status } = pack.term
  return { term: { name, from, to, note }, statusRule: status }
}

/** A promise with its districts, or with the villages of the district `areaCode`. */
export async function readPromise(
  context: Context,
  promiseId: string,
  areaCode?: string,
  releaseId?: string,
): Promise<PromiseDetail> {
  return inRelease(context, releaseId, async (reader, found) => {
    const release = needRelease(found)
    const content = (await findPromises(reader, release.id)).find((one) => one.promise.id === promiseId)
    const areas = await findAreas(reader)
    const area = areas.find((one) => one.code === (areaCode ?? context.pack.settings.regencyCode))
    if (!content || !area || area.level === 'village')
      throw new Problem('catalogue.promise-unknown', 404, { promise: promiseId })
    const below = areas.filter((one) => one.parentCode === area.code)
    const indicators = []
    for (const { id, dataset, trend, lineage } of content.details) {
      const cells = dataset
        ? await findCells(reader, release.id, dataset, area.code)
        : new Map<string, Map<string, Cell>>()
      indicators.push({
        id,
        trend: [...trend],
        lineage,
        areas: cells.size === 0 ? [] : below.map((one) => countsOf(one, cells.get(one.code))),
      })
    }
    return { release, promise: content.promise, area, indicators, evidence: [...content.evidence] }
  })
}

function countsOf(area: StoredArea, cells: ReadonlyMap<string, Cell> | undefined): CountsByArea {
  const cell = (column: string) => cells?.get(column) ?? missing
  const [entitled, reached] = [cell('entitled'), cell('reached')]
  return {
    ...area,
    entitled,
    reached,
    missed: cell('missed'),
    wronglyReached: cell('wrongly-reached'),
    cannotTell: cell('cannot-tell'),
    delivered: cell('delivered'),
    coverage: coverageOf(entitled, reached),
  }
}

export async function readDatasets(context: Context, releaseId?: string): Promise<DatasetList> {
  return inRelease(context, releaseId, async (reader, release) => ({
    release,
    datasets: release
      ? (await findDatasets(reader, release.id)).map((dataset) => publicDataset(dataset, release))
      : [],
  }))
}

export async function readDataset(
  context: Context,
  datasetId: string,
  releaseId?: string,
): Promise<DatasetTable> {
  return inRelease(context, releaseId, async (reader, found) => {
    const release = needRelease(found)
    const dataset = (await findDatasets(reader, release.id)).find((one) => one.id === datasetId)
    if (!dataset) throw new Problem('catalogue.dataset-unknown', 404, { dataset: datasetId })
    const cells = await findCells(reader, release.id, datasetId)
    const areas = (await findAreas(reader)).filter((area) => cells.has(area.code))
    return {
      release,
      dataset: publicDataset(dataset, release),
      rows: areas.map((area) => ({ ...area, values: Object.fromEntries(cells.get(area.code)!) })),
    }
  })
}

/** The file whose hash is in the ledger. */
export async function writeDatasetCsv(
  context: Context,
  datasetId: string,
  releaseId?: string,
): Promise<{ lines: Iterable<string>; fileName: string }> {
  const table = await readDataset(context, datasetId, releaseId)
  const rows = table.rows.map((row) => ({ ...row, cells: new Map(Object.entries(row.values)) }))
  return {
    lines: csvLines(
      table.dataset.columns.map((column) => column.id),
      rows,
    ),
    fileName: `${datasetId}-${table.release.id}.csv`,
  }
}

function publicDataset(dataset: StoredDataset, release: Release): PublicDataset {
  const { rule, source, recode = null, levels, description } = dataset.definition
  const query = release.current ? '' : `?release=${release.id}`
  return {
    id: dataset.id,
    title: dataset.title,
    description,
    definition: { rule, source, recode, levels: [...levels] },
    columns: dataset.columns.map(({ levels: own, ...column }) =>
      own ? { ...column, levels: [...own] } : column,
    ),
    rows: dataset.rows,
    sha256: dataset.sha256,
    licence,
    asOf: release.asOf,
    csv: `/open/v1/datasets/${dataset.id}.csv${query}`,
    json: `/open/v1/datasets/${dataset.id}${query}`,
  }
}
