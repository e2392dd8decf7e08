import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvCell } from '../../kernel/csv.ts'
import { probabilityOf } from './rules/score.ts'
import type { SplinkRun } from './run-splink.ts'

/** Writes clusters.csv, pairs.csv and report.json into a folder, in the form of `welas link run`; pairs have their weight besides. */
export async function writeSplink(run: SplinkRun, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const started = performance.now()
  await writeLines(join(folder, 'clusters.csv'), clusterLines(run))
  await writeLines(join(folder, 'pairs.csv'), pairLines(run))
  const writing = Math.round(performance.now() - started) / 1000
  const report = reportOf(run, writing, process.resourceUsage().maxRSS / 1024)
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}

/** A cluster is named after its first row. */
function* clusterLines({ rows, clusters }: SplinkRun): Generator<string> {
  yield 'source,id,cluster'
  const names = rows.names.map(csvCell)
  for (let row = 0; row < rows.ids.length; row++)
    yield `${names[rows.sources[row]!]},${csvCell(rows.ids[row]!)},${clusters.root(row)}`
}

/** Strongest pair first. */
function* pairLines({ model, rows, pairs, scorer, threshold }: SplinkRun): Generator<string> {
  yield ['left_source', 'left_id', 'right_source', 'right_id', 'probability', 'outcome', 'match_weight']
    .concat(model.comparisons.map(({ name }) => csvCell(`${name}_level`)))
    .join(',')
  const names = rows.names.map(csvCell)
  const labels = model.comparisons.map(({ levels }) => levels.map(({ label }) => csvCell(label)))
  const nameOf = (row: number) => `${names[rows.sources[row]!]},${csvCell(rows.ids[row]!)}`
  const order = Uint32Array.from({ length: pairs.count }, (_, pair) => pair)
  order.sort((a, b) => pairs.weights[b]! - pairs.weights[a]! || a - b)
  for (const pair of order) {
    const [left, right, weight] = [pairs.lefts[pair]!, pairs.rights[pair]!, pairs.weights[pair]!]
    const probability = probabilityOf(weight)
    const levels = scorer.levels(left, right).map((level, index) => labels[index]![level])
    const outcome = probability >= threshold ? 'join' : 'review'
    yield `${nameOf(left)},${nameOf(right)},${probability.toFixed(6)},${outcome},${weight},${levels.join(',')}`
  }
}

function reportOf(run: SplinkRun, writing: number, memoryMb: number) {
  const { model, rows, pairs, clusters, threshold, compared, comparedByRule } = run
  const seconds = { ...run.seconds, '5 write': writing }
  const single = rows.ids.reduce((count, _, row) => count + (clusters.root(row) === row ? 1 : 0), 0)
  const joins = pairs.weights
    .subarray(0, pairs.count)
    .filter((weight) => probabilityOf(weight) >= threshold).length
  return {
    engine: 'splink model',
    linkType: model.linkType,
    inputs: rows.names.map((name, source) => ({
      name,
      rows: rows.sources.reduce((sum, at) => sum + (at === source ? 1 : 0), 0),
    })),
    rows: rows.ids.length,
    pairsCompared: compared,
    rules: model.rules.map(({ sql }, rule) => ({ rule: sql, pairs: comparedByRule[rule]! })),
    seconds,
    secondsTotal: Object.values(seconds).reduce((sum, step) => sum + step, 0),
    peakMemoryMb: Math.round(memoryMb),
    model: {
      fields: model.comparisons.map(({ name, levels, weights }) => ({
        field: name,
        levels: levels.map(({ label, m, u }, level) => ({ level: label, m, u, bits: weights[level]!.bits })),
      })),
      untrained: model.untrained,
    },
    lambda: model.prior,
    thresholds: { join: threshold, review: run.reviewFrom, chosen: 'given' },
    joinedPairs: joins,
    reviewPairs: pairs.count - joins,
    clusters: single,
    largestCluster: { rows: rows.ids.reduce((most, _, row) => Math.max(most, clusters.size(row)), 0) },
  }
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = await open(path, 'w')
  try {
    let part: string[] = []
    for (const line of lines) {
      part.push(line)
      if (part.length < 20_000) continue
      await file.write(`${part.join('\n')}\n`)
      part = []
    }
    if (part.length > 0) await file.write(`${part.join('\n')}\n`)
  } finally {
    await file.close()
  }
}
