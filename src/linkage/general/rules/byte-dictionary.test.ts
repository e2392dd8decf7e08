import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newArrays } from './arrays.ts'
import { ByteDictionary, hashBytes } from './byte-dictionary.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const addAll = (dictionary: ByteDictionary, texts: readonly string[]) =>
  texts.map((text) => dictionary.add(bytesOf(text), 0, text.length))
const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 }), { maxLength: 200 })

test('one that goes on where another ended numbers strings as if it had never stopped', () => {
  fc.assert(
    fc.property(texts, texts, (first, then) => {
      const [whole, before, kept] = [new ByteDictionary(), new ByteDictionary(), newArrays()]
      addAll(before, first)
      before.keep(kept, 'd')
      const expected = addAll(whole, [...first, ...then]).slice(first.length)
      expect(addAll(new ByteDictionary(kept, 'd'), then)).toEqual(expected)
    }),
  )
})

test('what is forgotten leaves no trace', () => {
  fc.assert(
    fc.property(texts, texts, texts, (first, gone, then) => {
      const [one, other] = [new ByteDictionary(), new ByteDictionary()]
      addAll(one, first)
      addAll(other, first)
      const count = one.count
      addAll(one, gone)
      one.cut(count)
      expect(addAll(one, [...then, ...first])).toEqual(addAll(other, [...then, ...first]))
    }),
  )
})

test('finds what is there, and nothing else', () => {
  fc.assert(
    fc.property(texts, texts, (there, asked) => {
      const dictionary = new ByteDictionary()
      const numbers = addAll(dictionary, there)
      for (const text of asked) {
        const bytes = bytesOf(text)
        const found = dictionary.find(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length))
        expect(found).toBe(there.includes(text) ? numbers[there.indexOf(text)] : -1)
      }
    }),
  )
})

test('equal bytes get equal numbers, from 0 on in the order they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), { maxLength: 2000 }),
      (texts) => {
        const dictionary = new ByteDictionary()
        const known: string[] = []
        for (const text of texts) {
          const bytes = new TextEncoder().encode(`--${text}`)
          const number = dictionary.add(bytes, 2, bytes.length)
          const index = known.indexOf(text)
          expect(number).toBe(index < 0 ? known.push(text) - 1 : index)
        }
        expect(dictionary.count).toBe(known.length)
      },
    ),
    { numRuns: 20 },
  )
})
