import { Edges, sortEdges } from './score.ts'
import type { Table } from './table.ts'
import { sortByKey } from './typed-lists.ts'

/**
 * Weighs pairs against their rivals. A row is one row at most of an input without duplicates: where it could be several, the odds
 * of each are divided by one more than the odds of the others. Takes pairs strongest first, none twice, and answers them so.
 */
export function weighRivals(edges: Edges, { unique, source }: Table, priorBits: number): Edges {
  if (!unique.includes(true)) return edges
  const { a, b, count, columns, levels } = edges
  const odds = Float64Array.from(edges.weight.subarray(0, count), (weight) => 2 ** (weight + priorBits))
  const rivals = new Float64Array(count)
  const sums = new Float64Array(unique.length)
  const { keys: rows, rows: ends } = sortByKey(endsOf(edges))

  /** Adds to each pair of a row the odds of those that went before it. */
  const pass = (row: number, pairs: Int32Array) => {
    sums.fill(0)
    for (const edge of pairs) {
      const input = source[a[edge] === row ? b[edge]! : a[edge]!]!
      if (!unique[input]) continue
      rivals[edge]! += sums[input]!
      sums[input]! += odds[edge]!
    }
  }
  for (let from = 0, to = 0; from < ends.length; from = to) {
    const row = rows[from]!
    while (to < ends.length && rows[to] === row) to++
    if (to === from + 1) continue
    const pairs = ends.subarray(from, to)
    pass(row, pairs)
    pass(row, pairs.toReversed())
  }
  const weight = edges.weight.slice(0, count).map((bits, edge) => bits - Math.log2(1 + rivals[edge]!))
  return sortEdges(Edges.of(columns, count, a, b, weight, levels))
}

/** Each pair at both of its rows. */
function endsOf({ a, b, count }: Edges) {
  const [keys, rows] = [new Int32Array(count * 2), new Int32Array(count * 2)]
  for (let edge = 0; edge < count; edge++) {
    keys[edge * 2] = a[edge]!
    keys[edge * 2 + 1] = b[edge]!
    rows[edge * 2] = rows[edge * 2 + 1] = edge
  }
  return { keys, rows }
}
