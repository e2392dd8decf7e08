import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dictionary } from './dictionary.ts'
import { phoneticClass } from './names.ts'
import { areFar, areSimilar, editsWithin, kindsOf, slipOf, tokenRelation } from './slips.ts'

test.each([
  ['SLAMET', 'SELAMET', true],
  ['SUPRIADI', 'SUPRIYADI', true],
  ['HASAN', 'HUSEN', false],
  ['BUDI', 'RUDI', true],
  ['ALI', 'ANI', false],
  ['KHAIRUNNISA', 'KHAIRUN', true],
])('%s and %s one slip apart: %s', (a, b, verdict) => {
  expect(areSimilar(a, b)).toBe(verdict)
})

test.each([
  ['ALI', 'ANI', tokenRelation.faint],
  ['NUNUK', 'NNUUK', tokenRelation.similar],
  ['SITI', 'SARI', tokenRelation.different],
  ['A', 'B', tokenRelation.different],
  ['SUMARYONO', 'SUMARJONO', tokenRelation.similar],
])('%s and %s: slip %i', (a, b, slip) => {
  expect(slipOf(a, b)).toBe(slip)
})

/** The distance by its definition, a whole table of it. */
function editsOf(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const isSwap = (i: number, j: number) => i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap(i, j) ? table[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
  return table[a.length]![b.length]!
}

const word = fc.stringMatching(/^[A-D]{0,9}$/)
/** A word and one that came of it by a few slips. */
const slipped = fc
  .tuple(
    fc.stringMatching(/^[A-J]{1,12}$/),
    fc.array(fc.tuple(fc.nat(3), fc.nat(12), fc.constantFrom('A', 'K')), { maxLength: 4 }),
  )
  .map(([from, edits]) => {
    const letters = [...from]
    for (const [kind, place, letter] of edits) {
      const at = place % Math.max(1, letters.length)
      letters.splice(
        at,
        [0, 1, 1, 2][kind]!,
        ...[[letter], [], [letter], letters.slice(at, at + 2).reverse()][kind]!,
      )
    }
    return [from, letters.join('')] as const
  })
const twoWords = fc.oneof(fc.tuple(word, word), slipped)

test('edits up to a bound are those of the definition; both ways the same', () => {
  fc.assert(
    fc.property(twoWords, fc.integer({ min: 0, max: 3 }), ([a, b], most) => {
      expect(editsWithin(a, b, most)).toBe(Math.min(editsOf(a, b), most + 1))
      expect(editsWithin(b, a, most)).toBe(editsWithin(a, b, most))
      expect(slipOf(b, a)).toBe(slipOf(a, b))
    }),
    { numRuns: 5_000 },
  )
})

test('a word longer than any name is compared all the same', () => {
  const long = 'ABCDEFGHIJ'.repeat(400)
  expect(editsWithin(`X${long}Y`, `Z${long}W`, 2)).toBe(2)
  expect(editsWithin(`X${long}`, `${long}Y`, 2)).toBe(2)
  expect(editsWithin(long, 'ABC', 2)).toBe(3)
})

test('words that their letters call far are no slip of each other', () => {
  let far = 0
  fc.assert(
    fc.property(
      fc.oneof(twoWords, fc.tuple(fc.stringMatching(/^[A-Z]{2,9}$/), fc.stringMatching(/^[A-Z]{2,9}$/))),
      ([a, b]) => {
        far += Number(areFar(kindsOf(a), kindsOf(b)))
        expect(areFar(kindsOf(a), kindsOf(b)) && slipOf(a, b) !== tokenRelation.different).toBe(false)
      },
    ),
    { numRuns: 5_000 },
  )
  expect(far).toBeGreaterThan(500)
})

test('a dictionary relates words by class and as written, whether it is asked once or again', () => {
  const name = fc.constantFrom(
    'S',
    'SITI',
    'SITTI',
    'SUTI',
    'MOH',
    'MUHAMMAD',
    'NUNUK',
    'NNUUK',
    'SRI',
    'SARI',
    'SUMARYONO',
    'SUMARJONO',
    'KHAIRUN',
    'KHAIRUNNISA',
  )
  const byDefinition = (a: string, b: string) => {
    const [x, y] = [phoneticClass(a), phoneticClass(b)]
    if (x === y) return tokenRelation.alike
    if (x.length === 1 || y.length === 1)
      return x[0] === y[0] ? tokenRelation.initial : tokenRelation.different
    const said = [slipOf(x, y), slipOf(a, b)]
    return [tokenRelation.similar, tokenRelation.faint, tokenRelation.different].find((slip) =>
      said.includes(slip),
    )
  }
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name)), (pairs) => {
      const dictionary = new Dictionary()
      for (const [a, b] of [...pairs, ...pairs]) {
        const [x, y] = [dictionary.tokenId(a), dictionary.tokenId(b)]
        expect(dictionary.relate(x, y)).toBe(byDefinition(a, b))
        expect(dictionary.relate(y, x)).toBe(dictionary.relate(x, y))
      }
    }),
  )
})
