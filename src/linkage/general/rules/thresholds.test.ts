import { expect, test } from 'vitest'
import { Edges } from './score.ts'
import { bitsFrom, chooseThresholds } from './thresholds.ts'

function joinFor(probabilities: readonly number[]): number {
  const edges = new Edges(1)
  for (const [index, probability] of probabilities.entries())
    edges.add(0, index + 1, bitsFrom(probability, 0), Uint8Array.of(1))
  return chooseThresholds('auto', edges, 0).join
}

const sure = (count: number) => new Array<number>(count).fill(0.99999)

test.each([
  ['a short list may expect one wrong join', [...sure(100), 0.7, 0.6, 0.6, 0.5, 0.4], 0.6],
  ['nothing below an even chance is joined', [...sure(100), 0.4], 0.5],
  [
    'many pairs just above the bound are joined whatever they add up to',
    [...sure(1000), ...new Array<number>(1000).fill(0.98)],
    0.97,
  ],
])('%s', (_, probabilities, join) => {
  expect(joinFor(probabilities)).toBeCloseTo(join, 2)
})
