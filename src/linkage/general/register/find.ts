import { Problem } from '../../../kernel/problem.ts'
import type { Clusters } from '../../rules/clusters.ts'
import { newCrew } from '../crew.ts'
import {
  countAgesFrom,
  type Encoders,
  finishColumns,
  forgetNew,
  newEncoders,
  weighNew,
} from '../encode-columns.ts'
import { RowNames } from '../row-names.ts'
import type { Arrays } from '../rules/arrays.ts'
import { Comparer } from '../rules/compare.ts'
import { WordsEncoder } from '../rules/encode.ts'
import { NumberEncoder } from '../rules/encode-numbers.ts'
import { levelsOf } from '../rules/fields.ts'
import type { KeyIndex } from '../rules/key-index.ts'
import { type KeyPlan, planKeys, writeParts } from '../rules/key-rules.ts'
import { indexedRule, Partners, placeSeconds } from '../rules/partners.ts'
import { PairScorer } from '../rules/score-pair.ts'
import { layOut, type ReadColumn, type Table } from '../rules/table.ts'
import { bitsFrom } from '../rules/thresholds.ts'
import { probabilityOf } from '../rules/weigh.ts'
import { loadArrays, loadIndexes, ofRows, personsOf } from './load.ts'
import { type Manifest, readManifest } from './manifest.ts'

/** A row of the register that may be the person who was typed in. */
export interface Candidate {
  readonly source: string
  readonly id: string
  /** The number of the row's person (clusters.csv). */
  readonly person: number
  /** Bits of evidence, and with the prior the probability. */
  readonly weight: number
  readonly probability: number
  /** Level by field. */
  readonly levels: Readonly<Record<string, string>>
}

/** A register in memory that people are looked up in. It sees nothing of lists that come after it was opened. */
export interface OpenRegister {
  readonly rows: number
  readonly fields: readonly string[]
  /** Candidates from the threshold of review on, the likeliest first. A field that is not there says nothing;
   * an age counts back from the day `asOf` (YYYY-MM-DD). */
  find(cells: Readonly<Record<string, string>>, asOf?: string): Candidate[]
}

/** Words and values that one person may bring; more values than are compared once for all (compare.ts). */
const roomForOne = 1024

/**
 * Reads a register.
 * @throws Problem when there is none, or it is damaged
 */
export async function openRegister(folder: string): Promise<OpenRegister> {
  const manifest = readManifest(folder)
  if (!manifest) throw new Problem('linkage.register.none', 422, { folder })
  try {
    return await load(folder, manifest)
  } catch (error) {
    // A run may have put the next register in its place meanwhile.
    const next = readManifest(folder)
    if (next && next.rows !== manifest.rows) return load(folder, next)
    throw error
  }
}

async function load(folder: string, manifest: Manifest): Promise<OpenRegister> {
  const crew = newCrew(1)
  const isOfRows = (name: string) => name.startsWith(ofRows)
  const dictionaries = await loadArrays(
    crew,
    folder,
    manifest,
    (name) => !isOfRows(name),
    () => roomForOne * 64,
  )
  const rows = await loadArrays(
    crew,
    folder,
    manifest,
    isOfRows,
    (_, bytes) => bytes / Math.max(1, manifest.rows),
  )
  const finder = new Finder(manifest, dictionaries, rows, await loadIndexes(crew, folder, manifest.indexes))
  return {
    rows: manifest.rows,
    fields: manifest.fields.map(({ name }) => name),
    find: (cells, asOf) => finder.find(cells, asOf),
  }
}

/** The row that is looked up stands behind all others; what it brings is forgotten when the next one comes. */
class Finder {
  private readonly manifest: Manifest
  private readonly encoders: Encoders
  private readonly columns: readonly ReadColumn[]
  private readonly table: Table
  private readonly row: number
  private readonly plan: KeyPlan
  private readonly parts: Int32Array
  private readonly seconds: Int32Array
  private readonly partners: Partners
  private readonly scorer: PairScorer
  private readonly floor: number
  private readonly names: RowNames
  private readonly persons: Clusters

  constructor(
    manifest: Manifest,
    dictionaries: Arrays,
    rows: Arrays,
    indexes: readonly (readonly KeyIndex[])[],
  ) {
    const { fields, filled, trainedRows, sources, rows: row } = manifest
    this.manifest = manifest
    this.row = row
    this.encoders = newEncoders(
      fields,
      fields.map((_, field) => field),
      { arrays: dictionaries, rows: trainedRows, filled },
    )
    this.columns = finishColumns(this.encoders, 0, roomForOne).columns
    this.table = tableOf(manifest, this.columns, rows)
    this.plan = planKeys(this.table)
    this.parts = new Int32Array(this.plan.parts.length)
    this.seconds = rows.ints['rows.seconds']!.data
    this.partners = new Partners(
      this.table,
      { parts: this.parts, width: this.plan.parts.length, first: row },
      this.plan.rules.map((made, rule) =>
        indexedRule(
          this.table,
          made,
          indexes.map((range) => range[rule]!),
        ),
      ),
      { firstNew: row, seconds: this.seconds, byName: this.plan.byName },
    )
    this.scorer = new PairScorer(new Comparer(this.table), manifest.weigher)
    this.floor = bitsFrom(manifest.thresholds.review, manifest.priorBits)
    const { data: pool } = dictionaries.bytes['ids.pool']!
    const { data: ends } = dictionaries.ints['ids.ends']!
    const sourceNames = sources.map(({ name }) => name)
    this.names = new RowNames(sourceNames, { pool, ends })
    this.persons = personsOf(dictionaries, rows, row)
  }

  find(cells: Readonly<Record<string, string>>, asOf?: string): Candidate[] {
    const { plan, parts, row, partners, scorer, floor } = this
    countAgesFrom(this.encoders.encoders, asOf)
    this.put(cells)
    writeParts(plan, parts, row, row + 1, row)
    placeSeconds(this.seconds, { parts, width: plan.parts.length, first: row, count: 1 }, plan, row)
    partners.find(row, row + 1)
    const found: { row: number; candidate: Candidate }[] = []
    scorer.scoreAll(partners.a, partners.b, partners.count, floor, (_, other, weight) => {
      found.push({ row: other, candidate: this.candidateOf(other, weight) })
    })
    partners.forget()
    forgetNew(this.encoders)
    return found
      .sort((x, y) => y.candidate.weight - x.candidate.weight || x.row - y.row)
      .map(({ candidate }) => candidate)
  }

  /** Writes the row that is looked up. */
  private put(cells: Readonly<Record<string, string>>): void {
    const { encoders, columns, table, row, manifest } = this
    encoders.encoders.forEach((encoder, index) => {
      const bytes = Buffer.from((cells[manifest.fields[index]!.name] ?? '').trim())
      encoder.put(0, bytes, 0, bytes.length)
      const at = row * table.stride + table.columns[index]!.at
      if (encoder instanceof NumberEncoder) {
        table.records[at] = encoder.high.data[0]!
        table.records[at + 1] = encoder.low.data[0]!
      } else table.records[at] = encoder.codes.data[0]!
      if (encoder instanceof WordsEncoder) this.scorer.forget(index, encoder.standing)
    })
    weighNew(encoders, columns)
  }

  private candidateOf(row: number, weight: number): Candidate {
    const { names, persons, manifest, scorer } = this
    const { levels } = scorer.comparer
    return {
      source: names.source(row),
      id: names.id(row),
      person: persons.root(row),
      weight,
      probability: probabilityOf(weight, manifest.priorBits),
      levels: Object.fromEntries(
        manifest.fields.map(({ name, kind }, index) => [name, levelsOf[kind][levels[index]!]!]),
      ),
    }
  }
}

/** The rows of the register, and one more, of a source of its own. */
function tableOf(
  { fields, sources, rows: count, distinct }: Manifest,
  columns: readonly ReadColumn[],
  rows: Arrays,
): Table {
  const none = { pool: new Uint8Array(0), ends: new Int32Array(0) }
  const laid = layOut(fields, columns, none, new Int32Array(0), [])
  const source = rows.bytes['rows.source']!.data
  source[count] = sources.length
  return {
    ...laid,
    count: count + 1,
    records: rows.ints['rows.records']!.data,
    source,
    unique: [...sources.map(({ unique }) => unique), false],
    columns: laid.columns.map((column, index) => ({
      ...column,
      bits: column.bits && rows.floats[`rows.bits-${index}`]!.data,
      distinct: distinct[index]!,
    })),
  }
}
