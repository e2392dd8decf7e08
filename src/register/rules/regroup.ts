/** A record of the persons at hand. `personId` = where it stands now; `homeId` = the first person it ever spoke of. */
export interface GroupedRecord {
  readonly recordId: number
  readonly personId: number
  readonly homeId: number
}
/** An open identity decision 'same'. Human ones come before every weight. */
export interface SameEdge {
  readonly decisionId: number
  readonly a: number
  readonly b: number
  readonly weight: number
  readonly human: boolean
}
export type Pair = readonly [number, number]

export interface Regrouping {
  /** Every group of records, with the person it gets; null = a new person has to be made. */
  readonly groups: readonly { readonly recordIds: readonly number[]; readonly personId: number | null }[]
  /** 'same' decisions that no longer hold because they would join what a person declared different. */
  readonly refused: readonly number[]
}

/**
 * Which records form one person, from decisions alone: strongest 'same' first, and none that would join two records
 * declared different (Kruskal with cannot-link). A group keeps the oldest person that one of its records began with,
 * so that undoing a merge gives both persons their old ids back. Same input in any order, same answer.
 */
export function regroup(
  records: readonly GroupedRecord[],
  edges: readonly SameEdge[],
  different: readonly Pair[],
): Regrouping {
  const groupOf = new Map<number, GroupedRecord[]>(records.map((record) => [record.recordId, [record]]))
  const refused: number[] = []
  for (const edge of [...edges].sort(strongestFirst)) {
    const [a, b] = [groupOf.get(edge.a), groupOf.get(edge.b)]
    if (!a || !b || a === b) continue
    if (different.some((pair) => divides(pair, a, b))) {
      refused.push(edge.decisionId)
      continue
    }
    const joined = [...a, ...b]
    for (const record of joined) groupOf.set(record.recordId, joined)
  }
  return { groups: nameGroups([...new Set(groupOf.values())]), refused }
}

function strongestFirst(a: SameEdge, b: SameEdge): number {
  if (a.human !== b.human) return a.human ? -1 : 1
  return b.weight - a.weight || a.decisionId - b.decisionId
}

function divides([x, y]: Pair, a: readonly GroupedRecord[], b: readonly GroupedRecord[]): boolean {
  const has = (group: readonly GroupedRecord[], id: number) => group.some((record) => record.recordId === id)
  return (has(a, x) && has(b, y)) || (has(a, y) && has(b, x))
}

function nameGroups(groups: readonly GroupedRecord[][]): Regrouping['groups'] {
  const sorted = groups
    .map((group) => group.toSorted((a, b) => a.recordId - b.recordId))
    .sort((a, b) => a[0]!.recordId - b[0]!.recordId)
  const taken = new Set<number>()
  return sorted.map((group) => {
    const candidates = [...new Set(group.flatMap((record) => [record.homeId, record.personId]))].sort(
      (a, b) => a - b,
    )
    const personId = candidates.find((id) => !taken.has(id) && ownedBy(id, group, sorted, taken)) ?? null
    if (personId !== null) taken.add(personId)
    return { recordIds: group.map((record) => record.recordId), personId }
  })
}

/** A person's id belongs first to the group with a record that began with it. */
function ownedBy(
  id: number,
  group: readonly GroupedRecord[],
  groups: readonly GroupedRecord[][],
  taken: ReadonlySet<number>,
): boolean {
  if (taken.has(id)) return false
  if (group.some((record) => record.homeId === id)) return true
  return !groups.some((other) => other !== group && other.some((record) => record.homeId === id))
}
