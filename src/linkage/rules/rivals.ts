import type { Clusters } from './clusters.ts'
import { outcomes, rivalLevels } from './outcome.ts'
import { type Edges, rowsOf } from './score.ts'
import type { Model } from './weights.ts'

/** Rounds of the estimate of `shareOfKnown`; it settles in fewer. */
const rounds = 30
/** As if so many rows had been seen, half of them known: a list of three rows says little. */
const rowsSupposed = 10
/** Share of known people of a list of which nothing else is known. */
const knownSupposed = 0.5

/**
 * Decides the pairs that rest on names and place alone, or whose dates weigh too little (`byRivals`): what they weigh against everybody else the row could be, and
 * against its being somebody new. A pair's weight compares one person with the whole population; but most rows of a list are
 * about people who stand already, so somebody who fits and has no rival is likelier than that weight says, and one of eleven
 * Santis in a hamlet is less likely. `edges` holds the pairs of a row side by side; `rows` = rows of the list. Such a pair then weighs
 * what it does beside its rivals. Answers by edge the position in `rivalLevels`, 0 for pairs that are decided otherwise.
 *
 * The probability of person i among those a row may be, or nobody, is p L(i) / (1 - p + p sum L(j)), where L = 2^weight and p is the share
 * of rows that are known people: the usual estimate of a mixing proportion (Dempster, Laird and Rubin 1977), made from the
 * list itself.
 */
export function settleByRivals(
  edges: Edges,
  clusters: Clusters,
  standingRows: number,
  rows: number,
  { thresholds, knownMost }: Model,
): Uint8Array {
  const beside = new Uint8Array(edges.count)
  const known = shareOfKnown(edges, clusters, rows, knownMost)
  for (const { from, to } of rowsOf(edges)) {
    if (!edges.outcome.subarray(from, to).includes(outcomes.byRivals)) continue
    const persons = personsOf(edges, clusters, from, to)
    for (let edge = from; edge < to; edge++) {
      if (edges.outcome[edge] !== outcomes.byRivals) continue
      const odds = 2 ** edges.weight[edge]!
      const rivals = oddsOfRivals(persons, clusters.root(edges.b[edge]!), standingRows)
      const bits = bitsOf(odds, rivals, known)
      edges.weight[edge] = bits
      beside[edge] = rivalLevels.indexOf(known * rivals > 1 - known ? 'some' : 'none')
      // Whether to ask does not hang on the estimate alone: of a list of new people one may be known.
      const asked = bitsOf(odds, rivals, Math.max(known, knownSupposed))
      edges.outcome[edge] =
        bits >= thresholds.join
          ? outcomes.join
          : asked >= thresholds.review
            ? outcomes.review
            : outcomes.separate
    }
  }
  return beside
}

const bitsOf = (odds: number, rivals: number, known: number) =>
  Math.fround(Math.log2((known * odds) / (1 - known + known * rivals)))

/** Odds of all others together. A row of the same list is no rival of somebody who stands. */
function oddsOfRivals(persons: ReadonlyMap<number, number>, person: number, standingRows: number): number {
  let others = 0
  for (const [other, odds] of persons)
    if (other !== person && (person >= standingRows || other < standingRows)) others += odds
  return others
}

/** Share of the rows of a list that are people who stand already, or stand in the list twice; at most `most`. */
function shareOfKnown(edges: Edges, clusters: Clusters, rows: number, most: number): number {
  const sums: number[] = []
  for (const { from, to } of rowsOf(edges))
    sums.push(to === from + 1 ? 2 ** edges.weight[from]! : sumOf(personsOf(edges, clusters, from, to)))
  // In one order, whatever the order of the rows: sums are not exact.
  const odds = Float64Array.from(sums).sort()
  let share = knownSupposed
  for (let round = 0; round < rounds; round++) {
    let known = 0
    for (const one of odds) known += (share * one) / (1 - share + share * one)
    share = Math.min(most, (known + rowsSupposed * knownSupposed) / (rows + rowsSupposed))
  }
  return share
}

function sumOf(persons: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const odds of persons.values()) sum += odds
  return sum
}

/** The odds of each person whom edges [from, to), those of one row, speak of. */
function personsOf({ b, weight }: Edges, clusters: Clusters, from: number, to: number): Map<number, number> {
  const persons = new Map<number, number>()
  for (let edge = from; edge < to; edge++) {
    const person = clusters.root(b[edge]!)
    persons.set(person, Math.max(persons.get(person) ?? 0, 2 ** weight[edge]!))
  }
  return persons
}
