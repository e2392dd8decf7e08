import type { LinkConfig } from './config.ts'
import { levelsMax, levelsOf } from './rules/fields.ts'
import type { Table } from './rules/table.ts'
import { probabilityOf } from './rules/weigh.ts'
import { type LinkRun, sumOf } from './run-link.ts'

/** What report.json says: sizes, seconds, memory (MB), the model in words, and the largest cluster with its reason. */
export function reportOf(config: LinkConfig, run: LinkRun, writing: number, memoryMb: number) {
  const { table, names, plan, indexes, pairsByRule, priorBits, thresholds, resolution, register } = run
  const seconds: Record<string, number> = { ...run.seconds, '9 write': writing }
  const rowsBySource = countBySource(table, names.sources.length)
  const { count: clusters, largest } = countClusters(run)
  return {
    inputs: config.inputs.map(({ name, unique }) => ({
      name,
      unique,
      rows: rowsBySource[names.sources.indexOf(name)]!,
    })),
    rows: table.count,
    register: {
      standing: register.firstNew,
      new: table.count - register.firstNew,
      learntFrom: table.trainedRows,
      known: register.isSeen.reduce((sum, seen) => sum + seen, 0),
      changed: register.changed.map((row) => ({ source: names.source(row), id: names.id(row) })),
    },
    answers: {
      same: run.answers.all.filter(({ isSame }) => isSame).length,
      different: run.answers.all.filter(({ isSame }) => !isSame).length,
      withoutRow: run.answers.withoutRow,
    },
    pairsCompared: sumOf(pairsByRule),
    cappedPairs: indexes.reduce((sum, { sizes }) => sum + sizes.capped, 0),
    rules: plan.rules.map(({ name }, rule) => ({
      rule: name,
      pairs: pairsByRule[rule]!,
      capped: indexes[rule]!.sizes.capped,
    })),
    threads: run.threads,
    seconds,
    secondsTotal: Object.values(seconds).reduce((sum, step) => sum + step, 0),
    peakMemoryMb: Math.round(memoryMb),
    seed: config.seed,
    model: modelOf(run),
    lambda: 1 / (1 + 2 ** -priorBits),
    thresholds: {
      ...thresholds,
      chosen: typeof config.thresholds === 'string' ? config.thresholds : 'given',
    },
    joins: resolution.joined.length,
    refused: countsOf(resolution.refused.map(({ reason }) => reason)),
    questions: run.questions,
    clusters,
    largestCluster: describeCluster(run, largest),
  }
}

export type Report = ReturnType<typeof reportOf>

/** Clusters of all rows (in a register its persons), and the first row of the first among the largest. */
function countClusters({ table, resolution: { clusters } }: LinkRun): { count: number; largest: number } {
  const { parent, sizes } = clusters.lists
  let [count, largest] = [0, 0]
  for (let row = 0; row < table.count; row++) {
    if (parent[row] !== row) continue
    count++
    if (sizes[row]! > sizes[largest]!) largest = row
  }
  return { count, largest }
}

/** Rows by input, those of earlier runs included. */
function countBySource({ source, count }: Table, sources: number): Float64Array {
  const rows = new Float64Array(sources)
  for (let row = 0; row < count; row++) rows[source[row]!]!++
  return rows
}

function modelOf({ table, model, weigher }: LinkRun) {
  return {
    fields: table.columns.map(({ field }, column) => ({
      field: field.name,
      kind: field.kind,
      levels: levelsOf[field.kind].slice(1).map((level, at) => ({
        level,
        m: model.m[column]![at + 1]!,
        u: model.u[column]![at + 1]!,
        bits: weigher.bits[column * levelsMax + at + 1]!,
      })),
    })),
    householdCapBits: weigher.householdCap,
    sessions: model.sessions,
  }
}

/** The size of the cluster of a first row, and the weakest pair that holds it together. */
function describeCluster({ table, names, resolution, edges, priorBits }: LinkRun, root: number) {
  const { clusters, joined } = resolution
  const weakest = joined.findLast((edge) => clusters.root(edges.a[edge]!) === root)
  const nameOf = (row: number) => ({ source: names.source(row), id: names.id(row) })
  return {
    rows: table.count === 0 ? 0 : clusters.size(root),
    ...(weakest !== undefined && {
      weakestJoin: {
        left: nameOf(edges.a[weakest]!),
        right: nameOf(edges.b[weakest]!),
        probability: probabilityOf(edges.weight[weakest]!, priorBits),
        levels: Object.fromEntries(
          table.columns.map(({ field }, index) => [
            field.name,
            levelsOf[field.kind][edges.levels[weakest * table.columns.length + index]!],
          ]),
        ),
      },
    }),
  }
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
