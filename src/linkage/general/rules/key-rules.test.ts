import { expect, test } from 'vitest'
import { encodeColumns } from '../encode-columns.ts'
import type { FieldKind } from './fields.ts'
import { keyOf } from './key-index.ts'
import { newParts, planKeys, writeParts } from './key-rules.ts'
import { layOut } from './table.ts'

const kinds = {
  nik: 'national-id',
  name: 'person-name',
  date: 'date',
  village: 'place',
  district: 'place',
  kk: 'household-id',
  mother: 'person-name',
  address: 'address',
} as const satisfies Record<string, FieldKind>
type Row = Partial<Record<keyof typeof kinds, string>>

function rulesThatFind(a: Row, b: Row, used: readonly (keyof typeof kinds)[]): string[] {
  const fields = used.map((name) => ({ name, kind: kinds[name], dayFirst: true, weight: 1 }))
  // More villages than districts: the finer place comes first.
  const others: Row[] = ['U', 'V', 'W', 'X'].map((village) => ({ village: `${village}YZ` }))
  const rows = [a, b, ...others].map((row) => used.map((name) => row[name] ?? ''))
  const ids = { pool: new Uint8Array(rows.length), ends: Int32Array.from(rows, (_, row) => row + 1) }
  const table = layOut(fields, encodeColumns(fields, rows, '2026-06-30'), ids, Int32Array.from(rows.keys()), [
    false,
  ])
  const plan = planKeys(table)
  const { parts, width } = newParts(table, plan)
  writeParts(plan, parts, 0, rows.length)
  return plan.rules.flatMap(({ name, slots, lack }) => {
    const mayMeet = lack === null || parts[lack] === 1 || parts[width + lack] === 1
    const shares = slots.some((slot) => {
      const key = keyOf(parts, 0, slot)
      return key !== 0 && slots.some((other) => keyOf(parts, width, other) === key)
    })
    return mayMeet && shares ? [name] : []
  })
}

const all = Object.keys(kinds) as (keyof typeof kinds)[]
const place = { village: 'Sumbersari', district: 'Kota' }

test.each<[string, Row, Row, string]>([
  [
    'a slip late in the name, another day, the year right',
    { ...place, name: 'SUHARTININGSIH', date: '1971-02-03' },
    { ...place, name: 'SUHARTINI', date: '1971-05-09' },
    'start of name word or last letters + year + village',
  ],
  [
    'a slip early in the name',
    { ...place, name: 'WAGIRAN', date: '1971-02-03' },
    { ...place, name: 'BAGIRAN', date: '1971-05-09' },
    'start of name word or last letters + year + village',
  ],
  [
    'the year wrong',
    { ...place, name: 'SUHARTINI', date: '1971-02-03' },
    { ...place, name: 'SUHARTINAH', date: '1974-02-03' },
    'start of name word + day and month + village',
  ],
  [
    'no birth date in one row',
    { ...place, name: 'SUHARTINI WATI', date: '1971-02-03' },
    { ...place, name: 'SUHARTINAH' },
    'start of name word or last letters + village, no date',
  ],
  [
    'an age instead of a birth date',
    { ...place, name: 'SUHARTINI WATI', date: '1971-02-03' },
    { ...place, name: 'SUHARTINAH', date: '55' },
    'start of name word or last letters + village, no date',
  ],
  [
    'no birth date, words joined, no village',
    { name: 'NUR HAYATI', district: 'Kota' },
    { name: 'NURHAYATI', district: 'Kota' },
    'first or last letters + district, no date',
  ],
  [
    'no village in one row',
    { ...place, name: 'SUHARTINI', date: '1971-02-03' },
    { name: 'SUHARTINAH', date: '1971-05-09', district: 'Kota' },
    'start of name word + year + district, no village',
  ],
  [
    'one house, the name alike, the year wrong',
    { name: 'SUHARTINI', date: '1971-02-03', kk: '3509011203040001' },
    { name: 'SUHARTINAH', date: '1985-05-09', kk: '3509011203040001' },
    'start of name word + kk',
  ],
  [
    'one mother in one village, the year wrong',
    { ...place, name: 'SUHARTINI', date: '1971-02-03', mother: 'PONIRAH' },
    { ...place, name: 'SUHARTINAH', date: '1985-05-09', mother: 'PONIRAH' },
    'start of name word + mother + village',
  ],
  [
    'one house, no date, another name',
    { name: 'WAGIRAN', kk: '3509011203040001' },
    { name: 'SUTRISNO', date: '1971-02-03', kk: '3509011203040001' },
    'kk, no date',
  ],
  [
    'a slip in the address is no rare word of it',
    { name: 'WAGIRAN', address: 'Lingkungan Kenongo Melati' },
    { name: 'SUTRISNO', address: 'Lingkungan Kenongo Melxsti' },
    'rarest words of address',
  ],
  [
    'a place with its rank, its words split',
    { name: 'WAGIRAN', date: '1971-02-03', village: 'DESA TEGAL SARI' },
    { name: 'SUTRISNO', date: '1971-02-03', village: 'TEGALSARI' },
    'date + village',
  ],
])('%s', (_, a, b, rule) => {
  expect(rulesThatFind(a, b, all)).toContain(rule)
})

test('rows that have their dates do not meet by a rule for those that lack them', () => {
  const [a, b] = [
    { ...place, name: 'SUHARTINI', date: '1971-02-03' },
    { ...place, name: 'SUHARTINAH', date: '1985-05-09' },
  ]
  expect(rulesThatFind(a, b, all)).toEqual([])
})

test('half of a short number is a key beside the date; half of a NIK is none', () => {
  const date = '1971-02-03'
  const half = 'half of nik + name word or date'
  const found = (a: string, b: string) => rulesThatFind({ nik: a, date }, { nik: b, date }, ['nik', 'date'])
  expect(found('5304218', '5304977')).toContain(half)
  expect(found('3509200302710001', '3509200302710002')).not.toContain(half)
})
