import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { pairKey } from '../rules/pair-key.ts'
import { answerReview, type Curves, drawCurves, type Proposed } from './curve.ts'
import { type Measures, measure, type Partition } from './measures.ts'
import { readTable } from './read-table.ts'

/** Files of one run of a linkage engine, and the truth about its rows. */
export interface JudgeOrder {
  /** source, id, cluster */
  readonly clusters: string
  /** left_source, left_id, right_source, right_id, probability, outcome */
  readonly pairs?: string
  /** source, id, entity; without source where ids are unique */
  readonly truth: string
}

export interface JudgeReport extends Measures {
  readonly rows: number
  readonly entities: number
  readonly clusters: number
  /** Rows of the truth that stand in no cluster; each counts as a cluster of its own. */
  readonly rowsWithoutCluster: number
  readonly review?: ReturnType<typeof answerReview>
  readonly curves?: Curves
}

/**
 * Judges the clusters of any engine against a known truth.
 * @throws Problem naming file and line: a column is missing, a row is not in the truth or stands twice
 */
export async function judgeClusters(order: JudgeOrder): Promise<JudgeReport> {
  const truth = await readTruthTable(order.truth)
  const { partition, rowsWithoutCluster } = await readClusters(order.clusters, truth)
  const proposed = order.pairs === undefined ? null : await readPairs(order.pairs, truth)
  return {
    rows: partition.rows,
    entities: partition.entities,
    clusters: partition.clusters,
    rowsWithoutCluster,
    ...measure(partition),
    ...(proposed && {
      review: answerReview(partition, proposed),
      curves: drawCurves(partition, proposed),
    }),
  }
}

interface TruthTable {
  readonly hasSource: boolean
  readonly rowOf: ReadonlyMap<string, number>
  readonly entityOf: Int32Array
  readonly entities: number
}

async function readTruthTable(path: string): Promise<TruthTable> {
  const entityOf: number[] = []
  const rowOf = new Map<string, number>()
  const numbers = new Map<string, number>()
  const columns = { required: ['id', 'entity'], optional: ['source'] }
  const header = await readTable(path, columns, ([id = '', entity = '', source = ''], line) => {
    const key = `${source}\n${id}`
    if (rowOf.has(key)) throw problemAt('linkage.judge.repeated-row', path, line)
    rowOf.set(key, rowOf.size)
    entityOf.push(numberOf(numbers, entity))
  })
  return {
    hasSource: header.includes('source'),
    rowOf,
    entityOf: Int32Array.from(entityOf),
    entities: numbers.size,
  }
}

/** Row of the truth that a line of another file speaks of. */
function getRow(truth: TruthTable, source: string, id: string, path: string, line: number): number {
  const row = truth.rowOf.get(`${truth.hasSource ? source : ''}\n${id}`)
  if (row === undefined) throw problemAt('linkage.judge.unknown-row', path, line)
  return row
}

async function readClusters(path: string, truth: TruthTable) {
  const rows = truth.entityOf.length
  const clusterOf = new Int32Array(rows).fill(-1)
  const numbers = new Map<string, number>()
  const columns = { required: ['id', 'cluster', ...(truth.hasSource ? ['source'] : [])], optional: [] }
  await readTable(path, columns, ([id = '', cluster = '', source = ''], line) => {
    const row = getRow(truth, source, id, path, line)
    if (clusterOf[row] !== -1) throw problemAt('linkage.judge.repeated-row', path, line)
    clusterOf[row] = numberOf(numbers, cluster)
  })
  let clusters = numbers.size
  for (let row = 0; row < rows; row++) if (clusterOf[row] === -1) clusterOf[row] = clusters++
  const partition: Partition = {
    rows,
    clusterOf,
    entityOf: truth.entityOf,
    clusters,
    entities: truth.entities,
  }
  return { partition, rowsWithoutCluster: clusters - numbers.size }
}

const outcomes = ['join', 'review', 'separate']

async function readPairs(path: string, truth: TruthTable): Promise<Proposed> {
  const [left, right, review]: [number[], number[], number[]] = [[], [], []]
  const probability: number[] = []
  const sources = ['left_source', 'right_source']
  const columns = {
    required: ['left_id', 'right_id', 'probability', 'outcome', ...(truth.hasSource ? sources : [])],
    optional: [],
  }
  await readTable(path, columns, (cells, line) => {
    const [leftId = '', rightId = '', likely = '', outcome = '', leftSource = '', rightSource = ''] = cells
    left.push(getRow(truth, leftSource, leftId, path, line))
    right.push(getRow(truth, rightSource, rightId, path, line))
    const value = Number(likely)
    if (likely.trim() === '' || !(value >= 0 && value <= 1))
      throw problemAt('linkage.judge.bad-probability', path, line)
    probability.push(value)
    if (!outcomes.includes(outcome)) throw problemAt('linkage.judge.bad-outcome', path, line)
    review.push(outcome === 'review' ? 1 : 0)
  })
  const proposed: Proposed = {
    count: left.length,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    probability: Float64Array.from(probability),
    review: Uint8Array.from(review),
  }
  refuseRepeated(proposed, path)
  return proposed
}

/** A pair that stands twice would count twice in the curve. */
function refuseRepeated({ count, left, right }: Proposed, path: string): void {
  const keys = Float64Array.from({ length: count }, (_, at) => pairKey(left[at]!, right[at]!))
  const sorted = keys.toSorted()
  const repeated = sorted.findIndex((key, at) => key === sorted[at + 1])
  if (repeated >= 0)
    throw new Problem('linkage.judge.repeated-pair', 422, {
      file: basename(path),
      pair: keys.indexOf(sorted[repeated]!) + 1,
      again: keys.lastIndexOf(sorted[repeated]!) + 1,
    })
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

function problemAt(code: string, path: string, line: number): Problem {
  return new Problem(code, 422, { file: basename(path), line })
}
