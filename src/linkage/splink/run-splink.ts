import { Problem } from '../../kernel/problem.ts'
import { Clusters } from '../rules/clusters.ts'
import { expressionsOf, readModel, type SplinkModel, withPlaces } from './read-model.ts'
import { type RowNames, readRows, rowOrder } from './read-rows.ts'
import { eachPair, readyRules } from './rules/block.ts'
import { packed, type Table } from './rules/compile.ts'
import { type ColumnKind, columnKinds, presenceColumns } from './rules/kinds.ts'
import { Pairs } from './rules/pairs.ts'
import { probabilityOf, readyComparison, type Scorer, scorer, weightOf } from './rules/score.ts'
import { columnsOf } from './rules/weights.ts'

export interface SplinkJob {
  readonly settings: string
  readonly files: readonly string[]
  /** Column of ids; that of the model where not given. */
  readonly id: string | undefined
  /** Pairs of this probability are joined. */
  readonly threshold: number
  /** Pairs from this probability on are kept, those below the threshold as questions for people. */
  readonly reviewFrom: number
}

/** All that a run found out, for those who write it down. */
export interface SplinkRun {
  readonly model: SplinkModel
  readonly rows: RowNames
  readonly pairs: Pairs
  readonly scorer: Scorer
  readonly clusters: Clusters
  readonly threshold: number
  readonly reviewFrom: number
  readonly compared: number
  readonly comparedByRule: readonly number[]
  readonly seconds: Readonly<Record<string, number>>
}

/**
 * Links files with a saved Splink model: the pairs of its blocking rules, its weights, and connected rows as clusters.
 * @throws Problem for a model or file that is not understood
 */
export async function runSplink(job: SplinkJob): Promise<SplinkRun> {
  const seconds: Record<string, number> = {}
  let since = performance.now()
  const lap = (step: string) => {
    const now = performance.now()
    seconds[step] = Math.round(now - since) / 1000
    since = now
  }
  const model = await readModel(job.settings)
  expectFiles(model, job.files.length)
  const { rows, ready } = prepare(model, job, lap)
  const from = Math.min(job.reviewFrom, job.threshold)
  const scores = scorer(ready.comparisons, weightOf(model.prior), weightOf(from))
  const pairs = new Pairs()
  const comparedByRule = model.rules.length === 0 ? [0] : model.rules.map(() => 0)
  const order = rowOrder(rows, model.linkType === 'link_only')
  withPlaces(model, () => {
    eachPair(ready.rules, order, (left, right, rule) => {
      comparedByRule[ready.rules[rule]!.rule]!++
      const weight = scores.weigh(left, right)
      if (!Number.isNaN(weight)) pairs.add(left, right, weight)
    })
  })
  lap('3 block, compare and weigh')
  const clusters = Clusters.from(rows.ids.length)
  for (let pair = 0; pair < pairs.count; pair++)
    if (probabilityOf(pairs.weights[pair]!) >= job.threshold)
      clusters.join(pairs.lefts[pair]!, pairs.rights[pair]!)
  lap('4 cluster')
  const compared = comparedByRule.reduce((sum, count) => sum + count, 0)
  return {
    model,
    rows,
    pairs,
    scorer: scores,
    clusters,
    threshold: job.threshold,
    reviewFrom: from,
    compared,
    comparedByRule,
    seconds,
  }
}

/** Reads the rows and makes the model ready for them. The columns themselves are let go. */
function prepare(model: SplinkModel, job: SplinkJob, lap: (step: string) => void) {
  const columns = withPlaces(model, () => neededColumns(model))
  const { sourceColumn } = model
  const { table, ...rows } = readRows({
    files: job.files,
    id: job.id ?? model.idColumn,
    columns,
    sourceColumn,
  })
  lap('1 read')
  const ready = withPlaces(model, () => {
    const rules = readyRules(rulesOf(model), table)
    const ofComparisons: Table = { ...table, kept: new Map() }
    readyComparisons(model, ofComparisons)
    return { rules, comparisons: readyComparisons(model, packed(ofComparisons)) }
  })
  lap('2 make ready')
  return { rows: rows as RowNames, ready }
}

function readyComparisons({ comparisons }: SplinkModel, table: Table) {
  return comparisons.map(({ levels, weights }) =>
    readyComparison(
      levels.map(({ condition }) => condition),
      weights,
      table,
    ),
  )
}

function expectFiles({ linkType }: SplinkModel, files: number): void {
  if ((linkType === 'dedupe_only') !== (files === 1))
    throw new Problem('linkage.splink.file-count', 422, { linkType, files })
}

/** Without a rule, every row meets every other. */
function rulesOf({ rules }: SplinkModel) {
  return rules.length === 0
    ? [{ kind: 'literal' as const, value: true }]
    : rules.map(({ condition }) => condition)
}

function neededColumns(model: SplinkModel): Map<string, ColumnKind> {
  const expressions = expressionsOf(model)
  const kinds = columnKinds(expressions)
  const frequencies = model.comparisons.flatMap(({ weights }) =>
    weights.flatMap(({ frequency }) => frequency?.column ?? []),
  )
  const names = [...columnsOf(expressions), ...frequencies]
  const present = presenceColumns(expressions)
  for (const name of frequencies) present.delete(name)
  return new Map(names.map((name) => [name, present.has(name) ? 'presence' : (kinds.get(name) ?? 'text')]))
}
