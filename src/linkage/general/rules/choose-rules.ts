import { type KeyIndex, keyOf, type PartTable } from './key-index.ts'
import type { KeyRule } from './key-rules.ts'
import { samplePairs } from './patterns.ts'
import type { PairScorer } from './score-pair.ts'

/** Pairs of one rule as a sample: by rule, 1 for those that it brings too; and 1 for those that look like one person. */
export interface Sampled {
  readonly broughtBy: readonly Uint8Array[]
  readonly isMatch: Uint8Array
}

/** What a rule brings and costs. */
export interface Yield extends Sampled {
  /** Pairs of the rule in all, and how often its index is looked into. */
  readonly pairs: number
  readonly lookups: number
}

/** A rule must bring one new match for the work of comparing so many pairs; a look into an index is part of such work. */
const pairsPerMatchMost = 1000
const pairsPerLookup = 0.3

/** Looks at a sample of the pairs of one rule. `matchBits` is the weight from which a pair is more likely one person than not. */
export function judgeRule(
  scorer: PairScorer,
  index: KeyIndex,
  rule: number,
  table: Omit<PartTable, 'count'>,
  rules: readonly KeyRule[],
  random: () => number,
  wanted: number,
  matchBits: number,
): Sampled {
  const broughtBy: number[][] = rules.map(() => [])
  const isMatch: number[] = []
  const meetsAll = meetsAllBy(table, rules[rule]!)
  samplePairs(scorer.comparer.table, index, meetsAll, random, wanted, (a, b) => {
    rules.forEach((other, place) => {
      broughtBy[place]!.push(shareKey(table, other, a, b) ? 1 : 0)
    })
    isMatch.push(scorer.score(a, b, matchBits) >= matchBits ? 1 : 0)
  })
  return {
    broughtBy: broughtBy.map((flags) => Uint8Array.from(flags)),
    isMatch: Uint8Array.from(isMatch),
  }
}

function shareKey(table: Omit<PartTable, 'count'>, rule: KeyRule, a: number, b: number): boolean {
  const { parts, width } = table
  const meetsAll = meetsAllBy(table, rule)
  if (!meetsAll(a) && !meetsAll(b)) return false
  return rule.slots.some((slot) => {
    const key = keyOf(parts, a * width, slot)
    return key !== 0 && rule.slots.some((other) => keyOf(parts, b * width, other) === key)
  })
}

/** Tells whether a row meets every other of its block: see KeyRule.lack. */
export function meetsAllBy(
  { parts, width }: Omit<PartTable, 'count'>,
  { lack }: Pick<KeyRule, 'lack'>,
): (row: number) => boolean {
  return (row) => lack === null || parts[row * width + lack] === 1
}

/**
 * Which rules to keep: the one that brings most new matches for its work comes first, then the best beside it, as long as there
 * is a rule that brings at least one in pairsPerMatchMost. New is what no rule kept so far brings.
 */
export function chooseRules(yields: readonly Yield[]): boolean[] {
  const isKept = yields.map(() => false)
  const isNew = yields.map(({ isMatch }) => new Uint8Array(isMatch.length).fill(1))
  for (;;) {
    let [best, most] = [-1, 1 / pairsPerMatchMost]
    yields.forEach((sample, rule) => {
      const share = isKept[rule] ? 0 : matchesForWork(sample, isNew[rule]!)
      if (share > most) [best, most] = [rule, share]
    })
    if (best < 0) return isKept
    isKept[best] = true
    yields.forEach(({ broughtBy }, rule) => {
      broughtBy[best]!.forEach((isBrought, pair) => {
        if (isBrought === 1) isNew[rule]![pair] = 0
      })
    })
  }
}

/** New matches that a rule brings, for each new pair that has to be compared. */
function matchesForWork({ isMatch, pairs: all, lookups }: Yield, isNew: Uint8Array): number {
  let [pairs, matches] = [0, 0]
  isMatch.forEach((match, pair) => {
    pairs += isNew[pair]!
    matches += isNew[pair]! & match
  })
  const scale = all / Math.max(1, isMatch.length)
  return pairs === 0 ? 0 : (scale * matches) / (scale * pairs + pairsPerLookup * lookups)
}
