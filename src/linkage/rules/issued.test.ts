import { expect, test } from 'vitest'
import { record, tableOf } from '../../../test/linkage-records.ts'
import { buildIndex } from './block.ts'
import { flags, type LinkableRecord, nikTrust, nikTrustOf, stride } from './encode.ts'
import { doubtUnissued } from './issued.ts'

const serial = (number: number) => String(number).padStart(4, '0')
/** The people of a village as the office that issues NIKs knows them. */
const village = (people: number, code = '35.09.01.2001') =>
  Array.from({ length: people }, (_, at) =>
    record({ id: at + 1, isOfIssuer: true, villageCode: code, nik: `35090117${'0580'}${serial(at + 1)}` }),
  )

/** Trust in the NIK of one more row, by name. */
function trustOf(standing: readonly LinkableRecord[], row: Partial<LinkableRecord>): string {
  const table = tableOf([...standing, record({ id: 9999, ...row })])
  doubtUnissued(table, [buildIndex(table, 0, standing.length)], standing.length)
  const trust = nikTrustOf(table.cells[standing.length * stride + flags]!)
  return Object.entries(nikTrust).find(([, value]) => value === trust)![0]
}

const known = '3509011705800007'
const unknown = '3509021705800007'

test.each<[string, readonly LinkableRecord[], Partial<LinkableRecord>, string]>([
  ['a number that the issuer knows', village(100), { nik: known }, 'valid'],
  ['one that it does not know', village(100), { nik: unknown }, 'unissued'],
  ['in a village of which it knows few', village(99), { nik: unknown }, 'valid'],
  ['in a village of which it knows nobody', village(100, '35.09.01.2002'), { nik: unknown }, 'valid'],
  ['without a village', village(100), { nik: unknown, villageCode: null }, 'valid'],
  ['in a row of its own', village(100), { nik: unknown, isOfIssuer: true }, 'valid'],
  ['a number that is doubtful by itself', village(100), { nik: unknown, nikStatus: 'weak' }, 'unsure'],
  ['no number', village(100), { nik: null, nikStatus: 'missing' }, 'none'],
  [
    'known to another office only',
    [...village(100), record({ id: 500, nik: unknown })],
    { nik: unknown },
    'unissued',
  ],
])('%s', (_, standing, row, trust) => {
  expect(trustOf(standing, row)).toBe(trust)
})

test('standing rows stay as they are', () => {
  const table = tableOf([...village(100), record({ id: 500, nik: unknown }), record({ id: 501 })])
  doubtUnissued(table, [buildIndex(table, 0, 101)], 101)
  expect(nikTrustOf(table.cells[100 * stride + flags]!)).toBe(nikTrust.valid)
})

test('a number that thousands share is not looked for among them', () => {
  const shared = Array.from({ length: 5000 }, (_, at) => record({ id: at + 1000, nik: unknown }))
  expect(trustOf([...village(100), ...shared], { nik: unknown })).toBe('valid')
})
