import { type Field, type FieldKind, householdFields, isName, levelsOf } from './fields.ts'
import type { Patterns } from './patterns.ts'

/** Shares of the levels by column; null where a column is not meant. */
export type Shares = readonly (Float64Array | null)[]

/**
 * What different people look like where they are no strangers to each other. Fields are not independent: a NIK repeats the
 * birth date, a district its villages, and the people of one house share all of it.
 */
export interface Dependence {
  /** Columns that repeat the date, and the shares among different people of one birth date. */
  readonly ofDate: Shares
  /** The finest place, and the shares of the household's other columns among different people of one such place. */
  readonly place: number
  readonly ofPlace: Shares
  /** Kinds of other people of one house, with the shares of what is a person's own. */
  readonly kin: readonly Kin[]
}

export interface Kin {
  readonly shares: Shares
  /** Share of their pairs among all possible pairs. */
  readonly odds: number
}

type ShareLists = readonly Float64Array[]
const pairsDrawn = 30_000
const kinDrawn = 60_000
/** Shares rest on what is known without the condition, as if so many pairs had said it. */
const pairsKnown = 20
/** Rows per value up to which a column of the household tells the house. */
const rowsPerHouse = 16
const leastPairs = 100

/** Pairs of rows that have one value of a column in common: how many there are, and the patterns of some of them. */
export interface EqualSample {
  readonly column: number
  readonly pairs: number
  /** Share of the rows that have a value. */
  readonly filled: number
  readonly patterns: Patterns
}

/**
 * Columns whose equal pairs teach dependence: the birth date, the finest place, and what may tell the house; with the number of
 * pairs worth looking at. `valuesOf` says how many different values a place has.
 */
export function dependentColumns(
  fields: readonly Field[],
  valuesOf: (column: number) => number,
): { column: number; wanted: number }[] {
  const kinds = fields.map(({ kind }) => kind)
  const household = householdFields(fields)
  const houses = kinds.flatMap((kind, column) => (household[column] && mayTellHouse(kind) ? [column] : []))
  return [
    ...[kinds.indexOf('date'), finestPlace(kinds, valuesOf)]
      .filter((column) => column >= 0)
      .map((column) => ({ column, wanted: pairsDrawn })),
    ...houses.map((column) => ({ column, wanted: kinDrawn })),
  ]
}

const mayTellHouse = (kind: FieldKind) => !isName(kind) && kind !== 'place' && kind !== 'category'

/** The place with most values, or -1. */
function finestPlace(kinds: readonly FieldKind[], valuesOf: (column: number) => number): number {
  const places = kinds.flatMap((kind, column) => (kind === 'place' ? [column] : []))
  return places.sort((x, y) => valuesOf(y) - valuesOf(x))[0] ?? -1
}

/** Learns from pairs that have one value in common. `m` and `u` are those of strangers, of `rows` rows with `possible` pairs. */
export function learnDependence(
  fields: readonly Field[],
  valuesOf: (column: number) => number,
  samples: readonly EqualSample[],
  m: ShareLists,
  u: ShareLists,
  rows: number,
  possible: number,
): Dependence {
  const kinds = fields.map(({ kind }) => kind)
  const indexes = (test: (kind: FieldKind, index: number) => boolean) =>
    kinds.flatMap((kind, index) => (test(kind, index) ? [index] : []))
  const place = finestPlace(kinds, valuesOf)
  const given = (base: number, dependent: readonly number[]): Shares => {
    const sample = samples.find(({ column }) => column === base)
    if (sample === undefined || dependent.length === 0) return fields.map(() => null)
    return sharesGiven(sample.patterns, base, dependent, m, u)
  }
  return {
    ofDate: given(
      kinds.indexOf('date'),
      indexes((kind) => kind === 'national-id'),
    ),
    place,
    ofPlace: given(
      place,
      indexes((kind, index) => index !== place && (kind === 'place' || kind === 'address')),
    ),
    kin: learnKin(fields, houseOf(fields, samples, rows), m, u, possible),
  }
}

/** Shares of the dependent columns among the different people of the patterns; the others tell who is different. */
function sharesGiven(
  patterns: Patterns,
  base: number,
  dependent: readonly number[],
  m: ShareLists,
  u: ShareLists,
): Shares {
  const used = u.flatMap((_, column) => (column === base || dependent.includes(column) ? [] : [column]))
  const { weights } = mixture(patterns, [pick(m, used), pick(u, used)], [0.3, 0.7], null)
  return u.map((shares, column) =>
    dependent.includes(column) ? sharesOf(patterns, column, weights[1]!, shares) : null,
  )
}

const pick = (shares: ShareLists, used: readonly number[]): Shares =>
  shares.map((of, column) => (used.includes(column) ? of : null))

const ofHouse: ReadonlySet<FieldKind> = new Set(['place', 'address', 'category', 'text', 'household-id'])

/** Other people of one house, and those born on one day among them: twins. */
function learnKin(
  fields: readonly Field[],
  house: EqualSample | null,
  m: ShareLists,
  u: ShareLists,
  possible: number,
): Kin[] {
  if (house === null || house.pairs < leastPairs) return []
  const household = householdFields(fields)
  // A mother's name and a telephone are not the same for all of a house; where it stands and its own number are.
  const own = fields.flatMap(({ kind }, column) =>
    ofHouse.has(kind) || column === house.column ? [] : [column],
  )
  const { patterns } = house
  const date = fields.findIndex(({ kind }) => kind === 'date')
  // Twins share their birth date, mother and telephone like one person; those of one sex are the harder to tell apart.
  const isOwn = (column: number) => !household[column] && column !== date
  const twins = (isOneSex: boolean) =>
    pick(u, own).map((shares, column) => {
      const { kind } = fields[column]!
      if (!shares || !isOwn(column)) return shares && m[column]!
      if (kind === 'sex') return Float64Array.of(0, isOneSex ? 0.99 : 0.01, isOneSex ? 0.01 : 0.99)
      return keepLevels(
        kind,
        isOneSex,
        shares,
        shares.map((_, level) => (level > 0 ? 1 : 0)),
      )
    })
  const isOfName = (column: number) => isOwn(column) && isName(fields[column]!.kind)
  const others = pick(u, own).map((shares, column) =>
    shares && isOfName(column) ? namesakes(shares) : shares,
  )
  const parts = [pick(m, own), others, ...(date < 0 ? [] : [twins(true), twins(false)])]
  const start = date < 0 ? [0.3, 0.7] : [0.3, 0.65, 0.025, 0.025]
  const learnt = mixture(patterns, parts, start, (part, column, shares) => {
    if (part >= 2 && column === date) return m[column]!
    if (part >= 2 && isOwn(column)) return keepLevels(fields[column]!.kind, part === 2, u[column]!, shares)
    return isOfName(column) ? leastOf(shares, u[column]!) : shares
  })
  const houses = house.pairs / house.filled ** 2
  // However few relatives were met: as if one pair in a hundred were of two people, and one in five hundred of these of twins.
  const kin = Math.max(learnt.shares[1]!, 0.01)
  return learnt.parts.slice(1).map((shares, index) => ({
    shares,
    odds: ((index === 0 ? kin : Math.max(learnt.shares[index + 1]!, kin / 500)) * houses) / possible,
  }))
}

/**
 * Levels that twins reach by themselves; all others are as rare among them as among strangers. Parents give no name twice and
 * offices no number; a NIK tells the sex, so twins of one sex differ in its serial and others in its day; names that differ in
 * a few letters are given to two boys or two girls.
 */
function twinLevels(kind: FieldKind, isOneSex: boolean): string[] {
  if (kind === 'national-id') return [isOneSex ? 'serial' : 'slip', 'different']
  return isOneSex ? ['alike', 'similar', 'partly', 'different'] : ['partly', 'different']
}

/** To begin with, one in a thousand bears the name of father or mother and two a name like a brother's. */
function namesakes(u: Float64Array): Float64Array {
  return leastOf(u, Float64Array.of(0, 0.001, 0.0005, 0.002))
}

/** Shares raised to what they are at least (names agree in a house no less than by chance); the last level gives. */
function leastOf(shares: Float64Array, least: Float64Array): Float64Array {
  const last = shares.length - 1
  const raised = shares.map((share, level) => (level < last ? Math.max(share, least[level] ?? 0) : 0))
  raised[last] = Math.max(shares[last]! / 2, 1 - raised.reduce((sum, share) => sum + share, 0))
  return raised
}

/** Shares with the levels that twins do not reach as among strangers. */
function keepLevels(kind: FieldKind, isOneSex: boolean, u: Float64Array, shares: Float64Array): Float64Array {
  if (kind !== 'national-id' && !isName(kind)) return shares
  const levels = twinLevels(kind, isOneSex).map((name) => levelsOf[kind].indexOf(name))
  let [kept, free] = [0, 0]
  shares.forEach((share, level) => {
    if (levels.includes(level)) free += share
    else kept += u[level]!
  })
  return shares.map((share, level) => (levels.includes(level) ? (share * (1 - kept)) / free : u[level]!))
}

/** The column of the household that tells most, if it tells the house at all. */
function houseOf(
  fields: readonly Field[],
  samples: readonly EqualSample[],
  rows: number,
): EqualSample | null {
  const household = householdFields(fields)
  const shareOf = ({ pairs, filled }: EqualSample) => pairs / (filled * rows) ** 2
  return samples
    .filter(({ column }) => household[column] && mayTellHouse(fields[column]!.kind))
    .filter(({ pairs, filled }) => pairs >= leastPairs && pairs <= (rows * filled * rowsPerHouse) / 2)
    .reduce<EqualSample | null>(
      (best, sample) => (best === null || shareOf(sample) < shareOf(best) ? sample : best),
      null,
    )
}

/**
 * Expectation maximisation: how much each part of a mixture makes of the patterns. Where `settle` is given, the levels of all
 * parts but the first are learnt, and pass through it. Returns the shares and levels of the parts, and their weights by pattern.
 */
function mixture(
  patterns: Patterns,
  start: readonly Shares[],
  startShares: readonly number[],
  settle: ((part: number, column: number, shares: Float64Array) => Float64Array) | null,
) {
  let [parts, shares] = [start, startShares]
  const weights = parts.map(() => new Float64Array(patterns.count))
  const columns = parts[0]!.length
  const total = patterns.counts.reduce((sum, count) => sum + count, 0)
  for (let step = 0; step < 40; step++) {
    const sums = parts.map(() => 0)
    for (let pattern = 0; pattern < patterns.count; pattern++) {
      let all = 0
      for (let part = 0; part < parts.length; part++) {
        const likely = shares[part]! * likelihood(patterns.levels, pattern * columns, parts[part]!)
        weights[part]![pattern] = likely
        all += likely
      }
      for (let part = 0; all > 0 && part < parts.length; part++) {
        weights[part]![pattern]! /= all
        sums[part]! += weights[part]![pattern]! * patterns.counts[pattern]!
      }
    }
    shares = sums.map((sum) => (sum + 0.1) / (total + 0.1 * parts.length))
    parts = parts.map((part, index) =>
      index === 0 || settle === null
        ? part
        : part.map(
            (of, column) =>
              of &&
              settle(index, column, sharesOf(patterns, column, weights[index]!, start[index]![column]!)),
          ),
    )
  }
  return { shares, parts, weights }
}

function likelihood(levels: Uint8Array, at: number, part: Shares): number {
  let product = 1
  for (let column = 0; column < part.length; column++) {
    const level = levels[at + column]!
    const shares = part[column]
    if (shares && level > 0) product *= shares[level]!
  }
  return product
}

/** Shares of the levels of a column, patterns counted by weight, resting on `known`. */
function sharesOf(
  patterns: Patterns,
  column: number,
  weights: Float64Array,
  known: Float64Array,
): Float64Array {
  const columns = patterns.levels.length / Math.max(1, patterns.count)
  const sums = known.map((share) => share * pairsKnown)
  let total = pairsKnown
  for (let pattern = 0; pattern < patterns.count; pattern++) {
    const level = patterns.levels[pattern * columns + column]!
    if (level === 0) continue
    const count = patterns.counts[pattern]! * weights[pattern]!
    sums[level]! += count
    total += count
  }
  return sums.map((sum) => sum / total)
}
