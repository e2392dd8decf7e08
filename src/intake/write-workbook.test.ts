import { read } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeWorkbook } from './write-workbook.ts'

test('another program finds every cell as the text it was, and no formula', async () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'=+-@\t|!()"<>&\',;1A', '_x003D_', '<f>', ']]>', '＝'), minLength: 1 })
    .map((cell) => `${cell}x`)
  const row = fc.array(text, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(row, fc.array(row, { maxLength: 4 }), fc.string(), async (headers, rows, name) => {
      const bytes: Uint8Array[] = []
      for await (const piece of writeWorkbook([{ name, headers, rows, footer: '=1+1' }])) bytes.push(piece)
      const book = read(Buffer.concat(bytes), { dense: true, cellFormula: true })
      const cells = Object.values(book.Sheets).flatMap((sheet) => sheet['!data']!.flat().filter(Boolean))
      expect(cells.map(({ t, f }) => [t, f])).toEqual(cells.map(() => ['s', undefined]))
      expect(cells.map(({ v }) => v)).toEqual([headers, ...rows].flat())
    }),
    { numRuns: 60 },
  )
})
