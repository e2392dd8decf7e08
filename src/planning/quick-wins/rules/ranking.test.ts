import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsAfter } from './months.ts'
import { rankOptions } from './rank-options.ts'
import { sayReason } from './say-reason.ts'
import type { Criterion, Option } from './score-lines.ts'
import { type Turn, weighSensitivity } from './weigh-sensitivity.ts'

const criteriaOf = (weights: readonly number[]): Criterion[] =>
  weights.map((weight, index) => ({ id: `c${index}`, weight }))
const scoresOf = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, index) => [`c${index}`, value]))

/** Two to four criteria with decimal weights, two to six options, each scored by one to three people. */
const sheet = fc
  .integer({ min: 2, max: 4 })
  .chain((count) =>
    fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: count, maxLength: count }),
      options: fc.array(
        fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: count, maxLength: count }), {
          minLength: 1,
          maxLength: 3,
        }),
        { minLength: 2, maxLength: 6 },
      ),
    }),
  )
  .map(({ weights, options }) => ({
    criteria: criteriaOf(weights.map((weight) => weight / 10)),
    options: options.map((rows, index): Option => ({ id: `o${index}`, scores: rows.map(scoresOf) })),
  }))
type Sheet = { criteria: Criterion[]; options: Option[] }

const ranksOf = ({ criteria, options }: Sheet) =>
  Object.fromEntries(rankOptions(criteria, options).map(({ id, rank }) => [id, rank]))
const winnersOf = ({ criteria, options }: Sheet) =>
  rankOptions(criteria, options)
    .filter(({ rank }) => rank === 1)
    .map(({ id }) => id)

test('adding an option that is nowhere better and somewhere worse than another never changes the winner of the rest', () => {
  fc.assert(
    fc.property(sheet, fc.nat(), fc.nat(), (given, which, where) => {
      const better = given.options[which % given.options.length]!
      const worseAt = `c${where % given.criteria.length}`
      const scores = better.scores.map((row) => ({ ...row, [worseAt]: Math.max(1, row[worseAt]! - 1) }))
      fc.pre(JSON.stringify(scores) !== JSON.stringify(better.scores))
      const more = { ...given, options: [...given.options, { id: 'dominated', scores }] }
      expect(winnersOf(more)).toEqual(winnersOf(given))
    }),
    { numRuns: 500 },
  )
})

test('the order of criteria, options and scorers changes no rank and no score', () => {
  fc.assert(
    fc.property(sheet, fc.infiniteStream(fc.nat()), ({ criteria, options }, keys) => {
      const turned = {
        criteria: shuffled(criteria, keys),
        options: shuffled(options, keys).map(({ id, scores }) => ({ id, scores: shuffled(scores, keys) })),
      }
      expect(ranksOf(turned)).toEqual(ranksOf({ criteria, options }))
      expect(rankOptions(turned.criteria, turned.options).map(({ score }) => score)).toEqual(
        rankOptions(criteria, options).map(({ score }) => score),
      )
    }),
    { numRuns: 300 },
  )
})

test('with equal weights only the sum of scores counts: options with the same sum share a rank', () => {
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: 999 }), ({ criteria, options }, tenths) => {
      const equal = criteria.map(({ id }) => ({ id, weight: tenths / 10 }))
      const turned = options.map(({ id, scores }) => ({ id: `turned-${id}`, scores: scores.map(turn) }))
      const ranks = ranksOf({ criteria: equal, options: [...options, ...turned] })
      for (const { id } of options) expect(ranks[`turned-${id}`]).toBe(ranks[id])
    }),
    { numRuns: 300 },
  )
})

test('only ratios of weights count', () => {
  fc.assert(
    fc.property(sheet, fc.integer({ min: 2, max: 9 }), ({ criteria, options }, times) => {
      const scaled = criteria.map(({ id, weight }) => ({ id, weight: weight * times }))
      expect(ranksOf({ criteria: scaled, options })).toEqual(ranksOf({ criteria, options }))
    }),
  )
})

test('parts add up to the score, and a scorer who left something out does not count', () => {
  fc.assert(
    fc.property(sheet, ({ criteria, options }) => {
      const gap = { ...scoresOf([5, 5, 5, 5]), c0: undefined } as unknown as Record<string, number>
      const withGap = options.map(({ id, scores }) => ({ id, scores: [...scores, gap] }))
      for (const one of rankOptions(criteria, withGap)) {
        expect(one.parts.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(one.score!, 9)
        expect(one.incomplete).toBe(1)
      }
      expect(ranksOf({ criteria, options: withGap })).toEqual(ranksOf({ criteria, options }))
    }),
  )
})

/** Today's first k with the weight of one criterion set to another value: the ranking itself, not the closed form. */
function firstAt({ criteria, options }: Sheet, index: number, weight: number, k: number): string {
  const moved = criteria.map((one, at) => (at === index ? { ...one, weight } : one))
  return rankOptions(moved, options)
    .filter(({ rank }) => rank! <= k)
    .map(({ id }) => id)
    .sort()
    .join(' ')
}

test('the sensitivity is what a dense sweep of the weight finds', () => {
  const stepsPerHalf = 200
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: 3 }), (given, k) => {
      const sensitivity = weighSensitivity(given.criteria, given.options, k)
      for (const [index, one] of sensitivity.entries())
        for (const [turn, stays, size] of [
          [one.winner, one.winnerStays, 1],
          [one.topK, one.topKStays, k],
        ] as const) {
          const swept = sweep(given, index, size, stepsPerHalf)
          // A change of less than a step can hide between two steps, at most at each of few crossings.
          expect(Math.abs(swept.share - stays)).toBeLessThan(0.05)
          expect(swept.nearest).toBeGreaterThanOrEqual(distanceOf(turn) - 1e-9)
          expect(swept.beyond(turn)).toBe(true)
        }
    }),
    { numRuns: 60 },
  )
})

test('the ranges of who is first are what the ranking itself says inside them, and leave no gap', () => {
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: 99 }), (given, percent) => {
      for (const [index, { ranges, weight, winnerStays }] of weighSensitivity(
        given.criteria,
        given.options,
        1,
      ).entries()) {
        expect(ranges[0]!.from).toBeCloseTo(weight / 2, 9)
        expect(ranges.at(-1)!.to).toBeCloseTo(weight * 1.5, 9)
        expect(ranges.slice(1).map(({ from }) => from)).toEqual(ranges.slice(0, -1).map(({ to }) => to))
        const wide = ranges.filter(({ from, to }) => to - from > 1e-4)
        for (const { from, to, first } of wide)
          expect(firstAt(given, index, from + ((to - from) * percent) / 100, 1)).toBe(
            [...first].sort().join(' '),
          )
        const today = firstAt(given, index, weight, 1)
        const same = ranges.filter(({ first }) => [...first].sort().join(' ') === today)
        expect(same.reduce((sum, { from, to }) => sum + to - from, 0) / weight).toBeCloseTo(winnerStays, 6)
      }
    }),
    { numRuns: 200 },
  )
})

const distanceOf = (turn: Turn | null) => (turn === null ? Number.POSITIVE_INFINITY : Math.abs(turn.change))

function sweep(given: Sheet, index: number, k: number, stepsPerHalf: number) {
  const now = given.criteria[index]!.weight
  const today = firstAt(given, index, now, k)
  const isTurned = (weight: number) => firstAt(given, index, weight, k) !== today
  const half = Array.from({ length: stepsPerHalf }, (_, step) => ((step + 0.5) / stepsPerHalf) * (now / 2))
  const box = half.flatMap((distance) => [now - distance, now + distance])
  const wide = [...half, ...Array.from({ length: 60 }, (_, step) => (now / 2) * 1.15 ** step)]
  const turned = wide.filter(
    (distance) => isTurned(now + distance) || (distance < now && isTurned(now - distance)),
  )
  return {
    share: box.filter((weight) => !isTurned(weight)).length / box.length,
    nearest: Math.min(Number.POSITIVE_INFINITY, ...turned),
    /** Just beyond the turn it says, the ranking itself has turned; where it says never, the sweep found nothing. */
    beyond: (turn: Turn | null) =>
      turn === null
        ? turned.length === 0
        : [1, -1].some((side) => {
            const weight = turn.weight + side * Math.max(2e-6, 1e-6 * turn.weight)
            const isAway = Math.abs(weight - now) > Math.abs(turn.change)
            return isAway && weight > 0 && isTurned(weight)
          }),
  }
}

test.each([
  // a: 5 and 1, b: 3 and 4; weights 2 and 1: a 11/3, b 10/3. With w0 = x: 5x + 1 = 3x + 4 at x = 1.5.
  [
    'the first overtakes where the lines cross',
    [2, 1],
    [
      [5, 1],
      [3, 4],
    ],
    'c0',
    1.5,
    -0.5,
    ['o0'],
    ['o1'],
  ],
  // With w1 = x: 10 + x = 6 + 4x at x = 4/3.
  [
    'and upwards for the other weight',
    [2, 1],
    [
      [5, 1],
      [3, 4],
    ],
    'c1',
    4 / 3,
    1 / 3,
    ['o0'],
    ['o1'],
  ],
  [
    'equal today, parted by any change',
    [1, 1],
    [
      [5, 1],
      [1, 5],
    ],
    'c0',
    1,
    0,
    ['o1'],
    [],
  ],
] as const)('%s', (_, weights, rows, criterionId, weight, change, leaves, enters) => {
  const options = rows.map((row, index) => ({ id: `o${index}`, scores: [scoresOf(row)] }))
  const found = weighSensitivity(criteriaOf(weights), options, 1).find(
    (one) => one.criterionId === criterionId,
  )
  expect(found?.winner).toMatchObject({ leaves, enters })
  expect(found?.winner?.weight).toBeCloseTo(weight, 9)
  expect(found?.winner?.change).toBeCloseTo(change, 9)
})

test('who is better everywhere stays first whatever the weights', () => {
  const options = [
    { id: 'best', scores: [scoresOf([5, 4, 5])] },
    { id: 'worse', scores: [scoresOf([4, 3, 5])] },
  ]
  const found = weighSensitivity(criteriaOf([3, 2, 1]), options, 1)
  expect(found.map(({ winner, winnerStays }) => [winner, winnerStays])).toEqual([
    [null, 1],
    [null, 1],
    [null, 1],
  ])
})

test('the reason names what lifts and what lowers, and what the rank above does better', () => {
  const criteria = [
    { id: 'c0', weight: 2, name: { id: 'Manfaat', en: 'Benefit' } },
    { id: 'c1', weight: 1, name: { id: 'Kebaruan', en: 'Innovation' } },
  ]
  const options = [
    { id: 'a', scores: [scoresOf([5, 2])] },
    { id: 'b', scores: [scoresOf([3, 4])] },
    { id: 'c', scores: [] },
  ]
  const ranking = rankOptions(criteria, options)
  expect(sayReason(criteria, ranking, 'a')).toEqual({
    id: 'Peringkat 1 dari 2: paling unggul pada Manfaat (5; rata-rata semua 4); paling lemah pada Kebaruan (2; rata-rata semua 3).',
    en: 'Rank 1 of 2: strongest on Benefit (5; mean of all 4); weakest on Innovation (2; mean of all 3).',
  })
  expect(sayReason(criteria, ranking, 'b').id).toBe(
    'Peringkat 2 dari 2: paling unggul pada Kebaruan (4; rata-rata semua 3); paling lemah pada Manfaat (3; rata-rata semua 4); tertinggal 0,67 dari peringkat di atasnya, terutama pada Manfaat.',
  )
  expect(sayReason(criteria, ranking, 'c').id).toBe('Belum ada penilaian lengkap, jadi belum berperingkat.')
})

test.each([
  ['2026-01-15', 12, '2027-01-15'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-01', 1, '2027-01-01'],
])('%s and %i months is %s', (date, months, later) => {
  expect(monthsAfter(date, months)).toBe(later)
})

function shuffled<T>(all: readonly T[], keys: { next(): { value: number } }): T[] {
  return all
    .map((one) => ({ one, key: keys.next().value }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
}
/** The same scores, each one criterion further. */
function turn(row: Readonly<Record<string, number>>): Record<string, number> {
  const keys = Object.keys(row).sort()
  return Object.fromEntries(keys.map((key, index) => [key, row[keys[(index + 1) % keys.length]!]!]))
}
