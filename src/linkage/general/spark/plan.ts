import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ByteWriter } from '../byte-writer.ts'
import type { Ground } from '../link-table.ts'
import { blockMax, endOfBlock, oversizedReach } from '../rules/key-index.ts'
import type { Column, Table } from '../rules/table.ts'
import type { Weigher } from '../rules/weigh.ts'
import { readData, writeData } from './array-files.ts'

/** Pairs that an executor hands to the kernel at a time. */
const batchPairs = 10_000
const format = 1

/** What weighing a pair takes besides the records of its two rows. plan.json and its arrays; README.md describes them. */
export interface Plan {
  readonly format: number
  readonly blockMax: number
  readonly oversizedReach: number
  readonly batchPairs: number
  readonly rules: number
  /** Integers of a row's record in the table; behind them in rows.csv stand the bits of its values without words. */
  readonly stride: number
  readonly recordInts: number
  readonly columns: readonly Omit<Column, 'bits'>[]
  readonly weigher: Weigher
  /** Pairs that weigh less do not come back. */
  readonly floor: number
}

/** Writes the plan of a run as integer tables: keys.csv, rows.csv, and plan.json with its arrays. The folder is emptied. */
export function writePlan(folder: string, ground: Ground, floor: number): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { table, weigher, plan } = ground
  const bits = bitsOf(table)
  const written: Plan = {
    format,
    blockMax,
    oversizedReach,
    batchPairs,
    rules: plan.rules.length,
    stride: table.stride,
    recordInts: table.stride + bits.length,
    columns: table.columns.map(({ bits: _, ...column }) => column),
    weigher,
    floor,
  }
  writeData(folder, 'plan', written)
  writeRows(join(folder, 'rows.csv'), table, bits)
  writeKeys(join(folder, 'keys.csv'), ground)
}

/** @throws Error when another version of Welas wrote it */
export function readPlan(folder: string): Plan {
  const plan = readData(folder, 'plan') as Plan
  if (plan.format !== format) throw new Error(`plan.json has format ${plan.format}, expected ${format}`)
  return plan
}

const bitsOf = ({ columns }: Table) => columns.flatMap(({ bits }) => (bits === null ? [] : [bits]))

/** row, record: the row's integers and bits as base64, which a distributed engine carries as they are. */
function writeRows(path: string, { count, stride, records }: Table, bits: readonly Float32Array[]): void {
  const file = new ByteWriter(path)
  const record = new Int32Array(stride + bits.length)
  const floats = new Float32Array(record.buffer)
  const bytes = Buffer.from(record.buffer)
  for (let row = 0; row < count; row++) {
    record.set(records.subarray(row * stride, (row + 1) * stride))
    for (let index = 0; index < bits.length; index++) floats[stride + index] = bits[index]![row]!
    file.whole(row)
    file.text(`,${bytes.toString('base64')}\n`)
  }
  file.close()
}

/**
 * rule, key, row, second, apart, asks: an entry of every block with a pair. `second` is the order in oversized blocks; rows of
 * the same `apart` above 0 are not paired; of two rows at least one must ask, and the lower one that does is the one that meets.
 */
function writeKeys(path: string, { table, plan, parts, indexes }: Ground): void {
  const file = new ByteWriter(path)
  const width = plan.parts.length
  const apart = table.unique.map((isUnique, source) => (isUnique ? source + 1 : 0))
  indexes.forEach(({ keys, rows }, rule) => {
    const { second, lack } = plan.rules[rule]!
    const asks = (row: number) => (lack === null ? 1 : parts[row * width + lack]!)
    for (let from = 0, to = 0; from < keys.length; from = to) {
      to = endOfBlock(keys, from)
      const block = rows.subarray(from, to)
      if (block.length === 1 || !block.some((row) => asks(row) === 1)) continue
      const key = unsigned(keys[from]!)
      for (const row of block) {
        const order = unsigned(parts[row * width + second]!)
        writeLine(file, [rule, key, row, order, apart[table.source[row]!]!, asks(row)])
      }
    }
  })
  file.close()
}

/** Integers of 32 bits as numbers of 0 and more, in the same order. */
const unsigned = (value: number) => value + 2 ** 31

function writeLine(file: ByteWriter, cells: readonly number[]): void {
  cells.forEach((cell, index) => {
    if (index > 0) file.text(',')
    file.whole(cell)
  })
  file.text('\n')
}

/** A table of the rows of some pairs only, over the dictionaries of the plan; records are filled in by putRecord. */
export function tableOf(plan: Plan, rows: number): Table {
  return {
    count: rows,
    stride: plan.stride,
    records: new Int32Array(rows * plan.stride),
    columns: plan.columns.map((column) => ({
      ...column,
      bits: column.values === null ? new Float32Array(rows) : null,
    })),
    source: new Uint8Array(rows),
    unique: [false],
    trainedRows: rows,
    acrossOnly: false,
  }
}

/** Puts the record `index` of `records` (as in rows.csv) in the place of a row. */
export function putRecord(table: Table, row: number, plan: Plan, records: Int32Array, index: number): void {
  const { stride, recordInts } = plan
  const from = index * recordInts
  for (let at = 0; at < stride; at++) table.records[row * stride + at] = records[from + at]!
  const floats = new Float32Array(records.buffer, records.byteOffset, records.length)
  let at = from + stride
  for (const { bits } of table.columns) if (bits !== null) bits[row] = floats[at++]!
}
