import {
  DateEncoder,
  type Decode,
  NumberEncoder,
  rarityOf,
  SexEncoder,
  WordsEncoder,
} from './rules/encode.ts'
import { type Field, isNumber, ownNames } from './rules/fields.ts'
import type { ReadColumn } from './rules/table.ts'
import { WordDictionary } from './rules/words.ts'

type AnyEncoder = NumberEncoder | DateEncoder | SexEncoder | WordsEncoder

const decode: Decode = (bytes, from, to) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString()

/** One encoder for each field; the person's own names share their words. */
export function newEncoders(fields: readonly Field[]): AnyEncoder[] {
  const names = new WordDictionary()
  const own = ownNames(fields)
  return fields.map((field, index) => {
    if (isNumber(field.kind)) return new NumberEncoder(field, decode)
    if (field.kind === 'date') return new DateEncoder(field, decode)
    if (field.kind === 'sex') return new SexEncoder(field, decode)
    return new WordsEncoder(field, own[index] ? names : new WordDictionary(), decode)
  })
}

/** What the encoders took, ready for comparing; `rows` is how many rows each was given. */
export function finishColumns(encoders: readonly AnyEncoder[], rows: number): ReadColumn[] {
  return encoders.map((encoder) => {
    if (encoder instanceof NumberEncoder) {
      const [codes, low] = [encoder.high.toShared(), encoder.low.toShared()]
      return { codes, low, values: null, bits: rarityOf(codes, low) }
    }
    const codes = encoder.codes.toShared()
    if (!(encoder instanceof WordsEncoder))
      return { codes, low: null, values: null, bits: rarityOf(codes, null) }
    return { codes, low: null, values: encoder.freeze(encoder.freezeWords(encoders, rows)), bits: null }
  })
}

/** Encodes rows given as texts, one for each field. */
export function encodeColumns(fields: readonly Field[], rows: readonly (readonly string[])[]): ReadColumn[] {
  const encoders = newEncoders(fields)
  rows.forEach((cells, row) => {
    cells.forEach((cell, index) => {
      const bytes = Buffer.from(cell)
      encoders[index]!.put(row, bytes, 0, bytes.length)
    })
  })
  return finishColumns(encoders, rows.length)
}
