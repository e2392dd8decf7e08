import type { AtMost, CountCell, Relation } from './cells.ts'

/** Passes over the relations; more would only sharpen what the linear programs decide anyway. */
const passesMax = 6

/** What is asked. */
export interface SumQuestion {
  readonly relations: Iterable<Relation>
  readonly atMosts: readonly AtMost[]
  readonly targets: readonly number[]
  shown(cell: number): boolean
  /** How many whole numbers must be possible besides the true one. */
  need(cell: number): number
}

/**
 * Targets whose range is too narrow already by adding and subtracting within single sums and limits. Cheap, and finds most
 * of what the linear programs would find one by one; it never calls a wide cell narrow.
 */
export function narrowBySums(
  cells: readonly CountCell[],
  { relations, atMosts, targets, shown, need }: SumQuestion,
): number[] {
  const low = new Map<number, number>()
  const high = new Map<number, number>()
  const lowOf = (cell: number) => low.get(cell) ?? (shown(cell) ? cells[cell]!.value : leastOf(cells[cell]!))
  const highOf = (cell: number) => high.get(cell) ?? (shown(cell) ? cells[cell]!.value : Infinity)
  const all = [...relations]
  for (let pass = 0, changed = true; changed && pass < passesMax; pass++) {
    changed = false
    const raise = (cell: number, to: number) => {
      if (to > lowOf(cell)) {
        low.set(cell, to)
        changed = true
      }
    }
    const lower = (cell: number, to: number) => {
      if (to < highOf(cell)) {
        high.set(cell, to)
        changed = true
      }
    }
    for (const { total, parts } of all) {
      const least = sum(parts, lowOf)
      const most = sum(parts, highOf)
      raise(total, least)
      lower(total, most)
      for (const part of parts) {
        lower(part, highOf(total) - (least - lowOf(part)))
        if (most - highOf(part) < Infinity) raise(part, lowOf(total) - (most - highOf(part)))
      }
    }
    for (const { less, more } of atMosts) {
      const least = sum(less, lowOf)
      const most = sum(more, highOf)
      for (const cell of less) lower(cell, most - (least - lowOf(cell)))
      for (const cell of more) if (most - highOf(cell) < Infinity) raise(cell, least - (most - highOf(cell)))
    }
  }
  return targets.filter((cell) => highOf(cell) - lowOf(cell) < need(cell))
}

/** What a reader knows of a hidden count: a zero would be shown, unless zeros are protected. */
const leastOf = (cell: CountCell) => (cell.published && !cell.hideZero ? 1 : 0)

function sum(parts: readonly number[], of: (cell: number) => number): number {
  return parts.reduce((total, part) => total + of(part), 0)
}
