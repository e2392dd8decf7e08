import type { Reader } from '../../kernel/ports.ts'
import type { Text } from '../../pack/index.ts'
import type { Cell } from './rules/model.ts'

/** Reads open_data and reference only, so that it runs with the role welas_public. */
export interface StoredRelease {
  readonly id: string
  readonly asOf: string
  readonly publishedAt: string
  readonly current: boolean
  readonly threshold: number
  readonly sensitiveThreshold: number
}

/** Releases, newest first. */
export async function findReleases(reader: Reader): Promise<StoredRelease[]> {
  return reader.query(
    `select id, as_of as "asOf", published_at as "publishedAt", current,
       (ledger->>'threshold')::integer as threshold, (ledger->>'sensitiveThreshold')::integer as "sensitiveThreshold"
     from open_data.release order by published_at desc, id desc`,
  )
}

export interface StoredProgramme {
  readonly dataset: string
  readonly title: Text
  readonly levels: readonly string[]
  readonly unit: Text | null
}

export async function findProgrammes(reader: Reader, releaseId: string): Promise<StoredProgramme[]> {
  return reader.query(
    `select id as dataset, title, definition->'levels' as levels, columns->0->'unit' as unit
     from open_data.dataset where release_id = $1 and id like 'program-%' order by id`,
    [releaseId],
  )
}

/**
 * Counts of every programme: of each table one text, `area measure status value` separated by `;`. Row by row the embedded
 * database takes twenty times as long (15,000 rows: 200 ms instead of 10).
 */
export async function findCells(
  reader: Reader,
  releaseId: string,
): Promise<{ dataset: string; cells: string }[]> {
  return reader.query(
    `select dataset_id as dataset,
       string_agg(area_code || ' ' || measure || ' ' || status || ' ' || coalesce(value::text, ''), ';') as cells
     from open_data.value where release_id = $1 and dataset_id like 'program-%' and measure <> 'coverage' group by dataset_id`,
    [releaseId],
  )
}

/** People in the register, as published; null when hidden or not published. */
export async function findPeople(
  reader: Reader,
  releaseId: string,
  regencyCode: string,
): Promise<number | null> {
  const row = await reader.first<{ value: number | null }>(
    `select value from open_data.value where release_id = $1 and dataset_id = 'penduduk' and measure = 'people' and area_code = $2`,
    [releaseId, regencyCode],
  )
  return row?.value ?? null
}

export interface StoredMonth {
  readonly asOf: string
  readonly entitled: Cell
  readonly reached: Cell
  readonly missed: Cell
  readonly wronglyReached: Cell
  readonly cannotTell: Cell
}

/** The months of each programme table that a promise is measured by. Several indicators of one programme have the same. */
export async function findTrends(
  reader: Reader,
  releaseId: string,
): Promise<{ dataset: string; trend: readonly StoredMonth[] }[]> {
  return reader.query(
    `select distinct on (detail->>'dataset') detail->>'dataset' as dataset, detail->'trend' as trend
     from open_data.promise, jsonb_array_elements(content->'details') as detail
     where release_id = $1 and detail->>'dataset' like 'program-%' order by detail->>'dataset'`,
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
    `select code, name, level, parent_code as "parentCode", tile_column as "tileColumn", tile_row as "tileRow"
     from reference.area order by code`,
  )
}
