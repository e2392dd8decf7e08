import { type Crossing, type Side, sidesOf } from './sides.ts'

export interface PairedFactor {
  readonly id: string
  readonly side: Side
  readonly score: number | null
}
export interface Pair {
  readonly internalId: string
  readonly externalId: string
  /** Product of the two scores: how much the two weigh together. */
  readonly product: number
  /** A strategy of this crossing already names both. */
  readonly used: boolean
}

/**
 * Every pair of rated factors of a crossing, the weightiest first; a proposal of where a strategy is needed most, no more.
 * Ties stand in the order of ids. `strategies` = factor ids of each strategy there is.
 */
export function proposePairs(
  crossing: Crossing,
  factors: readonly PairedFactor[],
  strategies: readonly (readonly string[])[],
): Pair[] {
  const [internal, external] = sidesOf(crossing)
  const rated = factors.flatMap((one) => (one.score === null ? [] : [{ ...one, score: one.score }]))
  return rated
    .filter((one) => one.side === internal)
    .flatMap((inner) =>
      rated
        .filter((one) => one.side === external)
        .map((outer) => ({
          internalId: inner.id,
          externalId: outer.id,
          product: inner.score * outer.score,
          used: strategies.some((ids) => ids.includes(inner.id) && ids.includes(outer.id)),
        })),
    )
    .sort(
      (a, b) =>
        b.product - a.product ||
        a.internalId.localeCompare(b.internalId) ||
        a.externalId.localeCompare(b.externalId),
    )
}
