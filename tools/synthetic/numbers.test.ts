import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberIssuer } from './numbers.ts'
import { Random, seedOf } from './random.ts'

const day = fc.record({
  year: fc.integer({ min: 1930, max: 2026 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
})

test('a NIK holds region, date (day + 40 for women) and a serial from 0001', () => {
  fc.assert(
    fc.property(day, fc.boolean(), fc.integer(), (date, woman, seed) => {
      const nik = new NumberIssuer().issue('350919', date, woman, new Random(seed))
      expect(nik).toMatch(/^\d{16}$/)
      expect(nik.slice(0, 6)).toBe('350919')
      expect(Number(nik.slice(6, 8)) - (woman ? 40 : 0)).toBe(date.day)
      expect(Number(nik.slice(8, 10))).toBe(date.month)
      expect(Number(nik.slice(10, 12))).toBe(date.year % 100)
      expect(Number(nik.slice(12))).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('people of one region and date get rising serials', () => {
  const issuer = new NumberIssuer()
  const random = new Random(1)
  const serials = Array.from({ length: 500 }, () =>
    Number(issuer.issue('350901', { year: 1970, month: 7, day: 1 }, false, random).slice(12)),
  )
  expect(serials).toEqual(serials.toSorted((a, b) => a - b))
  expect(new Set(serials).size).toBe(500)
})

test('random numbers are spread evenly and repeat for a seed', () => {
  const draws = (seed: number) =>
    Array.from(
      { length: 20_000 },
      (
        (random) => () =>
          random.next()
      )(new Random(seed)),
    )
  const first = draws(seedOf(1, 'a'))
  expect(draws(seedOf(1, 'a'))).toEqual(first)
  expect(draws(seedOf(1, 'b'))).not.toEqual(first)
  expect(first.reduce((sum, draw) => sum + draw, 0) / first.length).toBeCloseTo(0.5, 1)
  expect(Math.min(...first)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...first)).toBeLessThan(1)
})
