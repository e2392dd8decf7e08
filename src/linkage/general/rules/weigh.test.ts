import { expect, test } from 'vitest'
import { encodeColumns } from '../encode-columns.ts'
import { levelsMax } from './fields.ts'
import { layOut } from './table.ts'
import { newWeigher } from './weigh.ts'

test('relatives are measured against what was seen, strangers against what the guard rail made of it', () => {
  const fields = [{ name: 'name', kind: 'given-name' as const, dayFirst: true, weight: 1 }]
  const rows = [['siti'], ['budi']]
  const ids = { pool: new Uint8Array(2), ends: Int32Array.of(1, 2) }
  const table = layOut(fields, encodeColumns(fields, rows), ids, Int32Array.of(0, 1), [false])
  const [equal, alike] = [1, 2]
  const shares = (first: number, second: number) =>
    Float64Array.from({ length: levelsMax }, (_, level) =>
      level === equal ? first : level === alike ? second : level === 0 ? 0 : 0.01,
    )
  const weigher = newWeigher(table, {
    m: [shares(0.8, 0.08)],
    u: [shares(0.01, 0.001)],
    seen: [shares(0.7, 0.18)],
    lambda: 0.1,
    rarity: new Float64Array(levelsMax).fill(-1),
    dependence: {
      ofDate: [null],
      place: -1,
      ofPlace: [null],
      kin: [{ shares: [shares(0.01, 0.02)], odds: 0.01 }],
    },
    sessions: [],
  })
  expect(weigher.bits[alike]).toBeCloseTo(Math.log2(0.08 / 0.001))
  expect(weigher.kin[0]!.bits[alike]).toBeCloseTo(Math.log2(0.18 / 0.02))
})
