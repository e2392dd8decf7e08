import type { Dependence } from './dependence.ts'
import { type Field, householdFields, levelsOf } from './fields.ts'
import type { KeyRule } from './key-rules.ts'
import type { Patterns } from './patterns.ts'

/** Shares of each level by column among pairs that are the same person (m) and that are not (u); 'missing' is left out. */
export interface Model {
  readonly m: readonly Float64Array[]
  readonly u: readonly Float64Array[]
  /** m as it was seen, before the guard rail of `ordered`, which knows strangers only: what relatives are measured against. */
  readonly seen: readonly Float64Array[]
  /** Share of one person's pairs among all possible pairs, as far as training saw it. */
  lambda: number
  /** How rare what agrees by chance is, see Patterns.rarity. */
  readonly rarity: Float64Array
  readonly dependence: Dependence
  /** What each rule taught: share of same-person pairs among its pairs, or why it taught nothing. */
  readonly sessions: { rule: string; pairs: number; share: number; taught: string[] }[]
}

const rounds = 2
const tellingBits = 3

/** What training sees of a blocking rule: its pairs in all, and the patterns of some of them. */
export interface RuleSample {
  readonly rule: KeyRule
  readonly pairs: number
  readonly patterns: Patterns
}

/**
 * Trains on the data alone, as Fellegi and Sunter proposed: u from random pairs, m by expectation maximisation on the
 * patterns of the pairs of each blocking rule, where the columns the rule looks at are left out. `possible` is the number of
 * pairs of `rows` rows that could be one person. The same samples give the same model; it knows nothing of dependence yet.
 */
export function train(
  fields: readonly Field[],
  rows: number,
  possible: number,
  sample: Patterns,
  rules: readonly RuleSample[],
): Model {
  const count = fields.length
  const starts = fields.map(({ kind }) => startShares(levelsOf[kind]))
  let model: Model = {
    m: starts,
    seen: starts,
    u: starts.map(({ length }, column) => sharesOf(sample, column, count, length, null)),
    lambda: 1 / Math.max(2, rows),
    rarity: sample.rarity,
    dependence: { ofDate: [], place: -1, ofPlace: [], kin: [] },
    sessions: [],
  }
  for (let round = 0; round < rounds; round++) {
    model = teach(model, fields, rules, starts, possible)
    // Among the random pairs of a small file some are one person: they must not count as "different".
    const odds = model.lambda / (1 - model.lambda)
    const different = posteriors(sample, model, allOf(count), odds).map((same) => 1 - same)
    model = {
      ...model,
      u: starts.map(({ length }, column) => sharesOf(sample, column, count, length, different)),
    }
  }
  return model
}

const allOf = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Before anything is known: nine in ten agree fully, the rest fades with the level; next to nobody tells an age. */
function startShares(levels: readonly string[]): Float64Array {
  const last = levels.length - 1
  let rest = 1
  return Float64Array.from(levels, (name, level) => {
    const share = ageLevels.has(name) ? ageShare : level === last ? rest : rest * (level === 1 ? 0.85 : 0.4)
    if (level === 0) return 0
    rest -= share
    return share
  })
}

const ageLevels = new Set(['age', 'near'])
const ageShare = 1e-4

/** Shares of the levels of one column, each pattern counted with its weight; a level never met keeps a small share. */
function sharesOf(
  patterns: Patterns,
  column: number,
  columns: number,
  levels: number,
  weights: Float64Array | null,
): Float64Array {
  const shares = new Float64Array(levels)
  let total = 0
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    const level = patterns.levels[pattern * columns + column]!
    if (level === 0) continue
    const count = patterns.counts[pattern]! * (weights ? weights[pattern]! : 1)
    shares[level]! += count
    total += count
  }
  const floor = 0.5
  for (let level = 1; level < levels; level++)
    shares[level] = (shares[level]! + floor) / (total + floor * (levels - 1))
  return shares
}

function posteriors(patterns: Patterns, model: Model, used: readonly number[], odds: number): Float64Array {
  const columns = model.m.length
  const out = new Float64Array(patterns.count)
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    let ratio = odds
    for (const column of used) {
      const level = patterns.levels[pattern * columns + column]!
      if (level > 0) ratio *= model.m[column]![level]! / model.u[column]![level]!
    }
    out[pattern] = ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio)
  }
  return out
}

/** One round: every rule teaches the columns it does not look at; what they say is averaged by how many pairs said it. */
function teach(
  model: Model,
  fields: readonly Field[],
  rules: readonly RuleSample[],
  starts: readonly Float64Array[],
  possible: number,
): Model {
  const sums = starts.map(({ length }) => new Float64Array(length))
  const sessions: Model['sessions'] = []
  let most = 0
  for (const { rule, patterns, pairs: all } of rules) {
    const used = teachable(fields, rule)
    const pairs = patterns.counts.reduce((sum, count) => sum + count, 0)
    const learnt =
      used.length < 2 || pairs < 20 ? null : expectAndMaximise(patterns, model, fields, used, starts)
    const share = learnt?.share ?? 0
    const taught = learnt ? used.map((column) => fields[column]!.name) : []
    sessions.push({ rule: rule.name, pairs, share, taught })
    if (!learnt) continue
    most = Math.max(most, share * Math.max(pairs, all))
    used.forEach((column) => {
      const weight = Math.min(learnt.seen[column]!, 20_000)
      for (let level = 1; level < starts[column]!.length; level++)
        sums[column]![level]! += learnt.m[column]![level]! * weight
    })
  }
  const seen = sums.map((sum, column) => normalised(sum, starts[column]!))
  return {
    ...model,
    seen,
    m: seen.map((shares, column) =>
      fields[column]!.kind === 'national-id' ? shares : ordered(shares, model.u[column]!),
    ),
    lambda: Math.min(0.5, Math.max(model.lambda, most / possible)),
    sessions,
  }
}

/**
 * Columns a rule can teach: not those it looks at, nor the rest of the household once it looks at one part of it. Rules that
 * bring whole houses together teach nothing: their people are no strangers to each other (dependence.ts).
 */
export function teachable(
  fields: readonly Field[],
  { columns: blockedOn, lack, isOfHouse }: Pick<KeyRule, 'columns' | 'lack' | 'isOfHouse'>,
): number[] {
  if (lack !== null || isOfHouse) return []
  const household = householdFields(fields)
  const looksAtHousehold = blockedOn.some((column) => household[column] && fields[column]!.kind !== 'surname')
  return allOf(fields.length).filter(
    (column) => !blockedOn.includes(column) && !(looksAtHousehold && household[column]),
  )
}

interface Learnt {
  readonly m: readonly Float64Array[]
  readonly share: number
  /** Same-person pairs that had a level in the column. */
  readonly seen: Float64Array
}

/** Expectation maximisation with u fixed. Null when it ends where nothing can be told: all pairs the same, or none. */
function expectAndMaximise(
  patterns: Patterns,
  start: Model,
  fields: readonly Field[],
  used: readonly number[],
  starts: readonly Float64Array[],
): Learnt | null {
  const columns = starts.length
  let model = { ...start }
  let share = 0.3
  let same: Float64Array = new Float64Array(patterns.count)
  const total = patterns.counts.reduce((sum, count) => sum + count, 0)
  for (let step = 0; step < 40; step++) {
    same = posteriors(patterns, model, used, share / (1 - share))
    let sum = 0
    for (let pattern = 0; pattern < patterns.count; pattern++)
      sum += same[pattern]! * patterns.counts[pattern]!
    share = Math.min(0.999, Math.max(1e-6, sum / total))
    const m = model.m.map((shares, column) =>
      used.includes(column)
        ? ordered(
            blend(sharesOf(patterns, column, columns, starts[column]!.length, same), sum, starts[column]!),
            model.u[column]!,
          )
        : shares,
    )
    model = { ...model, m }
  }
  if (share * total < 10 || told(model, used) < tellingBits) return null
  return { ...learnFromSure(patterns, model, fields, used, starts), share }
}

/** From this probability on the person's other columns say by themselves that a pair is one person. */
const sureFrom = 0.99
const leastSure = 50

/**
 * Levels of each column among the pairs that the other columns of the person are sure of. Maximisation alone would let a
 * column decide for itself who is the same person: namesakes born on one day would then teach that names of one person
 * differ, and brothers who use each other's number that birth dates do.
 */
function learnFromSure(
  patterns: Patterns,
  learnt: Model,
  fields: readonly Field[],
  used: readonly number[],
  starts: readonly Float64Array[],
): Omit<Learnt, 'share'> {
  const household = householdFields(fields)
  const columns = starts.length
  // A number one digit off may be a neighbour's: it makes nothing sure.
  const model: Model = {
    ...learnt,
    m: learnt.m.map((shares, column) =>
      fields[column]!.kind === 'national-id'
        ? shares.map((share, level) => (level === 1 ? share : Math.min(share, learnt.u[column]![level]!)))
        : shares,
    ),
  }
  // Where too few pairs are sure, maximisation has the word, but no weight beside rules that are sure.
  const seen = new Float64Array(columns).fill(1)
  const m = learnt.m.map((shares, column) => {
    const others = used.filter((other) => other !== column && !household[other])
    if (!used.includes(column) || others.length === 0) return shares
    const sure = posteriors(patterns, model, others, 1).map((same) => (same >= sureFrom ? same : 0))
    for (let pattern = 0; pattern < patterns.count; pattern++)
      if (patterns.levels[pattern * columns + column]! > 0)
        seen[column]! += sure[pattern]! * patterns.counts[pattern]!
    const start = starts[column]!
    return seen[column]! < leastSure
      ? shares
      : blend(sharesOf(patterns, column, columns, start.length, sure), seen[column]!, start)
  })
  return { m, seen }
}

/** Bits that tell a same-person pair from another on average; where they are few, the two kinds were not told apart. */
function told(model: Model, used: readonly number[]): number {
  return used.reduce((sum, column) => {
    const u = model.u[column]!
    return (
      sum + model.m[column]!.reduce((bits, m, level) => bits + (m > 0 ? m * Math.log2(m / u[level]!) : 0), 0)
    )
  }, 0)
}

/** A few pairs say little: as if twenty pairs had followed the start values. */
function blend(shares: Float64Array, pairs: number, start: Float64Array): Float64Array {
  return shares.map((share, level) => (share * pairs + start[level]! * 20) / (pairs + 20))
}

function normalised(sums: Float64Array, start: Float64Array): Float64Array {
  const total = sums.reduce((sum, value) => sum + value, 0)
  return total === 0 ? start : sums.map((value) => value / total)
}

/**
 * Guard rail: the evidence m / u never rises from a level to a worse one. Where it would, neighbours share their evidence
 * (pooled), so that sampling noise in rare levels cannot turn a disagreement into a proof.
 */
function ordered(m: Float64Array, u: Float64Array): Float64Array {
  const groups: { m: number; u: number; levels: number[] }[] = []
  for (let level = 1; level < m.length; level++) {
    groups.push({ m: m[level]!, u: u[level]!, levels: [level] })
    for (let last = groups.length - 1; last > 0; last--) {
      const [better, worse] = [groups[last - 1]!, groups[last]!]
      if (worse.m / worse.u <= better.m / better.u) break
      better.m += worse.m
      better.u += worse.u
      better.levels.push(...worse.levels)
      groups.pop()
    }
  }
  const out = new Float64Array(m.length)
  for (const group of groups) for (const level of group.levels) out[level] = (group.m / group.u) * u[level]!
  return out
}
