import type { Statement } from './public-system.ts'

/** Three primes: a number that one of them calls determined by accident is cleared by the others. */
const primes = [33_554_393, 33_554_383, 33_554_371] as const
type Row = Map<number, number>

/**
 * Attack A2: linear algebra. The unknowns whose value is a combination of public ones, whatever the values are. Exact up to
 * a multiple of three primes at once.
 */
export function attackByRank(equal: readonly Statement[]): Set<number> {
  const [first, ...others] = primes.map((prime) => determined(reducedRows(equal, prime)))
  return new Set([...first!].filter((unknown) => others.every((other) => other.has(unknown))))
}

function determined(rows: readonly Row[]): Set<number> {
  return new Set(rows.filter((row) => row.size === 1).flatMap((row) => [...row.keys()]))
}

/**
 * Attacks A7 and A9: for each group of unknowns that somebody knows, the others that follow from it. `groups` may overlap.
 */
export function followFrom(
  equal: readonly Statement[],
  groups: ReadonlyMap<string, readonly number[]>,
): Map<string, Set<number>> {
  const [prime] = primes
  const rows = reducedRows(equal, prime)
  const vectors = new Map(rows.map((row) => [pivotOf(row), new Map([...row].slice(1))]))
  const byFree = new Map<number, number[]>()
  for (const [unknown, vector] of vectors)
    for (const free of vector.keys()) byFree.set(free, [...(byFree.get(free) ?? []), unknown])
  const vectorOf = (unknown: number): Row => vectors.get(unknown) ?? new Map([[unknown, prime - 1]])
  const answer = new Map<string, Set<number>>()
  for (const [name, group] of groups) {
    const known = reducedVectors(group.map(vectorOf), prime)
    const near = new Set(
      known.flatMap((row) => [...row.keys()].flatMap((free) => [free, ...(byFree.get(free) ?? [])])),
    )
    for (const unknown of group) near.delete(unknown)
    answer.set(name, new Set([...near].filter((unknown) => isIn(vectorOf(unknown), known, prime))))
  }
  return answer
}

/** The row's first entry is its pivot. */
const pivotOf = (row: Row) => row.keys().next().value!

function isIn(vector: Row, rows: readonly Row[], prime: number): boolean {
  if (vector.size === 0) return false
  const rest = new Map(vector)
  for (const row of rows) takeAway(rest, row, rest.get(pivotOf(row)) ?? 0, prime)
  return rest.size === 0
}

function reducedVectors(vectors: readonly Row[], prime: number): Row[] {
  return reducedRows(
    vectors.map((terms) => ({ terms, value: 0 })),
    prime,
  )
}

/** Gauss-Jordan: each row has 1 at its pivot, and no other row has anything there. Short rows first keep it sparse. */
function reducedRows(equal: readonly Statement[], prime: number): Row[] {
  const rows = new Map<number, Row>()
  const users = new Map<number, Set<number>>()
  const use = (pivot: number, row: Row) => {
    for (const unknown of row.keys()) users.set(unknown, (users.get(unknown) ?? new Set()).add(pivot))
  }
  for (const { terms } of equal.toSorted((a, b) => a.terms.size - b.terms.size)) {
    const rest: Row = new Map([...terms].map(([at, weight]) => [at, ((weight % prime) + prime) % prime]))
    for (const at of [...rest.keys()]) {
      const row = rows.get(at)
      if (row) takeAway(rest, row, rest.get(at)!, prime)
    }
    if (rest.size === 0) continue
    const pivot = [...rest.keys()].reduce((best, at) =>
      (users.get(at)?.size ?? 0) < (users.get(best)?.size ?? 0) ? at : best,
    )
    const scaled = scaledTo(rest, pivot, prime)
    for (const other of users.get(pivot) ?? []) {
      const row = rows.get(other)!
      if (!row.has(pivot)) continue
      takeAway(row, scaled, row.get(pivot)!, prime)
      use(other, row)
    }
    rows.set(pivot, scaled)
    use(pivot, scaled)
  }
  return [...rows.values()]
}

function scaledTo(row: Row, pivot: number, prime: number): Row {
  const factor = inverse(row.get(pivot)!, prime)
  const scaled: Row = new Map([[pivot, 1]])
  for (const [at, value] of row) if (at !== pivot) scaled.set(at, (value * factor) % prime)
  return scaled
}

/** Primes are below 2^25, so that every product is exact in a double. */
function takeAway(target: Row, row: Row, factor: number, prime: number): void {
  if (factor === 0) return
  for (const [at, value] of row) {
    const left = ((target.get(at) ?? 0) + prime - ((factor * value) % prime)) % prime
    if (left === 0) target.delete(at)
    else target.set(at, left)
  }
}

/** Fermat: value^(prime - 2). */
function inverse(value: number, prime: number): number {
  let [result, base, power] = [1, value, prime - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}
