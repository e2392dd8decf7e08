/** Lists that share a number, directly or over others, as one list; no number twice. Order of first appearance. */
export function joinOverlapping(lists: readonly (readonly number[])[]): number[][] {
  const listOf = new Map<number, number[]>()
  for (const list of lists) {
    const joined = [...new Set(list.flatMap((one) => listOf.get(one) ?? [one]))]
    for (const one of joined) listOf.set(one, joined)
  }
  return [...new Set(listOf.values())]
}
