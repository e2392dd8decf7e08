import type { CountCell } from './cells.ts'
import { type AuditQuestion, type Known, knowledge } from './knowledge.ts'
import { Neighbours } from './neighbours.ts'
import { Ranges } from './ranges.ts'

/** Sums over variables that are at least `low`. */
export interface LinearProgram {
  readonly low: readonly number[]
  readonly rows: readonly {
    readonly variables: readonly number[]
    /** Variables that are taken away. */
    readonly minus?: readonly number[]
    readonly sign: '=' | '>='
    readonly value: number
  }[]
}
/** A linear program that stays open: many questions learn from each other. */
export interface OpenProgram {
  /** Values of the variables where the sum of weight x variable is largest. Throws when there are none. */
  largest(objective: ReadonlyMap<number, number>): ArrayLike<number>
  /** Keeps variables between two values from now on. */
  bound(bounds: ReadonlyMap<number, readonly [low: number, high: number]>): void
  close(): void
}
export type SolveLinear = (program: LinearProgram) => OpenProgram

export interface Audit {
  readonly widthMin: number | null
  readonly audited: number
  readonly narrow: readonly number[]
}

/** More people than any regency has: stands for "no upper bound". */
export const highest = 10_000_000

/**
 * For each target the range an outsider can prove, by linear programming over the hidden counts. The truth is one
 * solution; others are looked for. `narrow` lists those whose range is less than needed. One solution serves all: two
 * solutions that lie far enough apart in a cell prove it.
 */
export function auditIntervals(
  cells: readonly CountCell[],
  question: AuditQuestion,
  solve: SolveLinear,
): Audit {
  const { targets, need } = question
  const known = knowledge(cells, question)
  const ranges = new Ranges(cells, targets, known)
  const open = () => targets.filter((cell) => !ranges.isKnown(cell) && ranges.width(cell) < need(cell))
  if (open().length > 0) {
    const any = solve(known)
    ranges.note(any.largest(new Map()))
    any.close()
    if (open().length > 0) search(cells, question, known, ranges, open, solve)
  }
  const narrow = targets.filter((cell) => ranges.width(cell) < need(cell))
  return {
    widthMin: targets.length === 0 ? null : Math.min(...targets.map((cell) => ranges.width(cell))),
    audited: targets.length,
    narrow,
  }
}

/** Looks for solutions that prove the open targets: for many at once, then for each by itself. */
function search(
  cells: readonly CountCell[],
  { members, need }: AuditQuestion,
  known: Known,
  ranges: Ranges,
  open: () => readonly number[],
  solve: SolveLinear,
): void {
  const { aims, low, rows } = aimsOf(cells, open(), known)
  const program = solve({ low, rows })
  const neighbours = new Neighbours(cells, members, open(), known)
  const isOpen = (cell: number) => ranges.width(cell) < need(cell)
  const look = (ones: readonly number[], direction: 1 | -1) => {
    const solution = program.largest(new Map(ones.map((cell) => [aims.get(cell)!, direction])))
    ranges.note(solution)
    neighbours.note(solution, isOpen, (other, targets) => ranges.note(other, targets))
  }
  for (const direction of [1, -1] as const)
    moveTogether(open, (moved) => {
      const bounds = moved.map((cell) => {
        const variable = aims.get(cell)!
        const end = ranges.openValue(cell, cells[cell]!.value) + direction * need(cell)
        const limited = direction > 0 ? [low[variable]!, end] : [Math.max(low[variable]!, end), highest]
        return [variable, limited as [number, number]] as const
      })
      program.bound(new Map(bounds))
      look(moved, direction)
      program.bound(new Map(bounds.map(([variable]) => [variable, [low[variable]!, highest]])))
    })
  for (const cell of open())
    for (const direction of [1, -1] as const) if (ranges.width(cell) < need(cell)) look([cell], direction)
  program.close()
}

/** A variable for each target: its own, or a new one that is the sum of its parts. */
function aimsOf(cells: readonly CountCell[], targets: readonly number[], known: Known) {
  const [low, rows] = [[...known.low], [...known.rows]]
  const aims = new Map(
    targets.map((cell) => {
      const open = cells[cell]!.parts.flatMap((part) => known.variables.get(part) ?? [])
      if (open.length === 1) return [cell, open[0]!] as const
      const variable = low.push(0) - 1
      rows.push({ variables: open, minus: [variable], sign: '=', value: 0 })
      return [cell, variable] as const
    }),
  )
  return { aims, low, rows }
}

/** Rounds go on while each proves at least this many; asked one by one a cell takes up to two programs. */
const provenMin = 2
const roundsMax = 300

/**
 * Moves all unproven cells at once, none further than it needs, so that what is taken from the others goes round and few
 * programs prove most cells.
 */
function moveTogether(open: () => readonly number[], move: (open: readonly number[]) => void): void {
  for (let round = 0; round < roundsMax; round++) {
    const before = open()
    if (before.length < 4) return
    move(before)
    if (before.length - open().length < provenMin) return
  }
}
