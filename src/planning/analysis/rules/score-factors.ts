import { isInternal, type Side } from './sides.ts'

/** What one assessor says of a factor: how much it matters and how strongly it is present, on the scales of the pack. */
export interface Rating {
  readonly assessor: string
  readonly importance: number
  readonly rating: number
}
export interface RatedFactor {
  readonly id: string
  readonly side: Side
  readonly ratings: readonly Rating[]
}

/** What several assessors say together; `deviation` is the standard deviation of these assessors (divided by n). */
export interface Spread {
  readonly count: number
  readonly mean: number
  readonly min: number
  readonly max: number
  readonly deviation: number
}
export interface FactorScore {
  readonly id: string
  readonly side: Side
  /** All null for a factor nobody rated: it is named, not counted. */
  readonly importance: Spread | null
  readonly rating: Spread | null
  /** Share of the importance of all rated factors of its half (internal or external), 0 to 1. */
  readonly weight: number | null
  readonly score: number | null
}

/** I both pull forward, II strong but threatened, III weak with a chance, IV weak and threatened; null: on an axis or unrated. */
export type Quadrant = 'I' | 'II' | 'III' | 'IV'
export interface Position {
  readonly sums: Readonly<Record<Side, number>>
  /** Strengths minus weaknesses. */
  readonly x: number
  /** Opportunities minus threats. */
  readonly y: number
  readonly quadrant: Quadrant | null
}
export interface Scored extends Position {
  readonly factors: readonly FactorScore[]
}

/** Smaller differences are rounding of the arithmetic, not a position. */
const nearlyZero = 1e-9

/**
 * IFAS and EFAS. Importance and rating of a factor are the means over its assessors. Weight = importance divided by the sum
 * of importances of the rated factors of its half, so weights of the internal and of the external half each sum to 1;
 * score = weight x rating; x = strengths - weaknesses; y = opportunities - threats.
 * Method: Rangkuti, Analisis SWOT: Teknik Membedah Kasus Bisnis (matriks IFAS/EFAS dan diagram kuadran), after Pearce &
 * Robinson, Strategic Management. The order of factors and assessors changes nothing, not even by rounding.
 */
export function scoreFactors(factors: readonly RatedFactor[]): Scored {
  const means = factors.map(({ id, side, ratings }) => ({
    id,
    side,
    importance: spreadOf(ratings.map((one) => one.importance)),
    rating: spreadOf(ratings.map((one) => one.rating)),
  }))
  const totalOf = (internal: boolean) =>
    sumOf(
      means.flatMap(({ side, importance }) =>
        importance && isInternal(side) === internal ? [importance.mean] : [],
      ),
    )
  const totals = { internal: totalOf(true), external: totalOf(false) }
  const scored = means.map((one) => {
    const { importance, rating } = one
    const weight = importance
      ? importance.mean / (isInternal(one.side) ? totals.internal : totals.external)
      : null
    return { ...one, weight, score: weight !== null && rating ? weight * rating.mean : null }
  })
  return { factors: scored, ...positionOf(scored) }
}

/** Where each assessor alone would place the city, by assessor. Shows whether they agree on the quadrant. */
export function positionsOf(factors: readonly RatedFactor[]): Map<string, Position & { rated: number }> {
  const assessors = [...new Set(factors.flatMap(({ ratings }) => ratings.map((one) => one.assessor)))].sort()
  return new Map(
    assessors.map((assessor) => {
      const own = factors.map((factor) => ({
        ...factor,
        ratings: factor.ratings.filter((one) => one.assessor === assessor),
      }))
      const { sums, x, y, quadrant } = scoreFactors(own)
      return [
        assessor,
        { sums, x, y, quadrant, rated: own.filter(({ ratings }) => ratings.length > 0).length },
      ]
    }),
  )
}

function positionOf(scored: readonly { readonly side: Side; readonly score: number | null }[]): Position {
  const of = (side: Side) => sumOf(scored.flatMap((one) => (one.side === side ? [one.score ?? 0] : [])))
  const sums = {
    strength: of('strength'),
    weakness: of('weakness'),
    opportunity: of('opportunity'),
    threat: of('threat'),
  }
  const x = sums.strength - sums.weakness
  const y = sums.opportunity - sums.threat
  return { sums, x, y, quadrant: quadrantOf(x, y) }
}

function quadrantOf(x: number, y: number): Quadrant | null {
  if (Math.abs(x) < nearlyZero || Math.abs(y) < nearlyZero) return null
  if (x > 0) return y > 0 ? 'I' : 'II'
  return y > 0 ? 'III' : 'IV'
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const mean = sumOf(values) / values.length
  return {
    count: values.length,
    mean,
    min: Math.min(...values),
    max: Math.max(...values),
    deviation: Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / values.length),
  }
}

/** Added from small to large: the order given does not show in the last digits. */
function sumOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0)
}
