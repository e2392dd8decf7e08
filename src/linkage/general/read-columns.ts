import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { columnsOf, type LinkConfig } from './config.ts'
import { finishColumns, newEncoders } from './encode-columns.ts'
import { type Cells, readCsv } from './read-csv.ts'
import { ByteDictionary } from './rules/byte-dictionary.ts'
import type { Encoder } from './rules/encode.ts'
import { type Field, ownNames } from './rules/fields.ts'
import type { ReadColumn, RowIds } from './rules/table.ts'

/** What one thread reads of all inputs: some fields, and perhaps the names of the rows. */
export interface Share {
  readonly fields: readonly number[]
  readonly ids: boolean
}

export interface ShareRead {
  readonly columns: readonly { readonly field: number; readonly column: ReadColumn }[]
  readonly ids: RowIds | null
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
    .filter((lot) => lot.length > 0)
    .map((lot) => ({ lot, cost: lot.reduce((sum, field) => sum + costOf(field), 0) }))
    .sort((x, y) => y.cost - x.cost)
  const shares = Array.from({ length: threads }, (_, index) => ({
    fields: [] as number[],
    ids: index === 0,
    cost: index === 0 ? 2 : 0,
  }))
  for (const { lot, cost } of lots) {
    const least = shares.reduce((best, share) => (share.cost < best.cost ? share : best))
    least.fields.push(...lot)
    least.cost += cost
  }
  return shares.filter(({ fields: taken, ids }) => taken.length > 0 || ids)
}

/**
 * Step 1, the part of one thread: reads every input and encodes the cells of its fields.
 * @throws Problem for a missing column, an empty or repeated id
 */
export function readShare(config: LinkConfig, share: Share): ShareRead {
  const encoders = newEncoders(share.fields.map((index) => config.fields[index]!))
  const ids = share.ids ? new ByteDictionary() : null
  let rows = 0
  for (let source = 0; source < config.inputs.length; source++)
    rows += readInput(config, source, share, encoders, ids, rows)
  const columns = finishColumns(encoders, rows)
  return {
    columns: share.fields.map((field, index) => ({ field, column: columns[index]! })),
    ids: ids?.texts() ?? null,
  }
}

/** Encodes the rows of one input behind those read before; returns how many there are. */
function readInput(
  config: LinkConfig,
  source: number,
  share: Share,
  encoders: readonly Encoder[],
  ids: ByteDictionary | null,
  before: number,
): number {
  const input = config.inputs[source]!
  const file = basename(input.file)
  let id = -1
  let places: number[][] = []
  let row = before
  const joined = Buffer.alloc(cellBytesMax)
  const named = Buffer.alloc(idBytesMax + 1)
  readCsv(
    input.file,
    input.delimiter,
    (header) => {
      const find = (column: string) => {
        const place = header.indexOf(column)
        if (place < 0) throw new Problem('linkage.run.missing-column', 422, { file, column })
        return place
      }
      id = find(input.id)
      places = share.fields.map((index) => columnsOf(config.fields[index]!, input).map(find))
    },
    (cells, record) => {
      if (ids) addId(ids, source, cells, id, named, row, () => ({ file, record }))
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

/** The row's name is its input and id; a name that is there already would make two rows one. */
function addId(
  ids: ByteDictionary,
  source: number,
  { bytes, starts, ends, count }: Cells,
  cell: number,
  named: Buffer,
  row: number,
  where: () => { file: string; record: number },
): void {
  if (cell >= count || starts[cell] === ends[cell]) throw new Problem('linkage.run.no-id', 422, where())
  named[0] = source
  const length = bytes.copy(named, 1, starts[cell], Math.min(ends[cell]!, starts[cell]! + idBytesMax))
  if (ids.add(named, 0, 1 + length) !== row) throw new Problem('linkage.run.repeated-id', 422, where())
}
