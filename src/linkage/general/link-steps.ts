import type { Clusters } from '../rules/clusters.ts'
import type { HumanDecisions } from '../rules/human-decisions.ts'
import type { LinkConfig } from './config.ts'
import type { Crew } from './crew.ts'
import { dealColumns } from './read-columns.ts'
import { type Arrays, addArrays, newArrays } from './rules/arrays.ts'
import type { KeyIndex } from './rules/key-index.ts'
import { type KeyPlan, newParts } from './rules/key-rules.ts'
import { findDoubts, numbersOf, outcomesOf } from './rules/questions.ts'
import {
  dealEdges,
  type JoinBits,
  type Obeyed,
  type Resolution,
  type StandingPersons,
} from './rules/resolve.ts'
import { Edges } from './rules/score.ts'
import type { ReadColumn, RowIds, Table } from './rules/table.ts'
import {
  chunkRows,
  indexTask,
  partsTask,
  readTask,
  resolveTask,
  type Scored,
  scoreTask,
  togetherTask,
} from './tasks.ts'

// Steps that a first run and a run on a register have in common.

export function newClock() {
  const seconds: Record<string, number> = {}
  let last = performance.now()
  const done = (step: string) => {
    const now = performance.now()
    seconds[step] = Math.round(now - last) / 1000
    last = now
  }
  return { seconds, done }
}

/** What was read: one column for each field, names of the rows that are new, and which row each row read is (read-columns.ts). */
export interface ReadInputs {
  readonly columns: readonly ReadColumn[]
  readonly ids: RowIds
  readonly places: Int32Array
  readonly kept: Arrays
}

/** Every thread reads its columns of all inputs. */
export async function readInputs(crew: Crew, config: LinkConfig): Promise<ReadInputs> {
  const read = await crew.run(readTask, dealColumns(config.fields, crew.threads))
  const columns: ReadColumn[] = []
  const kept = newArrays()
  for (const share of read) {
    for (const { field, column } of share.columns) columns[field] = column
    addArrays(kept, share.kept)
  }
  const { fresh, places } = read.find(({ ids }) => ids !== null)!.ids!
  return { columns, ids: fresh, places, kept }
}

const rowsPerPieceMost = 65_536

/** The parts of the rows from `first` on, known to all threads. */
export async function writeAllParts(crew: Crew, table: Table, plan: KeyPlan, first = 0) {
  const parts = newParts(table, plan, first)
  crew.share({ parts })
  const rowsPerPiece = Math.min(rowsPerPieceMost, Math.max(1, Math.ceil(parts.count / crew.threads)))
  const pieces = Array.from({ length: Math.ceil(parts.count / rowsPerPiece) }, (_, piece) => ({
    from: first + piece * rowsPerPiece,
    to: Math.min(table.count, first + (piece + 1) * rowsPerPiece),
  }))
  await crew.run(partsTask, pieces)
  return parts
}

/** All blocks of the rules that are kept; the others stay as they are in `indexes`. */
export async function indexWhole(
  crew: Crew,
  indexes: readonly KeyIndex[],
  isKept: readonly boolean[],
  isClosed: boolean,
): Promise<readonly KeyIndex[]> {
  const whole = isKept.flatMap((kept, rule) => (kept ? [rule] : []))
  const made = await crew.run(
    indexTask,
    whole.map((rule) => ({ rule, oneIn: 1, isKept: true, isClosed })),
  )
  return indexes.map((index, rule) => (isKept[rule] ? made[whole.indexOf(rule)]! : index))
}

/** The rules of a plan by name, as models and registers keep them. */
export const keptRules = ({ rules }: KeyPlan, indexes: readonly KeyIndex[]) =>
  rules.map(({ name }, rule) => ({ name, isKept: indexes[rule]!.isKept }))

/** Step 5: threads take chunks of rows until none is left; what they found is put together in the order of the chunks. */
export async function scoreAll(crew: Crew, table: Table, firstNew = 0) {
  const counter = new Int32Array(new SharedArrayBuffer(4))
  const scored = await crew.run(
    scoreTask,
    Array.from({ length: crew.threads }, () => counter),
  )
  const pairsByRule = new Float64Array(scored[0]!.pairsByRule.length)
  for (const part of scored)
    part.pairsByRule.forEach((pairs, rule) => {
      pairsByRule[rule]! += pairs
    })
  return { edges: inOrder(scored, table, firstNew), pairsByRule }
}

/** Parts per thread: some are done sooner than others. */
const partsPerThread = 4

/** Step 7: from pairs, strongest first, to persons. Parts of them that cannot meet are resolved side by side. */
export async function resolveAll(
  crew: Crew,
  edges: Edges,
  bits: JoinBits,
  standing: StandingPersons,
  obeyed: Obeyed,
): Promise<Resolution> {
  const parts = crew.threads === 1 ? 1 : crew.threads * partsPerThread
  const joinable = dealEdges(edges, standing, obeyed, bits, parts)
  crew.share({ joinable })
  const resolved = await crew.run(
    resolveTask,
    Array.from({ length: parts }, (_, part) => part),
  )
  return {
    clusters: obeyed.persons,
    byMachine: standing.clusters,
    joined: inOne(resolved.map(({ joined }) => joined)).sort(),
    refused: resolved.flatMap(({ refused }) => refused).sort((x, y) => x.edge - y.edge),
  }
}

const doubtsPerPiece = 1024

/** Step 8: which persons somebody should look at. Two of them are weighed with all their rows, not by one pair alone. */
export async function askAll(
  crew: Crew,
  edges: Edges,
  clusters: Clusters,
  reviewBits: number,
  decisions: HumanDecisions,
): Promise<Asked> {
  const doubts = findDoubts(edges, clusters, reviewBits, decisions)
  const pieces = Array.from({ length: Math.ceil(doubts.first.length / doubtsPerPiece) }, (_, piece) =>
    doubts.first.subarray(piece * doubtsPerPiece, (piece + 1) * doubtsPerPiece),
  )
  const weighed = await crew.run(
    togetherTask,
    pieces.map((piece) => ({
      a: piece.map((edge) => edges.a[edge]!),
      b: piece.map((edge) => edges.b[edge]!),
      weight: Float32Array.from(piece, (edge) => edges.weight[edge]!),
    })),
  )
  const bits = weighed.flatMap((piece) => Array.from(piece))
  return {
    outcomes: outcomesOf(doubts, bits, reviewBits),
    questions: bits.filter((together) => together >= reviewBits).length,
    questionOf: numbersOf(doubts, bits, reviewBits),
  }
}

/** What becomes of each pair from the threshold of review on, and how many questions there are. */
export interface Asked {
  readonly outcomes: Uint8Array
  readonly questions: number
  /** The number of the question of each of these pairs, 0 = none. */
  readonly questionOf: Int32Array
}

function inOne(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

function inOrder(scored: readonly Scored[], table: Table, firstNew: number): Edges {
  const edges = new Edges(table.columns.length)
  const places: { part: Scored; from: number; to: number }[] = new Array(
    Math.ceil((table.count - firstNew) / chunkRows),
  )
  for (const part of scored)
    part.chunks.forEach(({ chunk, end }, index) => {
      places[chunk] = { part, from: index === 0 ? 0 : part.chunks[index - 1]!.end, to: end }
    })
  for (const { part, from, to } of places) edges.append(part.edges, from, to)
  return edges
}
