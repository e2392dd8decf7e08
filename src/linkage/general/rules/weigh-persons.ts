import type { Clusters } from '../../rules/clusters.ts'
import type { Comparer } from './compare.ts'
import { type Compared, type Weigher, weigh } from './weigh.ts'

/** Rows of each cluster that are looked at. */
const membersMax = 8
/** No single pair says more than this in the average (bits). */
const voteBits = 12

/** What persons are weighed with: rows, what their likeness is worth, and the clusters as they stand. */
export interface Scales {
  readonly comparer: Comparer
  readonly weigher: Weigher
  readonly clusters: Clusters
  readonly priorBits: number
}

/** What the rows of two clusters say of each other, in bits. */
export interface PersonsWeight {
  /** Of all rows together, without the prior: where one says nothing another may. */
  readonly together: number
  /** What their pairs say on average, where they speak against one person: the surer, the more rows there are of both. */
  readonly against: number
}

/**
 * Weighs the clusters of rows `a` and `b`, whose pair weighs `pairBits`: what it lost to rivals (rivals.ts) its clusters lose as
 * well. Together, two single rows weigh what their pair does.
 */
export function weighPersons(
  { comparer, weigher, clusters, priorBits }: Scales,
  a: number,
  b: number,
  pairBits: number,
): PersonsWeight {
  const columns = comparer.levels.length
  const together = { levels: new Uint8Array(columns), rarity: new Float32Array(columns) }
  const { next } = clusters.lists
  const [takenA, takenB] = [Math.min(clusters.size(a), membersMax), Math.min(clusters.size(b), membersMax)]
  let [sum, lost] = [0, 0]
  for (let i = 0, x = a; i < takenA; i++, x = next[x]!)
    for (let j = 0, y = b; j < takenB; j++, y = next[y]!) {
      comparer.compare(x, y)
      keepBest(together, comparer)
      const bits = weigh(weigher, comparer)
      if (x === a && y === b) lost = Math.max(0, bits - pairBits)
      sum += Math.max(-voteBits, Math.min(voteBits, bits + priorBits))
    }
  const vote = sum / (takenA * takenB)
  return {
    together: weigh(weigher, together) - lost,
    against: Math.min(0, vote) * Math.sqrt(Math.min(takenA, takenB)),
  }
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
