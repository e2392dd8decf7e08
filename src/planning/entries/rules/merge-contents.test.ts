import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fields, mergeContents } from './merge-contents.ts'

test.each([
  ['only mine', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, []],
  ['only theirs', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }, []],
  ['different fields', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }, []],
  ['alike', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, []],
  ['the same field', { a: 1 }, { a: 2 }, { a: 3 }, { a: 3 }, ['a']],
  ['lists are one field', { a: [1] }, { a: [1, 2] }, { a: [1, 3] }, { a: [1, 3] }, ['a']],
  ['order of keys is no change', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: 5 }, { a: 5 }, []],
  ['a field added', {}, { a: 1 }, { b: 2 }, { a: 1, b: 2 }, []],
  ['a field taken away', { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }, []],
  ['emptied by both', { a: 1 }, {}, {}, {}, []],
] as const)('%s', (_, base, theirs, mine, content, clashes) => {
  expect(mergeContents(base, theirs, mine)).toEqual({ content, clashes })
})

const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(1, 2, [1], { x: 1 }), {
  noNullPrototype: true,
})
const text = (value: unknown) => JSON.stringify(value)

test('no change is lost: every field holds what somebody wrote last, and only a clash drops one', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, theirs, mine) => {
      const { content, clashes } = mergeContents(base, theirs, mine)
      const changed = (given: Fields, name: string) => text(given[name]) !== text(base[name])
      for (const name of ['a', 'b', 'c', 'd']) {
        const expected = changed(mine, name) ? mine[name] : theirs[name]
        expect(text(content[name])).toBe(text(expected))
        expect(clashes.includes(name)).toBe(
          changed(mine, name) && changed(theirs, name) && text(mine[name]) !== text(theirs[name]),
        )
      }
    }),
  )
})

test('without a clash it does not matter who was first', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, theirs, mine) => {
      const one = mergeContents(base, theirs, mine)
      const other = mergeContents(base, mine, theirs)
      expect(other.clashes).toEqual(expect.arrayContaining([...one.clashes]))
      fc.pre(one.clashes.length === 0)
      expect(other.content).toEqual(one.content)
    }),
  )
})
