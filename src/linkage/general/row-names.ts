import { csvCell } from '../../kernel/csv.ts'
import type { ByteWriter } from './byte-writer.ts'
import { type RowIds, startOf } from './rules/table.ts'

/** 1 for bytes that make a cell of a CSV file need quotes. */
const mustQuote = Uint8Array.from({ length: 256 }, (_, byte) =>
  '",\n\r'.includes(String.fromCharCode(byte)) ? 1 : 0,
)

const noIds: RowIds = { pool: new Uint8Array(0), ends: new Int32Array(0) }

/** What one row is called: its input and its id there. */
export interface RowName {
  readonly source: string
  readonly id: string
}

/** What the rows of a table are called. */
export class RowNames {
  readonly sources: readonly string[]
  private readonly sourceCells: readonly Buffer[]
  /** In the order of the rows: who writes one row after the other reads what lies side by side. */
  private readonly first: RowIds
  private readonly rest: RowIds

  /** `rest`: of the rows behind those of `first`. */
  constructor(sources: readonly string[], first: RowIds, rest = noIds) {
    this.first = first
    this.rest = rest
    this.sources = sources
    this.sourceCells = sources.map((name) => Buffer.from(`${csvCell(name)},`))
  }

  id(row: number): string {
    const { pool, start, end } = this.placeOf(row)
    return Buffer.from(pool.buffer, pool.byteOffset + start + 1, end - start - 1).toString()
  }

  source(row: number): string {
    const { pool, start } = this.placeOf(row)
    return this.sources[pool[start]!]!
  }

  private placeOf(row: number) {
    const before = this.first.ends.length
    const ids = row < before ? this.first : this.rest
    const at = row < before ? row : row - before
    return { pool: ids.pool, start: startOf(ids, at), end: ids.ends[at]! }
  }

  /** The row of each name, -1 where there is none. */
  find(wanted: readonly RowName[]): Int32Array {
    const rows = new Int32Array(wanted.length).fill(-1)
    const places = Map.groupBy(wanted.keys(), (place) => wanted[place]!.id)
    const count = places.size === 0 ? 0 : this.first.ends.length + this.rest.ends.length
    for (let row = 0; row < count; row++)
      for (const place of places.get(this.id(row)) ?? [])
        if (wanted[place]!.source === this.source(row)) rows[place] = row
    return rows
  }

  /** Writes the row's source and id as two cells of a CSV file. */
  write(row: number, file: ByteWriter): void {
    const { pool, start, end } = this.placeOf(row)
    const source = this.sourceCells[pool[start]!]!
    file.copy(source, 0, source.length)
    let quotes = 0
    for (let at = start + 1; at < end; at++) quotes |= mustQuote[pool[at]!]!
    if (quotes === 0) file.copy(pool, start + 1, end)
    else file.text(csvCell(this.id(row)))
  }
}
