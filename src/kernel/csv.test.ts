import { expect, test } from 'vitest'
import { csvCell } from './csv.ts'

test.each([
  ['', ''],
  ['Siti Aminah', 'Siti Aminah'],
  [' a;b ', ' a;b '],
  ['Kaliwates, Jember', '"Kaliwates, Jember"'],
  ['D"ARC', '"D""ARC"'],
  ['one\ntwo', '"one\ntwo"'],
  ['one\rtwo', '"one\rtwo"'],
])('%j is written %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})
