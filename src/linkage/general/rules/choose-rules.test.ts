import { expect, test } from 'vitest'
import { chooseRules } from './choose-rules.ts'

/** Pairs of a rule beside one other: bit 0 for those that the first brings, bit 1 for those of the second. */
const sample = (pairs: readonly (readonly [broughtBy: number, isMatch: number])[], lookups = 0) => ({
  broughtBy: [0, 1].map((rule) => Uint8Array.from(pairs, ([bits]) => (bits >> rule) & 1)),
  isMatch: Uint8Array.from(pairs, ([, match]) => match),
  pairs: pairs.length,
  lookups,
})
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item)

test('a rule that brings matches is kept, the better of two alike first', () => {
  const both = 0b11
  const narrow = sample(times(50, [both, 1]))
  const wide = sample([...times(50, [both, 1] as const), ...times(5000, [0b10, 0] as const)])
  expect(chooseRules([narrow, wide])).toEqual([true, false])
})

test('a wide rule is kept for what it alone brings', () => {
  const narrow = sample(times(50, [0b11, 1]))
  const wide = sample([...times(500, [0b10, 0] as const), [0b10, 1]])
  expect(chooseRules([narrow, wide])).toEqual([true, true])
})

test('a rule without pairs, or without matches, is left out', () => {
  expect(chooseRules([sample([]), sample(times(9, [0b10, 0]))])).toEqual([false, false])
})

test('a rule that is looked into too often for what it brings is left out', () => {
  expect(chooseRules([sample(times(5, [1, 1]), 10_000)])).toEqual([true])
  expect(chooseRules([sample(times(5, [1, 1]), 100_000)])).toEqual([false])
})

test('rules are told apart however many there are', () => {
  const rules = Array.from({ length: 70 }, (_, rule) => rule)
  const alone = rules.map((own) => ({
    broughtBy: rules.map((rule) => new Uint8Array(9).fill(rule === own ? 1 : 0)),
    isMatch: new Uint8Array(9).fill(1),
    pairs: 9,
    lookups: 0,
  }))
  expect(chooseRules(alone)).toEqual(rules.map(() => true))
})
