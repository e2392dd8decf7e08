import {
  type Criterion,
  type Option,
  type ScoredOption,
  scoreOptions,
  totalOf,
  weightUnits,
} from './score-lines.ts'

/** Where another set of options comes first. `change` = weight - today's weight. */
export interface Turn {
  readonly weight: number
  readonly change: number
  readonly leaves: readonly string[]
  readonly enters: readonly string[]
}
export interface Range {
  readonly from: number
  readonly to: number
  readonly first: readonly string[]
}
export interface Sensitivity {
  readonly criterionId: string
  readonly weight: number
  readonly winner: Turn | null
  readonly topK: Turn | null
  /** Share of the weights from half to one and a half of today's at which the first, or the first k, are today's; 0 to 1. */
  readonly winnerStays: number
  readonly topKStays: number
  /** Who is first from half to one and a half of today's weight, from left to right. */
  readonly ranges: readonly Range[]
}

/** A score as a line over the weight of one criterion: (at0 + slope * weight) over the sum of weights, the same for all. */
interface Line {
  readonly id: string
  readonly at0: bigint
  readonly slope: bigint
}
/** over > 0. */
interface Fraction {
  readonly top: bigint
  readonly over: bigint
}

/**
 * How the ranking answers when the weight of one criterion moves and the others stay. The order of two options turns where
 * their lines cross: weight = (rest of A - rest of B) / (mean of B - mean of A), so the nearest turn is found exactly, by
 * looking just beyond every crossing (one-at-a-time sensitivity; Triantaphyllou & Sanchez 1997, Decision Sciences 28(1),
 * for the weighted sum model). Equal options at today's weight that part as soon as it moves turn at a change of 0.
 */
export function weighSensitivity(
  criteria: readonly Criterion[],
  options: readonly Option[],
  k: number,
): Sensitivity[] {
  const { weights, options: scored } = scoreOptions(criteria, options)
  return criteria.map(({ id }, index) => {
    const now = weights[index]!
    const lines = scored.map((option) => lineOf(weights, option, index))
    return {
      criterionId: id,
      weight: toWeight({ top: now, over: 1n }),
      winner: nearestTurn(lines, now, 1),
      topK: nearestTurn(lines, now, k),
      winnerStays: shareThatStays(lines, now, 1),
      topKStays: shareThatStays(lines, now, k),
      ranges: rangesOf(lines, now),
    }
  })
}

function lineOf(weights: readonly bigint[], option: ScoredOption, index: number): Line {
  const slope = option.means[index]!
  return { id: option.id, slope, at0: totalOf(weights, option) - weights[index]! * slope }
}

function toWeight({ top, over }: Fraction): number {
  return Number(top) / Number(over) / weightUnits
}

function nearestTurn(lines: readonly Line[], now: bigint, k: number): Turn | null {
  const start = { top: now, over: 1n }
  const today = firstAt(lines, start, 0n, k)
  const crossings = crossingsOf(lines, today)
  const up = crossings.filter((at) => compare(at, start) >= 0).sort(compare)
  const down = crossings.filter((at) => compare(at, start) <= 0).sort((a, b) => compare(b, a))
  const turns = [turnOf(lines, up, 1n, today, now, k), turnOf(lines, down, -1n, today, now, k)]
  return turns.reduce((best, one) =>
    best === null || (one !== null && Math.abs(one.change) < Math.abs(best.change)) ? one : best,
  )
}

function turnOf(
  lines: readonly Line[],
  crossings: readonly Fraction[],
  side: bigint,
  today: ReadonlySet<string>,
  now: bigint,
  k: number,
): Turn | null {
  for (const at of crossings) {
    const beyond = firstAt(lines, at, side, k)
    if (isSame(beyond, today)) continue
    const weight = toWeight(at)
    return {
      weight,
      change: toWeight({ top: at.top - now * at.over, over: at.over }),
      leaves: [...today].filter((id) => !beyond.has(id)),
      enters: [...beyond].filter((id) => !today.has(id)),
    }
  }
  return null
}

/** The range from half to one and a half of the weight, cut at the crossings: the exact length of what stays. */
function shareThatStays(lines: readonly Line[], now: bigint, k: number): number {
  const start = { top: now, over: 1n }
  const [low, high] = [
    { top: now, over: 2n },
    { top: 3n * now, over: 2n },
  ]
  const today = firstAt(lines, start, 0n, k)
  const inside = crossingsOf(lines, today).filter((at) => compare(at, low) > 0 && compare(at, high) < 0)
  const cuts = [low, ...inside.sort(compare), high]
  const length = cuts.slice(1).reduce((sum, end, index) => {
    const from = cuts[index]!
    return isSame(firstAt(lines, from, 1n, k), today) ? sum + (toWeight(end) - toWeight(from)) : sum
  }, 0)
  return Math.min(1, length / toWeight(start))
}

/** The upper edge of the lines, walked from turn to turn: beyond a point the next line that is steeper than the first takes over. */
function rangesOf(lines: readonly Line[], now: bigint): Range[] {
  const high = { top: 3n * now, over: 2n }
  const ranges: Range[] = []
  let from: Fraction = { top: now, over: 2n }
  while (lines.length > 0 && compare(from, high) < 0) {
    const first = firstAt(lines, from, 1n, 1)
    const leader = lines.find(({ id }) => first.has(id))!
    const to = lines
      .filter(({ slope }) => slope > leader.slope)
      .map((other) => ({ top: leader.at0 - other.at0, over: other.slope - leader.slope }))
      .reduce((nearest, at) => (compare(at, nearest) < 0 ? at : nearest), high)
    ranges.push({ from: toWeight(from), to: toWeight(to), first: [...first] })
    from = to
  }
  return ranges
}

/** Positive weights at which a line of today's first ones crosses another: only there their set can turn. */
function crossingsOf(lines: readonly Line[], first: ReadonlySet<string>): Fraction[] {
  return lines
    .filter(({ id }) => first.has(id))
    .flatMap((one) =>
      lines.flatMap((other) => {
        const [top, over] = [one.at0 - other.at0, other.slope - one.slope]
        const at = over < 0n ? { top: -top, over: -over } : { top, over }
        return at.over > 0n && at.top > 0n ? [at] : []
      }),
    )
}

/**
 * Options of rank 1 to k at a weight (side 0), just above it (1) or just below (-1), where the slope parts what is equal.
 * Equal ones share a rank, so there may be more than k.
 */
function firstAt(
  lines: readonly Line[],
  { top, over }: Fraction,
  side: bigint,
  k: number,
): ReadonlySet<string> {
  const placed = lines
    .map((line) => ({ line, height: line.at0 * over + line.slope * top, lean: line.slope * side }))
    .sort((a, b) => sign(b.height - a.height) || sign(b.lean - a.lean))
  const last = placed[Math.min(k, placed.length) - 1]
  return new Set(
    placed
      .filter(({ height, lean }) => height > last!.height || (height === last!.height && lean >= last!.lean))
      .map(({ line }) => line.id),
  )
}

function compare(a: Fraction, b: Fraction): number {
  return sign(a.top * b.over - b.top * a.over)
}
function sign(value: bigint): number {
  return Number(value > 0n) - Number(value < 0n)
}
function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}
