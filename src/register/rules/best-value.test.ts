import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordValues } from '../model.ts'
import { bestValues, gainedValues } from './best-value.ts'

const precedence = { name: ['dispendukcapil', 'dinsos'], village: ['dinsos'] }

function record(values: Partial<RecordValues>): RecordValues {
  return {
    recordId: 1,
    agencyId: 'dinsos',
    period: '2026-01-01',
    nik: null,
    nikStatus: 'missing',
    isSensitive: false,
    kk: null,
    relation: null,
    name: null,
    birthDate: null,
    birthPrecision: null,
    sex: null,
    districtCode: null,
    villageCode: null,
    hamlet: null,
    rt: null,
    rw: null,
    address: null,
    motherName: null,
    vitalStatus: null,
    vitalDate: '2026-01-01',
    ...values,
  }
}

test('the trusted agency wins, the newer period only among equals, and a blank never', () => {
  const values = bestValues(
    [
      record({ recordId: 1, agencyId: 'dispendukcapil', name: 'SITI AMINAH', motherName: 'SUMIATI' }),
      record({ recordId: 2, name: 'SITI', period: '2026-06-01', sex: 'F' }),
      record({ recordId: 3, agencyId: 'dinkes', period: '2026-09-01', sex: null }),
    ],
    precedence,
  )
  expect(values).toMatchObject({
    name: 'SITI AMINAH',
    motherName: 'SUMIATI',
    sex: 'F',
    sources: { '*': 1, sex: 2 },
  })
})

test('a valid NIK and an exact birth date win over better agencies', () => {
  const values = bestValues(
    [
      record({
        recordId: 1,
        agencyId: 'dispendukcapil',
        nik: '1',
        nikStatus: 'inconsistent',
        birthDate: '1950-07-01',
        birthPrecision: 'age',
      }),
      record({ recordId: 2, nik: '2', nikStatus: 'valid', birthDate: '1951-03-04', birthPrecision: 'day' }),
    ],
    precedence,
  )
  expect(values).toMatchObject({ nik: '2', birthDate: '1951-03-04', birthPrecision: 'day' })
})

test('a row that says sensitive things only counts only where nothing else speaks of the person', () => {
  const secret = record({
    recordId: 9,
    period: '2026-09-01',
    name: 'SITI A',
    villageCode: '35.09.01.2001',
    isSensitive: true,
  })
  const plain = record({ recordId: 1, name: 'SITI AMINAH' })
  expect(bestValues([secret, plain], precedence)).toEqual(bestValues([plain], precedence))
  expect(bestValues([secret], precedence)).toMatchObject({ name: 'SITI A', villageCode: '35.09.01.2001' })
})

test('the hamlet is never taken from another village', () => {
  const values = bestValues(
    [
      record({ recordId: 1, villageCode: '35.09.01.2001', districtCode: '35.09.01' }),
      record({
        recordId: 2,
        agencyId: 'dispendukcapil',
        villageCode: '35.09.01.2002',
        districtCode: '35.09.01',
        hamlet: 'KRAJAN',
      }),
    ],
    precedence,
  )
  expect(values).toMatchObject({ villageCode: '35.09.01.2001', hamlet: null })
})

test('the dead stay dead; of the living the latest word counts', () => {
  const dead = record({ recordId: 1, vitalStatus: 'dead', vitalDate: '2026-02-01' })
  const alive = record({ recordId: 2, vitalStatus: 'alive', vitalDate: '2026-06-01' })
  const moved = record({ recordId: 3, vitalStatus: 'moved-out', vitalDate: '2026-03-01' })
  expect(bestValues([dead, alive], precedence).vitalStatus).toBe('dead')
  expect(bestValues([moved, alive], precedence).vitalStatus).toBe('alive')
  expect(bestValues([moved, record({ recordId: 4, vitalStatus: 'alive' })], precedence).vitalStatus).toBe(
    'moved-out',
  )
  expect(bestValues([record({})], precedence).vitalStatus).toBe('alive')
})

const text = fc.option(fc.constantFrom('A', 'B', 'C'))
const records = fc.uniqueArray(
  fc
    .record({
      recordId: fc.integer({ min: 1, max: 50 }),
      agencyId: fc.constantFrom('dispendukcapil', 'dinsos', 'dinkes'),
      period: fc.constantFrom('2026-01-01', '2026-06-01'),
      name: text,
      motherName: text,
      villageCode: text,
      hamlet: text,
      sex: fc.option(fc.constantFrom('M', 'F')),
      vitalStatus: fc.option(fc.constantFrom('alive' as const, 'dead' as const, 'moved-out' as const)),
    })
    .map(record),
  { minLength: 1, maxLength: 6, selector: (value) => value.recordId },
)

test('the order of records never matters, and every known field has a value and a source', () => {
  fc.assert(
    fc.property(records, fc.nat(), (rows, turn) => {
      const values = bestValues(rows, precedence)
      expect(
        bestValues(
          [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)].reverse(),
          precedence,
        ),
      ).toEqual(values)
      expect(values.name !== null).toBe(rows.some((row) => row.name !== null))
      const named = rows.filter(
        (row) => row.name !== null && row.recordId === (values.sources.name ?? values.sources['*']),
      )
      expect(named.map((row) => row.name)).toEqual(values.name === null ? [] : [values.name])
    }),
  )
})

const place = fc.constantFrom('35.09.01.2001', '35.09.01.2002', '35.09.02.2001', null)
const manyRecords = fc.uniqueArray(
  fc
    .record({
      recordId: fc.integer({ min: 1, max: 90 }),
      agencyId: fc.constantFrom('dispendukcapil', 'dinsos', 'dinkes'),
      period: fc.constantFrom('2026-01-01', '2026-06-01'),
      isSensitive: fc.boolean(),
      nik: text,
      nikStatus: fc.constantFrom('valid', 'weak', 'invalid'),
      kk: fc.constantFrom('3509011111111111', '3509012222222222', 'rusak', null),
      relation: text,
      name: text,
      villageCode: place,
      districtCode: fc.constantFrom('35.09.01', '35.09.02', null),
      hamlet: text,
      rt: text,
      vitalStatus: fc.option(fc.constantFrom('alive' as const, 'dead' as const, 'moved-out' as const)),
      vitalDate: fc.constantFrom('2026-01-01', '2026-03-01'),
    })
    .map(record),
  { minLength: 2, maxLength: 9, selector: (value) => value.recordId },
)

test('what the givers of the values until now and the new records say is what all records say, or all are asked', () => {
  let answered = 0
  let asked = 0
  fc.assert(
    fc.property(manyRecords, fc.nat(), (rows, cut) => {
      const old = rows.slice(0, 1 + (cut % (rows.length - 1)))
      const sources = new Set(Object.values(bestValues(old, precedence).sources))
      const values = gainedValues(
        old.filter((row) => sources.has(row.recordId)),
        rows.slice(old.length),
        precedence,
      )
      answered += Number(values !== null)
      asked += Number(values === null)
      expect(values ?? bestValues(rows, precedence)).toEqual(bestValues(rows, precedence))
    }),
    { numRuns: 3_000 },
  )
  expect(answered).toBeGreaterThan(500)
  expect(asked).toBeGreaterThan(100)
})

test('all records are asked where the family card, the village or everything changes', () => {
  const old = record({ recordId: 1, name: 'SITI', villageCode: '35.09.01.2001', kk: '3509011111111111' })
  const newer = { recordId: 2, period: '2026-06-01' }
  expect(gainedValues([old], [record({ ...newer, name: 'SITI A' })], precedence)).toMatchObject({
    name: 'SITI A',
    kk: '3509011111111111',
    sources: { '*': 1, name: 2 },
  })
  expect(gainedValues([old], [record({ ...newer, kk: '3509012222222222' })], precedence)).toBeNull()
  expect(gainedValues([old], [record({ ...newer, villageCode: '35.09.01.2002' })], precedence)).toBeNull()
  expect(gainedValues([], [record({ ...newer, name: 'SITI A' })], precedence)).toBeNull()
})
