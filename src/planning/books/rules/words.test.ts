import fc from 'fast-check'
import { expect, test } from 'vitest'
import { andWords, dateWords, fixedWords, numberWords, rupiahWords, shortDateWords } from './words.ts'

test.each([
  [0, 1, '0'],
  [-0.001, 1, '0'],
  [1234567.891, 2, '1.234.567,89'],
  [-12.5, 1, '−12,5'],
  [50.15, 1, '50,2'],
  [9.5, 2, '9,5'],
  [1000, 0, '1.000'],
])('numberWords(%d, %d) is %s', (value, digits, expected) => {
  expect(numberWords(value, digits)).toBe(expected)
})

test.each([
  [2.5, 2, '2,50'],
  [3, 2, '3,00'],
  [1234.5, 1, '1.234,5'],
  [7, 0, '7'],
])('fixedWords(%d, %d) is %s', (value, digits, expected) => {
  expect(fixedWords(value, digits)).toBe(expected)
})

test.each([
  [950, 'Rp950'],
  [2_500_000, 'Rp2,5 juta'],
  [1_175_000_000, 'Rp1,18 miliar'],
  [999_994_000, 'Rp999,99 juta'],
  [999_999_999, 'Rp1 miliar'],
  [1_750_000_000_000, 'Rp1,75 triliun'],
])('rupiahWords(%d) is %s', (value, expected) => {
  expect(rupiahWords(value)).toBe(expected)
})

test('days are written the Indonesian way', () => {
  expect(dateWords('2026-10-03')).toBe('3 Oktober 2026')
  expect(shortDateWords('2026-08-31')).toBe('31\u00a0Agu\u00a02026')
})

test('a list of words', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(andWords)).toEqual(['', 'a', 'a dan b', 'a, b, dan c'])
})

test('a number stands in a book as it does on the pages', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), fc.constantFrom(0, 1, 2), (parts, digits) => {
      const page = new Intl.NumberFormat('id-ID', { maximumFractionDigits: digits, signDisplay: 'negative' })
      return numberWords(parts / 1e4, digits) === page.format(parts / 1e4).replace('-', '−')
    }),
  )
})

test('a whole number in words reads back as itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      (value) => Number(numberWords(value).replaceAll('.', '')) === value,
    ),
  )
})
