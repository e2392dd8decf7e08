import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareItems, compareScores, gapsOf } from './compare-periods.ts'
import { components, itemState, type RatedItem, scoreOf } from './readiness-score.ts'

const item = (
  id: string,
  self: number | null,
  hasEvidence = false,
  assessor: number | null = null,
): RatedItem => ({ id, component: 'people', top: 4, self, assessor, hasEvidence })

test.each([
  [null, false, 'open'],
  [null, true, 'open'],
  [0, false, 'none'],
  [0, true, 'none'],
  [1, false, 'claimed'],
  [4, false, 'claimed'],
  [1, true, 'proven'],
] as const)('level %s, evidence %s: %s', (self, hasEvidence, state) => {
  expect(itemState({ self, hasEvidence })).toBe(state)
})

test('claimed takes the word, proven counts what has no evidence as the lowest level', () => {
  const items = [item('a', 4, true, 3), item('b', 2), item('c', 0), item('d', null)]
  expect(scoreOf(items)).toEqual({
    items: 4,
    assessed: 3,
    provenItems: 1,
    claimedItems: 1,
    claimed: 50,
    proven: 100 / 3,
    assessor: 75,
    seenByAssessor: 1,
  })
})

test('nothing assessed is no score, not a bad one', () => {
  expect(scoreOf([item('a', null)])).toMatchObject({
    claimed: null,
    proven: null,
    assessor: null,
    assessed: 0,
  })
})

test('a level the item no longer has counts as its highest', () => {
  expect(scoreOf([item('a', 9, true)]).proven).toBe(100)
})

test('between periods items rise, fall, stay, appear and vanish; proof is won and lost', () => {
  const before = [
    item('a', 1),
    item('b', 3, true),
    item('c', 2, true),
    item('d', null),
    item('e', 1),
    item('f', null),
  ]
  const after = [
    item('a', 2, true),
    item('b', 1),
    item('c', 2, true),
    item('d', 2, true),
    item('e', null),
    item('f', null),
    item('g', 1),
  ]
  expect(compareItems(before, after).map((one) => [one.id, one.direction, one.proof])).toEqual([
    ['a', 'rose', 'gained'],
    ['b', 'fell', 'lost'],
    ['c', 'same', 'same'],
    ['d', 'first', 'gained'],
    ['e', 'gone', 'same'],
    ['g', 'first', 'same'],
  ])
})

test('scores of two periods are compared over the items of both', () => {
  const change = compareScores([item('a', 2), item('b', 4)], [item('a', 3), item('c', 0)])
  expect([change.before.claimed, change.after.claimed]).toEqual([50, 75])
})

test('gaps between office and assessor come widest first', () => {
  expect(
    gapsOf([
      item('a', 3, true, 2),
      item('b', 2, true, 2),
      item('c', 1, true, 4),
      item('d', 1),
      item('e', 2, true, 1),
    ]).map((gap) => [gap.id, gap.difference]),
  ).toEqual([
    ['c', -3],
    ['a', 1],
    ['e', 1],
  ])
})

const rated = fc
  .record({
    component: fc.constantFrom(...components),
    top: fc.integer({ min: 1, max: 5 }),
    part: fc.option(fc.integer({ min: 0, max: 5 })),
    assessed: fc.option(fc.integer({ min: 0, max: 5 })),
    hasEvidence: fc.boolean(),
  })
  .map(
    ({ component, top, part, assessed, hasEvidence }): RatedItem => ({
      id: 'x',
      component,
      top,
      self: part === null ? null : Math.min(part, top),
      assessor: assessed === null ? null : Math.min(assessed, top),
      hasEvidence,
    }),
  )
const several = fc
  .array(rated, { minLength: 1, maxLength: 27 })
  .map((items) => items.map((one, index) => ({ ...one, id: `i-${index}` })))
const chosen = fc.nat()

test('property: raising one level never lowers a mean', () => {
  fc.assert(
    fc.property(several, chosen, (items, which) => {
      const at = which % items.length
      const raise = (level: number | null, top: number) => (level === null ? null : Math.min(level + 1, top))
      const raised = items.map((one, index) =>
        index === at
          ? { ...one, self: raise(one.self, one.top), assessor: raise(one.assessor, one.top) }
          : one,
      )
      const [before, after] = [scoreOf(items), scoreOf(raised)]
      expect(after.claimed ?? 0).toBeGreaterThanOrEqual(before.claimed ?? 0)
      expect(after.proven ?? 0).toBeGreaterThanOrEqual(before.proven ?? 0)
      expect(after.assessor ?? 0).toBeGreaterThanOrEqual(before.assessor ?? 0)
    }),
  )
})

test('property: evidence never lowers the proven score, and proven never exceeds claimed', () => {
  fc.assert(
    fc.property(several, chosen, (items, which) => {
      const at = which % items.length
      const proven = items.map((one, index) => (index === at ? { ...one, hasEvidence: true } : one))
      expect(scoreOf(proven).proven ?? 0).toBeGreaterThanOrEqual(scoreOf(items).proven ?? 0)
      expect(scoreOf(proven).claimed).toBe(scoreOf(items).claimed)
      expect(scoreOf(items).proven ?? 0).toBeLessThanOrEqual(scoreOf(items).claimed ?? 0)
    }),
  )
})

test('property: the order of the items changes nothing', () => {
  fc.assert(
    fc.property(
      several.chain((items) => fc.tuple(fc.constant(items), shuffled(items))),
      ([items, other]) => {
        expect(scoreOf(other)).toEqual(scoreOf(items))
        expect(gapsOf(other)).toEqual(gapsOf(items))
      },
    ),
  )
})

function shuffled<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })
}
