import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenRelation } from '../../rules/slips.ts'
import { encodeColumns } from '../encode-columns.ts'
import { Comparer } from './compare.ts'
import { type Field, type FieldKind, levelsOf } from './fields.ts'
import { canBeSimilar, relateWords } from './relate.ts'
import { layOut, type Table } from './table.ts'

const fieldOf = (kind: FieldKind): Field => ({ name: kind, kind, dayFirst: true, weight: 1 })

function tableOf(kinds: readonly FieldKind[], rows: readonly (readonly string[])[], asOf?: string): Table {
  const fields = kinds.map(fieldOf)
  const ids = { pool: new Uint8Array(rows.length), ends: Int32Array.from(rows, (_, row) => row + 1) }
  return layOut(fields, encodeColumns(fields, rows, asOf), ids, Int32Array.from(rows.keys()), [false])
}

/** Levels of two rows. */
function levelsFor(kinds: readonly FieldKind[], a: readonly string[], b: readonly string[]): string[] {
  const comparer = new Comparer(tableOf(kinds, [a, b]))
  comparer.compare(0, 1)
  return kinds.map((kind, index) => levelsOf[kind][comparer.levels[index]!]!)
}

test.each([
  ['1971-03-02', '55', 'age'],
  ['1970-09-02', '55 th', 'age'],
  ['1971-03-02', 'Umur 55 tahun 3 bln', 'age'],
  ['55', '55', 'age'],
  ['1975', '51', 'age'],
  ['1971-03-02', '58', 'near'],
  ['1971-03-02', '62', 'different'],
  ['2026-01-04', '5 bulan', 'age'],
  ['1971-03-02', '155', 'missing'],
  ['1971-03-02', '0812', 'missing'],
])('%s beside %s, told in June 2026: %s', (date, age, level) => {
  const comparer = new Comparer(tableOf(['date'], [[date], [age]], '2026-06-30'))
  comparer.compare(0, 1)
  expect(levelsOf.date[comparer.levels[0]!]).toBe(level)
})

test('an age says nothing when nobody knows of which day it is', () => {
  expect(levelsFor(['date'], ['1971-03-02'], ['55'])).toEqual(['missing'])
})

const cases: [FieldKind, string, string, string][] = [
  ['national-id', '3509202909040001', '3509202909040001', 'equal'],
  ['national-id', '3509202909040001', '3509202909540001', 'slip'],
  ['national-id', '3509202909040001', '3509202990040001', 'slip'],
  ['national-id', '3509202909040001', '3509202909040002', 'serial'],
  ['national-id', '3509202909040001', '3509202909040000', 'slip'],
  ['national-id', '3509202909040011', '3509202909040010', 'slip'],
  ['national-id', '3509202909040011', '3509202909040020', 'serial'],
  ['national-id', '3509202909040001', '3509121405660002', 'different'],
  ['national-id', '3509202909040001', '3509000000000000', 'missing'],
  ['national-id', '5304218', '530218', 'slip'],
  ['national-id', '5304218', '5304281', 'slip'],
  ['national-id', '5304218', '', 'missing'],
  ['date', '1975-01-10', '10/1/1975', 'equal'],
  ['date', '19750110', '19751001', 'slip'],
  ['date', '1975-01-10', '1985-01-10', 'slip'],
  ['date', '1975-01-10', '1948-01-10', 'part'],
  ['date', '1975-01-10', '1975', 'year'],
  ['date', '1975-01-10', '1950-07-23', 'different'],
  ['date', '1975-01-10', '-', 'missing'],
  ['person-name', 'Moh. Soeharto', 'MUHAMMAD SUHARTO', 'alike'],
  ['person-name', 'NUR HAYATI', 'Nurhayati', 'alike'],
  ['person-name', 'Siti Aminah', 'AMINAH SITI', 'alike'],
  ['person-name', 'Budi Santoso', 'Budi', 'shorter'],
  ['person-name', 'Budi Santoso', 'Budi S', 'initials'],
  ['person-name', 'Budi Santoso', 'Budi Wijaya', 'partly'],
  ['person-name', 'Budi Santoso', 'Rina Wati', 'different'],
  ['given-name', 'jennifer', 'jenifer', 'alike'],
  ['given-name', 'michaela', 'michaelx', 'similar'],
  ['sex', 'Laki-laki', 'M', 'equal'],
  ['sex', 'L', 'Perempuan', 'different'],
  ['place', 'SUMBERWRINGIN', 'Sumber Wringin', 'alike'],
  ['place', 'Gebang', 'Patrang', 'different'],
  ['place', 'DS. Gebang', 'Gebang', 'equal'],
  ['place', 'Kota Malang', 'Kab. Malang', 'partly'],
  ['phone', '+62 812-3456-7890', '081234567890', 'equal'],
  ['phone', '081234567890', '081234567891', 'slip'],
  ['category', 'Single', 'single', 'equal'],
]

test.each(cases)('%s: %s and %s: %s', (kind, a, b, level) => {
  expect(levelsFor([kind], [a], [b])).toEqual([level])
})

test('given name and surname in each other’s place count once', () => {
  expect(levelsFor(['given-name', 'surname'], ['emma', 'louca'], ['louca', 'emma'])).toEqual([
    'swapped',
    'missing',
  ])
})

test('a comparison does not depend on which row comes first', () => {
  const kinds: FieldKind[] = ['national-id', 'person-name', 'date', 'place', 'address', 'phone', 'text']
  const cell = fc.oneof(fc.stringMatching(/^[a-c ]{0,8}$/), fc.stringMatching(/^\d{0,16}$/), fc.string())
  const row = fc.tuple(cell, cell, cell, cell, cell, cell, cell)
  fc.assert(
    fc.property(row, row, (a, b) => {
      const table = tableOf(kinds, [a, b])
      const [one, other] = [new Comparer(table), new Comparer(table)]
      one.compare(0, 1)
      other.compare(1, 0)
      expect([...other.levels]).toEqual([...one.levels])
    }),
    { numRuns: 200 },
  )
})

const letters = fc.array(fc.constantFrom(...'aemosxm06'), { minLength: 1, maxLength: 6 })

test('a word that is too short to be similar to any other is similar to none', () => {
  fc.assert(
    fc.property(fc.array(letters, { minLength: 2, maxLength: 12 }), (words) => {
      const table = tableOf(
        ['address'],
        words.map((word) => [word.join('')]),
      )
      const values = table.columns[0]!.values!
      const all = Array.from({ length: values.words.bits.length }, (_, word) => word)
      const short = all.filter((word) => !canBeSimilar(values.words, word))
      const similar = short.filter((word) =>
        all.some(
          (other) => other !== word && relateWords(values.words, word, other) === tokenRelation.similar,
        ),
      )
      expect(similar).toEqual([])
    }),
  )
})

test('a pair of values compared before has the level and rarity it had', () => {
  const kinds: FieldKind[] = ['person-name', 'address', 'text']
  const cell = fc.constantFrom(
    'siti aminah',
    'sitti amina',
    'dusun krajan rt 2',
    'dsn krajan rt 002 rw 3',
    'nur',
    '',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 10 }), (rows) => {
      const table = tableOf(kinds, rows)
      const answer = (comparer: Comparer, a: number, b: number) => {
        comparer.compare(a, b)
        return [...comparer.levels, ...comparer.rarity]
      }
      const one = new Comparer(table)
      const pairs = rows.flatMap((_, a) => rows.map((_, b) => [a, b] as const))
      const first = pairs.map(([a, b]) => answer(one, a, b))
      expect(pairs.map(([a, b]) => answer(one, a, b))).toEqual(first)
      expect(pairs.map(([a, b]) => answer(new Comparer(table), a, b))).toEqual(first)
    }),
  )
})
