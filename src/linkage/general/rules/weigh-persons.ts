import type { Clusters } from '../../rules/clusters.ts'
import type { Comparer } from './compare.ts'
import { type Compared, type Weigher, weigh } from './weigh.ts'

/** What the rows of two clusters say of each other. */
export interface PersonsWeight {
  /** Bits of evidence, without the prior, of all their rows together: where one row says nothing, another may. */
  readonly bits: number
  /** Average of the pairs, bits with the prior: below zero these speak against one person. */
  readonly vote: number
}

/** Rows of each cluster that are looked at. */
const membersMax = 8
/** No single pair says more than this in the average (bits). */
const voteBits = 12

/** Weighs the clusters of rows `a` and `b` against each other. */
export function weighPersons(
  comparer: Comparer,
  weigher: Weigher,
  clusters: Clusters,
  a: number,
  b: number,
  priorBits: number,
): PersonsWeight {
  const columns = comparer.levels.length
  const together = { levels: new Uint8Array(columns), rarity: new Float32Array(columns) }
  const { next } = clusters.lists
  const [takenA, takenB] = [Math.min(clusters.size(a), membersMax), Math.min(clusters.size(b), membersMax)]
  let sum = 0
  for (let i = 0, x = a; i < takenA; i++, x = next[x]!)
    for (let j = 0, y = b; j < takenB; j++, y = next[y]!) {
      comparer.compare(x, y)
      keepBest(together, comparer)
      sum += Math.max(-voteBits, Math.min(voteBits, weigh(weigher, comparer) + priorBits))
    }
  return { bits: weigh(weigher, together), vote: sum / (takenA * takenB) }
}

/** Keeps the best level of each column: rows fill each other's gaps. */
function keepBest(best: Compared, pair: Compared): void {
  for (let column = 0; column < best.levels.length; column++) {
    const level = pair.levels[column]!
    if (level === 0 || (best.levels[column]! > 0 && best.levels[column]! <= level)) continue
    best.levels[column] = level
    best.rarity[column] = pair.rarity[column]!
  }
}
