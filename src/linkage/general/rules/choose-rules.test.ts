import { expect, test } from 'vitest'
import { chooseRules } from './choose-rules.ts'

const sample = (pairs: readonly (readonly [broughtBy: number, isMatch: number])[], lookups = 0) => ({
  broughtBy: Int32Array.from(pairs, ([bits]) => bits),
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
