import type { PublicSystem, Statement } from './public-system.ts'

/** A linear program that stays open: one set of sentences, many questions. */
export interface LinearModel {
  /** Values of the unknowns where the sum of weight x unknown is largest; null when the sentences contradict each other. */
  largest(weights: ReadonlyMap<number, number>): ArrayLike<number> | null
  close(): void
}
export interface LinearProgram {
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly equal: readonly Statement[]
  readonly atMost: readonly Statement[]
  /** Only whole numbers. */
  readonly whole: boolean
}
export type OpenModel = (program: LinearProgram) => LinearModel

/** What can be proved of an unknown: it can be anything from `low` to `high`; when not `exact`, perhaps more. */
export interface Interval {
  low: number
  high: number
  exact: boolean
}
export interface Intervals {
  /** By unknown. Those of contradictory sentences are missing. */
  readonly of: ReadonlyMap<number, Interval>
  readonly contradicted: readonly number[]
}

/** More people than any regency has. */
const highest = 10_000_000
/** Rounds of joint questions; each answers for many unknowns at once. */
const roundsMax = 40

/**
 * Attack A3: the range of every unknown that agrees with all sentences. One answer of the solver serves all: two that lie
 * `wide` apart settle an unknown; those that stay narrow are asked one by one and are exact.
 */
export function attackByIntervals(
  system: PublicSystem,
  open: OpenModel,
  wide: number,
  high: number = highest,
): Intervals {
  const found = new Map<number, Interval>()
  const contradicted: number[] = []
  for (const members of componentsOf(system)) {
    const model = open(partOf(system, members, high, false))
    const ranges = members.map((): Interval => ({ low: Infinity, high: -Infinity, exact: false }))
    const ask = (weights: ReadonlyMap<number, number>) => note(ranges, model.largest(weights))
    if (ask(new Map())) {
      askTogether(ranges, wide, ask)
      for (const [index, range] of ranges.entries()) if (width(range) < wide) askOne(index, range, ask)
      for (const [index, unknown] of members.entries()) found.set(unknown, ranges[index]!)
    } else contradicted.push(...members)
    model.close()
  }
  return { of: found, contradicted }
}

/**
 * Attack A4: whole numbers only. Exact ranges of the unknowns asked for, taken from the same sentences.
 */
export function attackInWholes(
  system: PublicSystem,
  asked: ReadonlySet<number>,
  open: OpenModel,
): Map<number, Interval> {
  const found = new Map<number, Interval>()
  for (const members of componentsOf(system)) {
    if (!members.some((unknown) => asked.has(unknown))) continue
    const model = open(partOf(system, members, highest, true))
    for (const [index, unknown] of members.entries()) {
      if (!asked.has(unknown)) continue
      const ranges = members.map((): Interval => ({ low: Infinity, high: -Infinity, exact: false }))
      askOne(index, ranges[index]!, (weights) => note(ranges, model.largest(weights)))
      found.set(unknown, ranges[index]!)
    }
    model.close()
  }
  return found
}

/** How many whole numbers an interval leaves; 1 = pinned. */
export const wholeNumbers = ({ low, high }: Interval) => Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1
export const width = ({ low, high }: Interval) => high - low

function note(ranges: readonly Interval[], values: ArrayLike<number> | null): boolean {
  if (values === null) return false
  for (const [index, range] of ranges.entries()) {
    range.low = Math.min(range.low, values[index]!)
    range.high = Math.max(range.high, values[index]!)
  }
  return true
}

/** Random questions about all narrow unknowns at once, as long as each settles some. */
function askTogether(
  ranges: readonly Interval[],
  wide: number,
  ask: (weights: ReadonlyMap<number, number>) => boolean,
): void {
  let seed = 3509
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  for (let round = 0, idle = 0; round < roundsMax && idle < 3; round++) {
    const narrow = [...ranges.keys()].filter((index) => width(ranges[index]!) < wide)
    if (narrow.length < 6) return
    ask(new Map(narrow.map((index) => [index, random() < 0.5 ? -random() : random()])))
    const left = narrow.filter((index) => width(ranges[index]!) < wide).length
    idle = left > 0.95 * narrow.length ? idle + 1 : 0
  }
}

function askOne(
  index: number,
  range: Interval,
  ask: (weights: ReadonlyMap<number, number>) => boolean,
): void {
  ask(new Map([[index, 1]]))
  ask(new Map([[index, -1]]))
  range.exact = true
}

/** The part of the system that speaks of `members`, with these numbered from 0. */
function partOf(
  system: PublicSystem,
  members: readonly number[],
  high: number,
  whole: boolean,
): LinearProgram {
  const numbers = new Map(members.map((unknown, index) => [unknown, index]))
  const own = (statements: readonly Statement[]) =>
    statements
      .filter(({ terms }) => numbers.has(terms.keys().next().value!))
      .map(({ terms, value }) => ({
        value,
        terms: new Map([...terms].map(([unknown, weight]) => [numbers.get(unknown)!, weight])),
      }))
  return {
    low: members.map((unknown) => system.low[unknown]!),
    high: members.map(() => high),
    equal: own(system.equal),
    atMost: own(system.atMost),
    whole,
  }
}

/** Groups of unknowns that no sentence ties to others. */
function componentsOf({ names, equal, atMost }: PublicSystem): number[][] {
  const parent = Int32Array.from(names.keys())
  const find = (node: number): number => {
    let root = node
    while (parent[root] !== root) root = parent[root]!
    while (parent[node] !== root) [parent[node], node] = [root, parent[node]!]
    return root
  }
  for (const { terms } of [...equal, ...atMost]) {
    const [first, ...others] = terms.keys()
    for (const other of others) parent[find(other)] = find(first!)
  }
  return [...Map.groupBy(names.keys(), find).values()]
}
