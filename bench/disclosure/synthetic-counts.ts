import type { AreaTree, ColumnKnowledge, CountTable } from '../../src/catalogue/rules/build-system.ts'
import type { Profile } from '../../src/catalogue/rules/profiles.ts'

const categories = 26
/** Of the categories with the fewest people, every other one is sensitive. */
const isSensitive = (category: number) => category % 2 === 1 && category > 2
const open = { threshold: 5, hideZero: false }
const closed = { threshold: 11, hideZero: true }
const any = 'any'

/**
 * Counts of the shape of a regency: 26 categories with a heavy tail, villages of unequal size, ages and sexes uneven, a few
 * people of unknown age, sex or village. `persons` entries of lists in `villages` villages of `districts` districts; one in
 * seven of the people is in two categories.
 */
export function syntheticCounts(persons: number, districts: number, villages: number) {
  const random = seeded(3509)
  const places = placesOf(districts, villages, random)
  const shares = Array.from({ length: categories }, (_, rank) => 1 / (rank + 1) ** 2.1)
  const weightAll = places.reduce((sum, one) => sum + one.weight, 0)
  const shareAll = shares.reduce((sum, one) => sum + one, 0)
  const values = new Map<string, number>()
  const add = (key: string, value: number) => values.set(key, (values.get(key) ?? 0) + value)
  for (const { areas, weight } of places) {
    for (const [age, ofAge] of [0.12, 0.2, 0.24, 0.28, 0.155, 0.005].entries())
      for (const [sex, ofSex] of [0.498, 0.498, 0.004].entries()) {
        const counts = shares.map((share) => {
          const mean = (persons * weight * share * ofAge * ofSex) / weightAll / shareAll
          return poisson(mean * Math.exp(0.5 * normal(random)), random)
        })
        const sum = counts.reduce((all, value) => all + value, 0)
        const together = [...counts, Math.max(...counts, Math.round((6 * sum) / 7))]
        for (const area of areas)
          for (const [category, value] of together.entries()) {
            add(`${area}.${category}.${age}.${sex}`, value)
            add(`${area}.${category}`, value)
          }
      }
    for (const area of areas) add(`${area}.people`, Math.round((persons * 10 * weight) / weightAll) + 400)
  }
  const at = (key: string) => values.get(key) ?? 0
  const names = [...shares.map((_, index) => `c${index}`), any]
  const policyOf = (category: number) =>
    category === categories ? { ...open, hideZero: true } : isSensitive(category) ? closed : open
  const table = (
    dataset: string,
    column: string,
    key: string,
    policy: typeof open,
    depth: number,
  ): CountTable => ({
    ...policy,
    dataset,
    depth,
    columns: [column],
    sum: null,
    value: (area) => at(`${area}.${key}`),
  })
  const tables = [
    ...names.map((name, category) =>
      table('ppks', name, String(category), policyOf(category), isSensitive(category) ? 1 : 2),
    ),
    table('penduduk', 'people', 'people', open, 2),
  ]
  const profiles = names.map(
    (column, category): Profile => ({
      ...policyOf(category),
      column,
      depth: category === categories ? 2 : isSensitive(category) ? 0 : 1,
      crossDepth: category === categories ? 2 : 0,
      value: (area, age, sex) => at(`${area}.${category}.${age}.${sex}`),
    }),
  )
  return { tables, profiles, tree: treeOf(places), knowledge: knowledgeOf(names.slice(0, -1)) }
}

function knowledgeOf(names: readonly string[]): ColumnKnowledge {
  const whole = ['ppks', any] as const
  const categoryColumns = names.map((name) => ['ppks', name] as const)
  return {
    among: [
      { whole: ['penduduk', 'people'], parts: [whole] },
      ...categoryColumns.map((one) => ({ whole, parts: [one] })),
    ],
    covered: [{ whole, parts: categoryColumns }],
  }
}

interface Place {
  /** The regency, the district, and the village unless it is unknown. */
  readonly areas: readonly string[]
  readonly weight: number
}

function placesOf(districts: number, villages: number, random: () => number): Place[] {
  const known = Array.from({ length: villages }, (_, index) => ({
    areas: ['r', `d${index % districts}`, `v${index}`],
    weight: Math.exp(0.5 * normal(random)),
  }))
  const unknown = Array.from({ length: districts }, (_, index) => ({
    areas: ['r', `d${index}`],
    weight: 0.02,
  }))
  return [...known, ...unknown]
}

function treeOf(places: readonly Place[]): AreaTree {
  const below = (code: string, depth: number): AreaTree => {
    const children = new Set(
      places.flatMap(({ areas }) => (areas[depth] === code ? (areas[depth + 1] ?? []) : [])),
    )
    return { code, depth, children: [...children].map((child) => below(child, depth + 1)) }
  }
  return below('r', 0)
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state + 1) / 2_147_483_650
  }
}
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())

function poisson(mean: number, random: () => number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const least = Math.exp(-mean)
  let [count, product] = [0, random()]
  for (; product > least; count++) product *= random()
  return count
}
