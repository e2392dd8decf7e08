import type { AreaTree } from './build-system.ts'
import type { CellSystem, CountCell, Relation } from './cells.ts'

/** People by village, category, age group and sex: the finest counts, of which nothing is published itself. */
export interface FineCounts {
  readonly categories: readonly {
    readonly id: string
    readonly threshold: number
    readonly hideZero: boolean
  }[]
  readonly ages: readonly string[]
  readonly sexes: readonly string[]
  readonly threshold: number
  value(village: string, category: number, age: number, sex: number): number
}

/**
 * Families of tables over the same people (plan of publishing, section 5.2): F1 area x category; F2 area x age x sex; F3
 * category x sex and F4 category x age by district; F5 category x age x sex of the regency; with all their margins. Never
 * the cube of all four.
 */
const families = [
  { id: 'f1', depth: 2, by: ['category'] },
  { id: 'f2', depth: 2, by: ['age', 'sex'] },
  { id: 'f3', depth: 1, by: ['category', 'sex'] },
  { id: 'f4', depth: 1, by: ['category', 'age'] },
  { id: 'f5', depth: 0, by: ['category', 'age', 'sex'] },
] as const
type Dimension = (typeof families)[number]['by'][number]
type Place = Readonly<Partial<Record<Dimension, number>>>

/** All families as one system of cells, each distinct count once. */
export function buildFamilies(counts: FineCounts, regency: AreaTree): CellSystem {
  const sizes = { category: counts.categories.length, age: counts.ages.length, sex: counts.sexes.length }
  const cells: CountCell[] = []
  const numbers = new Map<string, number>()
  const relations: Relation[] = []
  const areas = listAreas(regency)
  const inner = innerCounts(counts, areas, sizes)
  const margins = marginsOf()
  for (const area of areas)
    for (const dimensions of margins.filter((one) => one.depth >= area.depth))
      for (const place of placesOf(dimensions.by, sizes)) {
        const own = inner.filter(area, place)
        const category = place.category === undefined ? undefined : counts.categories[place.category]
        numbers.set(keyOf(area, place), cells.length)
        cells.push({
          key: keyOf(area, place),
          parts: own.parts,
          value: own.value,
          threshold: category?.threshold ?? counts.threshold,
          hideZero: category?.hideZero ?? false,
          published: true,
          depth: area.depth,
        })
      }
  const relate = (total: string, parts: readonly string[]) => {
    const known = parts.map((part) => numbers.get(part))
    if (known.every((part) => part !== undefined) && known.length > 0)
      relations.push({ total: numbers.get(total)!, parts: known as number[] })
  }
  for (const area of areas)
    for (const dimensions of margins.filter((one) => one.depth >= area.depth))
      for (const place of placesOf(dimensions.by, sizes)) {
        relate(
          keyOf(area, place),
          area.children.map((child) => keyOf(child, place)),
        )
        for (const more of ['category', 'age', 'sex'] as const)
          if (place[more] === undefined)
            relate(
              keyOf(area, place),
              Array.from({ length: sizes[more] }, (_, at) => keyOf(area, { ...place, [more]: at })),
            )
      }
  return { innerCount: inner.count, cells, relations }
}

const keyOf = (area: AreaTree, { category, age, sex }: Place) =>
  `keluarga|${area.code}|${category ?? '*'}.${age ?? '*'}.${sex ?? '*'}`

function listAreas(area: AreaTree): AreaTree[] {
  return [area, ...area.children.flatMap(listAreas)]
}

/** Every subset of a family is a margin of it; one margin of two families counts once, at the deeper level. */
function marginsOf(): { by: readonly Dimension[]; depth: number }[] {
  const found = new Map<string, { by: readonly Dimension[]; depth: number }>()
  for (const { by, depth } of families)
    for (let subset = 0; subset < 2 ** by.length; subset++) {
      const own = by.filter((_, index) => (subset >> index) % 2 === 1)
      const before = found.get(own.join())
      found.set(own.join(), { by: own, depth: Math.max(depth, before?.depth ?? 0) })
    }
  return [...found.values()]
}

function placesOf(by: readonly Dimension[], sizes: Readonly<Record<Dimension, number>>): Place[] {
  return by.reduce<Place[]>(
    (places, dimension) =>
      places.flatMap((place) =>
        Array.from({ length: sizes[dimension] }, (_, at) => ({ ...place, [dimension]: at })),
      ),
    [{}],
  )
}

/** Inner counts of the villages; those under a village total that is zero and shown are left out, as the public knows them. */
function innerCounts(
  counts: FineCounts,
  areas: readonly AreaTree[],
  sizes: Readonly<Record<Dimension, number>>,
) {
  const byVillage = new Map<string, { number: number; place: Required<Place>; value: number }[]>()
  let count = 0
  const fine = placesOf(['category', 'age', 'sex'], sizes) as Required<Place>[]
  for (const { code } of areas.filter((area) => area.children.length === 0)) {
    const all = fine.map((place) => ({
      place,
      value: counts.value(code, place.category, place.age, place.sex),
    }))
    const sumOf = (test: (place: Required<Place>) => boolean) =>
      all.reduce((sum, { place, value }) => sum + (test(place) ? value : 0), 0)
    const categories = Array.from({ length: sizes.category }, (_, at) =>
      sumOf((place) => place.category === at),
    )
    const groups = placesOf(['age', 'sex'], sizes).map((one) =>
      sumOf((place) => place.age === one.age && place.sex === one.sex),
    )
    byVillage.set(
      code,
      all
        .filter(
          ({ place }) =>
            (categories[place.category]! > 0 || counts.categories[place.category]!.hideZero) &&
            groups[place.age * sizes.sex + place.sex]! > 0,
        )
        .map((one) => ({ ...one, number: count++ })),
    )
  }
  const below = (area: AreaTree): string[] =>
    area.children.length === 0 ? [area.code] : area.children.flatMap(below)
  return {
    count,
    filter(area: AreaTree, { category, age, sex }: Place) {
      const parts: number[] = []
      let value = 0
      for (const code of below(area))
        for (const one of byVillage.get(code)!)
          if (
            (category === undefined || one.place.category === category) &&
            (age === undefined || one.place.age === age) &&
            (sex === undefined || one.place.sex === sex)
          ) {
            parts.push(one.number)
            value += one.value
          }
      return { parts, value }
    },
  }
}
