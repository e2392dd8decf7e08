import type { CountCell } from './cells.ts'
import type { Known } from './knowledge.ts'

/** Of the solver's arithmetic. */
const tolerance = 1e-6

interface Area {
  readonly targets: readonly number[]
  /** Variables of the area by the name of what they count. */
  readonly variables: ReadonlyMap<string, number>
}

/**
 * Areas of one district are alike where most is hidden: what a solution says of one can often be said of the other, with
 * the sums of the district as they were. Each exchange that keeps all sums and limits is a solution more, without a
 * linear program.
 */
export class Neighbours {
  private readonly known: Known
  private readonly pairs: readonly (readonly [Area, Area])[]
  /** For each variable the rows it stands in, as their numbers, negative and one less where it is taken away. */
  private readonly rowsOf: readonly (readonly number[])[]

  /** `members`: the cells that were looked at together, `targets` among them. */
  constructor(
    cells: readonly CountCell[],
    members: readonly number[],
    targets: readonly number[],
    known: Known,
  ) {
    this.known = known
    const rowsOf = known.low.map((): number[] => [])
    for (const [row, { variables, minus = [] }] of known.rows.entries()) {
      for (const variable of variables) rowsOf[variable]!.push(row)
      for (const variable of minus) rowsOf[variable]!.push(~row)
    }
    this.rowsOf = rowsOf
    this.pairs = pairsOf(areasOf(cells, members, targets, known))
  }

  /** Tells `see` of each solution that an exchange of two areas makes of this one, while one of them has an open target. */
  note(
    solution: ArrayLike<number>,
    isOpen: (target: number) => boolean,
    see: (solution: ArrayLike<number>, targets: readonly number[]) => void,
  ): void {
    const excess = this.known.rows.map(
      ({ variables, minus = [], value }) => sumOf(solution, variables) - sumOf(solution, minus) - value,
    )
    const values = Float64Array.from(solution)
    for (const [one, other] of this.pairs) {
      const open = [...one.targets, ...other.targets].filter(isOpen)
      if (open.length === 0) continue
      const changes = changesOf(values, one, other)
      if (changes.length === 0 || !this.holds(changes, excess)) continue
      for (const [variable, , to] of changes) values[variable] = to
      see(values, open)
      for (const [variable, from] of changes) values[variable] = from
    }
  }

  private holds(changes: readonly Change[], excess: readonly number[]): boolean {
    const more = new Map<number, number>()
    for (const [variable, from, to] of changes) {
      if (to < this.known.low[variable]! - tolerance) return false
      for (const row of this.rowsOf[variable]!)
        if (row >= 0) more.set(row, (more.get(row) ?? 0) + to - from)
        else more.set(~row, (more.get(~row) ?? 0) - to + from)
    }
    for (const [row, by] of more) {
      const after = excess[row]! + by
      if (after < -tolerance || (after > tolerance && this.known.rows[row]!.sign === '=')) return false
    }
    return true
  }
}

type Change = readonly [variable: number, from: number, to: number]

/** What each variable of two areas becomes when they change places. */
function changesOf(values: ArrayLike<number>, one: Area, other: Area): Change[] {
  const changes: Change[] = []
  for (const [name, variable] of one.variables) {
    const second = other.variables.get(name)
    const [from, to] = [values[variable]!, second === undefined ? 0 : values[second]!]
    if (second === undefined || from === to) continue
    changes.push([variable, from, to], [second, to, from])
  }
  return changes
}

function areasOf(
  cells: readonly CountCell[],
  members: readonly number[],
  targets: readonly number[],
  { variables }: Known,
): Map<string, Area> {
  const found = new Map<string, { readonly targets: number[]; readonly variables: Map<string, number> }>()
  const areaOf = (code: string) => {
    const area = found.get(code) ?? { targets: [] as number[], variables: new Map<string, number>() }
    found.set(code, area)
    return area
  }
  for (const member of members) {
    const { key, parts } = cells[member]!
    const variable = parts.length === 1 ? variables.get(parts[0]!) : undefined
    if (variable === undefined) continue
    const [dataset, code = '', column] = key.split('|')
    areaOf(code).variables.set(`${dataset}|${column}`, variable)
  }
  for (const target of targets) areaOf(cells[target]!.key.split('|')[1] ?? '').targets.push(target)
  return found
}

function pairsOf(areas: ReadonlyMap<string, Area>): (readonly [Area, Area])[] {
  const siblings = Map.groupBy(areas, ([code]) => code.slice(0, code.lastIndexOf('.')))
  return [...siblings.values()].flatMap((ones) =>
    ones.flatMap(([, one], at) => ones.slice(at + 1).map(([, other]) => [one, other] as const)),
  )
}

function sumOf(values: ArrayLike<number>, variables: readonly number[]): number {
  return variables.reduce((sum, variable) => sum + values[variable]!, 0)
}
