import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incomplete, RecordSplitter } from '../../general/rules/split-records.ts'
import { ByteCodes } from './records.ts'

function cut(text: string): string[][] {
  const bytes = new TextEncoder().encode(text)
  const cutter = new RecordSplitter(',', 'kept')
  const records: string[][] = []
  for (let at = 0; at < bytes.length; ) {
    at = cutter.next(bytes, at, bytes.length, true)
    const { starts, ends, count } = cutter
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

test('equal bytes get equal codes, from 1 on in the order they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 }), { maxLength: 2000 }),
      (texts) => {
        const codes = new ByteCodes()
        const known = ['']
        for (const text of texts) {
          const bytes = new TextEncoder().encode(`--${text}`)
          const code = codes.codeOf(bytes, 2, bytes.length)
          const index = known.indexOf(text)
          expect(code).toBe(index < 0 ? known.push(text) - 1 : index)
        }
        expect(codes.size).toBe(known.length)
      },
    ),
    { numRuns: 20 },
  )
})
