import type { AreaTree } from '../../src/catalogue/rules/build-system.ts'
import type { FineCounts } from '../../src/catalogue/rules/families.ts'

/**
 * Counts of the shape of publishing.md 5.2: 26 categories with a heavy tail, villages of unequal size, ages and sexes
 * uneven. `persons` entries of a list in `villages` villages of `districts` districts.
 */
export function syntheticCounts(persons: number, districts: number, villages: number) {
  const random = seeded(3509)
  const codes = Array.from({ length: villages }, (_, index) => ({
    district: index % districts,
    code: `v${index}`,
    weight: Math.exp(0.5 * normal(random)),
  }))
  const shares = Array.from({ length: 26 }, (_, rank) => 1 / (rank + 1) ** 2.1)
  const ages = [0.12, 0.2, 0.24, 0.28, 0.16]
  const weightAll = codes.reduce((sum, one) => sum + one.weight, 0)
  const shareAll = shares.reduce((sum, one) => sum + one, 0)
  const values = new Map<string, number>()
  for (const { code, weight } of codes)
    for (const [category, share] of shares.entries())
      for (const [age, part] of ages.entries())
        for (const sex of [0, 1]) {
          const mean =
            (persons * weight * share * part * 0.5 * Math.exp(0.5 * normal(random))) / weightAll / shareAll
          values.set(`${code}.${category}.${age}.${sex}`, poisson(mean, random))
        }
  const tree: AreaTree = {
    code: 'r',
    depth: 0,
    children: Array.from({ length: districts }, (_, index) => ({
      code: `d${index}`,
      depth: 1,
      children: codes
        .filter(({ district }) => district === index)
        .map(({ code }) => ({ code, depth: 2, children: [] })),
    })),
  }
  const counts: FineCounts = {
    categories: shares.map((_, index) => ({ id: `c${index}`, threshold: 5, hideZero: false })),
    ages: ['a0', 'a1', 'a2', 'a3', 'a4'],
    sexes: ['m', 'f'],
    threshold: 5,
    value: (village, category, age, sex) => values.get(`${village}.${category}.${age}.${sex}`)!,
  }
  return { counts, tree }
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
