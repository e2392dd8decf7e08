import type { LinearProgram } from './audit-intervals.ts'
import type { AtMost, CountCell, Link } from './cells.ts'

/** What an outsider knows: shown sums, that nothing is negative, and that a hidden count without zero protection is at least 1. */
export interface Known {
  readonly fixed: ReadonlyMap<number, number>
  readonly variables: ReadonlyMap<number, number>
  readonly low: readonly number[]
  readonly rows: LinearProgram['rows']
}

/** What is asked. */
export interface AuditQuestion {
  /** Cells that sums and limits tie together. Those beyond are taken for known. */
  readonly members: readonly number[]
  /** Cells whose range is looked at. */
  readonly targets: readonly number[]
  shown(cell: number): boolean
  /** How many whole numbers must be possible besides the true one. */
  need(cell: number): number
  readonly links: readonly Link[]
  readonly atMosts: readonly AtMost[]
}

/** The sums and limits that everybody can write down, over the inner cells that are not known already. */
export function knowledge(
  cells: readonly CountCell[],
  { members, shown, links, atMosts }: AuditQuestion,
): Known {
  const sums = members
    .filter(shown)
    .map((cell) => ({ parts: new Set(cells[cell]!.parts), value: cells[cell]!.value }))
  const fixed = solveSingles(sums)
  const parts = new Set(members.flatMap((cell) => cells[cell]!.parts).filter((part) => !fixed.has(part)))
  const variables = new Map([...parts].map((part, index) => [part, index]))
  const low = Array.from(variables, () => 0)
  const rows: LinearProgram['rows'][number][] = []
  for (const { parts: open, value } of sums)
    if (open.size > 0)
      rows.push({ variables: [...open].map((part) => variables.get(part)!), sign: '=', value })
  for (const index of members) {
    const cell = cells[index]!
    if (shown(index) || cell.hideZero || !cell.published) continue
    const open = cell.parts.filter((part) => !fixed.has(part))
    const rest = 1 - sum(cell.parts.map((part) => fixed.get(part) ?? 0))
    if (rest <= 0) continue
    if (open.length === 1) low[variables.get(open[0]!)!] = rest
    else rows.push({ variables: open.map((part) => variables.get(part)!), sign: '>=', value: rest })
  }
  const openOf = (inner: readonly number[]) =>
    inner.filter((part) => !fixed.has(part)).map((part) => variables.get(part)!)
  const fixedOf = (inner: readonly number[]) => sum(inner.map((part) => fixed.get(part) ?? 0))
  for (const { left, right } of links) {
    const row = { variables: openOf(left), minus: openOf(right), sign: '=' as const }
    if (row.variables.length + row.minus.length > 0)
      rows.push({ ...row, value: fixedOf(right) - fixedOf(left) })
  }
  const inside = new Set(members)
  const isOpen = (cell: number) => inside.has(cell) && !shown(cell)
  const openInners = (ones: readonly number[]) => ones.filter(isOpen).flatMap((cell) => cells[cell]!.parts)
  const knownOf = (ones: readonly number[]) =>
    sum(ones.map((cell) => (isOpen(cell) ? fixedOf(cells[cell]!.parts) : cells[cell]!.value)))
  for (const { less, more } of atMosts) {
    const row = { variables: openOf(openInners(more)), minus: openOf(openInners(less)), sign: '>=' as const }
    if (row.variables.length + row.minus.length > 0)
      rows.push({ ...row, value: knownOf(less) - knownOf(more) })
  }
  return { fixed, variables, low, rows }
}

/** Works out counts that follow at once (a shown sum with one open part, or a shown zero) and takes them out of the sums. */
function solveSingles(sums: { parts: Set<number>; value: number }[]): Map<number, number> {
  const fixed = new Map<number, number>()
  for (let before = -1; before < fixed.size; ) {
    before = fixed.size
    for (const one of sums) {
      for (const part of one.parts) {
        if (!fixed.has(part)) continue
        one.parts.delete(part)
        one.value -= fixed.get(part)!
      }
      if (one.parts.size === 1 || one.value === 0) for (const part of one.parts) fixed.set(part, one.value)
    }
  }
  return fixed
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
