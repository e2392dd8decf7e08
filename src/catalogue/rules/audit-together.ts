import { auditIntervals, type SolveLinear } from './audit-intervals.ts'
import type { AtMost, CellSystem, Link, Reason, Relation } from './cells.ts'
import { Joined } from './join.ts'
import { narrowBySums } from './propagate-bounds.ts'

/** Cells that sums tie together, and what is hidden of them. */
export interface Component {
  readonly members: readonly number[]
  readonly links: readonly Link[]
  /** The sums over them. */
  readonly within: ReadonlySet<Relation>
  readonly hidden: ReadonlyMap<number, Reason>
}
/** Cells that are too narrow, with the cells that were looked at together. */
export interface Narrow {
  readonly narrow: readonly number[]
  readonly members: ReadonlySet<number>
}

/**
 * With everything that is public, in whatever table, and with who is among whom, each hidden count can still be two
 * numbers. Components are looked at together where hidden counts limit each other; a shown one is a number to all. Who
 * is found wide stays wide while only more is hidden, and is not asked again.
 */
export class TogetherAudit {
  private readonly system: CellSystem
  private readonly atMosts: readonly AtMost[]
  private readonly known: ReadonlySet<number>
  private readonly solve: SolveLinear
  /** Hidden when they were last asked, and found wide. */
  private hidden: ReadonlySet<number> = new Set()
  private wide = new Set<number>()

  constructor(
    system: CellSystem,
    atMosts: readonly AtMost[],
    known: ReadonlySet<number>,
    solve: SolveLinear,
  ) {
    this.system = system
    this.atMosts = atMosts
    this.known = known
    this.solve = solve
  }

  /** `componentOf` = the place among `components` of each cell. */
  narrow(components: readonly Component[], componentOf: ReadonlyMap<number, number>): Narrow[] {
    const isHidden = (cell: number) => components[componentOf.get(cell)!]!.hidden.has(cell)
    const clusters = clustersOf(components.length, this.atMosts, (cell) =>
      isHidden(cell) ? componentOf.get(cell)! : -1,
    )
    const hidden = new Set(components.flatMap((one) => [...one.hidden.keys()]))
    if ([...this.hidden].some((cell) => !hidden.has(cell))) this.wide = new Set()
    this.hidden = hidden
    return clusters.flatMap((places) => {
      const ones = places.map((place) => components[place]!)
      const targets = ones
        .flatMap((one) => [...one.hidden.keys()])
        .filter((cell) => !this.known.has(cell) && !this.wide.has(cell))
      const narrow = targets.length === 0 ? [] : this.ask(ones, targets)
      return narrow.length === 0 ? [] : [{ narrow, members: new Set(ones.flatMap(({ members }) => members)) }]
    })
  }

  private ask(ones: readonly Component[], targets: readonly number[]): readonly number[] {
    const { system, known, hidden, solve } = this
    const members = ones.flatMap((one) => one.members)
    const inside = new Set(members)
    const isTold = (cell: number) => known.has(cell) || (system.cells[cell]!.published && !hidden.has(cell))
    const need = () => 1
    const atMosts = this.atMosts.filter(({ less, more }) =>
      [...less, ...more].some((cell) => inside.has(cell)),
    )
    const bySums = narrowBySums(system.cells, {
      ...{ targets, need, atMosts },
      relations: ones.flatMap(({ within }) => [...within]),
      shown: (cell) => !inside.has(cell) || isTold(cell),
    })
    if (bySums.length > 0) return bySums
    const links = ones.flatMap((one) => one.links)
    const { narrow } = auditIntervals(
      system.cells,
      { members, targets, shown: isTold, need, links, atMosts },
      solve,
    )
    const found = new Set(narrow)
    for (const cell of targets) if (!found.has(cell)) this.wide.add(cell)
    return narrow
  }
}

/** Places of components that a hidden count of one ties to a hidden count of another. -1 = none. */
function clustersOf(
  size: number,
  atMosts: readonly AtMost[],
  placeOf: (cell: number) => number,
): readonly number[][] {
  const joined = new Joined(size)
  for (const { less, more } of atMosts)
    joined.join([...less, ...more].map(placeOf).filter((place) => place >= 0))
  return [...Map.groupBy(Array(size).keys(), (place) => joined.groupOf(place)).values()]
}
