import type { CountCell, Limit } from './cells.ts'

/** A linear program: variables between `low` and `high`, rows of sums; maximise `objective`. */
export interface LinearProgram {
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly rows: readonly {
    readonly variables: readonly number[]
    readonly sign: '=' | '>=' | '<='
    readonly value: number
  }[]
  readonly objective: ReadonlyMap<number, number>
}
/** Values of the variables at an optimum. Throws when there is none. */
export type SolveLinear = (program: LinearProgram) => readonly number[]

export interface Audit {
  readonly widthMin: number | null
  readonly audited: number
  readonly narrow: readonly number[]
}

/** What an outsider knows: shown sums, that nothing is negative, and that a hidden count without zero protection is at least 1. */
interface Known {
  readonly fixed: ReadonlyMap<number, number>
  readonly variables: ReadonlyMap<number, number>
  readonly low: number[]
  readonly rows: LinearProgram['rows']
}

/** More people than any regency has: stands for "no upper bound". */
const highest = 10_000_000

/** What is asked. */
export interface AuditQuestion {
  /** Cells of the component. */
  readonly members: readonly number[]
  /** Cells whose range is looked at. */
  readonly targets: readonly number[]
  shown(cell: number): boolean
  /** The width a range must have. */
  need(cell: number): number
  readonly limits: readonly Limit[]
}

/**
 * For each target the range an outsider can prove, by linear programming over the hidden counts. The truth is one
 * solution; others are looked for. `narrow` lists those whose range is less than needed. One solution serves all: two
 * solutions that lie far enough apart in a cell prove it.
 */
export function auditIntervals(
  cells: readonly CountCell[],
  { members, targets: protectedCells, shown, need, limits }: AuditQuestion,
  solve: SolveLinear,
): Audit {
  const known = knowledge(cells, members, shown, limits)
  const ranges = new Map(
    protectedCells.map((cell) => [cell, { low: cells[cell]!.value, high: cells[cell]!.value }]),
  )
  const width = (cell: number) => ranges.get(cell)!.high - ranges.get(cell)!.low
  const open = known.low.map(() => highest)
  const look = (objective: ReadonlyMap<number, number>, high: readonly number[] = open) => {
    const solution =
      known.low.length === 0 ? [] : solve({ low: known.low, high, rows: known.rows, objective })
    for (const [cell, range] of ranges) {
      const value = sum(
        cells[cell]!.parts.map((part) => known.fixed.get(part) ?? solution[known.variables.get(part)!]!),
      )
      range.low = Math.min(range.low, value)
      range.high = Math.max(range.high, value)
    }
  }
  const aim = (cell: number, direction: 1 | -1) =>
    new Map(
      cells[cell]!.parts.filter((part) => known.variables.has(part)).map((part) => [
        known.variables.get(part)!,
        direction,
      ]),
    )
  raiseTogether(
    protectedCells.filter((cell) => cells[cell]!.parts.length === 1),
    (cell) => width(cell) >= need(cell),
    (raised) => {
      const high = [...open]
      const objective = new Map<number, number>()
      for (const cell of raised)
        for (const [variable, weight] of aim(cell, 1)) {
          objective.set(variable, weight)
          high[variable] = cells[cell]!.value + need(cell)
        }
      look(objective, high)
    },
  )
  for (const cell of protectedCells) {
    if (width(cell) < need(cell)) look(aim(cell, 1))
    if (width(cell) < need(cell)) look(aim(cell, -1))
  }
  const narrow = protectedCells.filter((cell) => width(cell) < need(cell) - 1e-6)
  return {
    widthMin: protectedCells.length === 0 ? null : Math.min(...protectedCells.map(width)),
    audited: protectedCells.length,
    narrow,
  }
}

/** Rounds go on while each proves at least this share of what is open; after that cells are asked one by one. */
const shareMin = 0.05
const roundsMax = 60

/**
 * Raises all unproven cells at once, none further than it needs, so that what is taken from the others goes round and
 * few programs prove most cells.
 */
function raiseTogether(
  cells: readonly number[],
  proven: (cell: number) => boolean,
  raise: (open: readonly number[]) => void,
): void {
  for (let round = 0; round < roundsMax; round++) {
    const open = cells.filter((cell) => !proven(cell))
    if (open.length < 4) return
    raise(open)
    if (open.filter(proven).length < shareMin * open.length) return
  }
}

function knowledge(
  cells: readonly CountCell[],
  members: readonly number[],
  shown: (cell: number) => boolean,
  limits: readonly Limit[],
): Known {
  const sums = members
    .filter(shown)
    .map((cell) => ({ parts: new Set(cells[cell]!.parts), value: cells[cell]!.value }))
  const fixed = solveSingles(sums)
  const parts = new Set(members.flatMap((cell) => cells[cell]!.parts).filter((part) => !fixed.has(part)))
  const variables = new Map([...parts].map((part, index) => [part, index]))
  const low = Array.from(variables, () => 0)
  const rows: { variables: number[]; sign: '=' | '>=' | '<='; value: number }[] = []
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
  for (const { whole, parts: limited } of limits) {
    const inner = limited.flatMap((cell) => cells[cell]!.parts)
    const open = inner.filter((part) => !fixed.has(part))
    const rest = cells[whole]!.value - sum(inner.map((part) => fixed.get(part) ?? 0))
    if (open.length > 0)
      rows.push({ variables: open.map((part) => variables.get(part)!), sign: '<=', value: rest })
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
