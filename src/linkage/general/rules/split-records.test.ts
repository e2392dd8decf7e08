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

/** All records of a text, with the blanks around cells. */
function cut(text: string): string[][] {
  const bytes = bytesOf(text)
  const splitter = new RecordSplitter(',', 'kept')
  const records: string[][] = []
  for (let at = 0; at < bytes.length; ) {
    at = splitter.next(bytes, at, bytes.length, true)
    const { starts, ends, count } = splitter
    records.push(
      Array.from({ length: count }, (_, cell) =>
        new TextDecoder().decode(bytes.slice(starts[cell], ends[cell])),
      ),
    )
  }
  return records
}

test.each<[string, string[][]]>([
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,\r\n',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  [' a ,b', [[' a ', 'b']]],
  ['"a,b","say ""hi""",c\n', [['a,b', 'say "hi"', 'c']]],
  [
    '"line\nbreak",x\ny,z',
    [
      ['line\nbreak', 'x'],
      ['y', 'z'],
    ],
  ],
  ['"",\n', [['', '']]],
  ['a"b,c\n', [['a"b', 'c']]],
  [',,\n', [['', '', '']]],
  ['x,"y"', [['x', 'y']]],
])('%j is cut into cells', (text, records) => {
  expect(cut(text)).toEqual(records)
})

test('any cells come back as they were written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', 'é'), maxLength: 6 })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (records) => {
        const written = records
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(cut(written)).toEqual(records)
      },
    ),
  )
})

test('a record whose end is not there yet waits, and is left as it is', () => {
  const bytes = new TextEncoder().encode('"a ""b"",\nc')
  const before = [...bytes]
  expect(new RecordSplitter(',', 'kept').next(bytes, 0, bytes.length, false)).toBe(incomplete)
  expect([...bytes]).toEqual(before)
})
