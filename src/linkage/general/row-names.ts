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
  private readonly ids: RowIds
  private readonly order: Int32Array

  constructor(ids: RowIds, order: Int32Array, sources: readonly string[]) {
    this.ids = ids
    this.order = order
    this.sources = sources
    this.sourceCells = sources.map((name) => Buffer.from(`${csvCell(name)},`))
  }

  id(row: number): string {
    const read = this.order[row]!
    const { pool, ends } = this.ids
    const start = startOf(this.ids, read) + 1
    return Buffer.from(pool.buffer, pool.byteOffset + start, ends[read]! - start).toString()
  }

  source(row: number): string {
    return this.sources[this.ids.pool[startOf(this.ids, this.order[row]!)]!]!
  }

  /** Writes the row's source and id as two cells of a CSV file. */
  write(row: number, file: ByteWriter): void {
    const read = this.order[row]!
    const { pool, ends } = this.ids
    const start = startOf(this.ids, read)
    const end = ends[read]!
    const source = this.sourceCells[pool[start]!]!
    file.copy(source, 0, source.length)
    let quotes = 0
    for (let at = start + 1; at < end; at++) quotes |= mustQuote[pool[at]!]!
    if (quotes === 0) file.copy(pool, start + 1, end)
    else file.text(csvCell(this.id(row)))
  }
}
