import { read } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeWorkbook } from './write-workbook.ts'

test('another program finds every cell as the text it was, and no formula', async () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'=+-@\t|!()"<>&\',;1A', '_x003D_', '<f>', ']]>', '＝'), minLength: 1 })
    .map((cell) => `${cell}x`)
  const row = fc.array(text, { minLength: 1, maxLength: 4 })
  const sheetName = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor'))
  await fc.assert(
    fc.asyncProperty(row, fc.array(row, { maxLength: 4 }), sheetName, async (headers, rows, name) => {
      const bytes: Uint8Array[] = []
      for await (const piece of writeWorkbook([{ name, headers, rows, footer: '=1+1' }])) bytes.push(piece)
      const book = read(Buffer.concat(bytes), { dense: true, cellFormula: true })
      // By its name, not by Object.values: that does not see a sheet called __proto__.
      const cells = book.SheetNames.flatMap((sheet) => book.Sheets[sheet]!['!data']!.flat().filter(Boolean))
      expect(cells.map(({ t, f }) => [t, f])).toEqual(cells.map(() => ['s', undefined]))
      expect(cells.map(({ v }) => v)).toEqual([headers, ...rows].flat())
    }),
    { numRuns: 60 },
  )
})

test('a text longer than a cell may be is cut between two signs, never within the code of one', async () => {
  const longest = 'x'.repeat(32_765)
  const cut: [text: string, written: string][] = [
    [`${longest}&&&`, `${longest}&&`],
    [`${longest}x👩`, `${longest}x\ufffd`],
    ['&'.repeat(40_000), '&'.repeat(32_767)],
  ]
  const bytes: Uint8Array[] = []
  const sheet = { name: 'Lembar', headers: ['isi'], rows: cut.map(([text]) => [text]) }
  for await (const piece of writeWorkbook([sheet])) bytes.push(piece)
  const { Sheets } = read(Buffer.concat(bytes), { dense: true })
  expect(Sheets.Lembar!['!data']!.flat().map(({ v }) => v)).toEqual([
    'isi',
    ...cut.map(([, written]) => written),
  ])
})
