import { csvCell } from '../../kernel/csv.ts'
import type { ByteWriter } from './byte-writer.ts'
import { type RowIds, startOf } from './rules/table.ts'

/** 1 for bytes that make a cell of a CSV file need quotes. */
const mustQuote = Uint8Array.from({ length: 256 }, (_, byte) =>
  '",\n\r'.includes(String.fromCharCode(byte)) ? 1 : 0,
)

/** What the rows of a table are called: their input and their id there. */
export class RowNames {
  readonly sources: readonly string[]
  private readonly sourceCells: readonly Buffer[]
  /** In the order of the rows: who writes one row after the other reads what lies side by side. */
  private readonly ids: RowIds

  constructor(ids: RowIds, sources: readonly string[]) {
    this.ids = ids
    this.sources = sources
    this.sourceCells = sources.map((name) => Buffer.from(`${csvCell(name)},`))
  }

  id(row: number): string {
    const { pool, ends } = this.ids
    const start = startOf(this.ids, row) + 1
    return Buffer.from(pool.buffer, pool.byteOffset + start, ends[row]! - start).toString()
  }

  source(row: number): string {
    return this.sources[this.ids.pool[startOf(this.ids, row)]!]!
  }

  /** Writes the row's source and id as two cells of a CSV file. */
  write(row: number, file: ByteWriter): void {
    const { pool, ends } = this.ids
    const start = startOf(this.ids, row)
    const end = ends[row]!
    const source = this.sourceCells[pool[start]!]!
    file.copy(source, 0, source.length)
    let quotes = 0
    for (let at = start + 1; at < end; at++) quotes |= mustQuote[pool[at]!]!
    if (quotes === 0) file.copy(pool, start + 1, end)
    else file.text(csvCell(this.id(row)))
  }
}
