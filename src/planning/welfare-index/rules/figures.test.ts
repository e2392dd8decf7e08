import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, exactOf, formula, hidden, shown } from '../../../../test/random-regency.ts'
import { estimateIndex } from './combine.ts'
import { figureOf, knownOf } from './compute-index.ts'
import type { Cell, Cells, Formula, Parts, Published } from './model.ts'
import { coverageOfWorst } from './worst-off.ts'

test('the coverage of the worst off is that of the worst-off people one by one', () => {
  const group = fc.record({ entitled: fc.integer({ min: 1, max: 20 }), reached: fc.nat({ max: 20 }) })
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 8 }), (all) => {
      const groups = all.map(({ entitled, reached }) => ({
        mass: entitled,
        reached: Math.min(entitled, reached),
      }))
      // Five copies of everybody make a fifth a whole number.
      const people = groups
        .flatMap(({ mass, reached }) => Array.from({ length: 5 * mass }, () => reached / mass))
        .sort((a, b) => a - b)
      const worst = people.slice(0, people.length / 5)
      expect(coverageOfWorst(groups, 0.2)).toBeCloseTo(
        worst.reduce((sum, share) => sum + share, 0) / worst.length,
        9,
      )
    }),
  )
})

const exactly = (share: number) => ({ hidden: { low: share, high: share }, all: { low: share, high: share } })
const half: Formula = {
  ...formula,
  parts: [
    { id: 'found', weight: 1 },
    { id: 'reached', weight: 3 },
  ],
}
test.each<[string, Parts, Formula, number | undefined]>([
  ['geometric: 0.81^(1/4) x 1', { found: exactly(0.81), reached: exactly(1) }, half, 100 * 0.81 ** 0.25],
  ['arithmetic', { found: exactly(0.2), reached: exactly(1) }, { ...half, aggregation: 'arithmetic' }, 80],
  ['a part that is not measured leaves its weight to the others', { reached: exactly(0.5) }, half, 50],
  ['a zero counts as the floor', { found: exactly(0), reached: exactly(1) }, half, 100 * 0.01 ** 0.25],
  ['nothing measured', {}, half, undefined],
  ['a part outside the formula counts nothing', { reached: exactly(0.5), right: exactly(0) }, half, 50],
])('%s', (_, parts, by, expected) => {
  expect(estimateIndex(parts, by)?.value).toEqual(
    expected === undefined ? undefined : expect.closeTo(expected, 9),
  )
})

test('a hidden count of a village takes what its district leaves over, and no more', () => {
  const village = (cells: Cells): Published => ({
    ...exactOf({
      districts: [2],
      programmes: [
        {
          sensitive: false,
          counts: [
            [
              [
                [40, 10, 0, 0],
                [36, 4, 0, 0],
                [0, 0, 0, 0],
              ],
            ],
          ],
        },
      ],
      months: [],
    }),
    programmes: [
      {
        id: 'p0',
        sensitive: false,
        areas: new Map([
          ['35.99', cellsOf([76, 14, 0, 0])],
          ['35.99.01', cellsOf([76, 14, 0, 0])],
          ['35.99.01.2001', cellsOf([40, 10, 0, 0])],
          ['35.99.01.2002', cells],
        ]),
      },
    ],
  })
  const known = knownOf(village({ ...cellsOf([36, 4, 0, 0]), missed: hidden, entitled: hidden }))
  expect(known.programmes[0]!.areas.get('35.99.01.2002')!.missed).toEqual({ low: 0, high: 4 })
  const figure = figureOf(known, '35.99.01.2002', formula)
  expect(figure.parts.reached).toMatchObject({ hiddenLow: 90, hiddenHigh: 100 })
  expect(figureOf(known, '35.99.01.2002', { ...formula, entitledMin: 50 }).why).toBe('too-few')
  expect(figureOf(known, '35.99.01.2002', { ...formula, widthMax: 1 }).why).toBe('hidden')
})

test.each<[string, number, Cell, number]>([
  ['four districts hidden and none shown: the policy', 4, hidden, 13],
  ['two could hide it for each other: everybody', 2, hidden, 5000],
  ['a district is shown, so it is not small: everybody', 4, shown(40), 5000],
])('a hidden total of the regency: %s', (_, districts, last, expected) => {
  const codes = Array.from({ length: districts }, (_, index) => `35.99.0${index + 1}`)
  const row = { ...cellsOf([100, 50, 0, 0]), 'cannot-tell': hidden }
  const table = codes
    .map((code) => [code, row] as const)
    .with(-1, [codes.at(-1)!, { ...row, 'cannot-tell': last }])
  const published: Published = {
    ...exactOf({ districts: codes.map(() => 0), programmes: [], months: [] }),
    people: 5000,
    programmes: [{ id: 'p0', sensitive: true, areas: new Map([['35.99', row], ...table]) }],
  }
  expect(knownOf(published).programmes[0]!.areas.get('35.99')!.unknown.high).toBe(expected)
})
