import type { Clusters } from './clusters.ts'

/** Pairs of rows that people decided. They outrank every weight. */
export interface HumanDecisions {
  readonly same: readonly (readonly [number, number])[]
  /** Of each row those it is not one person with. */
  readonly different: ReadonlyMap<number, ReadonlySet<number>>
}

export const noDecisions: HumanDecisions = { same: [], different: new Map() }

export function decisionsOf(
  pairs: Iterable<{ readonly a: number; readonly b: number; readonly isSame: boolean }>,
): HumanDecisions {
  const same: [number, number][] = []
  const different = new Map<number, Set<number>>()
  const separate = (a: number, b: number) => different.set(a, (different.get(a) ?? new Set()).add(b))
  for (const { a, b, isSame } of pairs) {
    if (isSame) same.push([a, b])
    else {
      separate(a, b)
      separate(b, a)
    }
  }
  return { same, different }
}

/** True where a person said "different" of any row of one cluster and any row of the other. */
export function differ(
  clusters: Clusters,
  { different }: Pick<HumanDecisions, 'different'>,
  a: number,
  b: number,
): boolean {
  if (different.size === 0) return false
  const [small, large] = clusters.size(a) <= clusters.size(b) ? [a, b] : [b, a]
  const person = clusters.root(large)
  for (const x of clusters.members(small))
    for (const y of different.get(x) ?? []) if (clusters.root(y) === person) return true
  return false
}
