import { Clusters } from '../rules/clusters.ts'
import { collectGarbage } from './collect-garbage.ts'
import { readShare, type Share, type ShareRead } from './read-columns.ts'
import { type FileEntry, readBytes } from './register/files.ts'
import { judgeRule, meetsAllBy, type Sampled } from './rules/choose-rules.ts'
import { Comparer } from './rules/compare.ts'
import { equalPairs, tallyEqual } from './rules/equal-pairs.ts'
import { indexKeys, type KeyIndex } from './rules/key-index.ts'
import { type KeyPlan, planKeys, writeParts } from './rules/key-rules.ts'
import { indexedRule, Partners } from './rules/partners.ts'
import { randomPatterns, rulePatterns, type Tally } from './rules/patterns.ts'
import { randomFrom } from './rules/random.ts'
import { type Resolution, resolvePart } from './rules/resolve.ts'
import { Edges, floorFor, scoreRows } from './rules/score.ts'
import { PairScorer } from './rules/score-pair.ts'
import { weighPersons } from './rules/weigh-persons.ts'
import type { Shared, ThreadState } from './state.ts'

/** A piece of work that any thread can do: it reads what is shared, and answers. The same input gives the same answer. */
export interface Task<Input, Output> {
  readonly name: string
  readonly run: (state: ThreadState, input: Input) => Output | Promise<Output>
}

const pairsJudged = 5_000
/** Rows that a thread takes at a time when pairs are compared. */
export const chunkRows = 512
/** An index of so many rows leaves arrays behind whose memory is given back before the next. */
const wastefulRows = 100_000

export const readTask: Task<Share, ShareRead> = {
  name: 'read',
  run: (state, share) => readShare(need(state, 'config'), share, state.shared.known),
}

/** Reads files of a register into shared memory. */
export const loadTask: Task<readonly { path: string; entry: FileEntry; into: Uint8Array }[], null> = {
  name: 'load',
  run: (_, files) => {
    for (const { path, entry, into } of files) readBytes(path, entry, into)
    return null
  },
}

/** Writes the parts of some rows into shared memory. */
export const partsTask: Task<{ from: number; to: number }, null> = {
  name: 'parts',
  run: (state, { from, to }) => {
    const { parts, first } = need(state, 'parts')
    writeParts(planOf(state), parts, from, to, first)
    return null
  },
}

export const indexTask: Task<{ rule: number; oneIn: number; isKept: boolean; isClosed: boolean }, KeyIndex> =
  {
    name: 'index',
    run: (state, { rule, oneIn, isKept, isClosed }) => {
      const parts = partsOf(state)
      const index = indexKeys(parts, planOf(state).rules[rule]!, oneIn, isKept, isClosed)
      if (parts.count >= wastefulRows * oneIn) collectGarbage()
      return index
    },
  }

/** Patterns of random pairs (`rule` null) or of pairs of one rule, chosen by the seed. */
export const sampleTask: Task<{ rule: number | null; seed: number; pairs: number }, Tally> = {
  name: 'sample',
  run: (state, { rule, seed, pairs }) => {
    const comparer = comparerOf(state)
    const random = randomFrom(seed)
    const counts =
      rule === null
        ? randomPatterns(comparer, random, pairs)
        : rulePatterns(
            comparer,
            need(state, 'samples')[rule]!,
            meetsAllBy(partsOf(state), planOf(state).rules[rule]!),
            random,
            pairs,
          )
    return counts.toTally()
  },
}

/** Patterns of pairs that have one value of a column in common: how many there are, and some of them. */
export const equalTask: Task<
  { column: number; wanted: number; seed: number },
  { pairs: number; filled: number; tally: Tally }
> = {
  name: 'equal',
  run: (state, { column, wanted, seed }) => {
    const table = need(state, 'table')
    const found = equalPairs(table, column)
    const tally = tallyEqual(comparerOf(state), found, randomFrom(seed), wanted)
    return { pairs: found.pairs, filled: found.filled, tally }
  },
}

/** Looks at some pairs of a rule with the trained model; only rules in `rules` count as bringing a pair. */
export const judgeTask: Task<{ rule: number; seed: number; matchBits: number }, Sampled> = {
  name: 'judge',
  run: (state, { rule, seed, matchBits }) => {
    const index = need(state, 'samples')[rule]!
    const { rules } = planOf(state)
    return judgeRule(
      scorerOf(state),
      index,
      rule,
      partsOf(state),
      rules,
      randomFrom(seed),
      pairsJudged,
      matchBits,
    )
  },
}

export interface Scored {
  readonly edges: Pick<Edges, 'a' | 'b' | 'weight' | 'levels'>
  /** Chunks in the order they were taken: number of the chunk, edges up to its end. */
  readonly chunks: readonly { readonly chunk: number; readonly end: number }[]
  readonly pairsByRule: Float64Array
}

/** Compares pairs, taking chunks of rows from a common counter until none is left. */
export const scoreTask: Task<Int32Array, Scored> = {
  name: 'score',
  run: (state, counter) => {
    const table = need(state, 'table')
    const partners = partnersOf(state)
    const edges = new Edges(table.columns.length)
    const { firstNew = 0, floor = floorFor(table.count) } = state.shared.standing ?? {}
    const scorer = { partners, pairs: scorerOf(state), floor }
    const chunks: { chunk: number; end: number }[] = []
    for (;;) {
      const chunk = Atomics.add(counter, 0, 1)
      const from = firstNew + chunk * chunkRows
      if (from >= table.count) break
      scoreRows(scorer, from, Math.min(table.count, from + chunkRows), edges)
      chunks.push({ chunk, end: edges.count })
    }
    const { a, b, weight, levels } = edges
    return { edges: { a, b, weight, levels }, chunks, pairsByRule: partners.pairsByRule }
  },
}

/** Joins the rows of one part of the edges in the clusters that all threads share. */
export const resolveTask: Task<number, Pick<Resolution, 'joined' | 'refused'>> = {
  name: 'resolve',
  run: (state, part) => {
    const { twoNumbers } = need(state, 'config')
    return resolvePart(comparerOf(state), need(state, 'weigher'), need(state, 'joinable'), twoNumbers, part)
  },
}

/** What the persons of two rows weigh together (bits, without the prior), pair by pair. */
export const togetherTask: Task<Pick<Edges, 'a' | 'b' | 'weight'>, Float32Array> = {
  name: 'together',
  run: (state, { a, b, weight }) => {
    const { persons: lists, priorBits } = need(state, 'joinable')
    const clusters = Clusters.over(lists)
    const scales = { comparer: comparerOf(state), weigher: need(state, 'weigher'), clusters, priorBits }
    return weight.map((bits, pair) => weighPersons(scales, a[pair]!, b[pair]!, bits).together)
  },
}

export const tasks: readonly Task<never, unknown>[] = [
  readTask,
  loadTask,
  partsTask,
  indexTask,
  sampleTask,
  equalTask,
  judgeTask,
  scoreTask,
  resolveTask,
  togetherTask,
]

function need<Name extends keyof Shared>({ shared }: ThreadState, name: Name): Shared[Name] {
  const value = shared[name]
  if (value === undefined) throw new Error(`a task came before its ${name}`)
  return value as Shared[Name]
}

const planOf = (state: ThreadState): KeyPlan => (state.own.plan ??= planKeys(need(state, 'table')))

const comparerOf = (state: ThreadState): Comparer =>
  (state.own.comparer ??= new Comparer(need(state, 'table')))

const scorerOf = (state: ThreadState): PairScorer =>
  (state.own.scorer ??= new PairScorer(comparerOf(state), need(state, 'weigher')))

function partnersOf(state: ThreadState): Partners {
  const table = need(state, 'table')
  const plan = planOf(state)
  const { standing } = state.shared
  const rules = need(state, 'indexes').map((index, rule) => {
    const before = standing?.indexes.map((indexes) => indexes[rule]!) ?? []
    return indexedRule(table, plan.rules[rule]!, [...before, index])
  })
  return new Partners(table, partsOf(state), rules, standing)
}

const partsOf = (state: ThreadState) => need(state, 'parts')
