import type { Bounds, Formula, Range, Span } from './model.ts'
import { fewestReached } from './worst-off.ts'

type Column = keyof Bounds
export const sum = (all: readonly Bounds[], column: Column, end: keyof Span) =>
  all.reduce((total, one) => total + one[column][end], 0)

/** a / (a + b); what is said when both are nothing depends on the end of the range. */
const share = (a: number, b: number, otherwise: number) => (a + b > 0 ? a / (a + b) : otherwise)

/** Entitled / (entitled + those we cannot tell about): how many of them are known well enough to decide. */
export function foundPart(all: readonly Bounds[]): Range | null {
  if (sum(all, 'entitled', 'high') + sum(all, 'unknown', 'high') === 0) return null
  const hidden = {
    low: share(sum(all, 'entitled', 'low'), sum(all, 'unknown', 'high'), 0),
    high: share(sum(all, 'entitled', 'high'), sum(all, 'unknown', 'low'), 1),
  }
  return { hidden, all: hidden }
}

/** Reached / entitled, over all programmes: everybody entitled counts the same. */
export function reachedPart(all: readonly Bounds[]): Range | null {
  if (sum(all, 'entitled', 'high') === 0) return null
  const [low, high] = [sum(all, 'reached', 'low'), sum(all, 'reached', 'high')]
  const [least, most] = [sum(all, 'missed', 'low'), sum(all, 'missed', 'high')]
  const open = sum(all, 'unknown', 'high')
  return {
    hidden: { low: share(low, most, 0), high: share(high, least, 1) },
    all: { low: share(low, most + open, 0), high: share(high + open, least, 1) },
  }
}

/** Reached and entitled / all who were helped. */
export function rightPart(all: readonly Bounds[]): Range | null {
  const [low, high] = [sum(all, 'reached', 'low'), sum(all, 'reached', 'high')]
  const [least, most] = [sum(all, 'wrong', 'low'), sum(all, 'wrong', 'high')]
  if (high + most === 0) return null
  const open = sum(all, 'unknown', 'high')
  return {
    hidden: { low: share(low, most, 0), high: share(high, least, 1) },
    all: { low: share(low, most + open, 0), high: share(high + open, least, 1) },
  }
}

/** Mean over months of reached / entitled as it stood then: help that came early counts longer. */
export function inTimePart(months: readonly (readonly Bounds[])[], formula: Formula): Range | null {
  const known = months.flatMap((all) => reachedPart(all) ?? []).slice(-formula.months)
  if (known.length < formula.monthsMin) return null
  const mean = (pick: (range: Range) => number) =>
    known.reduce((total, range) => total + pick(range), 0) / known.length
  return {
    hidden: { low: mean((one) => one.hidden.low), high: mean((one) => one.hidden.high) },
    all: { low: mean((one) => one.all.low), high: mean((one) => one.all.high) },
  }
}

/** Coverage of the worst-off programmes, each programme counting the same however few it is for. */
export function evenCategoriesPart(all: readonly Bounds[], formula: Formula): Range | null {
  const ends = (open: boolean) => {
    const there = all.filter((one) => one.entitled.high + (open ? one.unknown.high : 0) > 0)
    const sure = there.filter((one) => one.entitled.low > 0)
    const unknown = (one: Bounds) => (open ? one.unknown.high : 0)
    const least = there.map((one) => ({
      mass: 1,
      reached: share(one.reached.low, one.missed.high + unknown(one), 0),
    }))
    const most = sure.map((one) => ({
      mass: 1,
      reached: share(one.reached.high + unknown(one), one.missed.low, 1),
    }))
    const [fewest, all_] = [formula.worstShare * sure.length, formula.worstShare * there.length]
    return {
      low: fewest > 0 ? fewestReached(least, fewest) / fewest : 0,
      high: fewestReached(most, all_) / all_,
    }
  }
  if (!all.some((one) => one.entitled.high > 0)) return null
  return withinAll(ends(false), ends(true))
}

/** Not knowing more can only widen a range. */
export function withinAll(hidden: Span, all: Span): Range {
  return {
    hidden,
    all: { low: Math.min(all.low, hidden.low), high: Math.max(all.high, hidden.high) },
  }
}
