import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthDateOfNik, isPlaceholderNumber, type NikParts, readNikParts } from './nik.ts'

const linesOf = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/identifiers/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

test.each(linesOf('nik_valid.txt'))('%s can be a NIK', (nik) => {
  expect(typeof readNikParts(nik)).toBe('object')
})

test.each(linesOf('nik_invalid.txt').map((line) => line.split('\t')))('%s cannot: %s', (nik, fault) => {
  expect(readNikParts(nik!)).toBe(fault)
})

test('reads the parts of a woman', () => {
  expect(readNikParts('3509115204800001')).toEqual({
    region: '350911',
    day: 12,
    month: 4,
    yearOfCentury: 80,
    sex: 'F',
    serial: '0001',
  })
})

test.each([
  ['3509111204800001', '2026-10-31', '1980-04-12'],
  ['3509111204200001', '2026-10-31', '2020-04-12'],
  ['3509111204270001', '2026-10-31', '1927-04-12'],
  ['3509112902000003', '2026-10-31', '2000-02-29'],
  ['3509112902990003', '2026-10-31', null],
])('%s on %s was born %s', (nik, on, date) => {
  expect(birthDateOfNik(readNikParts(nik) as NikParts, on)).toBe(date)
})

test.each([
  ['0', true],
  ['9999999999999999', true],
  ['1234567890123456', true],
  ['3509000000000000', true],
  ['3509119999999999', true],
  ['3509111204800001', false],
  ['3509110000010001', false],
])('%s is a placeholder: %s', (digits, expected) => {
  expect(isPlaceholderNumber(digits)).toBe(expected)
})

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      readNikParts(text)
      isPlaceholderNumber(text)
    }),
  )
})
