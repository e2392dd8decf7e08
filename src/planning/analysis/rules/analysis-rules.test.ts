import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFindings, findingNumber, movementOf } from './find-findings.ts'
import { isTooOld } from './indicator-age.ts'
import { proposePairs } from './propose-pairs.ts'
import { type Crossing, crossings, fitsCrossing, type Side, sides, sidesOf } from './sides.ts'

test.each<[Crossing, Side[], boolean]>([
  ['SO', ['strength', 'opportunity'], true],
  ['SO', ['strength', 'strength', 'opportunity'], true],
  ['SO', ['strength', 'strength'], false],
  ['SO', ['strength', 'opportunity', 'threat'], false],
  ['WO', ['weakness', 'opportunity'], true],
  ['WO', ['strength', 'opportunity'], false],
  ['ST', ['threat', 'strength'], true],
  ['WT', ['weakness', 'threat'], true],
  ['WT', [], false],
])('%s of %j: %s', (crossing, factorSides, verdict) => {
  expect(fitsCrossing(crossing, factorSides)).toBe(verdict)
})

test('whatever sides there are, they fit at most one crossing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sides), { maxLength: 6 }), (given) => {
      expect(crossings.filter((one) => fitsCrossing(one, given)).length).toBeLessThanOrEqual(1)
    }),
  )
})

test('pairs come weightiest first, ties by id, unrated factors not at all', () => {
  const factors = [
    { id: 's-1', side: 'strength', score: 2 },
    { id: 's-2', side: 'strength', score: 1 },
    { id: 's-3', side: 'strength', score: null },
    { id: 'o-1', side: 'opportunity', score: 1 },
    { id: 'o-2', side: 'opportunity', score: 2 },
    { id: 't-1', side: 'threat', score: 9 },
  ] as const
  expect(proposePairs('SO', factors, [['s-1', 'o-1', 's-9']]).map((pair) => Object.values(pair))).toEqual([
    ['s-1', 'o-2', 4, false],
    ['s-1', 'o-1', 2, true],
    ['s-2', 'o-2', 2, false],
    ['s-2', 'o-1', 1, false],
  ])
})

test('every proposed pair fits its crossing', () => {
  const factor = fc.record({
    id: fc.stringMatching(/^[a-z]{3}$/),
    side: fc.constantFrom(...sides),
    score: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(factor, { selector: (one) => one.id }),
      fc.constantFrom(...crossings),
      (list, crossing) => {
        const side = (id: string) => list.find((one) => one.id === id)!.side
        const pairs = proposePairs(crossing, list, [])
        expect(
          pairs.every((one) => fitsCrossing(crossing, [side(one.internalId), side(one.externalId)])),
        ).toBe(true)
        const [internal, external] = sidesOf(crossing)
        const count = (of: Side) => list.filter((one) => one.side === of && one.score !== null).length
        expect(pairs).toHaveLength(count(internal) * count(external))
      },
    ),
  )
})

const bounds = { districtsMax: 3, entitledMin: 20, errorMin: 10, coverageMin: 90 }
const counts = (reached: number, missed: number, wronglyReached = 0) => ({
  entitled: reached + missed,
  reached,
  missed,
  wronglyReached,
})
const districts = [
  { code: 'd1', counts: counts(60, 40) },
  { code: 'd2', counts: counts(75, 25) },
  { code: 'd3', counts: counts(72, 28) },
  { code: 'd4', counts: counts(95, 5) },
  { code: 'd5', counts: counts(0, 3) },
]

test('the worst three districts make one finding; too small ones are not called worst', () => {
  const regency = counts(302, 101, 40)
  const found = findFindings([{ id: 'food', sensitive: false, regency, districts }], 'r', bounds)
  expect(found).toEqual([
    {
      programmeId: 'food',
      value: 'exclusion-error',
      side: 'weakness',
      areaCodes: ['d1', 'd3', 'd2'],
      part: 93,
      whole: 300,
      percent: 31,
    },
    {
      programmeId: 'food',
      value: 'inclusion-error',
      side: 'weakness',
      areaCodes: ['r'],
      part: 40,
      whole: 342,
      percent: (100 * 40) / 342,
    },
  ])
})

test('a sensitive programme is told of the regency only', () => {
  const regency = counts(302, 101)
  const found = findFindings([{ id: 'care', sensitive: true, regency, districts }], 'r', bounds)
  expect(found.map((one) => one.areaCodes)).toEqual([['r']])
})

test('what is nearly complete is a strength and stands last; what is quiet is no finding', () => {
  const found = findFindings(
    [
      { id: 'full', sensitive: false, regency: counts(95, 5), districts: [] },
      { id: 'quiet', sensitive: false, regency: counts(89, 9, 1), districts: [] },
      { id: 'tiny', sensitive: false, regency: counts(1, 9), districts: [] },
      { id: 'bad', sensitive: false, regency: counts(50, 50), districts: [] },
    ],
    'r',
    { ...bounds, coverageMin: 92 },
  )
  expect(found.map((one) => [one.programmeId, one.value, one.side])).toEqual([
    ['bad', 'exclusion-error', 'weakness'],
    ['full', 'coverage', 'strength'],
  ])
})

test.each([
  ['missed', 7],
  ['exclusion-error', 70],
  ['coverage', 30],
  ['inclusion-error', 25],
] as const)('%s of 3 reached, 7 missed, 1 wrongly: %s', (value, number) => {
  expect(findingNumber(value, counts(3, 7, 1))).toBe(number)
})

test('of nobody there is no share, but the missed are none', () => {
  expect(findingNumber('coverage', counts(0, 0))).toBeNull()
  expect(findingNumber('inclusion-error', counts(0, 5))).toBeNull()
  expect(findingNumber('missed', counts(0, 0))).toBe(0)
})

test.each([
  ['exclusion-error', 31, 20, -11, 'better'],
  ['exclusion-error', 31, 40, 9, 'worse'],
  ['coverage', 60, 70, 10, 'better'],
  ['coverage', 60, 50, -10, 'worse'],
  ['missed', 5, 5, 0, 'same'],
  ['missed', 5, null, null, 'unknown'],
] as const)('%s from %s to %s: %s, %s', (value, seen, now, difference, movement) => {
  expect(movementOf(value, seen, now)).toEqual({ difference, movement })
})

test.each([
  ['2024-10-31', false],
  ['2024-10-30', true],
  ['2026-10-31', false],
  ['2019-01-01', true],
] as const)('a value of %s on 2026-10-31 is too old: %s', (asOf, verdict) => {
  expect(isTooOld(asOf, '2026-10-31')).toBe(verdict)
})
