import { Clusters } from '../rules/clusters.ts'
import { type Answers, obeyAnswers } from './answers.ts'
import type { LinkConfig } from './config.ts'
import type { Crew } from './crew.ts'
import { type Explain, explainScores } from './explain-steps.ts'
import { learn } from './learn.ts'
import { type Asked, askAll, type newClock, resolveAll, scoreAll } from './link-steps.ts'
import type { Trained } from './model-file.ts'
import { emptyIndex, type KeyIndex, type PartTable } from './rules/key-index.ts'
import type { KeyPlan } from './rules/key-rules.ts'
import { possiblePairs } from './rules/partners.ts'
import type { Resolution, StandingPersons } from './rules/resolve.ts'
import { weighRivals } from './rules/rivals.ts'
import { type Edges, settlePrior, sortEdges } from './rules/score.ts'
import type { Table } from './rules/table.ts'
import { bitsFrom, chooseThresholds, type Thresholds } from './rules/thresholds.ts'
import type { Model } from './rules/train.ts'
import { sharedInts } from './rules/typed-lists.ts'
import type { Weigher } from './rules/weigh.ts'

/** What linking the rows of a table found out. */
export interface Linked extends Weighed, Asked {
  readonly plan: KeyPlan
  readonly indexes: readonly KeyIndex[]
  readonly model: Model
  readonly weigher: Weigher
  readonly answers: Answers
  readonly resolution: Resolution
}

/** Pairs, strongest first, and what is asked of them. */
interface Weighed extends ScoredPairs {
  /** log2 of the odds that any possible pair is one person. */
  readonly priorBits: number
  readonly thresholds: Thresholds
}

/** What finding and weighing pairs needs: everything that is decided before. */
export interface Ground {
  readonly table: Table
  readonly plan: KeyPlan
  /** Parts of all rows, see key-rules.ts. */
  readonly parts: Int32Array
  readonly indexes: readonly KeyIndex[]
  readonly weigher: Weigher
}

/** Pairs that may matter. */
export interface ScoredPairs {
  readonly edges: Edges
  /** Pairs that each rule was the first to bring. */
  readonly pairsByRule: Float64Array
}

/** Finds and weighs the pairs somewhere else than in this process. Who does it changes nothing but the time. */
export type Engine = (ground: Ground) => Promise<ScoredPairs>

/** What stands around the steps of a run. */
export interface Around {
  readonly standing?: StandingPersons
  readonly answers: Answers
  readonly explain: Explain
  readonly clock: ReturnType<typeof newClock>
}

interface HowToLink extends Around {
  /** True when no later list will meet these rows. */
  readonly isClosed: boolean
  readonly engine?: Engine | undefined
  /** A model that other rows taught; without one these rows teach it. */
  readonly given?: Trained | undefined
}

/** Steps 2 to 8: learns from the rows of a table alone, unless a model is given, and links them. Also answers the parts of the rows, where later lists come. */
export async function linkTable(
  crew: Crew,
  config: LinkConfig,
  table: Table,
  { isClosed, engine = () => scoreAll(crew, table), given, ...around }: HowToLink,
): Promise<Linked & { parts: PartTable }> {
  const { clock } = around
  crew.share({ table })
  crew.tidy()
  const { plan, model, weigher, ...blocks } = await learn(crew, config, table, isClosed, given, around)
  crew.tidy()
  const { edges: found, pairsByRule } = await engine({
    table,
    plan,
    parts: blocks.parts.parts,
    indexes: blocks.indexes,
    weigher,
  })
  clock.done('5 compare and weigh')
  if (isClosed) forgetBlocks(crew, blocks)
  const start = Math.log2(model.lambda / (1 - model.lambda))
  const priorBits = settlePrior(found, possiblePairs(table), start)
  const edges = weighRivals(sortEdges(found), table, priorBits)
  const thresholds =
    typeof config.thresholds === 'string'
      ? chooseThresholds(config.thresholds, edges, priorBits)
      : config.thresholds
  clock.done('6 settle prior and thresholds')
  const weighed = { edges, pairsByRule, priorBits, thresholds }
  return { plan, model, weigher, ...blocks, ...(await joinRows(crew, table, weighed, around)) }
}

/** All pairs are found: of the blocks only their sizes are still asked for. */
function forgetBlocks(crew: Crew, blocks: { parts: PartTable; indexes: readonly KeyIndex[] }): void {
  blocks.indexes = blocks.indexes.map(({ first, count, sizes, isKept }) => ({
    ...emptyIndex(first, count),
    sizes,
    isKept,
  }))
  blocks.parts = { ...blocks.parts, parts: new Int32Array(0) }
  crew.share(blocks)
  crew.tidy()
}

/** Steps 7 and 8: from pairs to persons, and to questions. */
export async function joinRows(
  crew: Crew,
  table: Table,
  weighed: Weighed,
  { standing, answers, explain, clock }: Around,
): Promise<Weighed & Asked & Pick<Linked, 'answers' | 'resolution'>> {
  const { edges, priorBits, thresholds } = weighed
  const joinBits = bitsFrom(thresholds.join, priorBits)
  const reviewBits = bitsFrom(thresholds.review, priorBits)
  const bits = { joinBits, reviewBits, priorBits }
  const persons = standing ?? { rows: 0, clusters: Clusters.from(table.count, undefined, sharedInts) }
  const obeyed = obeyAnswers(answers, persons)
  const resolution = await resolveAll(crew, edges, bits, persons, obeyed)
  clock.done('7 resolve')
  const asked = await askAll(crew, edges, resolution.clusters, reviewBits, obeyed.decisions)
  clock.done('8 ask')
  const found = { ...weighed, ...asked, answers, resolution }
  explainScores(table, found, explain)
  return found
}
