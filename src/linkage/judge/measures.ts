/**
 * How well clusters agree with the truth, from counts alone: no pair is ever listed. A cell is a cluster's rows of one
 * entity. Pairs: precision, recall and F1 over pairs of rows. B3 (Bagga and Baldwin 1998): the same three, averaged over
 * rows, so that one large cluster does not outweigh all others.
 */
export interface Partition {
  readonly rows: number
  /** Cluster and entity of every row, numbered from 0. */
  readonly clusterOf: Int32Array
  readonly entityOf: Int32Array
  readonly clusters: number
  readonly entities: number
}

export interface Scores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface PairCounts {
  readonly truePairs: number
  readonly joinedPairs: number
  readonly correctPairs: number
}

export interface Measures {
  readonly pairs: PairCounts & Scores
  readonly b3: Scores
  /** Number of clusters by their rows: {"1": 500, "2": 240}. */
  readonly clustersBySize: Readonly<Record<string, number>>
  readonly entitiesBySize: Readonly<Record<string, number>>
}

/** Agreement of the clusters with the entities. Where there is nothing to find or nothing was joined, the share is 1. */
export function measure(partition: Partition): Measures {
  const clusterSizes = sizesOf(partition.clusterOf, partition.clusters)
  const entitySizes = sizesOf(partition.entityOf, partition.entities)
  let [correctPairs, precisely, completely] = [0, 0, 0]
  eachCell(partition, (cluster, entity, size) => {
    correctPairs += pairsOf(size)
    precisely += (size * size) / clusterSizes[cluster]!
    completely += (size * size) / entitySizes[entity]!
  })
  return {
    pairs: scorePairs({
      truePairs: sumOfPairs(entitySizes),
      joinedPairs: sumOfPairs(clusterSizes),
      correctPairs,
    }),
    b3: withF1(ratio(precisely, partition.rows), ratio(completely, partition.rows)),
    clustersBySize: countSizes(clusterSizes),
    entitiesBySize: countSizes(entitySizes),
  }
}

/** Precision, recall and F1 of joined pairs. */
export function scorePairs(counts: PairCounts): PairCounts & Scores {
  return {
    ...counts,
    ...withF1(ratio(counts.correctPairs, counts.joinedPairs), ratio(counts.correctPairs, counts.truePairs)),
  }
}

/** Pairs that `size` rows make. */
export const pairsOf = (size: number) => (size * (size - 1)) / 2

/** Pairs of rows inside entities. */
export const truePairsOf = (partition: Partition) =>
  sumOfPairs(sizesOf(partition.entityOf, partition.entities))

function eachCell(
  partition: Partition,
  visit: (cluster: number, entity: number, size: number) => void,
): void {
  // One exact number a row; sorted, equal cells lie together. A map of millions of keys is several times slower.
  const cells = new Float64Array(partition.rows)
  for (let row = 0; row < partition.rows; row++)
    cells[row] = partition.clusterOf[row]! * partition.entities + partition.entityOf[row]!
  cells.sort()
  for (let from = 0; from < cells.length; ) {
    let to = from + 1
    while (to < cells.length && cells[to] === cells[from]) to++
    const entity = cells[from]! % partition.entities
    visit((cells[from]! - entity) / partition.entities, entity, to - from)
    from = to
  }
}

function sizesOf(groupOf: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups)
  for (const group of groupOf) sizes[group]!++
  return sizes
}

function sumOfPairs(sizes: Int32Array): number {
  let sum = 0
  for (const size of sizes) sum += pairsOf(size)
  return sum
}

function countSizes(sizes: Int32Array): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const size of sizes) if (size > 0) counts[size] = (counts[size] ?? 0) + 1
  return counts
}

function withF1(precision: number, recall: number): Scores {
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
