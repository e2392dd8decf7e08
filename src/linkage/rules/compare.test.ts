import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { record, tableOf } from '../../../test/linkage-records.ts'
import { compare, compareDates, compareNik, comparePlaces, newComparison } from './compare.ts'
import { nikTrust, packDate, precision } from './encode.ts'
import { levels, loadModel, tokenBits } from './weights.ts'

const day = (text: string) => packDate(...(text.split('-').map(Number) as [number, number, number]))
const halves = (nik: string) =>
  [Number.parseInt(nik.slice(0, 8), 16) | 0, Number.parseInt(nik.slice(8), 16) | 0] as const

describe('levels of a birth date', () => {
  test.each([
    ['1980-05-17', '1980-05-17', 'equal'],
    ['1980-07-01', '1980-07-01', 'equal-default'],
    ['1980-05-07', '1980-07-05', 'swapped'],
    ['1980-05-17', '1980-05-18', 'near'],
    ['1980-05-17', '1980-06-17', 'near'],
    ['1980-05-17', '1981-05-17', 'near'],
    ['1980-05-17', '1990-05-17', 'near'],
    ['1960-05-17', '1985-05-17', 'different'],
    ['1980-05-17', '1980-11-02', 'year'],
    ['1980-05-17', '1983-11-02', 'different'],
    ['1980-05-17', '2003-11-02', 'far'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(levels.date[compareDates(day(a), precision.day, day(b), precision.day)]).toBe(level)
    expect(levels.date[compareDates(day(b), precision.day, day(a), precision.day)]).toBe(level)
  })
  test.each([
    [1980, precision.age, 1981, 'age-equal'],
    [1980, precision.year, 1980, 'age-equal'],
    [1980, precision.year, 1981, 'age-near'],
    [1980, precision.age, 1983, 'age-near'],
    [1980, precision.age, 1988, 'different'],
    [1980, precision.age, 1999, 'far'],
  ])('born about %i (precision %i) and on a day in %i: %s', (year, kind, other, level) => {
    expect(levels.date[compareDates(packDate(year, 0, 0), kind, packDate(other, 3, 3), precision.day)]).toBe(
      level,
    )
  })
  test('a missing date says nothing', () => {
    expect(compareDates(0, precision.none, day('1980-05-17'), precision.day)).toBe(0)
  })
})

describe('levels of a NIK', () => {
  const { valid, unsure, none, unissued } = nikTrust
  test.each([
    ['3509011705800001', valid, '3509011705800001', valid, 'equal'],
    ['3509011705800001', valid, '3509011705800001', unsure, 'equal-unsure'],
    ['3509011705800001', valid, '3509011705800002', valid, 'same-prefix'],
    ['3509011705800001', valid, '3509021705800001', valid, 'different'],
    ['3509011705800001', valid, '3509011705810001', unsure, 'near-unsure'],
    ['3509011705800001', valid, '3509011805810001', unsure, 'different-unsure'],
    ['3509011705800001', valid, '3509011705800001', none, 'missing'],
    ['3509011705800001', valid, '3509011705800001', unissued, 'equal-unissued'],
    ['3509011705800001', valid, '3509011705800002', unissued, 'serial-unissued'],
    ['3509011705800001', valid, '3509021705800001', unissued, 'different-unissued'],
    ['3509011705800001', unissued, '3509011705800002', unsure, 'different-unissued'],
  ])('%s (%i) and %s (%i): %s', (a, trustA, b, trustB, level) => {
    expect(levels.nik[compareNik(...halves(a), trustA, ...halves(b), trustB)]).toBe(level)
    expect(levels.nik[compareNik(...halves(b), trustB, ...halves(a), trustA)]).toBe(level)
  })
})

describe('levels of a place', () => {
  test.each([
    [0x10001, 0x10001, 'village'],
    [0x10001, 0x10002, 'district'],
    [0x10001, 0x10000, 'district'],
    [0x10001, 0x20003, 'different'],
    [0x10001, 0, 'missing'],
  ])('%i and %i: %s', (a, b, level) => {
    expect(levels.place[comparePlaces(a, b)]).toBe(level)
  })
})

describe('compare', () => {
  const model = loadModel(2_600_000)
  const names = fc
    .array(
      fc.constantFrom(
        'SITI',
        'ST',
        'AMINAH',
        'AMINA',
        'MOH',
        'M',
        'HASAN',
        'HUSEN',
        'NUR',
        'HAYATI',
        'NURHAYATI',
        'S',
      ),
      { minLength: 0, maxLength: 5 },
    )
    .map((tokens) => tokens.join(' '))
  const anyRecord = fc.record({
    name: names,
    nik: fc.constantFrom(null, '3509011705800001', '3509011705800002', '3509015705810001'),
    nikStatus: fc.constantFrom('valid', 'inconsistent', 'missing'),
    birthDate: fc.constantFrom(null, '1980-05-17', '1980-07-01', '1981-05-17', '2003-02-02'),
    birthPrecision: fc.constantFrom('day', 'year', 'age'),
    sex: fc.constantFrom(null, 'M', 'F'),
    villageCode: fc.constantFrom(null, '35.09.01.2001', '35.09.02.2001'),
    motherName: fc.constantFrom(null, 'SUTI', 'RATI'),
  })
  test('is symmetric, and the early exit never changes an answer', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (a, b) => {
        const table = tableOf([record({ id: 1, ...a }), record({ id: 2, ...b })])
        const bits = tokenBits(table.dictionary, model)
        const [forth, back, early] = [newComparison(), newComparison(), newComparison()]
        compare(table, 0, 1, model, bits, Number.NEGATIVE_INFINITY, forth)
        compare(table, 1, 0, model, bits, Number.NEGATIVE_INFINITY, back)
        expect(back.weight).toBe(forth.weight)
        expect({ ...back, weight: 0, nameBits: 0, name: { ...back.name, matchedBits: 0 } }).toEqual({
          ...forth,
          weight: 0,
          nameBits: 0,
          name: { ...forth.name, matchedBits: 0 },
        })
        expect(compare(table, 0, 1, model, bits, 0, early)).toBe(forth.weight >= 0)
      }),
      { numRuns: 500 },
    )
  })
})
