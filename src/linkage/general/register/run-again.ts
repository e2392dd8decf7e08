import { Problem } from '../../../kernel/problem.ts'
import { Clusters } from '../../rules/clusters.ts'
import { hashText } from '../../rules/hash.ts'
import { gatherAnswers } from '../answers.ts'
import type { LinkConfig } from '../config.ts'
import type { Crew } from '../crew.ts'
import { type Explain, explainBlocks } from '../explain-steps.ts'
import { indexWhole, newClock, type ReadInputs, readInputs, scoreAll, writeAllParts } from '../link-steps.ts'
import { type Around, joinRows, type Linked, linkTable } from '../link-table.ts'
import { givenModel } from '../model-file.ts'
import { RowNames } from '../row-names.ts'
import type { Arrays } from '../rules/arrays.ts'
import { emptyIndex, type KeyIndex } from '../rules/key-index.ts'
import { planKeys } from '../rules/key-rules.ts'
import { placeSeconds } from '../rules/partners.ts'
import { weighRivals } from '../rules/rivals.ts'
import { sortEdges } from '../rules/score.ts'
import { layOut, orderIds, orderRows, type ReadColumn, type RowIds, type Table } from '../rules/table.ts'
import { bitsFrom } from '../rules/thresholds.ts'
import { sharedInts } from '../rules/typed-lists.ts'
import type { LinkRun } from '../run-link.ts'
import { answersOf, loadArrays, loadIndexes, ofRows } from './load.ts'
import type { IndexRange, Manifest, Source } from './manifest.ts'

/**
 * New lists meet the rows of a register: rows that are not there yet are compared with standing rows and with each other, by the
 * model, the rules and the thresholds that earlier lists gave; where these are outgrown, all rows are linked anew. Standing
 * persons stay and are never joined.
 * @throws Problem when the configuration does not fit the register
 */
export async function linkAgain(
  crew: Crew,
  config: LinkConfig,
  folder: string,
  manifest: Manifest,
  explain: Explain,
): Promise<LinkRun> {
  const clock = newClock()
  const { rows: firstNew } = manifest
  const { read, table, ids, names, answers, ...standing } = await readAgain(crew, config, folder, manifest)
  clock.done('1 read and encode')
  const around = { standing: standing.persons, answers, explain, clock }
  const { ranges, ...linked } = isOutgrown(manifest, table.count)
    ? await linkAnew(crew, config, table, standing.seconds, around)
    : await linkNew(crew, manifest, table, standing, around)
  return {
    names,
    ...linked,
    threads: crew.threads,
    seconds: clock.seconds,
    register: {
      firstNew,
      inputs: config.inputs.map(({ name }) => name),
      ...lookAtKnown(read, table, firstNew),
      standingRanges: ranges,
      keep: () => ({ arrays: read.kept, ids, seconds: standing.seconds }),
    },
  }
}

/** Fewer same-person pairs than this, in the samples of any rule, taught next to nothing. */
const leastTaught = 200

/**
 * True when a register must learn anew: there are twice the rows that taught it, or its lists had next to nobody twice. A list
 * that brings no row changes nothing.
 */
function isOutgrown({ rows, trainedRows, model }: Manifest, count: number): boolean {
  if (count === rows) return false
  const taught = model.sessions.map(({ taught, share, pairs }) => (taught.length > 0 ? share * pairs : 0))
  return count >= 2 * trainedRows || Math.max(0, ...taught) < leastTaught
}

type LinkedAgain = Linked & { readonly table: Table; readonly ranges: readonly IndexRange[] }

/** All rows meet each other, by what they all teach; new rows get their places in the orders of oversized blocks. */
async function linkAnew(
  crew: Crew,
  config: LinkConfig,
  joined: Table,
  seconds: Int32Array,
  around: Required<Around>,
): Promise<LinkedAgain> {
  const columns = joined.columns.map((column) => ({ ...column, distinct: column.values?.bits.length ?? 0 }))
  const table = { ...joined, trainedRows: joined.count, columns }
  const given = givenModel(config)
  const { parts, ...linked } = await linkTable(crew, config, table, { isClosed: false, given, ...around })
  placeSeconds(seconds, parts, linked.plan, around.standing.rows)
  return { ...linked, table, ranges: [] }
}

/** What new rows meet. */
interface StandingBlocks extends Kept {
  /** The parts that oversized blocks are in order by (partners.ts), with room for those of new rows. */
  readonly seconds: Int32Array
  readonly indexes: readonly (readonly KeyIndex[])[]
}

/** New rows meet standing ones and each other. */
async function linkNew(
  crew: Crew,
  manifest: Manifest,
  table: Table,
  blocks: StandingBlocks,
  around: Required<Around>,
): Promise<LinkedAgain> {
  const { model, weigher, priorBits, thresholds } = manifest
  const { standing, explain, clock } = around
  crew.share({ table, weigher })
  const { plan, indexes } = await blockAgain(crew, manifest, table, blocks)
  clock.done('4 block')
  explainBlocks(plan, indexes, explain)
  const { edges, pairsByRule } = await scoreAll(crew, table, standing.rows)
  clock.done('5 compare and weigh')
  const weighed = {
    edges: weighRivals(sortEdges(edges), table, priorBits),
    pairsByRule,
    priorBits,
    thresholds,
  }
  const joined = await joinRows(crew, table, weighed, around)
  return { table, plan, indexes, model, weigher, ...joined, ranges: blocks.ranges }
}

/** Reads the lists in the words of the register, and what the register has of its rows; new rows come behind them. */
async function readAgain(crew: Crew, config: LinkConfig, folder: string, manifest: Manifest) {
  const { rows: count, trainedRows, filled } = manifest
  const sources = sourcesOf(manifest, config)
  const arrays = await loadArrays(crew, folder, manifest, (name) => !name.startsWith(ofRows), dictionaryRoom)
  const numbers = config.inputs.map(({ name }) => sources.findIndex((source) => source.name === name))
  crew.share({ config, known: { arrays, rows: trainedRows, filled, count, sources: numbers } })
  const read = await readInputs(crew, config)
  const fresh = freshOf(read.places, count)
  const columns = fresh.length === read.places.length ? read.columns : read.columns.map(takeRows(fresh))
  // While other threads load what the rows will meet, this one makes ready what comes after.
  const loadingRows = loadRows(crew, folder, manifest, fresh.length)
  const hashes = sources.map(({ name }) => hashText(name))
  const order = orderRows(config.fields, columns, read.ids, hashes)
  const unique = sources.map((source) => source.unique)
  const laid = layOut(config.fields, columns, read.ids, order, unique)
  const ids = orderIds(read.ids, order)
  const names = namesOf(arrays, ids, sources)
  const answers = gatherAnswers(config.answers, names, answersOf(arrays))
  const rows = await loadingRows
  const all = count + fresh.length
  const kept = rangesToKeep(manifest.indexes, count, all)
  const isMet = fresh.length > 0 && !isOutgrown(manifest, all)
  const loadingIndexes = loadIndexes(crew, folder, isMet ? kept.ranges : [])
  const persons = {
    rows: count,
    clusters: Clusters.of(rows.ints['rows.persons']!.data.subarray(0, count), all, sharedInts),
  }
  const table = joinTables(manifest, rows, laid)
  const seconds = rows.ints['rows.seconds']!.data
  return { read, table, ids, names, answers, persons, seconds, ...kept, indexes: await loadingIndexes }
}

/** Room costs nothing until it is used. */
const dictionaryRoom = (_: string, bytes: number) => 4 * Math.ceil(bytes / 4 + 16_384)

/**
 * Sources of the register and after them those of the configuration that are new.
 * @throws Problem that names the field or input that is not as the register has it
 */
function sourcesOf({ fields, sources }: Manifest, config: LinkConfig): Source[] {
  const given = config.fields
  const count = Math.max(fields.length, given.length)
  for (let index = 0; index < count; index++) {
    const [known, other] = [fields[index], given[index]]
    const isSame =
      known &&
      other &&
      known.name === other.name &&
      known.kind === other.kind &&
      known.dayFirst === other.dayFirst &&
      known.weight === other.weight
    if (!isSame)
      throw new Problem('linkage.register.other-fields', 422, {
        field: (known ?? other)!.name,
        place: index + 1,
      })
  }
  const all = [...sources]
  for (const { name, unique } of config.inputs) {
    const known = all.find((source) => source.name === name)
    if (known && known.unique !== unique)
      throw new Problem('linkage.register.other-input', 422, { input: name })
    if (!known) all.push({ name, unique })
  }
  if (all.length > sourcesMost)
    throw new Problem('linkage.register.too-many-inputs', 422, { most: sourcesMost })
  return all
}

/** The number of an input is one byte. */
const sourcesMost = 250

function freshOf(places: Int32Array, firstNew: number): Int32Array {
  let count = 0
  for (const place of places) if (place >= firstNew) count++
  const fresh = new Int32Array(count)
  for (let row = places.length - 1; row >= 0; row--) if (places[row]! >= firstNew) fresh[--count] = row
  return fresh
}

const takeRows =
  (rows: Int32Array) =>
  (column: ReadColumn): ReadColumn => ({
    codes: rows.map((row) => column.codes[row]!),
    low: column.low && rows.map((row) => column.low![row]!),
    values: column.values,
    bits: column.bits && Float32Array.from(rows, (row) => column.bits![row]!),
  })

/** What the register has of every row, with room for `added` rows. */
function loadRows(crew: Crew, folder: string, manifest: Manifest, added: number): Promise<Arrays> {
  const perRow = (bytes: number) => bytes / Math.max(1, manifest.rows)
  return loadArrays(
    crew,
    folder,
    manifest,
    (name) => name.startsWith(ofRows),
    (_, bytes) => perRow(bytes) * added,
  )
}

/** The rows of the register and behind them those of the list. */
function joinTables({ rows: firstNew, distinct, trainedRows }: Manifest, rows: Arrays, laid: Table): Table {
  const records = rows.ints['rows.records']!.data
  const source = rows.bytes['rows.source']!.data
  records.set(laid.records, firstNew * laid.stride)
  source.set(laid.source, firstNew)
  return {
    ...laid,
    count: firstNew + laid.count,
    trainedRows,
    records,
    source,
    columns: laid.columns.map((column, index) => {
      const bits = column.bits && rows.floats[`rows.bits-${index}`]!.data
      bits?.set(column.bits!, firstNew)
      return { ...column, bits, distinct: distinct[index]! }
    }),
  }
}

/** Indexes of the rows that are new; small ranges of standing rows are put together with them. */
async function blockAgain(
  crew: Crew,
  manifest: Manifest,
  table: Table,
  { first, seconds, indexes: met }: StandingBlocks,
) {
  const { rows: firstNew, priorBits, thresholds } = manifest
  const plan = planKeys(table)
  const parts = await writeAllParts(crew, table, plan, first)
  placeSeconds(seconds, parts, plan, firstNew)
  const none = plan.rules.map(() => emptyIndex(first, parts.count))
  const isKept = manifest.rules.map((rule) => rule.isKept)
  const indexes = await indexWhole(crew, none, isKept, false)
  const floor = bitsFrom(thresholds.review, priorBits)
  crew.share({ indexes, standing: { firstNew, seconds, byName: plan.byName, floor, indexes: met } })
  return { plan, indexes }
}

/** Ranges of standing rows whose indexes stay, and the first row of those that are indexed anew. */
interface Kept {
  readonly ranges: readonly IndexRange[]
  readonly first: number
}

/** The last ranges are made anew together with the new rows while these are as many: few ranges, whatever the number of lists. */
function rangesToKeep(indexes: readonly IndexRange[], firstNew: number, count: number): Kept {
  const ranges = [...indexes]
  let first = firstNew
  while (ranges.length > 0 && ranges.at(-1)!.count <= count - first) first = ranges.pop()!.first
  return { first, ranges }
}

function namesOf({ bytes, ints }: Arrays, ids: RowIds, sources: readonly Source[]): RowNames {
  const [pool, ends] = [bytes['ids.pool']!, ints['ids.ends']!]
  const standing = { pool: pool.data, ends: ends.data.subarray(0, ends.length) }
  const sourceNames = sources.map(({ name }) => name)
  return new RowNames(sourceNames, standing, ids)
}

/** Which standing rows the list has as well, and those of them that say something else there. */
function lookAtKnown({ places, columns }: ReadInputs, table: Table, firstNew: number) {
  const isSeen = new Uint8Array(firstNew)
  const changed: number[] = []
  places.forEach((place, row) => {
    if (place >= firstNew) return
    isSeen[place] = 1
    const isSame = table.columns.every(({ at }, index) => {
      const record = place * table.stride + at
      const { codes, low } = columns[index]!
      return codes[row] === table.records[record] && (!low || low[row] === table.records[record + 1])
    })
    if (!isSame) changed.push(place)
  })
  return { isSeen, changed }
}
