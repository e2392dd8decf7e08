import type { Context } from '../access/index.ts'
import type { Database, Reader } from '../kernel/ports.ts'
import { addIndex, buildIndex, type KeyIndex } from './rules/block.ts'
import { Clusters } from './rules/clusters.ts'
import { list, stride, Table } from './rules/encode.ts'
import { decisionsOf, type HumanDecisions } from './rules/human-decisions.ts'
import { doubtUnissued } from './rules/issued.ts'
import { Repeats } from './rules/repeats.ts'
import {
  type AppliedBatch,
  countClosedJoins,
  countRecords,
  type HumanDecisionRow,
  readAppliedBatches,
  readHumanDecisions,
  readLeaving,
  readMachineJoins,
  readPlaceTakers,
  readRecords,
} from './store.ts'

/**
 * The register as linkage sees it, encoded and indexed, kept in the process: rows [0, standingRows) of the table are the
 * records of applied batches; rows after them are the batch linked last, which becomes standing when it is applied.
 */
export interface Standing {
  readonly table: Table
  indexes: KeyIndex[]
  batches: number[]
  standingRows: number
  /** Batches that took places of rows: with others of them, other rows stand. */
  placeTakers: string
  /** Machine joins of the standing batches. */
  machine: Clusters
  /** Standing rows that are in no index. */
  repeats: Repeats
  /** Machine joins that had been closed when `machine` was read. */
  closedJoins: number
  human: HumanDecisionRow[]
  pending: { batchId: number; index: KeyIndex } | null
  /** Row + 1 by record id. */
  rowOf: Int32Array
}

const kept = new WeakMap<Database, Standing>()
const turns = new WeakMap<Database, Promise<unknown>>()

/** One at a time per database: the table of the standing register is shared and takes one pending batch. */
export function inTurn<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(database) ?? Promise.resolve()).then(work, work)
  turns.set(
    database,
    turn.catch(() => undefined),
  )
  return turn
}

/** The standing register of a database, read or extended to the batches that are applied now. */
export async function getStanding(context: Context, reader: Reader): Promise<Standing> {
  const applied = await readAppliedBatches(reader)
  let standing = kept.get(context.database)
  const placeTakers = await readPlaceTakers(reader)
  if (!standing || standing.placeTakers !== placeTakers || !isPrefix(standing.batches, applied))
    standing = { ...emptyStanding(), placeTakers }
  // Forgotten until it is whole again: a failure on the way must not leave half a register behind.
  kept.delete(context.database)
  const human = await readHumanDecisions(reader)
  const closedJoins = await countClosedJoins(reader)
  // A decision may close joins; one that is taken back may open them again.
  const isKnown =
    standing.closedJoins === closedJoins && standing.human.every(({ id }, at) => human[at]?.id === id)
  const fresh = applied.slice(standing.batches.length)
  const { indexes, repeats, standingRows } = standing
  for (const batch of fresh) await addBatch(context, reader, standing, batch)
  if (!isKnown) await readJoins(reader, standing, applied, 0)
  else if (fresh.length > 0) await readJoins(reader, standing, fresh, standingRows)
  // A row that was left out and is no repeat any more, as people told two persons apart, must be found again.
  const known = repeats.isWithin(standing.repeats) ? indexes : []
  if (fresh.length > 0 || known !== indexes)
    standing.indexes = addIndex(standing.table, known, standing.standingRows, standing.repeats)
  standing.human = human
  standing.closedJoins = closedJoins
  kept.set(context.database, standing)
  return standing
}

/** A number above 0 that two rows share when they stand in one list that holds each person once, else 0. */
export function listNumber(context: Context, batch: AppliedBatch): number {
  const position = context.pack.listKinds.findIndex(({ id }) => id === batch.list_kind_id)
  if (!context.pack.listKinds[position]?.uniquePersons) return 0
  const months =
    Number(batch.period.slice(0, 4)) * 400 +
    Number(batch.period.slice(5, 7)) * 32 +
    Number(batch.period.slice(8, 10))
  return (position + 1) * 1_000_000 + months
}

/** Encodes the batch after the standing rows, in place of the one before. */
export async function encodePending(
  context: Context,
  reader: Reader,
  standing: Standing,
  batch: AppliedBatch,
): Promise<KeyIndex> {
  standing.pending = null
  standing.table.truncate(standing.standingRows)
  const kind = context.pack.listKinds.find(({ id }) => id === batch.list_kind_id)
  const of = { list: listNumber(context, batch), isOfIssuer: kind?.issuesNumbers ?? false }
  await readRecords(reader, batch.id, of, (record) => addRow(standing, record))
  doubtUnissued(standing.table, standing.indexes, standing.standingRows)
  const index = buildIndex(standing.table, standing.standingRows, standing.table.count)
  standing.pending = { batchId: batch.id, index }
  return index
}

/**
 * Calls `work` while the standing rows whose place the batch takes count as of no list: the corrected row of a list that
 * holds each person once must still find its person through the row it corrects.
 */
export async function withoutListOfLeaving<T>(
  reader: Reader,
  standing: Standing,
  batchId: number,
  work: () => Promise<T>,
): Promise<T> {
  const { cells } = standing.table
  const places = (await readLeaving(reader, batchId))
    .map((id) => rowOf(standing, id) * stride + list)
    .filter((place) => place >= 0)
  const lists = places.map((place) => cells[place]!)
  for (const place of places) cells[place] = 0
  try {
    return await work()
  } finally {
    for (const [index, place] of places.entries()) cells[place] = lists[index]!
  }
}

/** Human decisions as rows of the table; those about records that do not stand are left out. */
export function humanRows(standing: Standing): HumanDecisions {
  const rows = standing.human.map(({ record_id, other_record_id, outcome }) => ({
    a: rowOf(standing, record_id),
    b: rowOf(standing, other_record_id),
    isSame: outcome === 'same',
  }))
  return decisionsOf(rows.filter(({ a, b }) => a >= 0 && b >= 0))
}

/** Row of a record, or -1. */
export function rowOf(standing: Standing, recordId: number): number {
  const row = (standing.rowOf[recordId] ?? 0) - 1
  return row >= 0 && row < standing.table.count && standing.table.recordIds[row] === recordId ? row : -1
}

function emptyStanding(): Standing {
  return {
    table: new Table(),
    indexes: [],
    batches: [],
    standingRows: 0,
    placeTakers: '',
    machine: Clusters.from(0),
    repeats: new Repeats(),
    closedJoins: -1,
    human: [],
    pending: null,
    rowOf: new Int32Array(1024),
  }
}

function isPrefix(batches: readonly number[], applied: readonly AppliedBatch[]): boolean {
  return batches.length <= applied.length && batches.every((id, index) => applied[index]!.id === id)
}

async function addBatch(
  context: Context,
  reader: Reader,
  standing: Standing,
  batch: AppliedBatch,
): Promise<void> {
  const isPending =
    standing.pending?.batchId === batch.id && (await hasSameRecords(reader, standing, batch.id))
  const index = isPending ? standing.pending!.index : await encodePending(context, reader, standing, batch)
  standing.pending = null
  standing.indexes = [...standing.indexes, index]
  standing.standingRows = standing.table.count
  standing.batches.push(batch.id)
}

/** Whether the pending rows still are the records of the batch: it may have been checked again since it was encoded. */
async function hasSameRecords(reader: Reader, standing: Standing, batchId: number): Promise<boolean> {
  const { count, last } = await countRecords(reader, batchId)
  const rows = standing.table.count - standing.standingRows
  return count === rows && (rows === 0 || standing.table.recordIds[standing.table.count - 1] === last)
}

function addRow(standing: Standing, record: Parameters<Table['add']>[0]): void {
  standing.table.add(record)
  if (record.id >= standing.rowOf.length) {
    const wider = new Int32Array(Math.max(record.id + 1, standing.rowOf.length * 2))
    wider.set(standing.rowOf)
    standing.rowOf = wider
  }
  standing.rowOf[record.id] = standing.table.count
}

/** Reads the joins of batches, on top of those of the rows before `from`. */
async function readJoins(
  reader: Reader,
  standing: Standing,
  batches: readonly AppliedBatch[],
  from: number,
): Promise<void> {
  const { table, standingRows } = standing
  const clusters = Clusters.from(standingRows, from > 0 ? standing.machine : undefined)
  for (const batch of batches)
    for await (const [record, other] of readMachineJoins(reader, batch.id)) {
      const [a, b] = [rowOf(standing, Number(record)), rowOf(standing, Number(other))]
      if (a >= 0 && b >= 0) clusters.join(a, b)
    }
  const repeats = from > 0 ? standing.repeats : new Repeats()
  repeats.mark(table, clusters, from, standingRows)
  standing.machine = clusters
  standing.repeats = repeats
}
