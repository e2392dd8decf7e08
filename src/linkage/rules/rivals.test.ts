import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Clusters } from './clusters.ts'
import { outcomes } from './outcome.ts'
import { settleByRivals } from './rivals.ts'
import { Edges } from './score.ts'
import { loadModel } from './weights.ts'

const model = loadModel(2_600_000)
const { separate, review, byRivals, join } = outcomes
const standing = 1000

/** Settles the pairs (bits with persons by number) of the first row of a list, of whose other `rows` so many are `known` surely. */
function settle(pairs: readonly (readonly [person: number, bits: number])[], known: number, rows = 200) {
  const edges = new Edges()
  for (const [person, bits] of pairs) edges.add(standing, person, bits, byRivals)
  for (let row = 1; row <= known; row++) edges.add(standing + row, row, 30, join)
  settleByRivals(edges, Clusters.from(standing + rows), standing, rows, model)
  return [...edges.outcome.subarray(0, pairs.length)]
}

test.each([
  ['in a list of known people who fits has only to be likelier than somebody new', 190, [[500, 6]], [join]],
  ['in a list of new people not', 0, [[500, 6]], [review]],
  ['what says little is asked', 190, [[500, 3]], [review]],
  ['so is what says less, even in a list of new people', 0, [[500, -2]], [review]],
  ['and what says next to nothing is not', 0, [[500, -4]], [separate]],
  [
    'two who fit alike: nobody knows which',
    190,
    [
      [500, 14],
      [501, 14],
    ],
    [review, review],
  ],
  [
    'the likelier of two is joined where it is surer by far',
    190,
    [
      [500, 17],
      [501, 4],
    ],
    [join, separate],
  ],
  ['eleven namesakes', 190, Array.from({ length: 11 }, (_, at) => [500 + at, 6]), Array(11).fill(separate)],
  [
    'a row of the same list is no rival of somebody who stands',
    190,
    [
      [500, 12],
      [standing + 150, 12],
    ],
    [join, review],
  ],
] as [string, number, [number, number][], number[]][])('%s', (_, known, pairs, expected) => {
  expect(settle(pairs, known)).toEqual(expected)
})

/** One row and two rows of one standing person: their pairs as settled. */
function settleOnePerson(...pairs: [weight: number, outcome: number][]): Edges {
  const clusters = Clusters.from(standing + 1)
  clusters.join(500, 501)
  const edges = new Edges()
  for (const [at, [weight, outcome]] of pairs.entries()) edges.add(standing, 500 + at, weight, outcome)
  settleByRivals(edges, clusters, standing, 1, model)
  return edges
}

test('rows of one standing person are no rivals of each other', () => {
  const edges = settleOnePerson([14, byRivals], [13, byRivals])
  expect([...edges.outcome.subarray(0, 2)]).toEqual([join, join])
})

test('a weak pair with somebody whom a strong one names stays weak', () => {
  const edges = settleOnePerson([40, join], [2, byRivals])
  expect(edges.weight[1]).toBeLessThan(3)
})

test('a row is one person or somebody new: probabilities add up to one at most', () => {
  const bits = fc.array(fc.double({ min: -10, max: 40, noNaN: true }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(bits, fc.nat(190), (weights, known) => {
      const edges = new Edges()
      for (const [person, weight] of weights.entries()) edges.add(standing, 500 + person, weight, byRivals)
      for (let row = 1; row <= known; row++) edges.add(standing + row, row, 30, join)
      settleByRivals(edges, Clusters.from(standing + 200), standing, 200, model)
      const sum = [...edges.weight.subarray(0, weights.length)].reduce(
        (all, weight) => all + 1 / (1 + 2 ** -weight),
        0,
      )
      expect(sum).toBeLessThanOrEqual(1 + 1e-5)
    }),
  )
})
