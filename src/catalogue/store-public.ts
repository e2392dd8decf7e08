import type { Reader } from '../kernel/ports.ts'
import type { Text } from '../pack/index.ts'
import type { Cell, Release } from './contract.ts'
import type { PromiseContent } from './describe-promises.ts'
import type { RegisteredDataset } from './registered-tables.ts'

/** Everything here runs with the role welas_public: it can read open_data and reference, nothing else. */
export interface StoredRelease extends Release {
  readonly ledger: Record<string, unknown>
}

export async function findReleases(reader: Reader): Promise<StoredRelease[]> {
  return reader.query(
    `select id, as_of as "asOf", published_at as "publishedAt", policy_version as "policyVersion", current, ledger
     from open_data.release order by published_at desc, id desc`,
  )
}

export async function findPromises(reader: Reader, releaseId: string): Promise<PromiseContent[]> {
  const rows = await reader.query<{ content: PromiseContent }>(
    'select content from open_data.promise where release_id = $1',
    [releaseId],
  )
  return rows.map((row) => row.content).sort((a, b) => a.promise.number - b.promise.number)
}

export interface StoredDataset extends Pick<RegisteredDataset, 'id' | 'title' | 'columns'> {
  readonly sha256: string
  /** Releases of an older program say nothing of a recode. */
  readonly definition: Pick<RegisteredDataset, 'rule' | 'source' | 'levels' | 'description'> & {
    readonly recode?: Text | null
  }
  readonly rows: number
}

export async function findDatasets(reader: Reader, releaseId: string): Promise<StoredDataset[]> {
  return reader.query(
    `select d.id, d.title, d.definition, d.columns, d.sha256,
       (select count(distinct v.area_code)::integer from open_data.value v where v.release_id = d.release_id and v.dataset_id = d.id) as rows
     from open_data.dataset d where d.release_id = $1 order by d.id`,
    [releaseId],
  )
}

export interface StoredArea {
  readonly code: string
  readonly name: string
  readonly level: 'regency' | 'district' | 'village'
  readonly parentCode: string | null
  readonly tileColumn: number | null
  readonly tileRow: number | null
}

export async function findAreas(reader: Reader): Promise<StoredArea[]> {
  return reader.query(
    `select code, name, level, parent_code as "parentCode", tile_column as "tileColumn", tile_row as "tileRow" from reference.area order by code`,
  )
}

/** Cells of a dataset, by area and then by column; `parent` = only the areas below this one. */
export async function findCells(
  reader: Reader,
  releaseId: string,
  datasetId: string,
  parent: string | null = null,
): Promise<Map<string, Map<string, Cell>>> {
  const rows = await reader.query<{
    area: string
    measure: string
    value: number | null
    status: Cell['status']
  }>(
    `select v.area_code as area, v.measure, v.value, v.status from open_data.value v
     where v.release_id = $1 and v.dataset_id = $2 and ($3::text is null or v.area_code in (select code from reference.area where parent_code = $3))`,
    [releaseId, datasetId, parent],
  )
  const byArea = Map.groupBy(rows, (row) => row.area)
  return new Map(
    [...byArea].map(([area, cells]) => [
      area,
      new Map(cells.map((cell) => [cell.measure, { value: cell.value, status: cell.status }])),
    ]),
  )
}
