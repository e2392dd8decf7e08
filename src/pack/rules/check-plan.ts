/** Ids that stand twice in one list, anywhere in a part of the plan, with the path of the second. */
export function findSameIds(
  part: unknown,
  path: readonly PropertyKey[] = [],
): { path: readonly PropertyKey[]; id: string }[] {
  if (Array.isArray(part)) {
    const seen = new Set<string>()
    return part.flatMap((entry, index) => {
      const id = idOf(entry)
      const inside = findSameIds(entry, [...path, index])
      if (id === null || !seen.has(id)) {
        if (id !== null) seen.add(id)
        return inside
      }
      return [{ path: [...path, index, 'id'], id }, ...inside]
    })
  }
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => findSameIds(value, [...path, key]))
}

function idOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return null
  return typeof entry.id === 'string' ? entry.id : null
}
