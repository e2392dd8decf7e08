import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findStranded, findUnmet, type Leaning, withNeeds } from './choose-things.ts'

const keys = ['a', 'b', 'c', 'd', 'e', 'f']
/** Any things leaning on each other, also in rings and on themselves. */
const things: fc.Arbitrary<Leaning[]> = fc
  .tuple(...keys.map(() => fc.subarray(keys)))
  .map((needs) => keys.map((key, index) => ({ key, needs: needs[index]! })))
const subset = fc.subarray(keys)

test.each<[string, string[], string[], [string, string][]]>([
  ['nothing', [], [], []],
  ['what leans on nothing', ['c'], ['c'], []],
  ['the end of a chain', ['a'], ['a', 'b', 'c'], [['a', 'b']]],
  ['a chain without its middle', ['a', 'c'], ['a', 'b', 'c'], [['a', 'b']]],
  ['a whole chain', ['a', 'b', 'c'], ['a', 'b', 'c'], []],
])('of a → b → c, choosing %s', (_, chosen, closed, unmet) => {
  const chain = [
    { key: 'a', needs: ['b'] },
    { key: 'b', needs: ['c'] },
    { key: 'c', needs: [] },
  ]
  expect([...withNeeds(chain, chosen)].sort()).toEqual(closed)
  expect(findUnmet(chain, new Set(chosen)).map(({ key, needs }) => [key, needs])).toEqual(unmet)
})

test('with all they lean on, the chosen lead nowhere else; and nothing is added that nobody leans on', () => {
  fc.assert(
    fc.property(things, subset, (all, chosen) => {
      const closed = withNeeds(all, chosen)
      expect(findUnmet(all, closed)).toEqual([])
      expect(chosen.filter((key) => !closed.has(key))).toEqual([])
      for (const key of [...closed].filter((one) => !chosen.includes(one)))
        expect(all.some((one) => closed.has(one.key) && one.needs.includes(key))).toBe(true)
    }),
  )
})

test('what is neither refused nor stranded can go with all it leans on', () => {
  fc.assert(
    fc.property(things, subset, (all, refused) => {
      const stranded = findStranded(all, new Set(refused))
      const out = (key: string) => refused.includes(key) || stranded.has(key)
      const free = keys.filter((key) => !out(key))
      expect([...withNeeds(all, free)].filter(out)).toEqual([])
      for (const [key, lost] of stranded) {
        expect(all.find((one) => one.key === key)!.needs).toContain(lost)
        expect(out(lost)).toBe(true)
      }
    }),
  )
})
