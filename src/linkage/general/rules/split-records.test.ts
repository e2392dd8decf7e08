import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incomplete, RecordSplitter } from './split-records.ts'

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text))

/** All records of a text that arrives in pieces of so many bytes. */
function split(text: string, piece: number): string[][] {
  const splitter = new RecordSplitter(',', 'trimmed')
  const bytes = bytesOf(text)
  const records: string[][] = []
  let from = 0
  for (let end = Math.min(piece, bytes.length); ; end = Math.min(end + piece, bytes.length)) {
    for (const isLast = end === bytes.length; from < end; ) {
      const next = splitter.next(bytes, from, end, isLast)
      if (next === incomplete) break
      from = next
      records.push(
        Array.from({ length: splitter.count }, (_, cell) =>
          Buffer.from(bytes.slice(splitter.starts[cell], splitter.ends[cell])).toString(),
        ),
      )
    }
    if (end === bytes.length) return records
  }
}

test('what was written comes back, however the file is cut into pieces', () => {
  const cell = fc.stringMatching(/^[a-c",\n é]{0,6}$/)
  const record = fc.array(cell, { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      (records, piece) => {
        const text = records
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(split(text, piece)).toEqual(
          records.map((cells) => cells.map((value) => value.replace(/^[ \n]+|[ \n]+$/g, ''))),
        )
      },
    ),
    { numRuns: 300 },
  )
})
