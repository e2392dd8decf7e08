import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import type { LinkConfig } from './config.ts'
import { countAgesFrom, finishColumns, type KnownFields, newEncoders } from './encode-columns.ts'
import { type Cells, readCsv } from './read-csv.ts'
import type { Arrays } from './rules/arrays.ts'
import { ByteDictionary } from './rules/byte-dictionary.ts'
import { dealOut } from './rules/deal-out.ts'
import type { Encoder } from './rules/encode.ts'
import { type Field, ownNames } from './rules/fields.ts'
import { orderIds, type ReadColumn, type RowIds } from './rules/table.ts'

/** What one thread reads of all inputs: some fields, and perhaps the names of the rows. */
export interface Share {
  readonly fields: readonly number[]
  readonly ids: boolean
}

export interface ShareRead {
  readonly columns: readonly { readonly field: number; readonly column: ReadColumn }[]
  readonly ids: ReadIds | null
  /** What a register keeps of words and values. */
  readonly kept: Arrays
}

/** Names of the rows that are new, and of every row read which row of the table it is (new ones as they came). */
export interface ReadIds {
  readonly fresh: RowIds
  readonly places: Int32Array
}

/** What a register knows before it takes up a list. */
export interface KnownRows extends KnownFields {
  /** Rows of the register; their names are numbered like the rows. */
  readonly count: number
  /** By input: its number among the sources of the register. */
  readonly sources: readonly number[]
}

const cellBytesMax = 4000
const idBytesMax = 1000

/**
 * Deals the columns out to threads by what they cost to read. The person's own names go to one: they share their words. Every thread
 * scans the files by itself; that is cheap beside encoding, and nothing has to be put together afterwards.
 */
export function dealColumns(fields: readonly Field[], threads: number): Share[] {
  const costs = { 'person-name': 5, 'given-name': 3, surname: 3, address: 4, place: 2, text: 3 } as const
  const costOf = (field: number) => (costs as Record<string, number>)[fields[field]!.kind] ?? 1
  const all = fields.map((_, index) => index)
  const own = ownNames(fields)
  const names = all.filter((index) => own[index])
  const lots = [names, ...all.filter((index) => !names.includes(index)).map((index) => [index])]
  const costOfLot = (lot: readonly number[]) => lot.reduce((sum, field) => sum + costOf(field), 0)
  // The first thread reads the names of the rows as well.
  const before = Array.from({ length: threads }, (_, thread) => (thread === 0 ? 2 : 0))
  return dealOut(lots, costOfLot, before)
    .map((taken, thread) => ({ fields: taken.flat(), ids: thread === 0 }))
    .filter(({ fields: taken, ids }) => taken.length > 0 || ids)
}

/**
 * Step 1, the part of one thread: reads every input and encodes the cells of its fields.
 * @throws Problem for a missing column, an empty or repeated id
 */
export async function readShare(config: LinkConfig, share: Share, known?: KnownRows): Promise<ShareRead> {
  const encoders = newEncoders(config.fields, share.fields, known)
  const ids = share.ids ? new IdTaker(known) : null
  let rows = 0
  for (let source = 0; source < config.inputs.length; source++)
    rows += await readInput(config, source, share, encoders.encoders, ids, rows)
  const { columns, kept } = finishColumns(encoders, rows)
  return {
    columns: share.fields.map((field, index) => ({ field, column: columns[index]! })),
    ids: ids?.finish() ?? null,
    kept,
  }
}

/** Encodes the rows of one input behind those read before; returns how many there are. */
async function readInput(
  config: LinkConfig,
  source: number,
  share: Share,
  encoders: readonly Encoder[],
  ids: IdTaker | null,
  before: number,
): Promise<number> {
  const input = config.inputs[source]!
  const file = basename(input.file)
  let id = -1
  let places: number[][] = []
  let row = before
  const joined = Buffer.alloc(cellBytesMax)
  countAgesFrom(encoders, input.asOf)
  await readRows(
    input,
    (header) => {
      const find = (column: string) => placeOf(column, header, file)
      id = find(input.id)
      places = share.fields.map((index) => columnsOf(config.fields[index]!, input).map(find))
      return [...new Set([id, ...places.flat()])]
    },
    (cells, record) => {
      ids?.take(source, cells, id, () => ({ file, record }))
      for (let index = 0; index < encoders.length; index++) {
        const columns = places[index]!
        if (columns.length === 1) putCell(encoders[index]!, row, cells, columns[0]!)
        else encoders[index]!.put(row, joined, 0, joinCells(cells, columns, joined))
      }
      row++
    },
  )
  return row - before
}

/** Where a column stands. @throws Problem when the file has none of that name */
export function placeOf(column: string, header: readonly string[], file: string): number {
  const place = header.indexOf(column)
  if (place < 0) throw new Problem('linkage.run.missing-column', 422, { file, column })
  return place
}

/** Columns of a field in one input. */
function columnsOf(field: LinkConfig['fields'][number], input: LinkConfig['inputs'][number]): string[] {
  const own = input.columns[field.name]
  if (own) return own
  return typeof field.columns === 'string' ? [field.columns] : field.columns
}

type OnHeader = (columns: readonly string[]) => readonly number[]
type OnRow = (cells: Cells, record: number) => void

/** Reads a file of either form; `onHeader` answers which columns are needed. */
async function readRows(
  { file, delimiter }: LinkConfig['inputs'][number],
  onHeader: OnHeader,
  onRow: OnRow,
): Promise<void> {
  if (/\.(parquet|pq)$/i.test(file))
    await (await import('./read-parquet.ts')).readParquet(file, onHeader, onRow)
  else readCsv(file, { delimiter, blanks: 'trimmed' }, (header) => void onHeader(header), onRow)
}

function putCell(encoder: Encoder, row: number, { bytes, starts, ends, count }: Cells, cell: number): void {
  if (cell < count) encoder.put(row, bytes, starts[cell]!, ends[cell]!)
  else encoder.put(row, bytes, 0, 0)
}

/** Filled cells of a field one after the other, a space between them. */
function joinCells({ bytes, starts, ends, count }: Cells, columns: readonly number[], out: Buffer): number {
  let length = 0
  for (const cell of columns) {
    if (cell >= count || starts[cell] === ends[cell]) continue
    if (length > 0 && length < out.length) out[length++] = 32
    length += bytes.copy(out, length, starts[cell], ends[cell])
  }
  return length
}

/** A row's name is its input and id; a name that is there already would make two rows one. */
class IdTaker {
  private readonly ids = new ByteDictionary()
  private readonly known: KnownRows | undefined
  private readonly named = Buffer.alloc(idBytesMax + 1)

  constructor(known: KnownRows | undefined) {
    this.known = known
  }

  take(
    input: number,
    { bytes, starts, ends, count }: Cells,
    cell: number,
    where: () => { file: string; record: number },
  ): void {
    if (cell >= count || starts[cell] === ends[cell]) throw new Problem('linkage.run.no-id', 422, where())
    const { ids, named } = this
    named[0] = this.known?.sources[input] ?? input
    const length = bytes.copy(named, 1, starts[cell], Math.min(ends[cell]!, starts[cell]! + idBytesMax))
    const next = ids.count
    if (ids.add(named, 0, 1 + length) !== next) throw new Problem('linkage.run.repeated-id', 422, where())
  }

  finish(): ReadIds {
    const all = this.ids.texts()
    const places = this.placesOfKnown()
    const before = this.known?.count ?? 0
    let fresh = 0
    for (let row = 0; row < places.length; row++) if (places[row]! < 0) places[row] = before + fresh++
    if (fresh === places.length) return { fresh: all, places }
    const rows = new Int32Array(fresh)
    for (let row = 0; row < places.length; row++)
      if (places[row]! >= before) rows[places[row]! - before] = row
    return { fresh: orderIds(all, rows), places }
  }

  /** By row read: the row of the register that has its name, or -1. The register's names are looked up, each once. */
  private placesOfKnown(): Int32Array {
    const places = new Int32Array(this.ids.count).fill(-1)
    if (!this.known) return places
    const { arrays, count } = this.known
    const pool = arrays.bytes['ids.pool']!.data
    const [ends, hashes] = [arrays.ints['ids.ends']!.data, arrays.ints['ids.hashes']!.data]
    const marks = this.ids.marks()
    for (let row = 0; row < count; row++) {
      const hash = hashes[row]!
      if (marks[hash & (marks.length - 1)] === 0) continue
      const read = this.ids.find(pool, row === 0 ? 0 : ends[row - 1]!, ends[row]!, hash)
      if (read >= 0) places[read] = row
    }
    return places
  }
}
