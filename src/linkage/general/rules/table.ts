import { mix } from '../../rules/hash.ts'
import { hashBytes } from './byte-dictionary.ts'
import { type Values, valueFacts } from './encode.ts'
import { type Field, isName } from './fields.ts'
import { isFromAge } from './read-values.ts'
import { countUp, sharedBytes, sharedFloats, sharedInts, sortByKey } from './typed-lists.ts'
import { wordFacts } from './words.ts'

/** One field of all rows as it was read: `low` is the second half of a number, `bits` how rare a value without words is. */
export interface ReadColumn {
  readonly codes: Int32Array
  readonly low: Int32Array | null
  readonly values: Values | null
  readonly bits: Float32Array | null
}

/** Names of rows as they were read, one after the other: the number of the input in one byte, then the id. */
export interface RowIds {
  readonly pool: Uint8Array
  readonly ends: Int32Array
}

export interface Column {
  readonly field: Field
  /** Place of the field in a row's record; a number takes this place and the next. */
  readonly at: number
  readonly isNumber: boolean
  readonly values: Values | null
  /** Bits of each row's value, where the field has no values of words. */
  readonly bits: Float32Array | null
  /** Values of words there were when the rules were made. */
  readonly distinct: number
}

/**
 * All rows of all inputs, in an order that depends on the names of inputs and rows alone. A row is `stride` integers side by
 * side, so that comparing it fetches one place of memory; 0 = missing.
 */
export interface Table {
  readonly count: number
  readonly stride: number
  readonly records: Int32Array
  readonly columns: readonly Column[]
  readonly source: Uint8Array
  /** Per source: its rows are all different people. */
  readonly unique: readonly boolean[]
  /** Rows when the model was made: rules that depend on how many there are stay as they are. */
  readonly trainedRows: number
  /** True when every input is without duplicates: only pairs across inputs are possible. */
  readonly acrossOnly: boolean
}

/** Lays the columns out row by row in the order given. */
export function layOut(
  fields: readonly Field[],
  columns: readonly ReadColumn[],
  ids: RowIds,
  order: Int32Array,
  unique: readonly boolean[],
): Table {
  const count = order.length
  const stride = columns.reduce((sum, { low }) => sum + (low === null ? 1 : 2), 0)
  const records = sharedInts(count * stride)
  let next = 0
  const laid = columns.map((column, index): Column => {
    const at = next
    place(records, stride, at, column.codes, order)
    if (column.low) place(records, stride, at + 1, column.low, order)
    const bits = column.bits && gather(column.bits, order)
    const isNumber = column.low !== null
    next += isNumber ? 2 : 1
    return {
      field: fields[index]!,
      at,
      isNumber,
      values: column.values,
      bits,
      distinct: column.values?.bits.length ?? 0,
    }
  })
  const source = sharedBytes(count)
  for (let row = 0; row < count; row++) source[row] = ids.pool[startOf(ids, order[row]!)]!
  return {
    count,
    stride,
    records,
    columns: laid,
    source,
    unique,
    trainedRows: count,
    acrossOnly: unique.length > 1 && unique.every(Boolean),
  }
}

function place(records: Int32Array, stride: number, at: number, from: Int32Array, order: Int32Array): void {
  for (let row = 0, to = at; row < order.length; row++, to += stride) records[to] = from[order[row]!]!
}

function gather(from: Float32Array, order: Int32Array): Float32Array {
  const to = sharedFloats(order.length)
  for (let row = 0; row < order.length; row++) to[row] = from[order[row]!]!
  return to
}

export const startOf = (ids: RowIds, row: number) => (row === 0 ? 0 : ids.ends[row - 1]!)

/** The names of some rows, in the order given. */
export function orderIds(ids: RowIds, order: Int32Array): RowIds {
  const pool = new Uint8Array(ids.pool.length)
  const ends = new Int32Array(order.length)
  let end = 0
  for (let row = 0; row < order.length; row++) {
    const from = startOf(ids, order[row]!)
    const to = ids.ends[order[row]!]!
    for (let at = from; at < to; at++) pool[end++] = ids.pool[at]!
    ends[row] = end
  }
  return { pool: pool.subarray(0, end), ends }
}

/**
 * Rows by a hash of the first word of the name, then of input and id, then by both as texts: the order of lines in a file
 * means nothing, and rows that will be compared lie side by side in memory.
 */
export function orderRows(
  fields: readonly Field[],
  columns: readonly ReadColumn[],
  ids: RowIds,
  sourceHashes: readonly number[],
): Int32Array {
  const count = ids.ends.length
  const firsts = firstWords(fields, columns)
  const hashes = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const start = startOf(ids, row)
    const own = mix(hashBytes(ids.pool, start + 1, ids.ends[row]!), sourceHashes[ids.pool[start]!]!)
    hashes[row] = ((firsts ? firsts(row) : 0) & 0xfff00000) | (own >>> 12)
  }
  const { keys, rows } = sortByKey({ keys: hashes, rows: countUp(count) })
  settleTies(keys, rows, ids, sourceHashes)
  return rows
}

/** Hash of the sound of the first word in the first name column (or column of words). */
function firstWords(
  fields: readonly Field[],
  columns: readonly ReadColumn[],
): ((row: number) => number) | null {
  const named = columns.findIndex((_, index) => isName(fields[index]!.kind))
  const column = columns[named] ?? columns.find(({ values }) => values !== null)
  const values = column?.values
  if (!column || !values) return null
  const { records, stride, words } = values
  return (row) => {
    const at = column.codes[row]! * stride
    const word = records[at + valueFacts.words]!
    return records[at] === 0 ? 0 : words.classHashes[words.facts[word * wordFacts.stride]!]!
  }
}

function settleTies(keys: Int32Array, rows: Int32Array, ids: RowIds, sourceHashes: readonly number[]): void {
  for (let from = 0, to = 0; from < rows.length; from = to) {
    to = from + 1
    while (to < rows.length && keys[to] === keys[from]) to++
    if (to > from + 1) rows.subarray(from, to).sort((x, y) => compareIds(ids, sourceHashes, x, y))
  }
}

function compareIds(ids: RowIds, sourceHashes: readonly number[], x: number, y: number): number {
  let [a, b] = [startOf(ids, x), startOf(ids, y)]
  const [sourceA, sourceB] = [sourceHashes[ids.pool[a]!]!, sourceHashes[ids.pool[b]!]!]
  if (sourceA !== sourceB) return sourceA - sourceB
  const [endA, endB] = [ids.ends[x]!, ids.ends[y]!]
  for (a++, b++; a < endA && b < endB; a++, b++)
    if (ids.pool[a] !== ids.pool[b]) return ids.pool[a]! - ids.pool[b]!
  return endA - a - (endB - b)
}

/** Tells the rows that have no value in a column, or an age instead of a date. */
export function lacksIn({ records, stride, columns }: Table, column: number): (row: number) => boolean {
  const { at, isNumber, field } = columns[column]!
  if (field.kind === 'date')
    return (row) => records[row * stride + at] === 0 || isFromAge(records[row * stride + at]!)
  return (row) => records[row * stride + at] === 0 && (!isNumber || records[row * stride + at + 1] === 0)
}
