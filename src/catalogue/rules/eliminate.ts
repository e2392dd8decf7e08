/** Vectors over the integers modulo a prime below 2^26, so that a product is exact in a double. Zero entries are absent. */
export type SparseVector = Map<number, number>

export const primes = [67_108_859, 67_108_837] as const

function inverse(value: number, prime: number): number {
  let [a, b, x, y] = [value, prime, 1, 0]
  while (b !== 0) {
    const quotient = Math.floor(a / b)
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return ((x % prime) + prime) % prime
}

/** target -= factor * vector */
function subtract(target: SparseVector, vector: SparseVector, factor: number, prime: number): void {
  for (const [row, value] of vector) {
    const left = ((target.get(row) ?? 0) + (prime - ((factor * value) % prime))) % prime
    if (left === 0) target.delete(row)
    else target.set(row, left)
  }
}

/** A growing set of vectors in echelon form; each pivot has 1 in its row and 0 in the rows of the pivots before it. */
export class Echelon {
  private readonly prime: number
  private readonly order = new Map<number, number>()
  private readonly pivots: { readonly row: number; readonly vector: SparseVector }[] = []
  constructor(prime: number) {
    this.prime = prime
  }

  /** What is left of a vector after taking away its part in the span; empty = it lies in the span. */
  reduce(vector: ReadonlyMap<number, number>): SparseVector {
    const rest = new Map(vector)
    for (;;) {
      let first = Infinity
      for (const row of rest.keys()) first = Math.min(first, this.order.get(row) ?? Infinity)
      if (first === Infinity) return rest
      const pivot = this.pivots[first]!
      subtract(rest, pivot.vector, rest.get(pivot.row)!, this.prime)
    }
  }

  /** Adds a reduced, non-empty vector with `row` (one of its own) as its pivot. Returns it scaled to 1 in that row. */
  add(reduced: SparseVector, row: number): SparseVector {
    const scale = inverse(reduced.get(row)!, this.prime)
    const vector = new Map([...reduced].map(([at, value]) => [at, (value * scale) % this.prime]))
    this.order.set(row, this.pivots.length)
    this.pivots.push({ row, vector })
    return vector
  }
}

export const unitVector = (parts: readonly number[]): SparseVector => new Map(parts.map((part) => [part, 1]))

/**
 * Chooses which candidates may be published so that no protected vector is a linear combination of published ones
 * (Langsrud 2024, Gaussian elimination for secondary suppression). `candidates` come best first; returns the hidden ones.
 */
export function hideSecondary(
  candidates: readonly SparseVector[],
  protectedVectors: readonly SparseVector[],
  prime: number,
): Set<number> {
  const echelon = new Echelon(prime)
  const residuals = protectedVectors.map((vector) => new Map(vector))
  const touching = new Map<number, Set<number>>()
  const touch = (index: number) => {
    for (const row of residuals[index]!.keys()) touching.set(row, (touching.get(row) ?? new Set()).add(index))
  }
  for (const index of residuals.keys()) touch(index)
  const hidden = new Set<number>()
  for (const [index, candidate] of candidates.entries()) {
    const rest = echelon.reduce(candidate)
    if (rest.size === 0) continue
    const row = fewest(rest, touching)
    const affected = [...(touching.get(row) ?? [])].filter((one) => residuals[one]!.has(row))
    const scaled = scaledTo(rest, row, prime)
    const next = affected.map((one) => {
      const residual = new Map(residuals[one]!)
      subtract(residual, scaled, residual.get(row)!, prime)
      return residual
    })
    if (next.some((residual) => residual.size === 0)) {
      hidden.add(index)
      continue
    }
    echelon.add(rest, row)
    for (const [position, one] of affected.entries()) {
      residuals[one] = next[position]!
      touch(one)
    }
  }
  return hidden
}

function scaledTo(vector: SparseVector, row: number, prime: number): SparseVector {
  const scale = inverse(vector.get(row)!, prime)
  return new Map([...vector].map(([at, value]) => [at, (value * scale) % prime]))
}

function fewest(vector: SparseVector, touching: ReadonlyMap<number, ReadonlySet<number>>): number {
  let [best, count] = [-1, Infinity]
  for (const row of vector.keys()) {
    const size = touching.get(row)?.size ?? 0
    if (size < count) [best, count] = [row, size]
    if (count === 0) break
  }
  return best
}
