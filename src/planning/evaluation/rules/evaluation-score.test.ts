import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Judged, judge, partTotals, weightedTotals } from './evaluation-score.ts'

test.each([
  ['nothing said', { score: null, computed: null, hasEvidence: true }, null, 0, 'open'],
  [
    'computed nothing',
    { score: null, computed: { score: null, supported: 0 }, hasEvidence: false },
    null,
    0,
    'open',
  ],
  ['zero needs no proof', { score: 0, computed: null, hasEvidence: false }, 0, 0, 'none'],
  ['a claim', { score: 80, computed: null, hasEvidence: false }, 80, 0, 'claimed'],
  ['own evidence', { score: 80, computed: null, hasEvidence: true }, 80, 80, 'proven'],
  [
    'computed, partly supported',
    { score: null, computed: { score: 60, supported: 40 }, hasEvidence: false },
    60,
    40,
    'partly',
  ],
  [
    'computed, all supported',
    { score: null, computed: { score: 60, supported: 60 }, hasEvidence: false },
    60,
    60,
    'proven',
  ],
  [
    'more said than computed',
    { score: 90, computed: { score: 60, supported: 60 }, hasEvidence: false },
    90,
    60,
    'partly',
  ],
  [
    'less said than supported',
    { score: 50, computed: { score: 60, supported: 60 }, hasEvidence: false },
    50,
    50,
    'proven',
  ],
] as const)('%s', (_, given, claimed, proven, state) => {
  expect(judge(given)).toEqual({ claimed, proven, state })
})

const question = (score: number | null, hasEvidence: boolean): Judged => ({
  score,
  computed: null,
  hasEvidence,
})

test('the five parts of Sleman weigh 10, 20, 30, 30 and 10', () => {
  const scores = [100, 50, 40, 20, 0]
  const parts = [10, 20, 30, 30, 10].map((weight, index) => ({
    weight,
    totals: partTotals([question(scores[index]!, index < 2)]),
  }))
  expect(weightedTotals(parts)).toEqual({ claimed: 38, proven: 20 })
})

test('a question left out counts as zero', () => {
  expect(partTotals([question(80, true), question(null, false)])).toEqual({ claimed: 40, proven: 40 })
})

test('without questions or weights the total is zero', () => {
  expect(partTotals([])).toEqual({ claimed: 0, proven: 0 })
  expect(weightedTotals([])).toEqual({ claimed: 0, proven: 0 })
})

const score = fc.integer({ min: 0, max: 100 })
const judged: fc.Arbitrary<Judged> = fc.record({
  score: fc.option(score),
  computed: fc.option(
    fc.record({ score, supported: score }).map(({ score, supported }) => ({
      score,
      supported: Math.min(score, supported),
    })),
  ),
  hasEvidence: fc.boolean(),
})
const questions = fc.array(judged, { minLength: 1, maxLength: 8 })

test('property: more evidence or a higher score never lowers a total; proven never exceeds claimed', () => {
  fc.assert(
    fc.property(questions, fc.nat(), (given, which) => {
      const at = which % given.length
      const change = (with_: (one: Judged) => Judged) =>
        partTotals(given.map((one, index) => (index === at ? with_(one) : one)))
      const before = partTotals(given)
      const proven = change((one) => ({ ...one, hasEvidence: true }))
      const raised = change((one) => ({ ...one, score: Math.min(100, (judge(one).claimed ?? 0) + 7) }))
      expect(proven.proven).toBeGreaterThanOrEqual(before.proven)
      expect(proven.claimed).toBe(before.claimed)
      expect(raised.claimed).toBeGreaterThanOrEqual(before.claimed)
      expect(raised.proven).toBeGreaterThanOrEqual(before.proven)
      expect(before.proven).toBeLessThanOrEqual(before.claimed)
    }),
  )
})

test('property: order of parts changes nothing, and only proportions of weights matter', () => {
  const part = fc.record({ weight: fc.integer({ min: 1, max: 50 }), questions })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (given) => {
      const parts = given.map(({ weight, questions }) => ({ weight, totals: partTotals(questions) }))
      const total = weightedTotals(parts)
      expect(weightedTotals([...parts].reverse())).toEqual(total)
      const doubled = weightedTotals(parts.map((one) => ({ ...one, weight: one.weight * 2 })))
      expect(doubled.claimed).toBeCloseTo(total.claimed, 10)
      expect(doubled.proven).toBeCloseTo(total.proven, 10)
    }),
  )
})
