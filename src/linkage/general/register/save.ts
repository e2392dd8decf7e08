import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keptRules } from '../link-steps.ts'
import type { Saved } from '../rules/arrays.ts'
import { hashBytes } from '../rules/byte-dictionary.ts'
import type { KeyIndex } from '../rules/key-index.ts'
import { type RowIds, startOf, type Table } from '../rules/table.ts'
import type { LinkRun } from '../run-link.ts'
import { appendBytes, type FileEntry } from './files.ts'
import { answersFile, ofRows } from './load.ts'
import { type IndexEntry, type Manifest, registerVersion, writeManifest } from './manifest.ts'

/** Saves what a run found: files first, then the manifest that makes them the register's. Other runs must be kept out. */
export function saveRegister(folder: string, before: Manifest | null, run: LinkRun): void {
  const manifest = writeFiles(folder, before, run)
  writeManifest(folder, manifest)
  const kept = new Set(manifest.indexes.flatMap(({ rules }) => rules.map((rule) => rule?.file)))
  for (const file of readdirSync(folder))
    if (file.startsWith('index-') && !kept.has(file)) rmSync(join(folder, file))
}

const indexName = (first: number) => `index-${first}-`

/** Writes everything but the manifest; a register that is there stays as it is. Answers the manifest to be written. */
export function writeFiles(folder: string, before: Manifest | null, run: LinkRun): Manifest {
  const { table, plan, indexes, register } = run
  const files: Record<string, FileEntry> = {}
  const tails = Object.entries(tailsOf(before, run)).sort(([x], [y]) => (x < y ? -1 : 1))
  for (const [name, { data, from, length }] of tails) {
    const bytes = bytesOf(data.subarray(from, length))
    files[name] = appendBytes(join(folder, name), before?.files[name], bytes)
  }
  const own = {
    first: indexes[0]?.first ?? 0,
    count: indexes[0]?.count ?? 0,
    rules: indexes.map((index, rule) => writeIndex(folder, index, rule, table.count)),
  }
  const added = table.count - register.firstNew
  const list = added > 0 ? [{ inputs: register.inputs, rows: added }] : []
  return {
    version: registerVersion,
    fields: table.columns.map(({ field }) => field),
    sources: run.names.sources.map((name, source) => ({ name, unique: table.unique[source]! })),
    rows: table.count,
    lists: [...(before?.lists ?? []), ...list],
    trainedRows: table.trainedRows,
    distinct: table.columns.map(({ distinct }) => distinct),
    rules: keptRules(plan, indexes),
    model: run.model,
    weigher: run.weigher,
    priorBits: run.priorBits,
    thresholds: run.thresholds,
    filled: filledOf(table, register.firstNew, before),
    indexes: [...register.standingRanges, ...(own.count > 0 ? [own] : [])],
    files,
  }
}

type Numbers = Int32Array | Float32Array | Uint16Array | Uint8Array

/** A list of which the first `from` numbers are in the register. */
interface Tail extends Saved<Numbers> {
  readonly from: number
}

/** What the run adds, by file. */
function tailsOf(before: Manifest | null, run: LinkRun): Record<string, Tail> {
  const { table, register, resolution } = run
  const { firstNew } = register
  const { arrays, ids, seconds } = register.keep()
  const tails: Record<string, Tail> = {}
  for (const [kind, lists] of Object.entries(arrays) as [string, Record<string, Saved<Numbers>>][])
    for (const [name, { data, length }] of Object.entries(lists)) {
      const file = `${name}.${kind}`
      const from = (before?.files[file]?.bytes ?? 0) / data.BYTES_PER_ELEMENT
      tails[file] = { data, from, length }
    }
  const whole = (data: Numbers): Tail => ({ data, from: 0, length: data.length })
  const ofNew = (data: Numbers, perRow = 1): Tail => ({
    data,
    from: firstNew * perRow,
    length: table.count * perRow,
  })
  const poolBefore = before?.files['ids.pool.bytes']?.bytes ?? 0
  tails['ids.pool.bytes'] = whole(ids.pool)
  tails['ids.ends.ints'] = whole(ids.ends.map((end) => end + poolBefore))
  tails['ids.hashes.ints'] = whole(hashesOf(ids))
  tails[`${ofRows}records.ints`] = ofNew(table.records, table.stride)
  tails[`${ofRows}source.bytes`] = ofNew(table.source)
  tails[`${ofRows}seconds.ints`] = ofNew(seconds, 2)
  tails[`${ofRows}persons.ints`] = whole(
    Int32Array.from({ length: table.count - firstNew }, (_, row) =>
      resolution.byMachine.root(firstNew + row),
    ),
  )
  if (run.answers.fresh.length > 0 || before?.files[answersFile])
    tails[answersFile] = whole(run.answers.fresh)
  table.columns.forEach(({ bits }, column) => {
    if (bits) tails[`${ofRows}bits-${column}.floats`] = ofNew(bits)
  })
  return tails
}

const hashesOf = (ids: RowIds) => ids.ends.map((end, row) => hashBytes(ids.pool, startOf(ids, row), end))

/** Rows that have a value, by field. */
function filledOf({ columns, records, stride, count }: Table, firstNew: number, before: Manifest | null) {
  return columns.map(({ at, isNumber }, column) => {
    let filled = before?.filled[column] ?? 0
    for (let row = firstNew, record = row * stride + at; row < count; row++, record += stride)
      if (records[record] !== 0 || (isNumber && records[record + 1] !== 0)) filled++
    return filled
  })
}

function writeIndex(folder: string, index: KeyIndex, rule: number, count: number): IndexEntry | null {
  const { buckets, keys, rows, shift, sizes, first } = index
  if (rows.length === 0) return null
  const file = `${indexName(first)}${count}-${rule}.ints`
  let entry: FileEntry | undefined
  for (const numbers of [buckets, keys, rows])
    entry = appendBytes(join(folder, file), entry, bytesOf(numbers))
  return { file, ...entry!, shift, sizes }
}

const bytesOf = (data: Numbers) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
