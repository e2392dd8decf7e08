import { type AreaTree, cellKey, unknownPlace } from './build-system.ts'
import {
  type CellSystem,
  type CountCell,
  depthOfSplits,
  type Limit,
  type Link,
  type Relation,
} from './cells.ts'
import {
  crossGroups,
  type Group,
  groupSums,
  groups,
  holds,
  isCross,
  isUnknown,
  toldGroups,
} from './groups.ts'

/**
 * People of one category, or of any, by age group and sex. A person may be in several categories, so each is a system of
 * its own: nobody knows a sum over categories.
 */
export interface Profile {
  /** Column of the total among the cells of the dataset. */
  readonly column: string
  readonly threshold: number
  readonly hideZero: boolean
  /** Deepest level by sex and by age, and by both together. */
  readonly depth: number
  readonly crossDepth: number
  /** People of one age group and sex, by their places in `ages` and `sexes`. */
  value(areaCode: string, age: number, sex: number): number
  /** Households behind a group of them; undefined = as many as people, or nobody counted them. */
  households?(areaCode: string, group: Group): number | undefined
}
export interface Profiles {
  readonly dataset: string
  /** Column of those who are in any category: all others are among them, in each place and group. */
  readonly whole: string
  /** How many categories there are, measured or not: all people of the whole are in at least one. */
  readonly categories: number
  readonly of: readonly Profile[]
}

/** Name of the column of a group beside that of the total. */
export const groupColumn = (column: string, group: string) => `${column}.${group}`

/**
 * Adds to the totals of a system their splits; the totals stay the cells they are. Where a total is one inner cell it is
 * taken apart. Elsewhere (the villages of a district, its groups) the splits get inner cells of their own, and that both
 * add up to the same is known.
 */
export function addProfiles(
  system: CellSystem,
  { dataset, whole, categories, of }: Profiles,
  regency: AreaTree,
): CellSystem {
  const builder = new Builder(system, dataset)
  for (const profile of of) builder.add(profile, regency, [])
  return builder.done(whole, categories)
}

/** The people of one place, age and sex: an inner cell. */
interface Part {
  readonly inner: number
  readonly age: number
  readonly sex: number
  readonly value: number
}
const innersOf = (parts: readonly Part[]) => parts.map(({ inner }) => inner)
const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { value }) => sum + value, 0)

const depthOf = (profile: Profile, group: Group) => (isCross(group) ? profile.crossDepth : profile.depth)

class Builder {
  private readonly system: CellSystem
  private readonly dataset: string
  private readonly cells: CountCell[]
  private readonly relations: Relation[]
  private readonly links: Link[] = []
  private readonly numbers: Map<string, number>
  /** Splits that were added: the area, what is split, and the column's rest of the name. */
  private readonly added: { cell: number; area: string; column: string; rest: string }[] = []
  /** Inner cells that were taken apart. */
  private readonly apart = new Map<number, readonly number[]>()
  private innerCount: number

  constructor(system: CellSystem, dataset: string) {
    this.system = system
    this.dataset = dataset
    this.innerCount = system.innerCount
    this.cells = [...system.cells]
    this.relations = [...system.relations]
    this.numbers = new Map(system.cells.map((cell, number) => [cell.key, number]))
  }

  /** All people of a profile in an area that lies in those `above`. */
  add(profile: Profile, area: AreaTree, above: readonly string[]): readonly Part[] {
    const areas = [...above, area.code]
    if (area.depth >= profile.depth || area.children.length === 0) {
      const parts = this.parts(profile, areas, (age, sex) => profile.value(area.code, age, sex))
      this.split(area, profile.column, parts)
      this.addGroups(profile, area, parts, [])
      return parts
    }
    const below = area.children.flatMap((child) => this.add(profile, child, areas))
    const placed = Map.groupBy(below, ({ age, sex }) => `${age} ${sex}`)
    const elsewhere = this.parts(
      profile,
      areas,
      (age, sex) => profile.value(area.code, age, sex) - sumOf(placed.get(`${age} ${sex}`) ?? []),
    ).filter(({ value }) => value > 0)
    this.split(area, unknownPlace(profile.column), elsewhere)
    const all = [...below, ...elsewhere]
    this.addGroups(profile, area, all, elsewhere)
    return all
  }

  /** The system with who is among whom: also those of unknown place. */
  done(whole: string, categories: number): CellSystem {
    const limits = this.added.flatMap(({ cell, area, column, rest }): Limit[] => {
      const among = this.numbers.get(cellKey(this.dataset, area, groupColumn(whole, rest)))
      return among === undefined || column === whole ? [] : [{ whole: among, parts: [cell] }]
    })
    // Where every category is told, who is in any is in one of them.
    const covers = [...Map.groupBy(limits, (limit) => limit.whole)]
      .filter(([, ones]) => ones.length === categories)
      .map(([cell, ones]): Limit => ({ whole: cell, parts: ones.flatMap(({ parts }) => parts) }))
    return {
      innerCount: this.innerCount,
      cells: this.cells.map((cell) => ({
        ...cell,
        parts: cell.parts.flatMap((part) => this.apart.get(part) ?? [part]),
      })),
      relations: this.relations,
      limits: [...(this.system.limits ?? []), ...limits],
      covers: [...(this.system.covers ?? []), ...covers],
      links: [...(this.system.links ?? []), ...this.links],
    }
  }

  /** Inner cells of a place. Who is under a zero that everybody sees is no unknown, nor are nobody whose age or sex is unknown. */
  private parts(
    profile: Profile,
    areas: readonly string[],
    value: (age: number, sex: number) => number,
  ): Part[] {
    const isEmpty = (group: Group) =>
      areas.some((area, depth) => depth <= depthOf(profile, group) && countOf(profile, area, group) === 0)
    const empty = profile.hideZero ? [] : toldGroups.filter(isEmpty)
    return crossGroups
      .map((group) => ({ group, value: value(group.age, group.sex) }))
      .filter((one) => one.value > 0 || !isUnknown(one.group))
      .filter((one) => !empty.some((group) => holds(group, one.group)))
      .map((one) => ({ inner: this.innerCount++, age: one.group.age, sex: one.group.sex, value: one.value }))
  }

  private split(area: AreaTree, total: string, parts: readonly Part[]): void {
    const cell = this.cells[this.numbers.get(cellKey(this.dataset, area.code, total)) ?? -1]
    if (cell === undefined) return
    const [only, ...others] = cell.parts
    if (only !== undefined && others.length === 0) this.apart.set(only, innersOf(parts))
    else this.links.push({ left: cell.parts, right: innersOf(parts) })
  }

  private addGroups(
    profile: Profile,
    area: AreaTree,
    all: readonly Part[],
    elsewhere: readonly Part[],
  ): void {
    const own = groups.filter((group) => area.depth <= depthOf(profile, group))
    for (const group of own) this.addCell(profile, area, group, all)
    const cellOf = (code: string, rest: string) =>
      this.numbers.get(cellKey(this.dataset, code, groupColumn(profile.column, rest)))
    const total = this.numbers.get(cellKey(this.dataset, area.code, profile.column))
    for (const sum of groupSums)
      this.relate(
        sum.total === null ? total : cellOf(area.code, sum.total.id),
        sum.parts.map(({ id }) => cellOf(area.code, id)),
      )
    if (area.children.length === 0) return
    // What is told of the smaller areas tells also how many have no place in them.
    for (const { id, ...group } of toldGroups.filter((one) => area.depth < depthOf(profile, one))) {
      const unplaced = unknownPlace(id)
      this.addCell(profile, area, { ...group, id: unplaced }, elsewhere)
      this.relate(cellOf(area.code, id), [
        ...area.children.map(({ code }) => cellOf(code, id)),
        cellOf(area.code, unplaced),
      ])
    }
  }

  private relate(total: number | undefined, parts: readonly (number | undefined)[]): void {
    const known = parts.filter((part) => part !== undefined)
    if (total !== undefined && known.length > 0) this.relations.push({ total, parts: known })
  }

  /** A count that no table tells stands among the cells only when it is somebody. */
  private addCell(profile: Profile, area: AreaTree, group: Group, all: readonly Part[]): void {
    const parts = all.filter((part) => holds(group, part))
    const value = sumOf(parts)
    const published = toldGroups.some(({ id }) => id === group.id)
    if (!published && value === 0) return
    const key = cellKey(this.dataset, area.code, groupColumn(profile.column, group.id))
    const cell =
      this.cells.push({
        key,
        parts: innersOf(parts),
        value,
        threshold: isUnknown(group) ? 1 : profile.threshold,
        households: published ? profile.households?.(area.code, group) : undefined,
        hideZero: published && profile.hideZero,
        published,
        depth: area.depth + depthOfSplits,
      }) - 1
    this.numbers.set(key, cell)
    if (!isUnknown(group)) this.added.push({ cell, area: area.code, column: profile.column, rest: group.id })
  }
}

/** People of a group in an area. */
function countOf(profile: Profile, area: string, group: Group): number {
  return crossGroups
    .filter((one) => holds(group, one))
    .reduce((sum, { age, sex }) => sum + profile.value(area, age, sex), 0)
}
