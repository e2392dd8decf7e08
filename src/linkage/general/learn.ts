import type { LinkConfig } from './config.ts'
import type { Crew } from './crew.ts'
import { explainBlocks, explainModel } from './explain-steps.ts'
import { indexWhole, keptRules, writeAllParts } from './link-steps.ts'
import type { Around } from './link-table.ts'
import type { Trained } from './model-file.ts'
import { chooseRules } from './rules/choose-rules.ts'
import { dependentColumns, learnDependence } from './rules/dependence.ts'
import { emptyIndex, type KeyIndex } from './rules/key-index.ts'
import { type KeyPlan, planKeys } from './rules/key-rules.ts'
import { possiblePairs } from './rules/partners.ts'
import { addTallies } from './rules/patterns.ts'
import type { Table } from './rules/table.ts'
import { type Model, teachable, train } from './rules/train.ts'
import { newWeigher } from './rules/weigh.ts'
import { equalTask, indexTask, judgeTask, sampleTask } from './tasks.ts'

/**
 * Steps 2 to 4: what to compare and how to weigh it. Samples stay in an object that can be emptied: a function that waits keeps
 * all it was given.
 */
export async function learn(
  crew: Crew,
  config: LinkConfig,
  table: Table,
  isClosed: boolean,
  given: Trained | undefined,
  { explain, clock }: Pick<Around, 'explain' | 'clock'>,
) {
  const plan = planKeys(table)
  const parts = await writeAllParts(crew, table, plan)
  const chosen = given && rulesOf(given, plan, table)
  const sampled = { samples: chosen ? [] : await sampleBlocks(crew, table, plan, isClosed) }
  clock.done('2 sample blocks')
  const model = given ? scaled(given, table) : await trainAll(crew, config, table, plan, sampled.samples)
  const weigher = newWeigher(table, model)
  clock.done('3 train')
  explainModel(table, model, weigher, explain)
  crew.share({ weigher })
  const none = plan.rules.map(() => emptyIndex(0, table.count))
  const indexes = chosen
    ? await indexWhole(crew, none, chosen, isClosed)
    : await indexAll(crew, config, table, plan, sampled, model, isClosed)
  crew.share({ indexes })
  clock.done('4 block')
  explainBlocks(plan, indexes, explain)
  return { plan, parts, model, weigher, indexes }
}

/** Steps 2 to 4 alone: what the rows of a table teach. */
export async function trainOn(
  crew: Crew,
  config: LinkConfig,
  table: Table,
  around: Pick<Around, 'explain' | 'clock'>,
): Promise<Trained> {
  crew.share({ table })
  const { plan, model, indexes } = await learn(crew, config, table, true, undefined, around)
  return { rows: table.count, model, rules: table.count < fewRows ? null : keptRules(plan, indexes) }
}

/**
 * Which rules a model says to keep; undefined where it does not know: they were chosen for other rows, or for many more or fewer, or these
 * are so few that all are kept.
 */
function rulesOf({ rows, rules }: Trained, plan: KeyPlan, { count }: Table): boolean[] | undefined {
  if (rules === null || count < fewRows || count > 2 * rows || rows > 2 * count) return undefined
  const kept = new Map(rules.map(({ name, isKept }) => [name, isKept]))
  return plan.rules.every(({ name }) => kept.has(name))
    ? plan.rules.map(({ name }) => kept.get(name)!)
    : undefined
}

/**
 * A given model for the rows at hand: pairs of one person, and of one house, grow with the rows, and all possible pairs with
 * their square.
 */
function scaled({ rows, model }: Trained, { count }: Table): Model {
  const shrink = Math.max(2, rows) / Math.max(2, count)
  const kin = model.dependence.kin.map(({ odds, shares }) => ({ odds: Math.min(0.5, odds * shrink), shares }))
  return {
    ...model,
    lambda: Math.min(0.5, model.lambda * shrink),
    dependence: { ...model.dependence, kin },
  }
}

/** Fewer rows are linked by all rules. */
const fewRows = 50_000

/** Rows of a sample of blocks; fewer rows than that are taken whole. */
const sampleRows = 150_000

const shareFor = ({ count }: Table) => 2 ** Math.max(0, Math.floor(Math.log2(count / sampleRows)))

/** Step 2: some blocks of each rule, enough to judge it by. */
async function sampleBlocks(crew: Crew, table: Table, plan: KeyPlan, isClosed: boolean) {
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
  return samples
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
  return oneIn === 1 ? indexes : indexWhole(crew, indexes, isKept, isClosed)
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
