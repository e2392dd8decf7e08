import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionsOf, type RatedFactor, scoreFactors } from './score-factors.ts'
import { type Side, sides } from './sides.ts'

const factor = (id: string, side: Side, ...ratings: readonly (readonly [number, number])[]): RatedFactor => ({
  id,
  side,
  ratings: ratings.map(([importance, rating], index) => ({ assessor: `a${index}`, importance, rating })),
})

test('weights, scores, sums and position are those of the worked example', () => {
  const scored = scoreFactors([
    factor('k-1', 'strength', [4, 3], [2, 3]),
    factor('l-1', 'weakness', [1, 4], [1, 4]),
    factor('p-1', 'opportunity', [5, 2]),
    factor('a-1', 'threat', [5, 4], [5, 2]),
    factor('a-2', 'threat'),
  ])
  expect(scored.factors.map(({ weight, score }) => [weight, score])).toEqual([
    [0.75, 2.25],
    [0.25, 1],
    [0.5, 1],
    [0.5, 1.5],
    [null, null],
  ])
  expect(scored.sums).toEqual({ strength: 2.25, weakness: 1, opportunity: 1, threat: 1.5 })
  expect(scored).toMatchObject({ x: 1.25, y: -0.5, quadrant: 'II' })
  expect(scored.factors[0]!.importance).toEqual({ count: 2, mean: 3, min: 2, max: 4, deviation: 1 })
  expect(scored.factors[3]!.rating).toEqual({ count: 2, mean: 3, min: 2, max: 4, deviation: 1 })
})

test.each([
  ['strength', 'opportunity', 'I'],
  ['strength', 'threat', 'II'],
  ['weakness', 'opportunity', 'III'],
  ['weakness', 'threat', 'IV'],
] as const)('only %s and %s: quadrant %s', (internal, external, quadrant) => {
  expect(scoreFactors([factor('1', internal, [1, 1]), factor('2', external, [1, 1])]).quadrant).toBe(quadrant)
})

test.each([
  ['nothing', []],
  ['factors nobody rated', [factor('1', 'strength'), factor('2', 'threat')]],
  ['one half only', [factor('1', 'strength', [3, 3])]],
  [
    'equal sides',
    [
      factor('1', 'strength', [3, 2]),
      factor('2', 'weakness', [3, 2]),
      factor('3', 'opportunity', [3, 2]),
      factor('4', 'threat', [3, 2]),
    ],
  ],
] as const)('%s: no quadrant is claimed', (_, factors) => {
  expect(scoreFactors(factors).quadrant).toBeNull()
})

test('each assessor alone stands where the own ratings put the city', () => {
  const positions = positionsOf([
    factor('1', 'strength', [3, 4], [3, 1]),
    factor('2', 'weakness', [3, 1], [3, 4]),
    factor('3', 'opportunity', [3, 1]),
  ])
  expect([...positions].map(([name, { x, quadrant, rated }]) => [name, x, quadrant, rated])).toEqual([
    ['a0', 1.5, 'I', 3],
    ['a1', -1.5, null, 2],
  ])
})

const rating = fc.record({
  assessor: fc.constantFrom('a', 'b', 'c', 'd'),
  importance: fc.integer({ min: 1, max: 5 }),
  rating: fc.integer({ min: 1, max: 4 }),
})
const factors: fc.Arbitrary<RatedFactor[]> = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,4}$/),
    side: fc.constantFrom(...sides),
    ratings: fc.uniqueArray(rating, { maxLength: 4, selector: (one) => one.assessor }),
  }),
  { maxLength: 12, selector: (one) => one.id },
)
const byId = (list: readonly { readonly id: string }[]) => [...list].sort((a, b) => a.id.localeCompare(b.id))
const shuffled = factors.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
)

test('the order of factors and of assessors changes nothing', () => {
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      const turned = other.map((one) => ({ ...one, ratings: [...one.ratings].reverse() }))
      const [first, second] = [scoreFactors(list), scoreFactors(turned)]
      expect({ ...second, factors: byId(second.factors) }).toEqual({ ...first, factors: byId(first.factors) })
    }),
  )
})

test('all importances times a constant change no weight, no score and no quadrant', () => {
  fc.assert(
    fc.property(factors, fc.double({ min: 0.1, max: 100, noNaN: true }), (list, constant) => {
      const scaled = scoreFactors(
        list.map((one) => ({
          ...one,
          ratings: one.ratings.map((it) => ({ ...it, importance: it.importance * constant })),
        })),
      )
      const plain = scoreFactors(list)
      expect(scaled.quadrant).toBe(plain.quadrant)
      expect(scaled.x).toBeCloseTo(plain.x, 9)
      expect(scaled.y).toBeCloseTo(plain.y, 9)
      for (const [index, one] of scaled.factors.entries()) {
        expect(one.weight ?? -1).toBeCloseTo(plain.factors[index]!.weight ?? -1, 9)
        expect(one.score ?? -1).toBeCloseTo(plain.factors[index]!.score ?? -1, 9)
      }
    }),
  )
})

const swapped: Readonly<Record<Side, Side>> = {
  strength: 'weakness',
  weakness: 'strength',
  opportunity: 'threat',
  threat: 'opportunity',
}
const opposite = { I: 'IV', II: 'III', III: 'II', IV: 'I', none: 'none' } as const

test('swapping the sides turns the position around', () => {
  fc.assert(
    fc.property(factors, (list) => {
      const plain = scoreFactors(list)
      const turned = scoreFactors(list.map((one) => ({ ...one, side: swapped[one.side] })))
      expect(turned.x).toBeCloseTo(-plain.x, 12)
      expect(turned.y).toBeCloseTo(-plain.y, 12)
      expect(turned.quadrant ?? 'none').toBe(opposite[plain.quadrant ?? 'none'])
    }),
  )
})

test('a factor nobody rated is named, and changes nothing else', () => {
  fc.assert(
    fc.property(factors, fc.constantFrom(...sides), fc.nat(12), (list, side, at) => {
      const unrated: RatedFactor = { id: 'unrated', side, ratings: [] }
      const { factors: scores, ...position } = scoreFactors(list.toSpliced(at, 0, unrated))
      const { factors: before, ...positionBefore } = scoreFactors(list)
      expect(position).toEqual(positionBefore)
      expect(scores.filter((one) => one.id !== 'unrated')).toEqual(before)
      expect(scores.find((one) => one.id === 'unrated')).toEqual({
        id: 'unrated',
        side,
        importance: null,
        rating: null,
        weight: null,
        score: null,
      })
    }),
  )
})

test('weights of a half with ratings sum to one, and no score leaves the scale', () => {
  fc.assert(
    fc.property(factors, (list) => {
      const { factors: scores } = scoreFactors(list)
      for (const half of [
        ['strength', 'weakness'],
        ['opportunity', 'threat'],
      ]) {
        const weights = scores.filter((one) => half.includes(one.side)).flatMap((one) => one.weight ?? [])
        const sum = weights.reduce((total, weight) => total + weight, 0)
        expect(sum).toBeCloseTo(Math.min(1, weights.length), 9)
      }
      expect(scores.every((one) => one.score === null || (one.score > 0 && one.score <= 4))).toBe(true)
    }),
  )
})
