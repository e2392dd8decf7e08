import { nameOf, type PublicCell } from './public-system.ts'

interface Said {
  readonly release: string
  readonly asOf: string
  readonly cells: readonly PublicCell[]
}
/** What is hidden in one publication, with what others said of the same month. */
export interface World {
  readonly release: string
  readonly asOf: string
  readonly cells: readonly PublicCell[]
  /** How many of its hidden numbers another publication shows. An outsider takes them for unchanged. */
  readonly shownElsewhere: number
}

/** Each publication as it stands, and where others show what it hides: the two put together. */
export function worldsOf(publications: readonly Said[]): World[] {
  return publications.flatMap((one) => {
    const elsewhere = new Map(
      publications
        .filter((other) => other !== one && other.asOf === one.asOf)
        .flatMap((other) => other.cells)
        .filter(({ value }) => value !== null)
        .map((cell) => [nameOf(cell.table, cell.area, cell.column), cell.value] as const),
    )
    const alone = { ...one, shownElsewhere: 0 }
    const cells = one.cells.map((cell) => ({
      ...cell,
      value: cell.value ?? elsewhere.get(nameOf(cell.table, cell.area, cell.column)) ?? null,
    }))
    const shownElsewhere = cells.filter(({ value }, index) => value !== one.cells[index]!.value).length
    return shownElsewhere > 0 ? [alone, { ...one, cells, shownElsewhere }] : [alone]
  })
}

/**
 * Attack A6: what changed between two publications. A number is a difference where both show it, and unknown where one of
 * them hides it.
 */
export function differencesOf(before: Said, after: Said): PublicCell[] {
  const earlier = new Map(
    before.cells.map((cell) => [nameOf(cell.table, cell.area, cell.column), cell.value]),
  )
  return after.cells.flatMap((cell) => {
    const was = earlier.get(nameOf(cell.table, cell.area, cell.column))
    if (was === undefined) return []
    return [{ ...cell, value: cell.value === null || was === null ? null : cell.value - was }]
  })
}
