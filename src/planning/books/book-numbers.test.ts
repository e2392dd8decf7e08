import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Expected, faultsOf } from '../../../test/book-numbers/account.ts'
import { expectBooks } from '../../../test/book-numbers/books.ts'
import { allSteps, openDemoSystem } from '../../../test/demo-system.ts'
import { makeEditionBook } from './make-book.ts'
import { type Book, type BookId, bookIds } from './rules/book-model.ts'

/** A measured and published city with the sample plan: its three books, and what its database says must stand in them. */
let expected: Readonly<Record<BookId, Expected>>
const books = new Map<BookId, Book>()
let drop: () => Promise<void>

beforeAll(async () => {
  const made = await openDemoSystem('packs/jember', 1_500, allSteps)
  drop = made.drop
  const { system } = made
  expected = await expectBooks(system)
  for (const id of bookIds) books.set(id, await makeEditionBook(system, 'current', id))
}, 180_000)
afterAll(() => drop())

test.each(bookIds)('%s: every number is the one of the database, and none of it is missing', (id) => {
  expect(faultsOf(books.get(id)!, expected[id])).toEqual([])
})

test.each(bookIds)('%s: a digit that is changed is found, wherever it stands', (id) => {
  const book = books.get(id)!
  const written = JSON.stringify(book.blocks)
  const places = digitsInTexts(written)
  expect(places.length).toBeGreaterThan(300)
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const digit = (Number(written[place]) + by) % 10
      const changed = `${written.slice(0, place)}${digit}${written.slice(place + 1)}`
      return faultsOf({ ...book, blocks: JSON.parse(changed) }, expected[id]).length > 0
    }),
    { numRuns: 200 },
  )
})

test.each(bookIds)('%s: a row that is left out is found, whichever it is', (id) => {
  const book = books.get(id)!
  const rows = book.blocks.flatMap((block, at) =>
    block.kind === 'table' ? block.rows.map((_, row) => ({ at, row })) : [],
  )
  fc.assert(
    fc.property(fc.constantFrom(...rows), ({ at, row }) => {
      const blocks = book.blocks.map((block, index) =>
        block.kind === 'table' && index === at
          ? { ...block, rows: block.rows.filter((_, other) => other !== row) }
          : block,
      )
      return faultsOf({ ...book, blocks }, expected[id]).length > 0
    }),
  )
})

/** Where digits stand inside the texts of something written as JSON. */
function digitsInTexts(written: string): number[] {
  return [...written.matchAll(/"(?:[^"\\]|\\.)*"/g)].flatMap((text) =>
    [...text[0].matchAll(/\d/g)].map((digit) => text.index + digit.index),
  )
}
