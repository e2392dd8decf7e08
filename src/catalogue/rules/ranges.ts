import type { CountCell } from './cells.ts'
import type { Known } from './knowledge.ts'

/**
 * The least and largest value that solutions prove possible for each target. Variables that stand in the same sums may
 * change their values among each other, so every solution stands for many: each of a class can have all that the class
 * has.
 */
export class Ranges {
  private readonly classes: readonly (readonly number[])[]
  private readonly low = new Map<number, number>()
  private readonly high = new Map<number, number>()
  private readonly shares: ReadonlyMap<number, readonly Share[]>
  private readonly fixed: ReadonlyMap<number, number>

  constructor(cells: readonly CountCell[], targets: readonly number[], known: Known) {
    this.classes = classesOf(known)
    const classOf = new Int32Array(known.low.length)
    for (const [index, variables] of this.classes.entries())
      for (const variable of variables) classOf[variable] = index
    const least = this.classes.map((variables) => sumOf(known.low, variables))
    this.shares = new Map(
      targets.map((cell) => {
        const open = cells[cell]!.parts.flatMap((part) => known.variables.get(part) ?? [])
        const byClass = Map.groupBy(open, (variable) => classOf[variable]!)
        const shares = [...byClass].map(([index, own]): Share => {
          const inside = sumOf(known.low, own)
          const whole = own.length === this.classes[index]!.length
          return { index, whole, inside, outside: least[index]! - inside }
        })
        return [cell, shares]
      }),
    )
    this.fixed = new Map(
      targets.map((cell) => [
        cell,
        cells[cell]!.parts.reduce((sum, part) => sum + (known.fixed.get(part) ?? 0), 0),
      ]),
    )
    for (const cell of targets) this.widen(cell, cells[cell]!.value, cells[cell]!.value)
  }

  /** What another solution proves, of all targets or of some. */
  note(solution: ArrayLike<number>, cells: Iterable<number> = this.shares.keys()): void {
    const has = new Map<number, number>()
    const classSum = (index: number) => {
      const known = has.get(index) ?? sumOf(solution, this.classes[index]!)
      has.set(index, known)
      return known
    }
    for (const cell of cells) {
      const shares = this.shares.get(cell)!
      let low = this.fixed.get(cell)!
      let high = low
      for (const { index, whole, inside, outside } of shares) {
        low += whole ? classSum(index) : inside
        high += classSum(index) - outside
      }
      this.widen(cell, low, high)
    }
  }

  /** How many whole numbers are possible besides one: people are counted, so a range from 3.2 to 4.4 tells 4. */
  width(cell: number): number {
    return Math.floor(this.high.get(cell)! + tolerance) - Math.ceil(this.low.get(cell)! - tolerance)
  }

  /** The value of a target in the variables alone. */
  openValue(cell: number, value: number): number {
    return value - this.fixed.get(cell)!
  }

  isKnown(cell: number): boolean {
    return this.shares.get(cell)!.length === 0
  }

  private widen(cell: number, low: number, high: number): void {
    this.low.set(cell, Math.min(low, this.low.get(cell) ?? low))
    this.high.set(cell, Math.max(high, this.high.get(cell) ?? high))
  }
}

/** Of the solver's arithmetic. */
const tolerance = 1e-6

/** What a target has of a class: all of it, or variables whose least sum is `inside`, beside others with `outside`. */
interface Share {
  readonly index: number
  readonly whole: boolean
  readonly inside: number
  readonly outside: number
}

/** Variables that stand in the same rows with the same sign. */
function classesOf({ low, rows }: Known): number[][] {
  const signs = low.map((): string[] => [])
  for (const [index, { variables, minus = [] }] of rows.entries()) {
    for (const variable of variables) signs[variable]!.push(`${index}`)
    for (const variable of minus) signs[variable]!.push(`-${index}`)
  }
  return [...Map.groupBy(low.keys(), (variable) => signs[variable]!.join(' ')).values()]
}

function sumOf(values: ArrayLike<number>, variables: readonly number[]): number {
  return variables.reduce((sum, variable) => sum + values[variable]!, 0)
}
