/** Things numbered from 0 that are joined little by little (union-find): who is joined with whom in the end. */
export class Joined {
  private readonly parent: Int32Array

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, index) => index)
  }

  join(ones: readonly number[]): void {
    for (const one of ones) this.parent[this.groupOf(one)] = this.groupOf(ones[0]!)
  }

  /** The same number for all that are joined. */
  groupOf(one: number): number {
    const { parent } = this
    let [node, root] = [one, one]
    while (parent[root] !== root) root = parent[root]!
    while (parent[node] !== root) [parent[node], node] = [root, parent[node]!]
    return root
  }
}
