import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighRivals } from './rivals.ts'
import { Edges, sortEdges } from './score.ts'
import type { Table } from './table.ts'
import { probabilityOf } from './weigh.ts'

type Pair = readonly [a: number, b: number, weight: number]

const edgesOf = (pairs: readonly Pair[]) => {
  const edges = new Edges(1)
  for (const [a, b, weight] of pairs) edges.add(a, b, weight, Uint8Array.of(1))
  return sortEdges(edges)
}

/** Rows 0 to 3 are of the first input, 4 to 7 of the second, 8 to 11 of the third. */
const tableOf = (unique: readonly boolean[]) =>
  ({ unique, source: Uint8Array.from({ length: 12 }, (_, row) => Math.floor(row / 4)) }) as unknown as Table

const priorBits = -4

function weighed(pairs: readonly Pair[], unique: readonly boolean[]): Map<string, number> {
  const { a, b, weight, count } = weighRivals(edgesOf(pairs), tableOf(unique), priorBits)
  return new Map(
    Array.from({ length: count }, (_, edge) => [
      `${a[edge]}-${b[edge]}`,
      Math.round(probabilityOf(weight[edge]!, priorBits) * 1000) / 1000,
    ]),
  )
}

// A weight of 4 is even odds here, 7 is eight to one, 24 is a million to one.
test.each<[string, readonly Pair[], readonly boolean[], Record<string, number>]>([
  ['one pair has no rival', [[0, 4, 7]], [true, false, false], { '0-4': 0.889 }],
  [
    'two rows that are equally likely share the odds',
    [
      [0, 4, 7],
      [1, 4, 7],
    ],
    [true, false, false],
    { '0-4': 0.471, '1-4': 0.471 },
  ],
  [
    'the one that is sure leaves nothing to the other, which takes nothing from it',
    [
      [0, 4, 24],
      [1, 4, 7],
    ],
    [true, false, false],
    { '0-4': 1, '1-4': 0 },
  ],
  [
    'rows of an input that may have someone twice are no rivals',
    [
      [0, 4, 7],
      [1, 4, 7],
    ],
    [false, true, false],
    { '0-4': 0.889, '1-4': 0.889 },
  ],
  [
    'nor are rows of two inputs',
    [
      [0, 8, 7],
      [4, 8, 7],
    ],
    [true, true, false],
    { '0-8': 0.889, '4-8': 0.889 },
  ],
  [
    'a pair has rivals at both of its rows',
    [
      [0, 4, 7],
      [0, 5, 7],
      [1, 4, 7],
    ],
    [true, true, false],
    { '0-4': 0.32, '0-5': 0.471, '1-4': 0.471 },
  ],
])('%s', (_, pairs, unique, expected) => {
  expect(Object.fromEntries(weighed(pairs, unique))).toEqual(expected)
})

test('without inputs that are free of duplicates nothing changes', () => {
  const edges = edgesOf([[0, 4, 7]])
  expect(weighRivals(edges, tableOf([false, false, false]), priorBits)).toBe(edges)
})

const pairsArbitrary = fc.uniqueArray(
  fc.tuple(fc.nat(3), fc.integer({ min: 4, max: 11 }), fc.integer({ min: -5, max: 40 })),
  { selector: ([a, b]) => `${a}-${b}`, maxLength: 32 },
)

test('whom a row could be adds up to one person at most; pairs come strongest first, whatever their order was', () => {
  fc.assert(
    fc.property(pairsArbitrary, (pairs) => {
      const unique = [true, false, false]
      const after = weighRivals(edgesOf(pairs), tableOf(unique), priorBits)
      expect(weighRivals(edgesOf(pairs.toReversed()), tableOf(unique), priorBits)).toEqual(after)
      const sums = new Float64Array(12)
      for (let edge = 0; edge < after.count; edge++)
        sums[after.b[edge]!]! += probabilityOf(after.weight[edge]!, priorBits)
      expect(Math.max(...sums)).toBeLessThanOrEqual(1 + 1e-6)
      expect(after.weight.toSorted().reverse()).toEqual(after.weight)
    }),
  )
})
