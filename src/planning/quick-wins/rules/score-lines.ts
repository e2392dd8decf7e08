/** A criterion and what it weighs; weights count to six decimals. */
export interface Criterion {
  readonly id: string
  readonly weight: number
}
/** An option and what each of its scorers gave, by criterion. */
export interface Option {
  readonly id: string
  readonly scores: readonly Readonly<Record<string, number>>[]
}

/**
 * Means of an option on one common scale, as whole numbers: means[j] / `unit` is the mean over complete scorers on criterion
 * j. Whole numbers, so that equal scores are equal and the order of adding changes nothing.
 */
export interface ScoredOption {
  readonly id: string
  readonly means: readonly bigint[]
  readonly complete: readonly (readonly number[])[]
  readonly incomplete: number
}
export interface Scored {
  readonly weights: readonly bigint[]
  readonly unit: bigint
  /** Options that at least one person scored on every criterion. */
  readonly options: readonly ScoredOption[]
}

/** Parts of a weight that are told apart. */
export const weightUnits = 1_000_000

export function scoreOptions(criteria: readonly Criterion[], options: readonly Option[]): Scored {
  const read = options.map(({ id, scores }) => {
    const rows = scores.map((row) => criteria.map((one) => row[one.id]))
    const complete = rows.filter((row): row is number[] => row.every((score) => score !== undefined))
    return { id, complete, incomplete: scores.length - complete.length }
  })
  const scored = criteria.length === 0 ? [] : read.filter(({ complete }) => complete.length > 0)
  const unit = scored.reduce((all, { complete }) => commonMultiple(all, BigInt(complete.length)), 1n)
  return {
    weights: criteria.map(({ weight }) => BigInt(Math.max(1, Math.round(weight * weightUnits)))),
    unit,
    options: scored.map((one) => ({
      ...one,
      means: criteria.map((_, index) => {
        const sum = one.complete.reduce((all, row) => all + BigInt(row[index]!), 0n)
        return (sum * unit) / BigInt(one.complete.length)
      }),
    })),
  }
}

/** Weighted sum of an option's means: what options are ordered by. */
export function totalOf(weights: readonly bigint[], { means }: ScoredOption): bigint {
  return means.reduce((sum, mean, index) => sum + mean * weights[index]!, 0n)
}

function commonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
