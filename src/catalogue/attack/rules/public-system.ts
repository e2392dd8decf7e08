/** A number as anybody can read it: `value` is null when it is hidden. Unmeasured numbers are left out. */
export interface PublicCell {
  readonly table: string
  readonly area: string
  readonly column: string
  readonly value: number | null
}
export interface PublicArea {
  readonly code: string
  readonly parentCode: string | null
}
/** A sentence about numbers, with the unknown ones on the left: the sum of `weight` x unknown is, or is at most, `value`. */
export interface Statement {
  readonly terms: ReadonlyMap<number, number>
  readonly value: number
}
/** All that follows from what is public: the unknown numbers, their bounds, and the sentences that tie them together. */
export interface PublicSystem {
  /** table|area|column of a hidden cell; with `?` behind it: people of whom a place within the area, or an age or sex, is unknown. */
  readonly names: readonly string[]
  /** Lower bound of each unknown: 1 where a zero would have been shown. */
  readonly low: readonly number[]
  readonly equal: readonly Statement[]
  readonly atMost: readonly Statement[]
}
/** What readers know of the tables besides their numbers. Written from the public descriptions, not from the protector. */
export interface PublicKnowledge {
  readonly areas: readonly PublicArea[]
  /** In one area: total = parts. A name with `?` behind it is one that no table tells. */
  readonly sums: readonly {
    readonly table: string
    readonly total: string
    readonly parts: readonly string[]
  }[]
  /** In one area: the parts have nobody in common and all are among the whole. Names are table|column. */
  readonly within: readonly { readonly whole: string; readonly parts: readonly string[] }[]
  /** In one area: everybody of the whole is in at least one of the parts. */
  readonly covers: readonly { readonly whole: string; readonly parts: readonly string[] }[]
  /** table|column whose zeros are hidden like small counts. */
  readonly zerosHidden: ReadonlySet<string>
}

export const nameOf = (table: string, area: string, column: string) => `${table}|${area}|${column}`
const beyond = (name: string) => `${name}?`
const isUntold = (name: string) => name.endsWith('?')

/**
 * Writes down everything an outsider can: sums over areas and columns, and who is among whom. `ruleAware` = the outsider
 * also knows that a hidden count is at least 1 unless zeros are hidden too.
 */
export function buildPublicSystem(
  cells: readonly PublicCell[],
  knowledge: PublicKnowledge,
  ruleAware: boolean,
): PublicSystem {
  const book = new Book(cells, knowledge.zerosHidden, ruleAware)
  const children = Map.groupBy(knowledge.areas, (area) => area.parentCode)
  const columns = new Map(cells.map(({ table, column }) => [`${table}|${column}`, { table, column }]))
  const wholes = new Map(knowledge.within.flatMap(({ whole, parts }) => parts.map((part) => [part, whole])))
  const topFirst = [...columns].sort(([a], [b]) => depthOf(a, wholes) - depthOf(b, wholes))
  for (const { code } of knowledge.areas) {
    const below = children.get(code)?.map((area) => area.code) ?? []
    for (const [id, { table, column }] of topFirst) {
      const total = nameOf(table, code, column)
      const parts = below.map((area) => nameOf(table, area, column))
      if (below.length > 0 && [total, ...parts].every((name) => book.has(name)))
        book.areaSum(total, parts, wholeAt(wholes.get(id), code))
    }
    for (const { table, total, parts } of knowledge.sums)
      book.columnSum(
        nameOf(table, code, total),
        parts.map((part) => nameOf(table, code, part)),
      )
    for (const { whole, parts } of knowledge.within)
      book.within(
        wholeAt(whole, code)!,
        parts.map((part) => wholeAt(part, code)!),
      )
    for (const { whole, parts } of knowledge.covers)
      book.covers(
        wholeAt(whole, code)!,
        parts.map((part) => wholeAt(part, code)!),
      )
  }
  return book
}

function depthOf(id: string, wholes: ReadonlyMap<string, string>): number {
  const whole = wholes.get(id)
  return whole === undefined ? 0 : 1 + depthOf(whole, wholes)
}

function wholeAt(id: string | undefined, area: string): string | undefined {
  const [table, column] = id?.split('|') ?? []
  return table === undefined ? undefined : nameOf(table, area, column!)
}

class Book implements PublicSystem {
  readonly names: string[] = []
  readonly low: number[] = []
  readonly equal: Statement[] = []
  readonly atMost: Statement[] = []
  private readonly known = new Map<string, number>()
  private readonly unknown = new Map<string, number>()

  constructor(cells: readonly PublicCell[], zerosHidden: ReadonlySet<string>, ruleAware: boolean) {
    for (const { table, area, column, value } of cells) {
      const name = nameOf(table, area, column)
      // A total may stand in two tables.
      if (this.has(name)) continue
      if (value !== null) this.known.set(name, value)
      else this.add(name, ruleAware && !zerosHidden.has(`${table}|${column}`) ? 1 : 0)
    }
  }

  has(name: string): boolean {
    return this.known.has(name) || this.unknown.has(name)
  }

  /** total = parts + those whose place is unknown; these are among the ones of `whole` whose place is unknown. */
  areaSum(total: string, parts: readonly string[], whole: string | undefined): void {
    const outside = beyond(total)
    const most = whole === undefined ? undefined : beyond(whole)
    if (most !== undefined && this.known.get(most) === 0) this.known.set(outside, 0)
    else if ([total, ...parts].every((name) => this.known.has(name)))
      this.known.set(
        outside,
        this.known.get(total)! - parts.reduce((sum, part) => sum + this.known.get(part)!, 0),
      )
    else this.add(outside, 0)
    this.sum(total, [...parts, outside])
    if (most !== undefined) this.within(most, [outside])
  }

  /** total = parts, of which some may be untold. */
  columnSum(total: string, parts: readonly string[]): void {
    const told = [total, ...parts].filter((name) => !isUntold(name))
    const untold = parts.filter(isUntold)
    if (told.length > 0 ? !told.every((name) => this.has(name)) : !untold.some((name) => this.has(name)))
      return
    for (const name of untold.filter((one) => !this.has(one))) this.add(name, 0)
    this.sum(total, parts)
    // Those of them whose place in the area is unknown.
    if (untold.length > 0 && told.length > 0)
      this.within(beyond(total), parts.filter((one) => !isUntold(one)).map(beyond))
  }

  private sum(total: string, parts: readonly string[]): void {
    const statement = this.statement([total], parts)
    if (statement && statement.terms.size > 0) this.equal.push(statement)
  }

  within(whole: string, parts: readonly string[]): void {
    const present = parts.filter((part) => this.has(part))
    const statement = this.has(whole) && present.length > 0 ? this.statement(present, [whole]) : null
    if (statement && statement.terms.size > 0) this.atMost.push(statement)
  }

  covers(whole: string, parts: readonly string[]): void {
    const statement = this.statement([whole], parts)
    if (statement && statement.terms.size > 0) this.atMost.push(statement)
  }

  private add(name: string, low: number): void {
    this.unknown.set(name, this.names.push(name) - 1)
    this.low.push(low)
  }

  /** plus - minus = or <= 0, with what is known on the right; null when a part is in no table. */
  private statement(plus: readonly string[], minus: readonly string[]): Statement | null {
    const terms = new Map<number, number>()
    let value = 0
    for (const [weight, names] of [
      [1, plus],
      [-1, minus],
    ] as const) {
      for (const name of names) {
        const unknown = this.unknown.get(name)
        if (unknown !== undefined) terms.set(unknown, (terms.get(unknown) ?? 0) + weight)
        else if (this.known.has(name)) value -= weight * this.known.get(name)!
        else return null
      }
    }
    return { terms, value }
  }
}
