import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeColumns } from '../encode-columns.ts'
import { Comparer } from './compare.ts'
import { type FieldKind, levelsMax } from './fields.ts'
import { PairScorer } from './score-pair.ts'
import { layOut } from './table.ts'
import { newWeigher, weigh } from './weigh.ts'

const kinds: readonly FieldKind[] = [
  'national-id',
  'given-name',
  'surname',
  'date',
  'place',
  'address',
  'household-id',
  'person-name',
]
const fields = kinds.map((kind) => ({ name: kind, kind, dayFirst: true, weight: 1 }))

const word = fc.constantFrom('siti', 'sitti', 'aminah', 'amina', 'budi', 'b', 'rahmat', 'rohmat', 'nur', '')
const words = fc.array(word, { maxLength: 3 }).map((list) => list.join(' '))
const date = fc.constantFrom('1970-01-02', '1970-02-01', '1981-05-09', '')
const number = fc.constantFrom('3509202909040001', '3509202909040002', '3509202909540001', '')
const row = fc.tuple(number, words, words, date, words, words, number, words)
const shares = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
  minLength: levelsMax,
  maxLength: levelsMax,
})
const model = fc.array(fc.tuple(shares, shares), { minLength: kinds.length, maxLength: kinds.length })

test('stopping early changes no weight above the floor, and leaves no pair above it out', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 8 }),
      model,
      fc.integer({ min: -10, max: 20 }),
      (rows, mu, floor) => {
        const ids = { pool: new Uint8Array(rows.length), ends: Int32Array.from(rows, (_, at) => at + 1) }
        const table = layOut(fields, encodeColumns(fields, rows), ids, Int32Array.from(rows.keys()), [false])
        const weigher = newWeigher(table, {
          m: mu.map(([m]) => Float64Array.from(m)),
          u: mu.map(([, u]) => Float64Array.from(u)),
          seen: mu.map(([m]) => Float64Array.from(m)),
          lambda: 0.1,
          dependence: {
            ofDate: mu.map(([, u], column) => (column === 0 ? Float64Array.from(u) : null)),
            place: 4,
            ofPlace: mu.map(([, u], column) => (column === 5 ? Float64Array.from(u) : null)),
            kin: [
              { odds: 0.01, shares: mu.map(([m], column) => (column % 2 ? Float64Array.from(m) : null)) },
            ],
          },
          rarity: new Float64Array(kinds.length * levelsMax).fill(1),
          sessions: [],
        })
        const scorer = new PairScorer(new Comparer(table), weigher)
        const all = new Comparer(table)
        for (let a = 0; a < rows.length; a++)
          for (let b = a + 1; b < rows.length; b++) {
            all.compare(a, b)
            const [whole, early] = [weigh(weigher, all), scorer.score(a, b, floor)]
            expect(early >= floor ? early : null).toBe(whole >= floor ? whole : null)
          }
      },
    ),
    { numRuns: 300 },
  )
})
