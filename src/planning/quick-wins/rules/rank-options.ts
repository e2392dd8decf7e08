import { type Criterion, type Option, type ScoredOption, scoreOptions, totalOf } from './score-lines.ts'

/** What one criterion does in the score of an option. */
export interface Part {
  readonly criterionId: string
  /** Over scorers with complete scores. */
  readonly mean: number
  readonly lowest: number
  readonly highest: number
  /** Share of the weight times mean: parts add up to the score. */
  readonly adds: number
}
export interface Ranked {
  readonly id: string
  /** 1 = best; equal scores share a rank; null = nobody has scored it completely. */
  readonly rank: number | null
  readonly score: number | null
  readonly scorers: number
  readonly incomplete: number
  readonly parts: readonly Part[]
  /** Standard deviation of the scorers' own weighted scores; null for fewer than two. */
  readonly spread: number | null
}

/**
 * Ranks options by the weighted mean of their means over scorers (simple additive weighting; nothing is scaled by what other
 * options got, so that adding one never turns the order of the rest). Scorers who left a criterion out do not count. Best
 * first, equal ones by id, then those without a rank.
 */
export function rankOptions(criteria: readonly Criterion[], options: readonly Option[]): Ranked[] {
  const scored = scoreOptions(criteria, options)
  const totals = scored.options.map((option) => ({ option, total: totalOf(scored.weights, option) }))
  const weightSum = scored.weights.reduce((sum, one) => sum + one, 0n)
  const ranked = totals
    .sort(
      (a, b) =>
        Number(b.total > a.total) - Number(b.total < a.total) || compareText(a.option.id, b.option.id),
    )
    .map(({ option, total }) => ({
      id: option.id,
      rank: 1 + totals.filter((other) => other.total > total).length,
      score: Number(total) / Number(scored.unit * weightSum),
      scorers: option.complete.length,
      incomplete: option.incomplete,
      parts: partsOf(criteria, option),
      spread: spreadOf(criteria, option),
    }))
  const known = new Set(ranked.map(({ id }) => id))
  const others = options
    .filter(({ id }) => !known.has(id))
    .map(({ id, scores }) => ({
      id,
      rank: null,
      score: null,
      scorers: 0,
      incomplete: scores.length,
      parts: [],
      spread: null,
    }))
  return [...ranked, ...others.sort((a, b) => compareText(a.id, b.id))]
}

function partsOf(criteria: readonly Criterion[], { complete }: ScoredOption): Part[] {
  const weightSum = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return criteria.map(({ id, weight }, index) => {
    const scores = complete.map((row) => row[index]!)
    const mean = meanOf(scores)
    return {
      criterionId: id,
      mean,
      lowest: Math.min(...scores),
      highest: Math.max(...scores),
      adds: (weight / weightSum) * mean,
    }
  })
}

function spreadOf(criteria: readonly Criterion[], { complete }: ScoredOption): number | null {
  if (complete.length < 2) return null
  const weightSum = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const own = complete.map(
    (row) => row.reduce((sum, score, index) => sum + score * criteria[index]!.weight, 0) / weightSum,
  )
  const mean = meanOf(own)
  return Math.sqrt(meanOf(own.map((score) => (score - mean) ** 2)))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** By code points: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
