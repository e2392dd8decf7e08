import type { LinkConfig } from './config.ts'
import type { Crew } from './crew.ts'
import { type Explain, explainBlocks, explainModel, explainScores } from './explain-steps.ts'
import { type Asked, askAll, type newClock, resolveAll, scoreAll, writeAllParts } from './link-steps.ts'
import { chooseRules } from './rules/choose-rules.ts'
import { dependentColumns, learnDependence } from './rules/dependence.ts'
import { emptyIndex, type KeyIndex, type PartTable } from './rules/key-index.ts'
import { type KeyPlan, planKeys } from './rules/key-rules.ts'
import { possiblePairs } from './rules/partners.ts'
import { addTallies } from './rules/patterns.ts'
import type { Resolution, StandingPersons } from './rules/resolve.ts'
import { weighRivals } from './rules/rivals.ts'
import { type Edges, settlePrior, sortEdges } from './rules/score.ts'
import type { Table } from './rules/table.ts'
import { bitsFrom, chooseThresholds, type Thresholds } from './rules/thresholds.ts'
import { type Model, teachable, train } from './rules/train.ts'
import { newWeigher, type Weigher } from './rules/weigh.ts'
import { equalTask, indexTask, judgeTask, sampleTask } from './tasks.ts'

/** What linking the rows of a table found out. */
export interface Linked extends Weighed, Asked {
  readonly plan: KeyPlan
  readonly indexes: readonly KeyIndex[]
  readonly model: Model
  readonly weigher: Weigher
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
  readonly explain: Explain
  readonly clock: ReturnType<typeof newClock>
}

interface HowToLink extends Around {
  /** True when no later list will meet these rows. */
  readonly isClosed: boolean
  readonly engine?: Engine | undefined
}

/** Steps 2 to 8: learns from the rows of a table alone and links them. Also answers the parts of the rows, where later lists come. */
export async function linkTable(
  crew: Crew,
  config: LinkConfig,
  table: Table,
  { isClosed, engine = () => scoreAll(crew, table), ...around }: HowToLink,
): Promise<Linked & { parts: PartTable }> {
  const { clock } = around
  crew.share({ table })
  crew.tidy()
  const { plan, model, weigher, ...blocks } = await learn(crew, config, table, isClosed, around)
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

/**
 * Steps 2 to 4: what to compare and how to weigh it. Samples stay in an object that can be emptied: a function that waits keeps
 * all it was given.
 */
async function learn(
  crew: Crew,
  config: LinkConfig,
  table: Table,
  isClosed: boolean,
  { explain, clock }: Around,
) {
  const plan = planKeys(table)
  const { parts, ...sampled } = await sampleBlocks(crew, table, plan, isClosed)
  clock.done('2 sample blocks')
  const model = await trainAll(crew, config, table, plan, sampled.samples)
  const weigher = newWeigher(table, model)
  clock.done('3 train')
  explainModel(table, model, weigher, explain)
  crew.share({ weigher })
  const indexes = await indexAll(crew, config, table, plan, sampled, model, isClosed)
  clock.done('4 block')
  explainBlocks(plan, indexes, explain)
  return { plan, parts, model, weigher, indexes }
}

/** Steps 7 and 8: from pairs to persons, and to questions. */
export async function joinRows(
  crew: Crew,
  table: Table,
  weighed: Weighed,
  { standing, explain, clock }: Around,
): Promise<Weighed & Asked & Pick<Linked, 'resolution'>> {
  const { edges, priorBits, thresholds } = weighed
  const joinBits = bitsFrom(thresholds.join, priorBits)
  const reviewBits = bitsFrom(thresholds.review, priorBits)
  const bits = { joinBits, reviewBits, priorBits }
  const resolution = await resolveAll(crew, table, edges, bits, standing)
  clock.done('7 resolve')
  const asked = await askAll(crew, edges, resolution.clusters, reviewBits)
  clock.done('8 ask')
  const found = { ...weighed, ...asked, resolution }
  explainScores(table, found, explain)
  return found
}

/** Fewer rows are linked by all rules. */
const fewRows = 50_000

/** Rows of a sample of blocks; fewer rows than that are taken whole. */
const sampleRows = 150_000

const shareFor = ({ count }: Table) => 2 ** Math.max(0, Math.floor(Math.log2(count / sampleRows)))

/** Step 2: the parts of all rows, then some blocks of each rule, enough to judge it by. */
async function sampleBlocks(crew: Crew, table: Table, plan: KeyPlan, isClosed: boolean) {
  const parts = await writeAllParts(crew, table, plan)
  const oneIn = shareFor(table)
  const ask = (isKept: boolean) =>
    crew.run(
      indexTask,
      plan.rules.map((_, rule) => ({ rule, oneIn, isKept, isClosed })),
    )
  const all = await ask(false)
  // Where no rule says much, all are kept; otherwise those that do not are left out.
  const samples = all.some((index) => index.isKept)
    ? all.map((index) => (index.isKept ? index : leftOut(index)))
    : await ask(true)
  crew.share({ samples })
  return { samples, parts }
}

/**
 * Step 4: rules that bring next to nothing that others do not bring are left out; the blocks of the rest are made whole. Where
 * rows are few all are kept. Where later lists come, so are the basic ones, even those that bring no pair yet: the first list may
 * have no one twice.
 */
async function indexAll(
  crew: Crew,
  { seed }: LinkConfig,
  table: Table,
  plan: KeyPlan,
  sampled: { samples: readonly KeyIndex[] },
  { lambda }: Model,
  isClosed: boolean,
): Promise<readonly KeyIndex[]> {
  const oneIn = shareFor(table)
  const isChosen =
    table.count < fewRows
      ? plan.rules.map(() => true)
      : await judgeAll(crew, seed, plan, sampled.samples, lambda, oneIn)
  const isKept = sampled.samples.map(
    (sample, rule) =>
      sample.isKept &&
      (isClosed
        ? sample.sizes.pairs > 0 && isChosen[rule]!
        : isChosen[rule]! || plan.rules[rule]!.isBasic === true),
  )
  const indexes = sampled.samples.map((sample, rule) =>
    isKept[rule] && oneIn === 1 ? sample : leftOut(sample),
  )
  // From here on nothing looks at samples; their memory is free for the blocks.
  sampled.samples = []
  crew.share(sampled)
  crew.tidy()
  const whole = plan.rules.flatMap((_, rule) => (isKept[rule] && oneIn > 1 ? [rule] : []))
  const made = await crew.run(
    indexTask,
    whole.map((rule) => ({ rule, oneIn: 1, isKept: true, isClosed })),
  )
  whole.forEach((rule, place) => {
    indexes[rule] = made[place]!
  })
  crew.share({ indexes })
  return indexes
}

/** A rule that is left out: all its pairs count as capped. */
const leftOut = ({ first, count, sizes }: KeyIndex) => emptyIndex(first, count, sizes.capped + sizes.pairs)

/** Which rules are worth their work, seen by some pairs of each. */
async function judgeAll(
  crew: Crew,
  seed: number,
  { rules }: KeyPlan,
  samples: readonly KeyIndex[],
  lambda: number,
  oneIn: number,
): Promise<boolean[]> {
  const matchBits = Math.log2(1 / lambda - 1)
  const judged = await crew.run(
    judgeTask,
    rules.map((_, rule) => ({ rule, seed: seed + rule, matchBits })),
  )
  return chooseRules(
    judged.map((sampled, rule) => {
      const { pairs, askers } = samples[rule]!.sizes
      return { ...sampled, pairs: pairs * oneIn, lookups: askers * rules[rule]!.slots.length }
    }),
  )
}

const randomPairs = 160_000
const randomPieces = 8
const pairsPerRule = 16_000

/** Step 3: samples of pairs are compared by all threads; the model is made of them at once. */
async function trainAll(
  crew: Crew,
  { seed }: LinkConfig,
  table: Table,
  plan: KeyPlan,
  samples: readonly KeyIndex[],
): Promise<Model> {
  const seedOf = (piece: number) => (Math.imul(seed, 0x9e3779b1) + piece) | 0
  const random = Array.from({ length: randomPieces }, (_, piece) => ({
    rule: null,
    seed: seedOf(piece),
    pairs: randomPairs / randomPieces,
  }))
  const fields = table.columns.map(({ field }) => field)
  const byRule = plan.rules.map((keyRule, rule) => ({
    rule,
    seed: seedOf(randomPieces + rule),
    pairs: teachable(fields, keyRule).length < 2 ? 0 : pairsPerRule,
  }))
  const columns = table.columns.length
  const valuesOf = (column: number) => table.columns[column]!.distinct
  const dependent = dependentColumns(fields, valuesOf).map((wanted, place) => ({
    ...wanted,
    seed: seedOf(randomPieces + plan.rules.length + place),
  }))
  const tallies = await crew.run(sampleTask, [...random, ...byRule])
  const equal = await crew.run(equalTask, dependent)
  const possible = possiblePairs(table)
  const model = train(
    fields,
    table.count,
    possible,
    addTallies(tallies.slice(0, randomPieces), columns),
    plan.rules.map((rule, index) => ({
      rule,
      pairs: samples[index]!.sizes.pairs * shareFor(table),
      patterns: addTallies([tallies[randomPieces + index]!], columns),
    })),
  )
  const met = equal.map(({ tally, ...sample }, place) => ({
    ...sample,
    column: dependent[place]!.column,
    patterns: addTallies([tally], columns),
  }))
  const dependence = learnDependence(fields, valuesOf, met, model.seen, model.u, table.count, possible)
  return { ...model, dependence }
}
