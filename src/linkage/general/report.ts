import type { LinkConfig } from './config.ts'
import { levelsMax, levelsOf } from './rules/fields.ts'
import { probabilityOf } from './rules/weigh.ts'
import { type LinkRun, sumOf } from './run-link.ts'

/** What report.json says: sizes, seconds, memory (MB), the model in words, and the largest cluster with its reason. */
export function reportOf(config: LinkConfig, run: LinkRun, writing: number, memoryMb: number) {
  const { table, names, plan, indexes, pairsByRule, priorBits, thresholds, resolution, register } = run
  const seconds: Record<string, number> = { ...run.seconds, '7 write': writing }
  return {
    inputs: config.inputs.map(({ name, unique }) => ({
      name,
      unique,
      rows: rowsOf(run, names.sources.indexOf(name)),
    })),
    rows: table.count,
    register: {
      standing: register.firstNew,
      new: table.count - register.firstNew,
      learntFrom: table.trainedRows,
      known: register.isSeen.reduce((sum, seen) => sum + seen, 0),
      changed: register.changed.map((row) => ({ source: names.source(row), id: names.id(row) })),
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
    clusters: clustersOf(run),
    largestCluster: largestCluster(run),
  }
}

export type Report = ReturnType<typeof reportOf>

/** Clusters of all rows: in a register its persons. */
function clustersOf({ table, resolution: { clusters } }: LinkRun): number {
  let count = 0
  for (let row = 0; row < table.count; row++) if (clusters.root(row) === row) count++
  return count
}

/** Rows of an input, those of earlier runs included. */
function rowsOf({ table }: LinkRun, source: number): number {
  let rows = 0
  for (let row = 0; row < table.count; row++) if (table.source[row] === source) rows++
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

/** The largest cluster, and the weakest pair that holds it together. */
function largestCluster({ table, names, resolution, edges, priorBits }: LinkRun) {
  const { clusters, joined } = resolution
  let largest = 0
  for (let row = 0; row < table.count; row++) if (clusters.size(row) > clusters.size(largest)) largest = row
  const root = clusters.root(largest)
  const weakest = joined.findLast((edge) => clusters.root(edges.a[edge]!) === root)
  const nameOf = (row: number) => ({ source: names.source(row), id: names.id(row) })
  return {
    rows: table.count === 0 ? 0 : clusters.size(largest),
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
