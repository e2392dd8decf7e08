import { eachNode, type Node } from './syntax.ts'

/** A level of a comparison as a saved model holds it, its condition parsed; null is ELSE. */
export interface Level {
  readonly label: string
  readonly condition: Node | null
  readonly isNull: boolean
  /** Probabilities of the level among pairs of one person, and of two; undefined where the model was not trained for it. */
  readonly m: number | undefined
  readonly u: number | undefined
  readonly frequency: {
    readonly column: string
    readonly weight: number
    /** Values that are rarer count as if they had this share. */
    readonly minimum: number
    /** The u of this very level stands for the average value, not that of the exact match. */
    readonly isOwnU: boolean
  } | null
}

/** What a level says for one person, in bits, and how it takes the frequency of its value into account. */
export interface LevelWeight {
  readonly bits: number
  readonly frequency: {
    readonly column: string
    readonly weight: number
    readonly minimum: number
    /** log2 of the u that stands for a value of average frequency. */
    readonly averageBits: number
  } | null
}

/** Smaller probabilities count as this one, so that no weight is infinite. */
const smallest = 1e-300

/**
 * The weights of a comparison's levels as Splink 5 reckons them: log2(m/u), nothing for missing values, and where a level has a
 * term frequency column, weight × (log2 u of the exact match − log2 of the commoner value's share).
 * Null where a level's frequency has no exact match on that column to start from.
 */
export function levelWeights(levels: readonly Level[]): LevelWeight[] | null {
  const known = levels.filter(({ isNull }) => !isNull)
  const weights: LevelWeight[] = []
  for (const level of levels) {
    if (level.isNull) {
      weights.push({ bits: 0, frequency: null })
      continue
    }
    // The value Splink numbers levels by: the first has the greatest.
    const rank = known.length - 1 - known.indexOf(level)
    const m = level.m ?? untrainedM(known.length, rank)
    const u = level.u ?? untrainedU(known.length, rank)
    const bits = Math.log2(Math.max(m, smallest) / Math.max(u, smallest))
    const { frequency } = level
    if (!frequency || frequency.weight === 0 || level.condition === null) {
      weights.push({ bits, frequency: null })
      continue
    }
    const exact = frequency.isOwnU
      ? level
      : known.find(({ condition }) => exactColumn(condition) === frequency.column)
    if (!exact) return null
    const average = exact.u ?? untrainedU(known.length, known.length - 1 - known.indexOf(exact))
    const { column, weight, minimum } = frequency
    weights.push({ bits, frequency: { column, weight, minimum, averageBits: Math.log2(average) } })
  }
  return weights
}

/** The column of a condition that is nothing but `x_l = x_r`. */
function exactColumn(condition: Node | null): string | null {
  if (condition?.kind !== 'call' || condition.name !== '=') return null
  const [a, b] = condition.args
  return a?.kind === 'column' && b?.kind === 'column' && a.name === b.name && a.side !== b.side
    ? a.name
    : null
}

/** What Splink takes for m of a level that it was not trained for: 0.95 for the first, the rest in equal parts. */
function untrainedM(count: number, rank: number): number {
  return rank === count - 1 ? 0.95 : (1 - 0.95) / (count - 1)
}

/** The same for u: weights of -5 for the last level to 3 in equal steps, and 10 for the first. */
function untrainedU(count: number, rank: number): number {
  const bits = rank === count - 1 ? 10 : count === 2 ? -5 : -5 + (rank * 8) / (count - 2)
  return untrainedM(count, rank) / 2 ** bits
}

export function columnsOf(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>()
  for (const node of nodes)
    eachNode(node, (part) => {
      if (part.kind === 'column') names.add(part.name)
    })
  return names
}
