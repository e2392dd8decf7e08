import { Joined } from './join.ts'

/**
 * What disclosure control works on. Inner cells are the finest counts (unknown to the public); every published or
 * derivable count is a sum of inner cells. All tables of a release go in together: that is what stops one table from
 * giving away what another hides.
 */
export interface CountCell {
  /** e.g. programme:pkh|35.09.01|missed */
  readonly key: string
  /** Numbers of the inner cells it sums. */
  readonly parts: readonly number[]
  readonly value: number
  /** Counts from 1 to threshold - 1 are hidden. */
  readonly threshold: number
  /** How many households are behind it, where that was counted: as few as of people are hidden. */
  readonly households?: number | undefined
  /** Sensitive: a zero tells something too, so it is hidden like a small count. */
  readonly hideZero: boolean
  /** False: not in any table, but an outsider must not be able to work it out (people of an unknown village). */
  readonly published: boolean
  /** 0 regency, 1 district, 2 village, for splits by age and sex 3 more: the deeper, the sooner it is sacrificed. */
  readonly depth: number
}
/** From this depth on a cell is a split of a total by age and sex. */
export const depthOfSplits = 3

/** A sum that readers know: total = parts. Numbers of cells. */
export interface Relation {
  readonly total: number
  readonly parts: readonly number[]
}
/** Who is among whom, in one area and known to everybody: the parts have nobody in common and all are among the whole. */
export interface Limit {
  readonly whole: number
  readonly parts: readonly number[]
}
/** Two groups of inner cells that everybody knows to add up to the same. */
export interface Link {
  readonly left: readonly number[]
  readonly right: readonly number[]
}
/** The counts of `less` together are at most those of `more`: who is among whom, and who is in at least one of which. */
export interface AtMost {
  readonly less: readonly number[]
  readonly more: readonly number[]
}
export interface CellSystem {
  readonly innerCount: number
  readonly cells: readonly CountCell[]
  readonly relations: readonly Relation[]
  readonly limits?: readonly Limit[]
  /** In one area and known to everybody: all of the whole are in at least one of the parts. */
  readonly covers?: readonly Limit[]
  readonly links?: readonly Link[]
}

/** Why a cell is hidden. The public sees one symbol; the ledger counts the reasons. */
export type Reason =
  | 'small'
  | 'sensitive-zero'
  | 'household'
  | 'group'
  | 'hidden-before'
  | 'secondary'
  | 'singleton'
  | 'audit'

/** First the cells worth most to a reader. */
export function byWorth(cells: readonly CountCell[]): (a: number, b: number) => number {
  return (a, b) => cells[a]!.depth - cells[b]!.depth || cells[b]!.value - cells[a]!.value || a - b
}

/** A count hidden in the release before stays hidden until it is this much above the threshold (no flicker 4 -> 5 -> 4). */
const hysteresis = 3

/** From this share on, a sensitive count tells of everybody who is among the whole. */
const groupShareMin = 0.95

/** Cells that must be hidden for what they are. */
export function primaryCells(
  system: CellSystem,
  hiddenBefore: ReadonlySet<string>,
  stayHidden: ReadonlySet<string>,
): Map<number, Reason> {
  const found = new Map<number, Reason>()
  const empty = emptyCells(system)
  for (const [index, cell] of system.cells.entries()) {
    if (cell.value === 0) {
      if (cell.hideZero && !empty.has(index)) found.set(index, 'sensitive-zero')
    } else if (cell.value < cell.threshold) found.set(index, 'small')
    else if ((cell.households ?? cell.value) < cell.threshold) found.set(index, 'household')
    else if (stayHidden.has(cell.key)) found.set(index, 'hidden-before')
    else if (hiddenBefore.has(cell.key) && cell.value < cell.threshold + hysteresis)
      found.set(index, 'hidden-before')
  }
  for (const { whole, parts } of system.limits ?? [])
    for (const part of parts) {
      const { value, hideZero } = system.cells[part]!
      const tellsOfAll = hideZero && value > 0 && value >= groupShareMin * system.cells[whole]!.value
      if (tellsOfAll && !found.has(part)) found.set(part, 'group')
    }
  return found
}

/** Zeros that are no secret, because everybody sees that nobody lives there. */
function emptyCells({ cells, relations, limits = [] }: CellSystem): ReadonlySet<number> {
  const found = new Set<number>()
  const isKnown = (cell: number) => cells[cell]!.value === 0 && (found.has(cell) || !cells[cell]!.hideZero)
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const { whole, parts } of limits) if (isKnown(whole)) for (const part of parts) found.add(part)
    for (const { total, parts } of relations) if (isKnown(total)) for (const part of parts) found.add(part)
  }
  return found
}

/** Who is among whom, both ways. */
export const atMostsOf = ({ limits = [], covers = [] }: CellSystem): AtMost[] => [
  ...limits.map(({ whole, parts }) => ({ less: parts, more: [whole] })),
  ...covers.map(({ whole, parts }) => ({ less: [whole], more: parts })),
]

/** Splits a system into groups of cells that share no inner cell, no link and no limit: no sum ties one to another. */
export function componentsOf(system: CellSystem): number[][] {
  const joined = new Joined(system.innerCount)
  for (const { parts } of system.cells) joined.join(parts)
  for (const { left, right } of system.links ?? []) joined.join([...left, ...right])
  for (const { parts } of system.limits ?? []) joined.join(parts.flatMap((cell) => system.cells[cell]!.parts))
  const groups = Map.groupBy(system.cells.keys(), (index) => {
    const first = system.cells[index]!.parts[0]
    return first === undefined ? -1 : joined.groupOf(first)
  })
  return [...groups.values()]
}
