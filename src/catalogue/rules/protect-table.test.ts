import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { loadSolver } from '../solve-linear.ts'
import { auditIntervals, type SolveLinear } from './audit-intervals.ts'
import type { CellSystem, CountCell, Relation } from './cells.ts'
import { Echelon, primes, unitVector } from './eliminate.ts'
import { type ProtectedTables, protectTables } from './protect-table.ts'

let solve: SolveLinear
beforeAll(async () => {
  solve = await loadSolver()
})

/** A table of villages in districts by two columns, with the row sums: the shape of every programme table. */
function systemOf(
  counts: readonly (readonly (readonly [number, number])[])[],
  threshold = 5,
  hideZero = false,
): CellSystem {
  const cells: CountCell[] = []
  const relations: Relation[] = []
  let inner = 0
  const add = (key: string, parts: number[], value: number, depth: number) =>
    cells.push({ key, parts, value, threshold, hideZero, published: true, depth }) - 1
  const triple = (area: string, columns: readonly { parts: number[]; value: number }[], depth: number) => {
    const [left, right] = columns.map((column, index) =>
      add(`${area}|${index}`, column.parts, column.value, depth),
    ) as [number, number]
    const both = add(
      `${area}|sum`,
      columns.flatMap((column) => column.parts),
      columns[0]!.value + columns[1]!.value,
      depth,
    )
    relations.push({ total: both, parts: [left, right] })
    return [left, right, both] as const
  }
  const union = (parts: readonly { parts: number[]; value: number }[]) => ({
    parts: parts.flatMap((one) => one.parts),
    value: parts.reduce((sum, one) => sum + one.value, 0),
  })
  const of = (index: number) => ({ parts: [...cells[index]!.parts], value: cells[index]!.value })
  const districts = counts.map((villages, district) => {
    const below = villages.map((pair, village) =>
      triple(
        `${district}.${village}`,
        pair.map((value) => ({ parts: [inner++], value })),
        2,
      ),
    )
    const own = triple(
      `${district}`,
      [0, 1].map((column) => union(below.map((one) => of(one[column]!)))),
      1,
    )
    for (const column of [0, 1, 2])
      relations.push({ total: own[column]!, parts: below.map((one) => one[column]!) })
    return own
  })
  const top = triple(
    'all',
    [0, 1].map((column) => union(districts.map((one) => of(one[column]!)))),
    0,
  )
  for (const column of [0, 1, 2])
    relations.push({ total: top[column]!, parts: districts.map((one) => one[column]!) })
  return { innerCount: inner, cells, relations }
}

/** Only the threshold, as many portals do it: what the attacks below must break. */
const thresholdOnly = (system: CellSystem) =>
  new Set(
    system.cells.flatMap((cell, index) => (cell.value > 0 && cell.value < cell.threshold ? [index] : [])),
  )
const hiddenIn = (system: CellSystem, tables: ProtectedTables) =>
  new Set(system.cells.flatMap((cell, index) => (tables.cells.get(cell.key)!.status === 'C' ? [index] : [])))

/** Attack A1: subtract again and again wherever one part of a known sum is missing. Cells found. */
function attackBySubtraction(system: CellSystem, hidden: ReadonlySet<number>): number[] {
  const open = new Set(hidden)
  for (let found = true; found; ) {
    found = false
    for (const relation of system.relations) {
      const missing = [relation.total, ...relation.parts].filter((cell) => open.has(cell))
      if (missing.length === 1) {
        open.delete(missing[0]!)
        found = true
      }
    }
  }
  return [...hidden].filter((cell) => !open.has(cell))
}

/** Attack A2: is a hidden count a linear combination of shown ones? Exact in rationals up to a multiple of the prime 67108837. */
function attackByRank(system: CellSystem, hidden: ReadonlySet<number>): number[] {
  const zeros = new Set(
    system.cells.flatMap((cell, index) => (!hidden.has(index) && cell.value === 0 ? cell.parts : [])),
  )
  const vector = (cell: CountCell) => unitVector(cell.parts.filter((part) => !zeros.has(part)))
  const echelon = new Echelon(primes[1])
  for (const [index, cell] of system.cells.entries()) {
    const rest = hidden.has(index) ? new Map<number, number>() : echelon.reduce(vector(cell))
    for (const row of [...rest.keys()].slice(0, 1)) echelon.add(rest, row)
  }
  return [...hidden].filter((cell) => echelon.reduce(vector(system.cells[cell]!)).size === 0)
}

const small = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 7 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
)
const table = fc
  .array(fc.array(fc.tuple(small, small), { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 })
  .filter((districts) => districts.flat(2).reduce((sum, value) => sum + value, 0) >= 40)

test('no protected table yields a hidden count to subtraction, to linear algebra or to a range', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(false, true), (counts, hideZero) => {
      const system = systemOf(counts, 5, hideZero)
      const tables = protectTables(system, new Set(), new Set(), solve)
      const hidden = hiddenIn(system, tables)
      const small = [...thresholdOnly(system)]
      expect(small.filter((cell) => !hidden.has(cell))).toEqual([])
      expect(attackBySubtraction(system, hidden)).toEqual([])
      expect(attackByRank(system, hidden).filter((cell) => small.includes(cell))).toEqual([])
      const audit = auditIntervals(
        system.cells,
        [...system.cells.keys()],
        small,
        (cell) => !hidden.has(cell),
        solve,
      )
      expect(audit.narrow).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('the same attacks break a table with the threshold alone', () => {
  const samples = fc.sample(table, { numRuns: 60, seed: 3509 }).map((counts) => systemOf(counts))
  const broken = (attack: (system: CellSystem, hidden: ReadonlySet<number>) => readonly number[]) =>
    samples.filter((system) => attack(system, thresholdOnly(system)).length > 0).length
  const narrow = (system: CellSystem, hidden: ReadonlySet<number>) =>
    auditIntervals(system.cells, [...system.cells.keys()], [...hidden], (cell) => !hidden.has(cell), solve)
      .narrow
  expect(broken(attackBySubtraction)).toBeGreaterThan(20)
  expect(broken(attackByRank)).toBeGreaterThanOrEqual(broken(attackBySubtraction))
  expect(broken(narrow)).toBeGreaterThanOrEqual(broken(attackByRank))
}, 60_000)

test('zero stays zero, one symbol stands for every hidden count, and the ledger counts the reasons', () => {
  const tables = protectTables(
    systemOf([
      [
        [3, 0],
        [40, 20],
        [30, 25],
      ],
      [
        [50, 60],
        [70, 80],
      ],
    ]),
    new Set(),
    new Set(),
    solve,
  )
  expect(tables.cells.get('0.0|1')).toEqual({ value: 0, status: 'Z' })
  expect(tables.cells.get('0.0|0')).toEqual({ value: null, status: 'C' })
  expect(tables.cells.get('all|sum')).toEqual({ value: 378, status: 'A' })
  expect(tables.ledger.hiddenBy.small).toBe(2)
  expect(tables.ledger.hiddenBy.secondary).toBeGreaterThan(0)
  expect(tables.ledger.auditWidthMin).toBeGreaterThanOrEqual(4)
})

test('a count hidden in the last release stays hidden until it is three above the threshold', () => {
  const counts = (value: number) =>
    systemOf([
      [
        [value, 30],
        [40, 20],
        [30, 25],
      ],
      [
        [50, 60],
        [70, 80],
      ],
    ])
  expect(protectTables(counts(7), new Set(['0.0|0']), new Set(), solve).cells.get('0.0|0')!.status).toBe('C')
  expect(protectTables(counts(8), new Set(['0.0|0']), new Set(), solve).cells.get('0.0|0')!.status).toBe('A')
  expect(protectTables(counts(7), new Set(), new Set(), solve).cells.get('0.0|0')!.status).toBe('A')
})

test('many small villages do not cost the totals of the regency', () => {
  const village = (left: number, right: number) => [left, right] as const
  const small = [village(1, 1), village(1, 2), village(2, 1), village(1, 1), village(1, 1)]
  const large = [village(9, 7), village(8, 6), village(3, 2), village(1, 1)]
  const system = systemOf([small, large, small, large, small, large])
  const { cells, ledger } = protectTables(system, new Set(), new Set(), solve)
  const top = ['all|0', 'all|1', 'all|sum'].map((key) => cells.get(key)!.status)
  expect(top).toEqual(['A', 'A', 'A'])
  expect(ledger.auditWidthMin).toBeGreaterThanOrEqual(4)
})
