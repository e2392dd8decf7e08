/** Rows that are one person, as union-find with each cluster's rows on a ring. `root` is the smallest row. */
export class Clusters {
  private readonly parent: Int32Array
  private readonly next: Int32Array
  private readonly sizes: Int32Array

  /** `count` single rows; the first rows copy `standing`. */
  constructor(count: number, standing?: Clusters) {
    this.parent = new Int32Array(count)
    this.next = new Int32Array(count)
    this.sizes = new Int32Array(count).fill(1)
    const copied = Math.min(count, standing?.parent.length ?? 0)
    if (standing) {
      this.parent.set(standing.parent.subarray(0, copied))
      this.next.set(standing.next.subarray(0, copied))
      this.sizes.set(standing.sizes.subarray(0, copied))
    }
    for (let row = copied; row < count; row++) this.parent[row] = this.next[row] = row
  }

  /** Clusters as they were, given the root of each row: the smallest row of its cluster. */
  static of(roots: Int32Array): Clusters {
    const clusters = new Clusters(roots.length)
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
    let at = row
    while (this.parent[at] !== at) at = this.parent[at] = this.parent[this.parent[at]!]!
    return at
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
