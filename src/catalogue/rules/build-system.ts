import type { CellSystem, CountCell, Limit, Relation } from './cells.ts'

/** The regency with its districts and villages. */
export interface AreaTree {
  readonly code: string
  readonly depth: number
  readonly children: readonly AreaTree[]
}

/** One registered table of counts of people or families: areas x columns, with one column that may be the sum of others. */
export interface CountTable {
  readonly dataset: string
  readonly columns: readonly string[]
  readonly sum: { readonly column: string; readonly of: readonly string[] } | null
  /** Deepest level that is shown: 0 regency, 1 districts, 2 villages. */
  readonly depth: number
  readonly threshold: number
  readonly hideZero: boolean
  value(areaCode: string, column: string): number
  /** Households behind a count of people; undefined = as many as people, or nobody counted them. */
  households?(areaCode: string, column: string): number | undefined
}

export const cellKey = (dataset: string, areaCode: string, column: string) =>
  `${dataset}|${areaCode}|${column}`

/** Columns of tables: a whole, and parts of it. */
export interface Nesting {
  readonly whole: readonly [dataset: string, column: string]
  readonly parts: readonly (readonly [dataset: string, column: string])[]
}

/** What everybody knows of columns, in each area. */
export interface ColumnKnowledge {
  /** The parts have nobody in common and all are among the whole. */
  readonly among: readonly Nesting[]
  /** All of the whole are in at least one of the parts. */
  readonly covered: readonly Nesting[]
}

/** All tables of a release as one system of cells over inner cells. Tables whose counts add up must be one table. */
export function buildSystem(
  tables: readonly CountTable[],
  regency: AreaTree,
  { among, covered }: ColumnKnowledge = { among: [], covered: [] },
): CellSystem {
  const builder = new Builder()
  for (const table of tables) builder.add(table, regency)
  return {
    ...builder,
    limits: limitsOf(builder.cells, among),
    covers: coversOf(builder.cells, covered),
  }
}

/** Only where all parts are told: of another part everybody of the whole could be. */
function coversOf(cells: readonly CountCell[], covered: readonly Nesting[]): Limit[] {
  const numbers = new Map(cells.map((cell, index) => [cell.key, index]))
  const areas = new Set(cells.map((cell) => cell.key.split('|')[1]!))
  const at = (area: string, [dataset, column]: readonly [string, string]) =>
    numbers.get(cellKey(dataset, area, column))
  return covered.flatMap(({ whole, parts }) =>
    [...areas].flatMap((area) => {
      const own = at(area, whole)
      const covering = parts.map((part) => at(area, part)).filter((cell) => cell !== undefined)
      return own === undefined || covering.length < parts.length ? [] : [{ whole: own, parts: covering }]
    }),
  )
}

/** Also of those whose village is unknown: they are among the people whose village is unknown. */
function limitsOf(cells: readonly CountCell[], nestings: readonly Nesting[]): Limit[] {
  const numbers = new Map(cells.map((cell, index) => [cell.key, index]))
  const areas = new Set(cells.map((cell) => cell.key.split('|')[1]!))
  return nestings.flatMap(({ whole, parts }) =>
    [...areas].flatMap((area) =>
      [String, unknownPlace].flatMap((named) => {
        const at = ([dataset, column]: readonly [string, string]) =>
          numbers.get(cellKey(dataset, area, named(column))) ?? []
        const limited = parts.flatMap(at)
        return limited.length > 0 ? [at(whole)].flat().map((cell) => ({ whole: cell, parts: limited })) : []
      }),
    ),
  )
}

/** Name of the column of those whose place within the area is unknown. */
export const unknownPlace = (column: string) => `${column}?`
interface Built {
  readonly cell: number
  readonly parts: readonly number[]
  readonly value: number
}

class Builder {
  innerCount = 0
  readonly cells: CountCell[] = []
  readonly relations: Relation[] = []

  add(table: CountTable, area: AreaTree): ReadonlyMap<string, Built> {
    const children = area.depth < table.depth ? area.children.map((child) => this.add(table, child)) : null
    const built = new Map<string, Built>()
    for (const column of table.columns) this.column(table, area, column, children, built)
    if (table.sum) this.sum(table, area, table.sum, children, built)
    return built
  }

  private column(
    table: CountTable,
    area: AreaTree,
    column: string,
    children: readonly ReadonlyMap<string, Built>[] | null,
    built: Map<string, Built>,
  ): void {
    const value = table.value(area.code, column)
    if (children === null) {
      built.set(column, this.cell(table, area, column, [this.innerCount++], value))
      return
    }
    const below = children.map((child) => child.get(column)!)
    const elsewhere = value - below.reduce((sum, child) => sum + child.value, 0)
    if (elsewhere < 0)
      throw new Error(`Assertion failed: parts of ${table.dataset} ${column} ${area.code} exceed the total`)
    // People whose village is unknown stand in no table, but total minus villages would show how many they are.
    if (elsewhere > 0)
      built.set(
        unknownPlace(column),
        this.cell(table, area, unknownPlace(column), [this.innerCount++], elsewhere, false),
      )
    const all = [...below, ...(elsewhere > 0 ? [built.get(unknownPlace(column))!] : [])]
    built.set(
      column,
      this.cell(
        table,
        area,
        column,
        all.flatMap((one) => one.parts),
        value,
      ),
    )
    this.relations.push({ total: built.get(column)!.cell, parts: all.map((one) => one.cell) })
  }

  private sum(
    table: CountTable,
    area: AreaTree,
    sum: NonNullable<CountTable['sum']>,
    children: readonly ReadonlyMap<string, Built>[] | null,
    built: Map<string, Built>,
  ): void {
    const of = sum.of.map((column) => built.get(column)!)
    const own = this.cell(
      table,
      area,
      sum.column,
      of.flatMap((one) => one.parts),
      of.reduce((total, one) => total + one.value, 0),
    )
    this.relations.push({ total: own.cell, parts: of.map((one) => one.cell) })
    const elsewhere = sum.of.flatMap((column) => built.get(unknownPlace(column)) ?? [])
    if (children)
      this.relations.push({
        total: own.cell,
        parts: [...children.map((child) => child.get(sum.column)!), ...elsewhere].map((one) => one.cell),
      })
    built.set(sum.column, own)
  }

  private cell(
    table: CountTable,
    area: AreaTree,
    column: string,
    parts: readonly number[],
    value: number,
    published = true,
  ): Built {
    const { threshold, hideZero } = table
    const cell =
      this.cells.push({
        key: cellKey(table.dataset, area.code, column),
        parts,
        value,
        threshold,
        households: published ? table.households?.(area.code, column) : undefined,
        hideZero: hideZero && published,
        published,
        depth: area.depth,
      }) - 1
    return { cell, parts, value }
  }
}

export function buildTree(
  areas: readonly { readonly code: string; readonly parentCode: string | null }[],
  code: string,
  depth = 0,
): AreaTree {
  return {
    code,
    depth,
    children: areas
      .filter((area) => area.parentCode === code)
      .map((area) => buildTree(areas, area.code, depth + 1)),
  }
}
