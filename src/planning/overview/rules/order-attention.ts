/** What waits for somebody, gravest first: what is late, what is said without evidence, what is not signed. */
export const attentionKinds = [
  'action-late',
  'quick-win-late',
  'line-late',
  'decision-late',
  'claimed',
  'unsigned',
] as const
export type AttentionKind = (typeof attentionKinds)[number]

/** One thing that waits. `days` = days since it was due; 0 where it is not late. */
export interface Waiting {
  readonly kind: AttentionKind
  readonly id: string
  readonly agency: { readonly id: string; readonly name: string }
  readonly days: number
}
export type Counts = Readonly<Record<AttentionKind, number>>

export interface WaitingAgency {
  readonly id: string
  readonly name: string
  readonly counts: Counts
  readonly total: number
}

/** Longest late first; what is not late after it, by kind. */
export function orderWaiting<T extends Waiting>(items: readonly T[]): T[] {
  const place = (kind: AttentionKind) => attentionKinds.indexOf(kind)
  return [...items].sort(
    (a, b) => b.days - a.days || place(a.kind) - place(b.kind) || a.id.localeCompare(b.id),
  )
}

export function countWaiting(items: readonly Waiting[]): Counts {
  const count = (kind: AttentionKind) => items.filter((one) => one.kind === kind).length
  return Object.fromEntries(attentionKinds.map((kind) => [kind, count(kind)])) as Counts
}

/** Agencies something waits for: the own one first, then by how much is late, how much waits, how long, and by name. */
export function waitingAgencies(items: readonly Waiting[], ownId: string | null): WaitingAgency[] {
  const late = (counts: Counts) =>
    counts['action-late'] + counts['quick-win-late'] + counts['line-late'] + counts['decision-late']
  return [...Map.groupBy(items, ({ agency }) => agency.id).values()]
    .map((all) => ({
      agency: { ...all[0]!.agency, counts: countWaiting(all), total: all.length },
      longest: Math.max(...all.map(({ days }) => days)),
    }))
    .sort(
      ({ agency: a, longest: daysOfA }, { agency: b, longest: daysOfB }) =>
        Number(b.id === ownId) - Number(a.id === ownId) ||
        late(b.counts) - late(a.counts) ||
        b.total - a.total ||
        daysOfB - daysOfA ||
        a.name.localeCompare(b.name),
    )
    .map(({ agency }) => agency)
}
