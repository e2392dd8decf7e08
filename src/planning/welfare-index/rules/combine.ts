import type { Estimate, Formula, PartId, Parts, Range, Span } from './model.ts'

/**
 * The parts in one figure, each to its weight among the parts that are there: the geometric mean prod(part^weight), in which
 * a weak part cannot be paid off by strong ones (the idea of the Human Development Index since 2010), or the arithmetic one
 * sum(part * weight). Shares from 0 to 1 in, percent out. null when no part of the formula is there.
 */
export function combine(parts: Partial<Record<PartId, number | null>>, formula: Formula): number | null {
  const there = formula.parts.flatMap(({ id, weight }) => {
    const value = parts[id]
    return value === null || value === undefined ? [] : [{ value, weight }]
  })
  const weights = there.reduce((sum, part) => sum + part.weight, 0)
  if (weights === 0) return null
  const mean = (of: (value: number) => number) =>
    there.reduce((sum, { value, weight }) => sum + (weight / weights) * of(value), 0)
  return (
    100 * (formula.aggregation === 'arithmetic' ? mean((value) => value) : geometric(mean, formula.floor))
  )
}

function geometric(mean: (of: (value: number) => number) => number, floor: number): number {
  return Math.min(1, Math.exp(mean((value) => Math.log(Math.max(value, floor / 100)))))
}

const middle = (span: Span) => (span.low + span.high) / 2

/** Every part at its middle gives the figure; all at their ends give the ranges. The figure lies inside both. */
export function estimateIndex(parts: Parts, formula: Formula): Estimate | null {
  const at = (pick: (range: Range) => number) => {
    const values = Object.entries(parts).map(([id, range]) => [id, range ? pick(range) : null])
    return combine(Object.fromEntries(values), formula)
  }
  const value = at((range) => middle(range.hidden))
  if (value === null) return null
  return {
    value,
    hiddenLow: at((range) => range.hidden.low)!,
    hiddenHigh: at((range) => range.hidden.high)!,
    low: at((range) => range.all.low)!,
    high: at((range) => range.all.high)!,
  }
}

/** One part in percent. */
export function estimatePart({ hidden, all }: Range): Estimate {
  return {
    value: 100 * middle(hidden),
    hiddenLow: 100 * hidden.low,
    hiddenHigh: 100 * hidden.high,
    low: 100 * all.low,
    high: 100 * all.high,
  }
}
