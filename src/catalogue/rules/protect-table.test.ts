import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { attackByRank as findByRank } from '../attack/rules/rank.ts'
import { attackBySubtraction as subtract } from '../attack/rules/subtract.ts'
import { loadSolver } from '../solve-linear.ts'
import { auditIntervals, type SolveLinear } from './audit-intervals.ts'
import type { CellSystem, CountCell, Relation } from './cells.ts'
import { noMemory, type ProtectedTables, protectTables } from './protect-table.ts'

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

const question = (system: CellSystem, hidden: ReadonlySet<number>) => ({
  members: [...system.cells.keys()],
  shown: (cell: number) => !hidden.has(cell),
  need: (cell: number) => system.cells[cell]!.threshold - 1,
  atMosts: [],
  links: [],
})

/** The sums over hidden cells as an outsider writes them down. */
const statements = (system: CellSystem, hidden: ReadonlySet<number>) =>
  system.relations.map(({ total, parts }) => ({
    terms: new Map(
      [[total, 1], ...parts.map((part) => [part, -1] as const)].filter(([cell]) => hidden.has(cell!)) as [
        number,
        number,
      ][],
    ),
    value: 0,
  }))
const attackBySubtraction = (system: CellSystem, hidden: ReadonlySet<number>) => [
  ...subtract({ equal: statements(system, hidden) }).keys(),
]
const attackByRank = (system: CellSystem, hidden: ReadonlySet<number>) => [
  ...findByRank(statements(system, hidden)),
]

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
      const tables = protectTables(system, noMemory, solve)
      const hidden = hiddenIn(system, tables)
      const small = [...thresholdOnly(system)]
      expect(small.filter((cell) => !hidden.has(cell))).toEqual([])
      expect(attackBySubtraction(system, hidden)).toEqual([])
      expect(attackByRank(system, hidden).filter((cell) => small.includes(cell))).toEqual([])
      const audit = auditIntervals(system.cells, { ...question(system, hidden), targets: small }, solve)
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
    auditIntervals(system.cells, { ...question(system, hidden), targets: [...hidden] }, solve).narrow
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
    noMemory,
    solve,
  )
  expect(tables.cells.get('0.0|1')).toEqual({ value: 0, status: 'Z' })
  expect(tables.cells.get('0.0|0')).toEqual({ value: null, status: 'C' })
  expect(tables.cells.get('all|sum')).toEqual({ value: 378, status: 'A' })
  expect(tables.ledger.hiddenBy.small).toBe(2)
  expect(tables.ledger.hiddenBy.secondary).toBeGreaterThan(0)
  expect(tables.ledger.auditWidthMin).toBeGreaterThanOrEqual(4)
})

/** A cell of one inner cell that no sum ties to another. */
const lone = (key: string, value: number, inner: number, more: Partial<CountCell> = {}): CountCell => ({
  ...{ key, parts: [inner], value, threshold: 5, hideZero: false, published: true, depth: 0 },
  ...more,
})

test('where everybody sees that nobody lives, a sensitive zero is no secret, nor what lies within it', () => {
  const system = (living: number): CellSystem => ({
    innerCount: 3,
    cells: [
      lone('people', living, 0),
      lone('any', 0, 1, { hideZero: true }),
      lone('abused', 0, 2, { hideZero: true }),
    ],
    relations: [],
    limits: [
      { whole: 1, parts: [2] },
      { whole: 0, parts: [1] },
    ],
  })
  const statuses = (living: number) =>
    [...protectTables(system(living), noMemory, solve).cells.values()].map(({ status }) => status)
  expect(statuses(0)).toEqual(['Z', 'Z', 'Z'])
  expect(statuses(40)).toEqual(['A', 'C', 'C'])
})

test.each([
  [95, 100, 'C'],
  [94, 100, 'A'],
  [12, 12, 'C'],
])(
  'a sensitive count of %i among %i is %s: one that holds nearly all tells of everybody',
  (ill, all, status) => {
    const system: CellSystem = {
      innerCount: 2,
      cells: [lone('all', all, 0, { threshold: 11 }), lone('ill', ill, 1, { threshold: 11, hideZero: true })],
      relations: [],
      limits: [{ whole: 0, parts: [1] }],
    }
    expect(protectTables(system, noMemory, solve).cells.get('ill')!.status).toBe(status)
  },
)

test.each([
  ['cannot tell who', [], 'A'],
  ['must be all of them', [{ whole: 0, parts: [1, 2] }], 'C'],
])('where nobody is old, the ill %s of those who are either', (_, covers, status) => {
  const system: CellSystem = {
    innerCount: 3,
    cells: [lone('either', 6, 0), lone('old', 0, 1), lone('ill', 6, 2)],
    relations: [],
    limits: [
      { whole: 0, parts: [1] },
      { whole: 0, parts: [2] },
    ],
    covers,
  }
  const { cells } = protectTables(system, { ...noMemory, hiddenBefore: new Set(['ill']) }, solve)
  expect([...cells.values()].map((cell) => cell.status)).toEqual([status, 'Z', 'C'])
})

test.each([
  [9, 4, 'C'],
  [9, 5, 'A'],
  [9, undefined, 'A'],
  [4, undefined, 'C'],
])('%i people of %s households are %s: a house is recognised like a person', (people, households, status) => {
  const system = { innerCount: 1, relations: [], cells: [lone('old', people, 0, { households })] }
  const { cells, ledger } = protectTables(system, noMemory, solve)
  expect(cells.get('old')!.status).toBe(status)
  expect(ledger.auditWidthMin ?? 4).toBeGreaterThanOrEqual(4)
})

test('a total that holds many others too narrow is hidden itself', () => {
  const system: CellSystem = {
    innerCount: 2,
    cells: [lone('families', 1, 0, { threshold: 1 }), lone('reached', 1, 1)],
    relations: [],
    limits: [{ whole: 0, parts: [1] }],
  }
  const statuses = [...protectTables(system, noMemory, solve).cells.values()].map(({ status }) => status)
  expect(statuses).toEqual(['C', 'C'])
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
  expect(
    protectTables(counts(7), { ...noMemory, hiddenBefore: new Set(['0.0|0']) }, solve).cells.get('0.0|0')!
      .status,
  ).toBe('C')
  expect(
    protectTables(counts(8), { ...noMemory, hiddenBefore: new Set(['0.0|0']) }, solve).cells.get('0.0|0')!
      .status,
  ).toBe('A')
  expect(protectTables(counts(7), noMemory, solve).cells.get('0.0|0')!.status).toBe('A')
})

test('many small villages do not cost the totals of the regency', () => {
  const village = (left: number, right: number) => [left, right] as const
  const small = [village(1, 1), village(1, 2), village(2, 1), village(1, 1), village(1, 1)]
  const large = [village(9, 7), village(8, 6), village(3, 2), village(1, 1)]
  const system = systemOf([small, large, small, large, small, large])
  const { cells, ledger } = protectTables(system, noMemory, solve)
  const top = ['all|0', 'all|1', 'all|sum'].map((key) => cells.get(key)!.status)
  expect(top).toEqual(['A', 'A', 'A'])
  expect(ledger.auditWidthMin).toBeGreaterThanOrEqual(4)
})
