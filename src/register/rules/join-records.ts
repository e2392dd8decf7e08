/** One 'same' decision about a record of the batch. Person = where an end stands already; null = a record of the batch. */
export interface JoinEdge {
  readonly decisionId: number
  readonly recordId: number
  readonly personId: number | null
  readonly otherRecordId: number
  readonly otherPersonId: number | null
}
/** Where a record of the batch goes: to a standing person, or to the person its anchor record begins. */
export interface Join {
  readonly recordId: number
  readonly personId: number | null
  readonly anchorRecordId: number | null
  readonly decisionId: number
}
export interface Joins {
  readonly joins: readonly Join[]
  /** Standing persons that the decisions tie together: [older, younger]. They are regrouped one by one. */
  readonly tied: readonly (readonly [number, number])[]
}

/**
 * Connected components of the batch's decisions, standing persons being single nodes. A million edges take about a
 * second: nodes are numbers (a person as its negative id), the root is the oldest person, else the smallest record.
 */
export function joinRecords(edges: Iterable<JoinEdge>): Joins {
  const parent = new Map<number, number>()
  const decisionOf = new Map<number, number>()
  for (const edge of edges) {
    const a = node(edge.recordId, edge.personId)
    const b = node(edge.otherRecordId, edge.otherPersonId)
    decisionOf.set(b, decisionOf.get(b) ?? edge.decisionId)
    decisionOf.set(a, edge.decisionId)
    const [rootA, rootB] = [find(parent, a), find(parent, b)]
    if (rootA === rootB) continue
    const [root, child] = prefer(rootA, rootB) ? [rootA, rootB] : [rootB, rootA]
    parent.set(child, root)
  }
  const joins: Join[] = []
  const tied: [number, number][] = []
  for (const [member, decisionId] of decisionOf) {
    const root = find(parent, member)
    if (root === member) continue
    if (member < 0) tied.push([-root, -member])
    else
      joins.push({
        recordId: member,
        personId: root < 0 ? -root : null,
        anchorRecordId: root < 0 ? null : root,
        decisionId,
      })
  }
  return { joins, tied }
}

function node(recordId: number, personId: number | null): number {
  return personId === null ? recordId : -personId
}

function prefer(a: number, b: number): boolean {
  if (a < 0 && b < 0) return a > b
  return a < b
}

function find(parent: Map<number, number>, start: number): number {
  let root = start
  for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
  for (let at = start; at !== root; ) {
    const next = parent.get(at)!
    parent.set(at, root)
    at = next
  }
  return root
}
