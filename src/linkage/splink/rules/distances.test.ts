import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  damerauLevenshtein,
  damerauLevenshteinToOne,
  hamming,
  jaccard,
  jaroSimilarity,
  jaroWinklerSimilarity,
  levenshtein,
  levenshteinToOne,
} from './distances.ts'

// Values of DuckDB 2.0.0, to the last digit: levenshtein, damerau_levenshtein, jaro, jaro_winkler, jaccard (it refuses empty texts).
test.each<[string, string, number, number, number, number, number]>([
  ['martha', 'marhta', 2, 1, 0.9444444444444445, 0.9611111111111111, 1.0],
  ['dwayne', 'duane', 2, 2, 0.8222222222222223, 0.8400000000000001, 0.5714285714285714],
  ['dixon', 'dicksonx', 4, 4, 0.7666666666666666, 0.8133333333333332, 0.625],
  ['', 'abc', 3, 3, 0.0, 0.0, Number.NaN],
  ['', '', 0, 0, 0.0, 0.0, Number.NaN],
  ['a', '', 1, 1, 0.0, 0.0, Number.NaN],
  ['ca', 'abc', 3, 2, 0.0, 0.0, 0.6666666666666666],
  ['abcd', 'acbd', 2, 1, 0.9166666666666666, 0.9249999999999999, 1.0],
  ['é', 'e', 2, 2, 0.0, 0.0, 0.0],
  ['siti aminah', 'siti amina', 1, 1, 0.9696969696969697, 0.9818181818181818, 0.875],
  ['muhammad', 'mohammed', 2, 2, 0.8333333333333334, 0.8500000000000001, 0.5714285714285714],
  ['aaaa', 'abaac', 2, 2, 0.7833333333333333, 0.805, 0.3333333333333333],
  ['bbaaa', 'babab', 3, 2, 0.7833333333333333, 0.805, 1.0],
  ['日本', '日本語', 3, 3, 0.8888888888888888, 0.9333333333333333, 0.625],
  [
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxyz',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxzyq',
    3,
    3,
    0.9812840002980848,
    0.9887704001788509,
    0.75,
  ],
])('%s and %s are as far apart as DuckDB says', (a, b, edits, swaps, jaro, winkler, shared) => {
  expect([levenshtein(a, b), damerauLevenshtein(a, b)]).toEqual([edits, swaps])
  expect([jaroSimilarity(a, b), jaroWinklerSimilarity(a, b), jaccard(a, b)]).toEqual([jaro, winkler, shared])
})

/** Few letters, so that texts meet often; one of two bytes, one of three, one of four. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '日', '😀'), maxLength: 12 })

test('distances do not mind the order of the texts; nothing lies between equal texts', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      for (const distance of [levenshtein, damerauLevenshtein, hamming, jaccard])
        expect(distance(a, b)).toBe(distance(b, a))
      expect(levenshtein(a, a) + damerauLevenshtein(a, a)).toBe(0)
      expect(damerauLevenshtein(a, b)).toBeLessThanOrEqual(levenshtein(a, b))
    }),
  )
})

test('a way round is never shorter', () => {
  fc.assert(
    fc.property(words, words, words, (a, b, c) => {
      expect(levenshtein(a, c)).toBeLessThanOrEqual(levenshtein(a, b) + levenshtein(b, c))
      expect(damerauLevenshtein(a, c)).toBeLessThanOrEqual(
        damerauLevenshtein(a, b) + damerauLevenshtein(b, c),
      )
    }),
  )
})

test('similarities lie between 0 and 1, and Winkler adds', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [jaro, winkler] = [jaroSimilarity(a, b), jaroWinklerSimilarity(a, b)]
      expect(jaro).toBeGreaterThanOrEqual(0)
      expect(winkler).toBeGreaterThanOrEqual(jaro)
      expect(winkler).toBeLessThanOrEqual(1)
    }),
  )
})

test('the short ways agree on what is at most 1', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(Math.min(levenshteinToOne(a, b), 2)).toBe(Math.min(levenshtein(a, b), 2))
      expect(Math.min(damerauLevenshteinToOne(a, b), 2)).toBe(Math.min(damerauLevenshtein(a, b), 2))
    }),
  )
})

test('one edit away is found by the short ways', () => {
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom('', 'a', 'b'),
      fc.constantFrom('', 'a', 'b'),
      (head, tail, x, y) => {
        const [edits, swaps] = [
          levenshteinToOne(head + x + tail, head + y + tail),
          damerauLevenshteinToOne(`${head}ab${tail}`, `${head}ba${tail}`),
        ]
        expect([edits, swaps]).toEqual([x === y ? 0 : 1, 1])
      },
    ),
  )
})
