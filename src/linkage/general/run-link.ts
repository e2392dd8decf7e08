import type { LinkConfig } from './config.ts'
import { explainBlocks, explainModel, explainScores, explainTable } from './explain-steps.ts'
import { readInputs } from './read-inputs.ts'
import { type Blocks, buildBlocks, type Walk } from './rules/block.ts'
import type { Table } from './rules/columns.ts'
import { newComparer, newComparison } from './rules/compare.ts'
import { keyRulesFor } from './rules/key-rules.ts'
import { possiblePairs } from './rules/patterns.ts'
import { type Resolution, resolve } from './rules/resolve.ts'
import { type Edges, scorePairs, settlePrior, sortEdges } from './rules/score.ts'
import { bitsFrom, chooseThresholds, type Thresholds } from './rules/thresholds.ts'
import { type Model, train } from './rules/train.ts'
import { newWeigher, type Weigher } from './rules/weigh.ts'

/** Everything a run found out. `order` has the edges worth keeping, strongest first. */
export interface LinkRun {
  readonly table: Table
  readonly blocks: Blocks
  readonly model: Model
  readonly weigher: Weigher
  readonly edges: Edges
  readonly order: Int32Array
  readonly walk: Walk
  /** log2 of the odds that any possible pair is one person. */
  readonly priorBits: number
  readonly thresholds: Thresholds
  readonly resolution: Resolution
  /** Seconds per step. */
  readonly seconds: Readonly<Record<string, number>>
}

/** Links the rows of the inputs: the steps of README.md, one after the other. `explain` gets a few lines per step. */
export async function runLink(config: LinkConfig, explain: (line: string) => void): Promise<LinkRun> {
  const seconds: Record<string, number> = {}
  let last = performance.now()
  const done = (step: string) => {
    const now = performance.now()
    seconds[step] = Math.round(now - last) / 1000
    last = now
  }
  const table = await readInputs(config)
  done('1 read and encode')
  explainTable(table, explain)
  const blocks = buildBlocks(table, keyRulesFor(table))
  done('2 block')
  explainBlocks(blocks, explain)
  const comparer = newComparer(table)
  const model = train(comparer, blocks, config.seed)
  const weigher = newWeigher(table, model)
  done('3 train')
  explainModel(table, model, weigher, explain)
  const { edges, walk, histogram } = scorePairs(comparer, blocks, weigher)
  done('4 compare and weigh')
  const start = Math.log2(model.lambda / (1 - model.lambda))
  const priorBits = settlePrior(histogram, possiblePairs(table), start)
  const order = sortEdges(edges)
  const thresholds =
    config.thresholds === 'auto' ? chooseThresholds(edges, order, priorBits) : config.thresholds
  done('5 settle prior and thresholds')
  const joinBits = bitsFrom(thresholds.join, priorBits)
  const resolution = resolve(comparer, newComparison(table), weigher, edges, order, joinBits, priorBits)
  done('6 resolve')
  explainScores(table, { edges, order, walk, priorBits, thresholds, resolution }, explain)
  return {
    table,
    blocks,
    model,
    weigher,
    edges,
    order,
    walk,
    priorBits,
    thresholds,
    resolution,
    seconds,
  }
}
