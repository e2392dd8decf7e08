import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerReview, drawCurves, type Proposed } from './curve.ts'
import { measure, type Partition } from './measures.ts'

function partitionOf(clusters: readonly number[], entities: readonly number[]): Partition {
  const numbered = (groups: readonly number[]) => {
    const names = [...new Set(groups)]
    return { of: Int32Array.from(groups, (group) => names.indexOf(group)), count: names.length }
  }
  const [cluster, entity] = [numbered(clusters), numbered(entities)]
  return {
    rows: clusters.length,
    clusterOf: cluster.of,
    entityOf: entity.of,
    clusters: cluster.count,
    entities: entity.count,
  }
}

function proposedOf(pairs: readonly (readonly [number, number, number, 'join' | 'review'])[]): Proposed {
  return {
    count: pairs.length,
    left: Int32Array.from(pairs, ([left]) => left),
    right: Int32Array.from(pairs, ([, right]) => right),
    probability: Float64Array.from(pairs, ([, , probability]) => probability),
    review: Uint8Array.from(pairs, ([, , , outcome]) => (outcome === 'review' ? 1 : 0)),
  }
}

// By hand: [clusters, entities, pairs precision, pairs recall, B3 precision, B3 recall]
test.each([
  ['nothing', [], [], [1, 1, 1, 1]],
  ['all alone, nothing to find', [1, 2, 3], [1, 2, 3], [1, 1, 1, 1]],
  ['perfect', [7, 7, 8], [1, 1, 2], [1, 1, 1, 1]],
  ['all alone, one pair missed', [1, 2, 3], [1, 1, 2], [1, 0, 1, 2 / 3]],
  // Clusters {0,1,2} and {3,4}; entities {0,1} and {2,3,4}. Pairs: 2 of 4 joined are right, 2 of 4 true are found.
  [
    'one row in the wrong place',
    [1, 1, 1, 2, 2],
    [1, 1, 2, 2, 2],
    [1 / 2, 1 / 2, (4 / 3 + 1 / 3 + 2) / 5, (2 + 1 / 3 + 4 / 3) / 5],
  ],
  // One cluster of four, two entities of two: 2 of 6 pairs.
  ['all in one', [1, 1, 1, 1], [1, 1, 2, 2], [1 / 3, 1, 1 / 2, 1]],
])('%s', (_, clusters, entities, [precision, recall, b3Precision, b3Recall]) => {
  const { pairs, b3 } = measure(partitionOf(clusters, entities))
  expect([pairs.precision, pairs.recall]).toEqual([precision, recall])
  expect(b3.precision).toBeCloseTo(b3Precision!, 12)
  expect(b3.recall).toBeCloseTo(b3Recall!, 12)
})

test('clusters and entities are counted by their rows', () => {
  const { clustersBySize, entitiesBySize } = measure(partitionOf([1, 1, 2, 3, 3], [1, 1, 1, 2, 2]))
  expect([clustersBySize, entitiesBySize]).toEqual([
    { 1: 1, 2: 2 },
    { 2: 1, 3: 1 },
  ])
})

test('the curve joins from the most probable pair down', () => {
  // Entities {0,1,2} and {3,4}: four true pairs. 2-3 is wrong.
  const partition = partitionOf([1, 1, 2, 3, 4], [1, 1, 1, 2, 2])
  const curves = drawCurves(
    partition,
    proposedOf([
      [0, 1, 0.99, 'join'],
      [1, 2, 0.6, 'join'],
      [2, 3, 0.3, 'review'],
      [3, 4, 0.85, 'join'],
    ]),
  )
  const at = (curve: typeof curves.direct, threshold: number) => {
    const { joinedPairs, precision, recall } = curve.points.find((point) => point.threshold === threshold)!
    return [joinedPairs, precision, recall]
  }
  expect(at(curves.direct, 0.995)).toEqual([0, 1, 0])
  expect(at(curves.direct, 0.99)).toEqual([1, 1, 1 / 4])
  expect(at(curves.direct, 0.6)).toEqual([3, 1, 3 / 4])
  expect(at(curves.direct, 0.1)).toEqual([4, 3 / 4, 3 / 4])
  // Three pairs connect 0-1-2 and 3-4: all four true pairs; the fourth connects all five rows: ten pairs.
  expect(at(curves.connected, 0.6)).toEqual([4, 1, 1])
  expect(at(curves.connected, 0.1)).toEqual([10, 4 / 10, 1])
  expect([curves.connected.best.threshold, curves.connected.best.f1]).toEqual([0.6, 1])
  expect(curves.direct.best.threshold).toBe(0.6)
})

test('answering the questions rightly joins the true ones and keeps the wrong ones apart', () => {
  const partition = partitionOf([1, 1, 2, 3, 4], [1, 1, 1, 2, 2])
  const answered = answerReview(
    partition,
    proposedOf([
      [0, 1, 0.99, 'join'],
      [1, 2, 0.6, 'review'],
      [2, 3, 0.5, 'review'],
    ]),
  )
  expect(answered).toEqual({
    questions: 2,
    trulySame: 1,
    shareOfRows: 2 / 5,
    precisionWhenAnswered: 1,
    recallWhenAnswered: 3 / 4,
    f1WhenAnswered: 6 / 7,
  })
})

const labels = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 30 })
const unzip = (rows: readonly (readonly [number, number])[]) =>
  partitionOf(
    rows.map(([cluster]) => cluster),
    rows.map(([, entity]) => entity),
  )

test('clusters equal to the entities are perfect', () => {
  fc.assert(
    fc.property(labels, (rows) => {
      const { pairs, b3 } = measure(unzip(rows.map(([, entity]) => [entity, entity])))
      expect([pairs.f1, b3.f1]).toEqual([1, 1].map((one) => expect.closeTo(one, 10)))
    }),
  )
})

test('neither the order of rows nor the names of clusters matter', () => {
  fc.assert(
    fc.property(labels, fc.nat(), (rows, turn) => {
      const shift = turn % rows.length
      const turned = [...rows.slice(shift), ...rows.slice(0, shift)].reverse()
      const [here, there] = [measure(unzip(rows)), measure(unzip(turned.map(([c, e]) => [97 - c, e])))]
      expect(there.pairs).toEqual(here.pairs)
      expect(there.clustersBySize).toEqual(here.clustersBySize)
      expect(there.b3.precision).toBeCloseTo(here.b3.precision, 10)
      expect(there.b3.recall).toBeCloseTo(here.b3.recall, 10)
    }),
  )
})

test('splitting a cluster never raises recall', () => {
  fc.assert(
    fc.property(labels, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (rows, cut) => {
      const before = measure(unzip(rows))
      const after = measure(unzip(rows.map(([c, e], row) => [cut[row] ? c + 10 : c, e])))
      expect(after.pairs.recall).toBeLessThanOrEqual(before.pairs.recall)
      expect(after.b3.recall).toBeLessThanOrEqual(before.b3.recall + 1e-12)
    }),
  )
})

test('pairs of all rows of each cluster give the figures of the clusters', () => {
  fc.assert(
    fc.property(labels, (rows) => {
      const partition = unzip(rows)
      const inside = rows.flatMap(([cluster], left) =>
        rows.flatMap(([other], right) =>
          left < right && cluster === other ? [[left, right, 0.5, 'join'] as const] : [],
        ),
      )
      const { direct, connected } = drawCurves(partition, proposedOf(inside))
      const { precision, recall } = measure(partition).pairs
      expect(direct.points[0]).toMatchObject({ precision, recall })
      expect(connected.points[0]).toMatchObject({ precision, recall })
    }),
  )
})
