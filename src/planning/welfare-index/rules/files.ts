import { csvCell } from '../../../kernel/csv.ts'
import { type Cell, type Cells, type Column, columns, type Published } from './model.ts'

/**
 * The release as files, the way everybody can download it, so that the index can be computed from them alone:
 * /open/v1/datasets/program-*.csv and /open/v1/plan/welfare-index/months.csv.
 */
export interface IndexFiles {
  /** Programme id -> text of its table. */
  readonly programmes: ReadonlyMap<string, string>
  /** Text of months.csv. */
  readonly months: string
  /** Text of penduduk.csv, if there. */
  readonly people: string | null
  readonly threshold: number
  readonly sensitiveThreshold: number
}

/** Reads the files of one release. A programme without rows of villages is a sensitive one. */
export function publishedOf(files: IndexFiles, asOf: string): Published {
  const tables = [...files.programmes].map(([id, text]) => {
    const rows = rowsOf(text)
    return {
      id,
      sensitive: !rows.some((row) => row.tingkat === 'village'),
      areas: new Map(rows.map((row) => [row.kode!, cellsOf(row)])),
    }
  })
  const codes = [...new Set(tables.flatMap(({ areas }) => [...areas.keys()]))]
  const people = files.people
    ? rowsOf(files.people).find((row) => row.tingkat === 'regency')?.people
    : undefined
  return {
    asOf,
    areas: codes.map((code) => ({ code, ...placeOf(code) })),
    programmes: tables,
    months: monthsOf(rowsOf(files.months), asOf),
    people: people && people !== '*' ? Number(people) : null,
    threshold: files.threshold,
    sensitiveThreshold: files.sensitiveThreshold,
  }
}

/** Kemendagri codes are nested: 35.09, 35.09.01, 35.09.01.2001. */
function placeOf(code: string): Pick<Published['areas'][number], 'level' | 'parentCode'> {
  if (code.length <= 5) return { level: 'regency', parentCode: null }
  return code.length <= 8
    ? { level: 'district', parentCode: code.slice(0, 5) }
    : { level: 'village', parentCode: code.slice(0, 8) }
}

type Row = Readonly<Record<string, string>>

function monthsOf(rows: readonly Row[], asOf: string): Published['months'] {
  const byMonth = Map.groupBy(rows, (row) => row.bulan!)
  return [...byMonth]
    .filter(([month]) => month < asOf)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, ofMonth]) => ({
      asOf: month,
      programmes: new Map(ofMonth.map((row) => [row.program!, cellsOf(row)])),
    }))
}

function cellsOf(row: Row): Cells {
  return Object.fromEntries(columns.map((column) => [column, cellOf(row[column] ?? '')])) as Record<
    Column,
    Cell
  >
}

/** In the files * is hidden and nothing is not measured. */
function cellOf(text: string): Cell {
  if (text === '*') return { value: null, status: 'C' }
  if (text === '') return { value: null, status: 'M' }
  return { value: Number(text), status: text === '0' ? 'Z' : 'A' }
}

/** Rows of a file by column name (RFC 4180). */
function rowsOf(text: string): Row[] {
  const [head = [], ...rows] = text
    .split('\r\n')
    .filter((line) => line !== '')
    .map(fieldsOf)
  return rows.map((fields) => Object.fromEntries(head.map((name, index) => [name, fields[index] ?? ''])))
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

/** Lines of months.csv: one per month and programme, the regency as a whole. */
export function* monthLines(published: Published): Generator<string> {
  yield line(['bulan', 'program', ...columns])
  for (const { asOf, programmes } of published.months)
    for (const [id, cells] of [...programmes].sort(([a], [b]) => (a < b ? -1 : 1)))
      yield line([asOf, id, ...columns.map((column) => written(cells[column]))])
}

const written = (cell: Cell) => (cell.status === 'C' ? '*' : String(cell.value ?? ''))
const line = (fields: readonly string[]) => `${fields.map(csvCell).join(',')}\r\n`
