/** People entitled (`mass`) of whom `reached` were reached; a place, or a programme with mass 1. */
export interface Group {
  readonly mass: number
  readonly reached: number
}

/**
 * The fewest reached among `mass` of the people, taken from the groups with the least coverage; of a group on the edge a
 * part. Where the groups hold less than `mass`, the rest counts as reached. So it never falls when one more is reached, never
 * rises when one more is missed, and a group cut in two equal halves changes nothing.
 */
export function fewestReached(groups: readonly Group[], mass: number): number {
  const sorted = groups
    .filter((group) => group.mass > 0)
    .map((group) => ({ ...group, share: group.reached / group.mass }))
    .sort((a, b) => a.share - b.share)
  let [left, sum] = [mass, 0]
  for (const group of sorted) {
    if (left <= 0) break
    const taken = Math.min(left, group.mass)
    sum += taken * group.share
    left -= taken
  }
  return sum + Math.max(0, left)
}

/** Coverage of the worst-off `share` of all people: 0 to 1. null when there is nobody. */
export function coverageOfWorst(groups: readonly Group[], share: number): number | null {
  const mass = share * groups.reduce((sum, group) => sum + group.mass, 0)
  return mass > 0 ? fewestReached(groups, mass) / mass : null
}
