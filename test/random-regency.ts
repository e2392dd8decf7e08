import fc from 'fast-check'
import { buildSystem, buildTree, type CountTable, cellKey } from '../src/catalogue/rules/build-system.ts'
import { noMemory, protectTables } from '../src/catalogue/rules/protect-table.ts'
import { loadSolver } from '../src/catalogue/solve-linear.ts'
import {
  type Cell,
  type Cells,
  type Column,
  columns,
  type Formula,
  type IndexArea,
  type Published,
  partIds,
} from '../src/planning/welfare-index/rules/model.ts'

/** Small regencies with random counts, as they are and as a release would show them, for tests of the welfare index. */
export const formula: Formula = {
  aggregation: 'geometric',
  floor: 1,
  worstShare: 0.2,
  places: 'village',
  months: 12,
  monthsMin: 2,
  entitledMin: 30,
  widthMax: 20,
  parts: partIds.map((id, index) => ({ id, weight: index + 1 })),
}
/** Reached, missed, wrongly reached, cannot tell. */
export type Four = [number, number, number, number]
export interface Regency {
  /** Villages of each district. */
  readonly districts: readonly number[]
  /** Programme -> village -> counts; the last place of a district is "village unknown". */
  readonly programmes: readonly {
    readonly sensitive: boolean
    readonly counts: readonly (readonly Four[])[][]
  }[]
  readonly months: readonly (readonly Four[])[]
}
const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 2, arbitrary: fc.constant(0) },
)
const four: fc.Arbitrary<Four> = fc.tuple(count, count, count, count)
export const regencies: fc.Arbitrary<Regency> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })
  .chain((districts) =>
    fc.record({
      districts: fc.constant(districts),
      programmes: fc.array(
        fc.record({
          sensitive: fc.boolean(),
          counts: fc
            .tuple(
              ...districts.map((villages) =>
                fc.array(four, { minLength: villages + 1, maxLength: villages + 1 }),
              ),
            )
            .map((rows) => [rows]),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      months: fc.array(fc.array(four, { minLength: 4, maxLength: 4 }), { maxLength: 4 }),
    }),
  )

const areasOf = ({ districts }: Regency): IndexArea[] => [
  { code: '35.99', level: 'regency', parentCode: null },
  ...districts.flatMap((villages, d): IndexArea[] => [
    { code: `35.99.0${d + 1}`, level: 'district', parentCode: '35.99' },
    ...Array.from(
      { length: villages },
      (_, v): IndexArea => ({
        code: `35.99.0${d + 1}.200${v + 1}`,
        level: 'village',
        parentCode: `35.99.0${d + 1}`,
      }),
    ),
  ]),
]
const add = (all: readonly Four[]): Four =>
  all.reduce<Four>(([a, b, c, d], [e, f, g, h]) => [a + e, b + f, c + g, d + h], [0, 0, 0, 0])

/** Exact counts by area of one programme. */
function countsByArea(regency: Regency, programme: Regency['programmes'][number]): Map<string, Four> {
  const found = new Map<string, Four>()
  for (const area of areasOf(regency)) {
    const [d, v] = [Number(area.code.slice(7, 8)) - 1, Number(area.code.slice(12)) - 1]
    const rows = programme.counts[0]!
    const own = { regency: () => rows.flat(), district: () => rows[d]!, village: () => [rows[d]![v]!] }
    found.set(area.code, add(own[area.level]()))
  }
  return found
}
export const shown = (value: number): Cell => ({ value, status: value === 0 ? 'Z' : 'A' })
export const hidden: Cell = { value: null, status: 'C' }
export const cellsOf = ([r, m, w, c]: Four): Cells => ({
  entitled: shown(r + m),
  reached: shown(r),
  missed: shown(m),
  'wrongly-reached': shown(w),
  'cannot-tell': shown(c),
})

/** The regency as if nothing had to be hidden: what is true. */
export function exactOf(regency: Regency): Published {
  const levels = (sensitive: boolean) => (sensitive ? 8 : 13)
  return {
    asOf: '2026-10-31',
    areas: areasOf(regency),
    people: null,
    threshold: 5,
    sensitiveThreshold: 11,
    programmes: regency.programmes.map((programme, index) => ({
      id: `p${index}`,
      sensitive: programme.sensitive,
      areas: new Map(
        [...countsByArea(regency, programme)]
          .filter(([code]) => code.length <= levels(programme.sensitive))
          .map(([code, counts]) => [code, cellsOf(counts)]),
      ),
    })),
    months: regency.months.map((ofMonth, index) => ({
      asOf: `2026-0${index + 1}-28`,
      programmes: new Map(regency.programmes.map((_, p) => [`p${p}`, cellsOf(ofMonth[p]!)])),
    })),
  }
}

/** Everything the catalogue would hide of this regency, by the same code. */
const solver = await loadSolver()
export function protect(regency: Regency): Published {
  const exact = exactOf(regency)
  const tree = buildTree(exact.areas, '35.99')
  const names = columns.filter((column) => column !== 'entitled')
  const policy = (sensitive: boolean) => ({
    columns: names,
    sum: { column: 'entitled', of: ['reached', 'missed'] },
    threshold: sensitive ? exact.sensitiveThreshold : exact.threshold,
    hideZero: sensitive,
    depth: sensitive ? 1 : 2,
  })
  const tables: CountTable[] = exact.programmes.flatMap(({ id, sensitive, areas }) => [
    {
      ...policy(sensitive),
      dataset: id,
      value: (area: string, column: string) => areas.get(area)![column as Column].value!,
    },
    ...exact.months.map(({ asOf, programmes }) => ({
      ...policy(sensitive),
      depth: 0,
      dataset: `${id}@${asOf}`,
      value: (_: string, column: string) => programmes.get(id)![column as Column].value!,
    })),
  ])
  const made = protectTables(buildSystem(tables, tree), noMemory, solver)
  const cells = (dataset: string, area: string) =>
    Object.fromEntries(
      columns.map((column) => [column, made.cells.get(cellKey(dataset, area, column))!]),
    ) as unknown as Cells
  return {
    ...exact,
    programmes: exact.programmes.map((one) => ({
      ...one,
      areas: new Map([...one.areas.keys()].map((code) => [code, cells(one.id, code)])),
    })),
    months: exact.months.map((month) => ({
      asOf: month.asOf,
      programmes: new Map(
        [...month.programmes.keys()].map((id) => [id, cells(`${id}@${month.asOf}`, '35.99')]),
      ),
    })),
  }
}
