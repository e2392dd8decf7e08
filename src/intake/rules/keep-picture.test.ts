import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture, pictureLimits } from './keep-picture.ts'
import type { RowKind } from './sort-rows.ts'

const kinds: readonly RowKind[] = ['data', 'blank', 'section', 'total', 'footer', 'family-row']
function pictureOf(rows: readonly RowKind[], sheetNumber = 0) {
  const picture = createPicture()
  rows.forEach((kind, index) => {
    picture.see(
      sheetNumber,
      { number: index + 1, cells: [kind, 'x'.repeat(200), ''], numeric: null },
      { kind, hidden: false },
    )
  })
  return picture.rows()
}
const data = (rows: number) => Array.from({ length: rows }, (): RowKind => 'data')

test('a long sheet is shown by its start, the places where something changes, and its end', () => {
  const rows = pictureOf([...data(500), 'section', ...data(300), 'total', ...data(99), 'footer'])
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([
    ...Array.from({ length: 60 }, (_, index) => index + 1),
    ...[499, 500, 501, 502, 503, 504, 800, 801, 802, 803, 804, 805, 900, 901, 902],
  ])
})

test('rows are in order and once, first and last are there, and a picture is small whatever the sheet', () => {
  const parts = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 90 })), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(parts, (runs) => {
      const rows = runs.flatMap(([kind, times]) => Array.from({ length: times }, () => kind))
      const shown = pictureOf(rows)
      const numbers = shown.map(({ rowNumber }) => rowNumber)
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      const expected = rows.map((_, index) => index + 1)
      expect(numbers.slice(0, 60)).toEqual(expected.slice(0, 60))
      expect(numbers.at(-1)).toBe(expected.at(-1))
      const { firstRows, lastRows, around, changesOfKind } = pictureLimits
      expect(numbers.length).toBeLessThanOrEqual(
        firstRows + lastRows + kinds.length * changesOfKind * (2 * around + 1),
      )
      for (const row of shown)
        expect(row).toMatchObject({ kind: rows[row.rowNumber - 1], cells: { length: 2 } })
    }),
  )
})

test('cells are cut to what a picture shows, and a book of a hundred sheets has forty pictures', () => {
  expect(pictureOf(['data'])[0]!.cells.map(({ length }) => length)).toEqual([4, pictureLimits.characters])
  expect(pictureOf(['data'], pictureLimits.sheets)).toEqual([])
})
