import { auditIntervals, type SolveLinear } from './audit-intervals.ts'
import type { AtMost, CellSystem, Link, Reason } from './cells.ts'

/** Cells that sums tie together, and what is hidden of them. */
export interface Component {
  readonly members: readonly number[]
  readonly links: readonly Link[]
  readonly hidden: ReadonlyMap<number, Reason>
}
/** Cells that are too narrow, with the cells that were looked at together. */
export interface Narrow {
  readonly narrow: readonly number[]
  readonly members: ReadonlySet<number>
}

/**
 * With everything that is public, in whatever table, and with who is among whom, each hidden count can still be two
 * numbers. Components are looked at together where hidden counts limit each other; a shown one is a number to all. Keeps
 * what it found: components that are hidden as before are not asked again.
 */
export class TogetherAudit {
  private readonly system: CellSystem
  private readonly atMosts: readonly AtMost[]
  private readonly known: ReadonlySet<number>
  private readonly solve: SolveLinear
  private wide: ReadonlySet<string> = new Set()
  private readonly numbers = new Map<Component, number>()

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
    const wide = new Set<string>()
    const found: Narrow[] = []
    for (const places of clusters) {
      const ones = places.map((place) => components[place]!)
      const name = ones.map((one) => this.numberOf(one)).join(' ')
      const narrow = this.wide.has(name) ? [] : this.ask(ones)
      if (narrow.length === 0) wide.add(name)
      else found.push({ narrow, members: new Set(ones.flatMap(({ members }) => members)) })
    }
    this.wide = wide
    return found
  }

  private ask(ones: readonly Component[]): readonly number[] {
    const { system, known, solve } = this
    const hidden = new Set(ones.flatMap((one) => [...one.hidden.keys()]))
    const isSecret = (cell: number) => hidden.has(cell) && !known.has(cell)
    const targets = [...hidden].filter(isSecret)
    if (targets.length === 0) return []
    const members = ones.flatMap((one) => one.members)
    const inside = new Set(members)
    const question = {
      members,
      targets,
      shown: (cell: number) => known.has(cell) || (system.cells[cell]!.published && !hidden.has(cell)),
      need: () => 1,
      links: ones.flatMap(({ links }) => links),
      atMosts: this.atMosts.filter(({ less, more }) => [...less, ...more].some((cell) => inside.has(cell))),
    }
    return auditIntervals(system.cells, question, solve).narrow
  }

  private numberOf(component: Component): number {
    const number = this.numbers.get(component) ?? this.numbers.size
    this.numbers.set(component, number)
    return number
  }
}

/** Places of components that a hidden count of one ties to a hidden count of another. -1 = none. */
function clustersOf(
  size: number,
  atMosts: readonly AtMost[],
  placeOf: (cell: number) => number,
): readonly number[][] {
  const parent = Int32Array.from({ length: size }, (_, index) => index)
  const find = (place: number): number => {
    let root = place
    while (parent[root] !== root) root = parent[root]!
    parent[place] = root
    return root
  }
  for (const { less, more } of atMosts) {
    const [first, ...others] = [...less, ...more].map(placeOf).filter((place) => place >= 0)
    for (const other of others) parent[find(other)] = find(first!)
  }
  return [...Map.groupBy(parent.keys(), find).values()]
}
