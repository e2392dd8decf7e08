import { csvCell } from '../../kernel/csv.ts'

interface CsvRow {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly cells: ReadonlyMap<string, { readonly value: number | null; readonly status: string }>
}

/** Lines of a public table (RFC 4180, UTF-8): code, name, level, then one column per measure. Hidden is *, not measured is empty. */
export function* csvLines(columns: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  yield line(['kode', 'nama', 'tingkat', ...columns])
  for (const row of rows)
    yield line([row.code, row.name, row.level, ...columns.map((column) => written(row.cells.get(column)))])
}

function written(cell: { readonly value: number | null; readonly status: string } | undefined): string {
  if (cell?.status === 'C') return '*'
  return cell?.value === null || cell === undefined ? '' : String(cell.value)
}

function line(fields: readonly string[]): string {
  return `${fields.map(csvCell).join(',')}\r\n`
}
