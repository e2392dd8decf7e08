import { createHash } from 'node:crypto'
import type { Reader, Writer } from '../kernel/ports.ts'
import { assert } from '../kernel/problem.ts'
import type { Cell } from './contract.ts'
import type { PromiseContent } from './describe-promises.ts'
import { cellNameOf, type Level, type RegisteredDataset } from './registered-tables.ts'
import { cellKey } from './rules/build-system.ts'
import { csvLines } from './rules/csv.ts'
import { coverageOf } from './rules/percentages.ts'
import { isProtected, type ProtectedTables } from './rules/protect-table.ts'

export interface ReleaseDraft {
  readonly id: string
  readonly publishedAt: string
  readonly inputs: string
  readonly asOf: string
  readonly policyVersion: string
  readonly decision: string
  readonly threshold: number
  readonly sensitiveThreshold: number
  readonly approvedBy: string
  /** Of the registered tables with their rules, and of the cells with what each is a sum of. */
  readonly registryHash: string
  readonly systemHash: string
  readonly solver: string
  /** Numbers about people: only what protectTables made. */
  readonly people: ProtectedTables
  /** Numbers about things, by output and area. */
  readonly things: (output: string, areaCode: string) => number | undefined
  readonly datasets: readonly RegisteredDataset[]
  readonly promises: readonly PromiseContent[]
  readonly areas: readonly {
    readonly code: string
    readonly name: string
    readonly level: Level
  }[]
}

/** Writes a release: every number, the texts, the ledger with the hash of every file. It never changes afterwards. */
export async function insertRelease(writer: Writer, draft: ReleaseDraft): Promise<void> {
  assert(isProtected(draft.people), 'numbers about people that protectTables did not make')
  const tables = draft.datasets.map((dataset) => ({ dataset, rows: rowsOf(draft, dataset) }))
  const files = Object.fromEntries(
    tables.map(({ dataset, rows }) => [
      `${dataset.id}.csv`,
      sha256Of(
        csvLines(
          dataset.columns.map((column) => column.id),
          rows,
        ),
      ),
    ]),
  )
  const ledger = {
    inputs: draft.inputs,
    decision: draft.decision,
    threshold: draft.threshold,
    sensitiveThreshold: draft.sensitiveThreshold,
    approvedBy: draft.approvedBy,
    registryHash: draft.registryHash,
    systemHash: draft.systemHash,
    solver: draft.solver,
    ...draft.people.ledger,
    stored: countStored(tables),
    files,
  }
  // Only this role may write the tables of a release, and the database checks the whole when the transaction ends.
  await writer.execute('set local role welas_release')
  await writer.query('update open_data.release set current = false where current')
  await writer.query(
    'insert into open_data.release (id, as_of, published_at, policy_version, ledger) values ($1, $2, $3, $4, $5::jsonb)',
    [draft.id, draft.asOf, draft.publishedAt, draft.policyVersion, JSON.stringify(ledger)],
  )
  for (const { dataset } of tables) {
    const { rule, source, recode = null, levels, description } = dataset
    await writer.query(
      'insert into open_data.dataset (release_id, id, title, definition, columns, sha256) values ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6)',
      [
        draft.id,
        dataset.id,
        JSON.stringify(dataset.title),
        JSON.stringify({ rule, source, recode, levels, description }),
        JSON.stringify(dataset.columns),
        files[`${dataset.id}.csv`]!,
      ],
    )
  }
  await writer.copy(
    'open_data.protection',
    ['release_id', 'dataset_id', 'measure', 'threshold', 'hide_zero', 'levels'],
    protectionOf(draft),
  )
  await writer.copy(
    'open_data.value',
    ['release_id', 'dataset_id', 'area_code', 'measure', 'value', 'status'],
    valuesOf(draft.id, tables),
  )
  for (const content of draft.promises) {
    await writer.query('insert into open_data.promise (release_id, id, content) values ($1, $2, $3::jsonb)', [
      draft.id,
      content.promise.id,
      JSON.stringify(content),
    ])
  }
  await writer.execute('set local role welas_app')
}

type StoredTable = { readonly dataset: RegisteredDataset; readonly rows: readonly TableRow[] }

/** How many numbers about people are shown, hidden and zero: the database counts again. */
function countStored(tables: readonly StoredTable[]): Record<'A' | 'C' | 'Z', number> {
  const counts = { A: 0, C: 0, Z: 0 }
  for (const { rows } of tables.filter(({ dataset }) => dataset.of === 'people'))
    for (const { cells } of rows)
      for (const [measure, { status }] of cells)
        if (measure !== 'coverage' && status !== 'M') counts[status]++
  return counts
}

/** The rule of each column about people, as the database keeps it. */
function* protectionOf(draft: ReleaseDraft): Generator<(string | number | boolean)[]> {
  for (const dataset of draft.datasets.filter((one) => one.of === 'people'))
    for (const column of dataset.columns.filter((one) => one.id !== 'coverage')) {
      const threshold = dataset.sensitive.has(column.id) ? draft.sensitiveThreshold : draft.threshold
      const zerosHidden = dataset.zerosHidden.has(column.id)
      const levels = column.levels ?? dataset.levels
      yield [draft.id, dataset.id, column.id, threshold, zerosHidden, `{${levels.join(',')}}`]
    }
}

export interface TableRow {
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly cells: ReadonlyMap<string, Cell>
}

function rowsOf(draft: ReleaseDraft, dataset: RegisteredDataset): TableRow[] {
  return draft.areas
    .filter((area) => dataset.levels.includes(area.level))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((area) => ({
      ...area,
      cells: new Map(
        dataset.columns
          .filter(({ levels = dataset.levels }) => levels.includes(area.level))
          .map((column) => [column.id, cellOf(draft, dataset, area.code, column.id)]),
      ),
    }))
}

/** The key a published number has among the cells. */
export function cellKeyOf(datasetId: string, areaCode: string, measure: string): string {
  const [table, column] = cellNameOf(datasetId, measure)
  return cellKey(table, areaCode, column)
}

function cellOf(draft: ReleaseDraft, dataset: RegisteredDataset, areaCode: string, column: string): Cell {
  if (dataset.of === 'things') return plainCell(draft.things(dataset.id.replace('hasil-', ''), areaCode))
  const shown = (name: string): Cell =>
    draft.people.cells.get(cellKeyOf(dataset.id, areaCode, name)) ?? { value: null, status: 'M' }
  if (column !== 'coverage') return shown(column)
  const value = coverageOf(shown('entitled'), shown('reached'))
  return value === null
    ? { value: null, status: shown('entitled').status === 'M' ? 'M' : 'C' }
    : { value, status: value === 0 ? 'Z' : 'A' }
}

export function plainCell(value: number | undefined): Cell {
  if (value === undefined) return { value: null, status: 'M' }
  return { value, status: value === 0 ? 'Z' : 'A' }
}

function* valuesOf(releaseId: string, tables: readonly StoredTable[]): Generator<(string | number | null)[]> {
  for (const { dataset, rows } of tables)
    for (const row of rows)
      for (const [measure, cell] of row.cells) {
        yield [releaseId, dataset.id, row.code, measure, cell.value, cell.status]
      }
}

function sha256Of(lines: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return hash.digest('hex')
}

export interface PublishedCell {
  readonly datasetId: string
  readonly areaCode: string
  readonly measure: string
  readonly asOf: string
  readonly latest: boolean
  readonly value: number | null
}

/** What earlier releases hid: of the newest release, and of every release for its own month. */
export async function findHidden(reader: Reader): Promise<PublishedCell[]> {
  return reader.query(
    `select v.dataset_id as "datasetId", v.area_code as "areaCode", v.measure, r.as_of as "asOf", r.current as latest, v.value
     from open_data.value v join open_data.release r on r.id = v.release_id where v.status = 'C' and v.measure <> 'coverage'`,
  )
}

/** Everything that a release showed of this month, and of other months at the regency (charts go back in time). */
export async function findShown(reader: Reader, asOf: string, regencyCode: string): Promise<PublishedCell[]> {
  const charts = Object.entries({ wronglyReached: 'wrongly-reached', cannotTell: 'cannot-tell' })
  return reader.query(
    `select v.dataset_id as "datasetId", v.area_code as "areaCode", v.measure, r.as_of as "asOf", r.current as latest, v.value
     from open_data.value v join open_data.release r on r.id = v.release_id
     where v.status in ('A', 'Z') and v.measure <> 'coverage' and v.dataset_id not like 'hasil-%'
       and (r.as_of = $1::date or v.area_code = $2)
     union
     select detail->>'dataset', $2, coalesce($3::jsonb->>cell.key, cell.key), (point->>'asOf')::date, false, (cell.value->>'value')::numeric
     from open_data.promise, jsonb_array_elements(content->'details') as detail,
       jsonb_array_elements(detail->'trend') as point, jsonb_each(point) as cell
     where detail->>'dataset' like 'program-%' and jsonb_typeof(cell.value) = 'object' and cell.value->>'status' in ('A', 'Z')`,
    [asOf, regencyCode, JSON.stringify(Object.fromEntries(charts))],
  )
}

/** The newest release of a month and the fingerprint of what it was made of. */
export async function findNewestRelease(
  reader: Reader,
  asOf: string,
): Promise<{ id: string; inputs: string } | undefined> {
  return reader.first(
    `select id, ledger ->> 'inputs' as inputs from open_data.release where as_of = $1::date order by published_at desc, id desc limit 1`,
    [asOf],
  )
}

/** 2026-10, then 2026-10.2, 2026-10.3 … */
export async function nextReleaseId(reader: Reader, month: string): Promise<string> {
  const row = await reader.first<{ count: number }>(
    `select count(*)::integer as count from open_data.release where id = $1 or id like $1 || '.%'`,
    [month],
  )
  return row!.count === 0 ? month : `${month}.${row!.count + 1}`
}
