import type { Edges } from './score.ts'
import { probabilityOf } from './weigh.ts'

/** Probabilities from which a pair is joined, and from which a person should look at it. */
export interface Thresholds {
  readonly join: number
  readonly review: number
}

/**
 * Share of wrong pairs among the joined that the model may expect (in a short list: one pair), and bounds of what is chosen
 * from it. From there on a single pair is sure enough: clusters are held together by more than one (resolve.ts).
 */
const wrongShareMax = 0.0003
const wrongJoins = 1
const joinBounds = { least: 0.5, most: 0.97 }
const reviewLeast = 0.05

/**
 * Chooses the thresholds from the model and the edges, strongest first. `auto` is careful: joined is what keeps the expected share of wrong joins at
 * wrongShareMax, or joinBounds. `balanced` joins whatever is more likely one person than not. Reviewed is what lies below and is
 * not plainly separate.
 */
export function chooseThresholds(
  aim: 'auto' | 'balanced',
  { weight, count }: Edges,
  priorBits: number,
): Thresholds {
  if (aim === 'balanced') return { join: joinBounds.least, review: reviewLeast }
  let wrong = 0
  let join = joinBounds.most
  for (let edge = 0; edge < count; edge++) {
    const probability = probabilityOf(weight[edge]!, priorBits)
    wrong += 1 - probability
    if (wrong > Math.max(wrongJoins, wrongShareMax * (edge + 1))) break
    join = probability
  }
  join = Math.min(joinBounds.most, Math.max(joinBounds.least, join))
  return { join, review: Math.min(reviewLeast, join) }
}

/** The weight (bits, without the prior) from which the probability is reached. */
export function bitsFrom(probability: number, priorBits: number): number {
  const kept = Math.min(1 - 1e-12, Math.max(1e-12, probability))
  return Math.log2(kept / (1 - kept)) - priorBits
}
