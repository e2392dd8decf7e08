/** What clusters are made of, by row: the row it hangs on, the next on its ring, and at the root how many there are. */
export interface ClusterLists {
  readonly parent: Int32Array
  readonly next: Int32Array
  readonly sizes: Int32Array
}

/** The root a row hangs on, in a list of parents; the way there is halved. */
export function rootIn(parent: Int32Array, row: number): number {
  let at = row
  while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
  return at
}

/** Rows that are one person, as union-find with each cluster's rows on a ring. `root` is the smallest row. */
export class Clusters {
  /** Threads that share these may each join rows, as long as no two of them touch one cluster. */
  readonly lists: ClusterLists
  private readonly parent: Int32Array
  private readonly next: Int32Array
  private readonly sizes: Int32Array

  private constructor(lists: ClusterLists) {
    this.lists = lists
    this.parent = lists.parent
    this.next = lists.next
    this.sizes = lists.sizes
  }

  /** `count` single rows; the first rows are copied from `standing`. */
  static from(
    count: number,
    standing?: Clusters,
    newInts: (length: number) => Int32Array = (length) => new Int32Array(length),
  ): Clusters {
    const lists = { parent: newInts(count), next: newInts(count), sizes: newInts(count).fill(1) }
    const copied = Math.min(count, standing?.count ?? 0)
    if (standing) {
      lists.parent.set(standing.parent.subarray(0, copied))
      lists.next.set(standing.next.subarray(0, copied))
      lists.sizes.set(standing.sizes.subarray(0, copied))
    }
    for (let row = copied; row < count; row++) lists.parent[row] = lists.next[row] = row
    return new Clusters(lists)
  }

  /** The clusters of lists that were made elsewhere. */
  static over(lists: ClusterLists): Clusters {
    return new Clusters(lists)
  }

  /** `count` rows, the first in clusters as they were: given is the root of each, the smallest row of its cluster. */
  static of(roots: Int32Array, count = roots.length, newInts?: (length: number) => Int32Array): Clusters {
    const clusters = Clusters.from(count, undefined, newInts)
    const { parent, next, sizes } = clusters
    for (let row = 0; row < roots.length; row++) {
      const root = roots[row]!
      if (root === row) continue
      parent[row] = root
      next[row] = next[root]!
      next[root] = row
      sizes[root]!++
    }
    return clusters
  }

  get count(): number {
    return this.parent.length
  }

  root(row: number): number {
    return rootIn(this.parent, row)
  }

  size(row: number): number {
    return this.sizes[this.root(row)]!
  }

  /** Joins two clusters; false when they are one already. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.root(a), this.root(b)]
    if (x === y) return false
    const [low, high] = x < y ? [x, y] : [y, x]
    this.parent[high] = low
    this.sizes[low]! += this.sizes[high]!
    const after = this.next[low]!
    this.next[low] = this.next[high]!
    this.next[high] = after
    return true
  }

  /** All rows of the cluster, starting with `row`. */
  *members(row: number): Generator<number> {
    let at = row
    do {
      yield at
      at = this.next[at]!
    } while (at !== row)
  }
}
