import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeColumns } from '../encode-columns.ts'
import { type Values, valueFacts } from './encode.ts'
import { type FieldKind, isNumber } from './fields.ts'
import { packDate, packNumber, packPhone, wordsOf } from './read-values.ts'
import { wordFacts } from './words.ts'

const fieldOf = (kind: FieldKind) => ({ name: kind, kind, dayFirst: true, weight: 1 })

/** Words of a value, as texts. */
function textsOf({ records, stride, words }: Values, value: number): string[] {
  return Array.from({ length: records[value * stride]! }, (_, index) => {
    const fact = records[value * stride + valueFacts.words + index]! * wordFacts.stride
    const start = words.facts[fact + wordFacts.start]!
    return String.fromCharCode(
      ...words.letters.subarray(start, start + words.facts[fact + wordFacts.length]!),
    )
  })
}

const cell = fc.oneof(
  fc.stringMatching(/^[A-Za-z .,'`-]{0,14}$/),
  fc.stringMatching(/^(H|DRS|S|PD|MOH|BIN|KH|K|SE|ST|SITI|é|ибо|7|, ){0,5}$/),
  fc.stringMatching(/^(DESA|KEC\.|Kab|KOTA|SUKA|7|[ ]){0,4}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

test.each(['person-name', 'place', 'address', 'text'] as const)('%s: bytes are read like texts', (kind) => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      const kept = cells.filter((text) => text.isWellFormed())
      const [column] = encodeColumns(
        [fieldOf(kind)],
        kept.map((text) => [text]),
      )
      expect(kept.map((_, row) => textsOf(column!.values!, column!.codes[row]!))).toEqual(
        kept.map((text) => wordsOf(text, kind)),
      )
    }),
    { numRuns: 300 },
  )
})

const digits = fc.oneof(
  fc.stringMatching(/^\d{0,18}$/),
  fc.stringMatching(/^(3509|0{4,12}|9{10}|1234567890|08|7777){1,4}$/),
  fc.stringMatching(/^[+]?\d{2,4}[- ]?\d{4}[- ]?\d{3,6}$/),
)
const packers = { 'national-id': packNumber, phone: packPhone } as const

test.each(['national-id', 'phone'] as const)('%s: bytes are packed like texts', (kind) => {
  expect(isNumber(kind)).toBe(true)
  fc.assert(
    fc.property(digits, (text) => {
      const out = { high: 0, low: 0 }
      packers[kind](text, out)
      const [column] = encodeColumns([fieldOf(kind)], [[text]])
      expect([column!.codes[0], column!.low![0]]).toEqual([out.high, out.low])
    }),
    { numRuns: 500 },
  )
})

test('dates: bytes are packed like texts', () => {
  const date = fc.oneof(
    fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    fc.stringMatching(/^\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}$/),
    fc.string(),
  )
  fc.assert(
    fc.property(date, (text) => {
      expect(encodeColumns([fieldOf('date')], [[text]])[0]!.codes[0]).toBe(packDate(text, true) | 0)
    }),
  )
})
