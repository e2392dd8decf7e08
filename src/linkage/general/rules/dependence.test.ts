import { expect, test } from 'vitest'
import { encodeColumns } from '../encode-columns.ts'
import { Comparer } from './compare.ts'
import { dependentColumns, learnDependence } from './dependence.ts'
import { equalPairs, tallyEqual } from './equal-pairs.ts'
import { type FieldKind, levelsOf } from './fields.ts'
import { possiblePairs } from './partners.ts'
import { addTallies, randomPatterns } from './patterns.ts'
import { randomFrom } from './random.ts'
import { layOut } from './table.ts'

const kinds: readonly FieldKind[] = ['national-id', 'person-name', 'date', 'sex', 'household-id']
const fields = kinds.map((kind) => ({ name: kind, kind, dayFirst: true, weight: 1 }))
const word = (number: number) =>
  [0, 1, 2]
    .map((place) => ['BA', 'DI', 'SU', 'WI', 'RA', 'NO', 'TE', 'MU'][(number >> (place * 3)) & 7])
    .join('')
const nikOf = (day: number, serial: number) =>
  `350920${String((day % 28) + 1).padStart(2, '0')}${String((day % 12) + 1).padStart(2, '0')}${String(60 + (day % 39))}${String(serial).padStart(4, '0')}`
const dateOf = (day: number) =>
  `19${60 + (day % 39)}-${String((day % 12) + 1).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`

/** Houses of a father and two daughters, everybody in two rows; in one house of ten the daughters are twins of like names. */
function makeTable(houses: number) {
  const rows: string[][] = []
  for (let house = 0; house < houses; house++) {
    const isTwins = house % 10 === 0
    const [first, second, father] = [house * 7, isTwins ? house * 7 : house * 11 + 5, house * 13 + 2]
    const name = `${word(house * 37)} ${word(house * 53 + 7)}`
    const people = [
      [nikOf(father, 1), `${word(house * 91 + 3)} ${word(house * 17)}`, dateOf(father), 'L'],
      [nikOf(first, 1), `${name}ANING`, dateOf(first), 'P'],
      [
        nikOf(second, 2),
        isTwins ? `${name}ANONG` : `${word(house * 29 + 1)} ${word(house * 43)}`,
        dateOf(second),
        'P',
      ],
    ]
    for (const cells of people)
      for (const _ of [0, 1]) rows.push([...cells, `35090112${String(house + 1).padStart(8, '0')}`])
  }
  const ids = { pool: new Uint8Array(rows.length), ends: Int32Array.from(rows, (_, row) => row + 1) }
  return layOut(fields, encodeColumns(fields, rows), ids, Int32Array.from(rows.keys()), [false])
}

const table = makeTable(400)
const comparer = new Comparer(table)
const u = kinds.map((kind, column) => {
  const tally = randomPatterns(comparer, randomFrom(column + 1), 50_000).toTally()
  const patterns = addTallies([tally], kinds.length)
  const shares = new Float64Array(levelsOf[kind].length).fill(1e-6)
  for (let pattern = 0; pattern < patterns.count; pattern++)
    shares[patterns.levels[pattern * kinds.length + column]!]! += patterns.counts[pattern]! / 50_000
  return shares
})
const m = kinds.map((kind) =>
  levelsOf[kind].reduce(
    (shares, _, level) =>
      shares.fill(level === 1 ? 0.95 : 0.05 / (levelsOf[kind].length - 2), level, level + 1),
    new Float64Array(levelsOf[kind].length),
  ),
)
const valuesOf = (column: number) => table.columns[column]!.values?.bits.length ?? 0
const samples = dependentColumns(fields, valuesOf).map(({ column, wanted }) => {
  const { pairs, filled, ...rest } = equalPairs(table, column)
  const tally = tallyEqual(comparer, { pairs, filled, ...rest }, randomFrom(column + 9), wanted)
  return { column, pairs, filled, patterns: addTallies([tally], kinds.length) }
})
const { kin, ofDate } = learnDependence(fields, valuesOf, samples, m, u, table.count, possiblePairs(table))
const shareOf = (shares: Float64Array | null, kind: FieldKind, level: string) =>
  shares![levelsOf[kind].indexOf(level)]!

test('a house has other people: as many pairs as there are, not alike by name or date', () => {
  const pairs = kin[0]!.odds * possiblePairs(table)
  // Twelve pairs of rows a house are of two people.
  expect(pairs).toBeGreaterThan(400 * 10)
  expect(pairs).toBeLessThan(400 * 13)
  expect(shareOf(kin[0]!.shares[1]!, 'person-name', 'different')).toBeGreaterThan(0.9)
  expect(shareOf(kin[0]!.shares[2]!, 'date', 'equal')).toBeLessThan(0.05)
})

test('twins of one sex have numbers side by side and like names', () => {
  expect(shareOf(kin[1]!.shares[0]!, 'national-id', 'serial')).toBeGreaterThan(0.7)
  expect(shareOf(kin[1]!.shares[1]!, 'person-name', 'equal')).toBeLessThan(0.01)
  expect(kin[1]!.odds * possiblePairs(table)).toBeGreaterThan(40 * 2)
})

test('people of one birth date have near numbers more often than others', () => {
  const near = (shares: Float64Array | null) =>
    shareOf(shares, 'national-id', 'slip') + shareOf(shares, 'national-id', 'serial')
  expect(near(ofDate[0]!)).toBeGreaterThan(10 * near(u[0]!))
})

test('pairs of one value are counted and single values left out', () => {
  expect(equalPairs(table, 4)).toMatchObject({ pairs: 400 * 15, filled: 1 })
})
