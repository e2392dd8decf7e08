/** Vectors over the integers modulo a prime below 2^26, so that a product is exact in a double. Zero entries are absent. */
export type SparseVector = ReadonlyMap<number, number>

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

export const unitVector = (parts: readonly number[]): SparseVector => new Map(parts.map((part) => [part, 1]))

/** left - right, of sums that have no part in common. */
export function differenceVector(
  left: readonly number[],
  right: readonly number[],
  prime: number,
): SparseVector {
  return new Map([
    ...left.map((part) => [part, 1] as const),
    ...right.map((part) => [part, prime - 1] as const),
  ])
}

/** A sparse vector as two arrays: rows, and the value at each. */
interface Packed {
  readonly rows: Int32Array
  readonly values: Int32Array
}

/**
 * Chooses which candidates may be published so that no protected vector is a linear combination of published ones
 * (Langsrud 2024, Gaussian elimination for secondary suppression). `candidates` come best first; returns the hidden ones.
 * `forced` vectors are public whatever is chosen.
 */
export function hideSecondary(
  candidates: readonly SparseVector[],
  protectedVectors: readonly SparseVector[],
  prime: number,
  forced: readonly SparseVector[] = [],
): Set<number> {
  const rows = new Map<number, number>()
  for (const vector of [...protectedVectors, ...forced, ...candidates])
    for (const row of vector.keys()) if (!rows.has(row)) rows.set(row, rows.size)
  const pack = (vector: SparseVector): Packed => ({
    rows: Int32Array.from(vector.keys(), (row) => rows.get(row)!),
    values: Int32Array.from(vector.values()),
  })
  const echelon = new Echelon(rows.size, prime)
  const residuals = new Residuals(protectedVectors.map(pack), rows.size, prime)
  const hidden = new Set<number>()
  for (const [at, candidate] of [...forced, ...candidates].entries()) {
    const rest = echelon.reduce(pack(candidate))
    if (rest.rows.length === 0) continue
    const scaled = echelon.scale(rest, residuals.rowOfFewest(rest))
    if (at >= forced.length && residuals.wouldReveal(scaled)) hidden.add(at - forced.length)
    else {
      echelon.add(scaled)
      residuals.takeAway(scaled)
    }
  }
  return hidden
}

/** A growing set of vectors in echelon form; each pivot has 1 in its first row and 0 in the first rows of those before it. */
class Echelon {
  private readonly prime: number
  private readonly work: Float64Array
  private readonly pivots: Packed[] = []
  /** The pivot whose first row each row is; -1 = none. */
  private readonly pivotAt: Int32Array
  constructor(size: number, prime: number) {
    this.prime = prime
    this.work = new Float64Array(size)
    this.pivotAt = new Int32Array(size).fill(-1)
  }

  /** What is left of a vector after taking away its part in the span; empty = it lies in the span. */
  reduce(vector: Packed): Packed {
    const { work, prime, pivotAt } = this
    const touched = new Set<number>()
    const waiting = new Waiting()
    const touch = (row: number) => {
      if (touched.has(row)) return
      touched.add(row)
      if (pivotAt[row]! >= 0) waiting.add(pivotAt[row]!)
    }
    for (const [at, row] of vector.rows.entries()) {
      work[row] = vector.values[at]!
      touch(row)
    }
    for (let next = waiting.take(); next >= 0; next = waiting.take()) {
      const { rows, values } = this.pivots[next]!
      const factor = work[rows[0]!]!
      if (factor === 0) continue
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
        work[row] = (work[row]! + prime - ((factor * values[at]!) % prime)) % prime
        touch(row)
      }
    }
    const left = Int32Array.from([...touched].filter((row) => work[row] !== 0))
    const rest = { rows: left, values: left.map((row) => work[row]!) }
    for (const row of touched) work[row] = 0
    return rest
  }

  /** The vector with 1 in its row number `at`, which comes first. */
  scale({ rows, values }: Packed, at: number): Packed {
    const factor = inverse(values[at]!, this.prime)
    const scaled = { rows: rows.slice(), values: values.map((value) => (value * factor) % this.prime) }
    ;[scaled.rows[0], scaled.rows[at]] = [scaled.rows[at]!, scaled.rows[0]!]
    ;[scaled.values[0], scaled.values[at]] = [scaled.values[at]!, scaled.values[0]!]
    return scaled
  }

  add(scaled: Packed): void {
    this.pivotAt[scaled.rows[0]!] = this.pivots.push(scaled) - 1
  }
}

/** Numbers that wait, smallest first (a binary heap): a pivot only brings in later ones. */
class Waiting {
  private readonly heap: number[] = []

  add(number: number): void {
    const { heap } = this
    let at = heap.push(number) - 1
    for (let above = (at - 1) >> 1; at > 0 && heap[above]! > number; above = (at - 1) >> 1) {
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = number
  }

  /** -1 = none is left. */
  take(): number {
    const { heap } = this
    const [first, last] = [heap[0], heap.pop()]
    if (first === undefined || last === undefined) return -1
    if (heap.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below++
      if (heap[below]! >= last) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = last
    return first
  }
}

/** What is left of each protected vector beside what is published; kept by row, because a pivot clears one row of all. */
class Residuals {
  private readonly prime: number
  private readonly byRow: (Int32Array | undefined)[]
  /** Entries of each residual, and residuals that have an entry in each row. */
  private readonly sizes: Int32Array
  private readonly users: Set<number>[]

  constructor(vectors: readonly Packed[], rows: number, prime: number) {
    this.prime = prime
    this.byRow = Array.from({ length: rows })
    this.sizes = Int32Array.from(vectors, (vector) => vector.rows.length)
    this.users = Array.from({ length: rows }, () => new Set())
    for (const [index, vector] of vectors.entries())
      for (const [at, row] of vector.rows.entries()) {
        this.row(row)[index] = vector.values[at]!
        this.users[row]!.add(index)
      }
  }

  /** Where in the vector the row is that fewest residuals use. */
  rowOfFewest({ rows }: Packed): number {
    let best = 0
    for (let at = 1; at < rows.length && this.users[rows[best]!]!.size > 0; at++)
      if (this.users[rows[at]!]!.size < this.users[rows[best]!]!.size) best = at
    return best
  }

  /** Is a residual a multiple of this vector, so that publishing it would give a protected count away? */
  wouldReveal({ rows, values }: Packed): boolean {
    const { prime } = this
    return this.affected(rows[0]!).some(([index, factor]) => {
      if (this.sizes[index] !== rows.length) return false
      for (let at = 0; at < rows.length; at++)
        if ((this.byRow[rows[at]!]?.[index] ?? 0) !== (factor * values[at]!) % prime) return false
      return true
    })
  }

  takeAway({ rows, values }: Packed): void {
    const { prime, sizes, users } = this
    const affected = this.affected(rows[0]!)
    if (affected.length === 0) return
    for (let at = 0; at < rows.length; at++) {
      const row = this.row(rows[at]!)
      const value = values[at]!
      for (const [index, factor] of affected) {
        const before = row[index]!
        const after = (before + prime - ((factor * value) % prime)) % prime
        row[index] = after
        sizes[index]! += Number(after !== 0) - Number(before !== 0)
        if (after === 0) users[rows[at]!]!.delete(index)
        else if (before === 0) users[rows[at]!]!.add(index)
      }
    }
  }

  /** Residuals with an entry in this row, and the entry. */
  private affected(row: number): [number, number][] {
    return [...this.users[row]!].map((index) => [index, this.byRow[row]![index]!])
  }

  private row(row: number): Int32Array {
    this.byRow[row] ??= new Int32Array(this.sizes.length)
    return this.byRow[row]
  }
}
