import { expect, test } from 'vitest'
import { Clusters } from '../../rules/clusters.ts'
import { noDecisions } from '../../rules/human-decisions.ts'
import { findDoubts, outcome, outcomesOf } from './questions.ts'
import { Edges } from './score.ts'

const { join, review, separate } = outcome

test('two persons are one question, whatever the number of their pairs', () => {
  const clusters = Clusters.from(6)
  clusters.join(0, 1)
  clusters.join(2, 3)
  const edges = new Edges(1)
  const pairs = [
    [0, 1, 9],
    [1, 2, 8],
    [0, 3, 7],
    [2, 3, 6],
    [3, 4, 5],
    [4, 5, 4],
    [0, 5, 3],
  ] as const
  for (const [a, b, weight] of pairs) edges.add(a, b, weight, Uint8Array.of(1))
  const doubts = findDoubts(edges, clusters, 4, noDecisions)
  expect([...doubts.first]).toEqual([1, 4, 5])
  // The persons of rows 2 and 4 speak against each other; the pair of rows 0 and 5 lies below the threshold.
  expect([...outcomesOf(doubts, [5, 3, 4], 4)]).toEqual([join, review, review, join, separate, review])
})

test('where no pair is in doubt there is no question', () => {
  const doubts = findDoubts(new Edges(1), Clusters.from(3), 0, noDecisions)
  expect([doubts.first.length, outcomesOf(doubts, [], 0).length]).toEqual([0, 0])
})
