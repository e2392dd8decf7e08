import { type Arrays, newArrays } from './rules/arrays.ts'
import { type Decode, type Encoder, rarityOf, SexEncoder, WordsEncoder } from './rules/encode.ts'
import { DateEncoder, NumberEncoder } from './rules/encode-numbers.ts'
import { type Field, isNumber, ownNames } from './rules/fields.ts'
import type { ReadColumn } from './rules/table.ts'
import { WordDictionary } from './rules/words.ts'

type AnyEncoder = NumberEncoder | DateEncoder | SexEncoder | WordsEncoder

/** What the fields of earlier lists were, when a register takes up another. */
export interface KnownFields {
  readonly arrays: Arrays
  /** Rows the model was trained on; how rare a word is counts among these. */
  readonly rows: number
  /** By field: rows that had a value. */
  readonly filled: readonly number[]
}

/** Encoders of some fields, given by their numbers, and the dictionaries they use. */
export interface Encoders {
  readonly fields: readonly number[]
  readonly encoders: readonly AnyEncoder[]
  readonly dictionaries: ReadonlyMap<string, WordDictionary>
  readonly known: KnownFields | undefined
}

const decode: Decode = (bytes, from, to) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString()

const nameOf = (field: number) => `field-${field}`

/** One encoder for each of the fields `taken`; the person's own names share their words. */
export function newEncoders(
  fields: readonly Field[],
  taken: readonly number[],
  known?: KnownFields,
): Encoders {
  const own = ownNames(fields)
  const dictionaries = new Map<string, WordDictionary>()
  const dictionaryOf = (name: string) => {
    const dictionary = dictionaries.get(name) ?? new WordDictionary(known?.arrays, name)
    dictionaries.set(name, dictionary)
    return dictionary
  }
  const encoders = taken.map((index) => {
    const field = fields[index]!
    if (isNumber(field.kind)) return new NumberEncoder(field, decode)
    if (field.kind === 'date') return new DateEncoder(field, decode)
    if (field.kind === 'sex') return new SexEncoder(field, decode)
    const words = dictionaryOf(own[index] ? 'names' : nameOf(index))
    return new WordsEncoder(field, words, decode, known?.arrays, nameOf(index))
  })
  return { fields: taken, encoders, dictionaries, known }
}

/**
 * What the encoders took, ready for comparing; `rows` is how many rows each was given. `room` is for words and values that
 * come later. `kept` is what a register has to keep of it.
 */
export function finishColumns(
  { fields, encoders, dictionaries, known }: Encoders,
  rows: number,
  room = 0,
): { columns: ReadColumn[]; kept: Arrays } {
  const kept = newArrays()
  const columns = encoders.map((encoder, index): ReadColumn => {
    const before = known?.filled[fields[index]!] ?? 0
    if (encoder instanceof NumberEncoder) {
      const [codes, low] = [encoder.high.filled, encoder.low.filled]
      return { codes, low, values: null, bits: rarityOf(codes, low, before) }
    }
    const codes = encoder.codes.filled
    if (!(encoder instanceof WordsEncoder))
      return { codes, low: null, values: null, bits: rarityOf(codes, null, before) }
    const words = encoder.freezeWords(encoders, known?.rows ?? rows, room)
    const values = encoder.freeze(words, before, room)
    encoder.keep(kept, nameOf(fields[index]!), values)
    return { codes, low: null, values, bits: null }
  })
  for (const [name, dictionary] of dictionaries) dictionary.keep(kept, name)
  return { columns, kept }
}

/** Encodes rows given as texts, one for each field. Ages count back from the day `asOf` (YYYY-MM-DD). */
export function encodeColumns(
  fields: readonly Field[],
  rows: readonly (readonly string[])[],
  asOf?: string,
): ReadColumn[] {
  const taken = newEncoders(
    fields,
    fields.map((_, index) => index),
  )
  countAgesFrom(taken.encoders, asOf)
  rows.forEach((cells, row) => {
    cells.forEach((cell, index) => {
      const bytes = Buffer.from(cell)
      taken.encoders[index]!.put(row, bytes, 0, bytes.length)
    })
  })
  return finishColumns(taken, rows.length).columns
}

/** The day (YYYY-MM-DD) that ages in the cells that come next count back from. */
export function countAgesFrom(encoders: readonly Encoder[], asOf: string | undefined): void {
  for (const encoder of encoders) if (encoder instanceof DateEncoder) encoder.asOf = asOf
}

/** Makes ready what one more row brought, when the columns were finished with room for it. */
export function weighNew(
  { encoders, dictionaries, known, fields }: Encoders,
  columns: readonly ReadColumn[],
): void {
  for (const dictionary of dictionaries.values()) dictionary.weigh(known?.rows ?? 1, dictionary.standing)
  encoders.forEach((encoder, index) => {
    if (!(encoder instanceof WordsEncoder)) return
    const rarest = Math.log2((known?.filled[fields[index]!] ?? 0) + 1)
    columns[index]!.values!.bits.fill(rarest, encoder.standing, encoder.valueCount)
  })
}

/** Forgets the words and values that came after those of the register. */
export function forgetNew({ encoders, dictionaries }: Encoders): void {
  for (const encoder of encoders) if (encoder instanceof WordsEncoder) encoder.cut()
  for (const dictionary of dictionaries.values()) dictionary.cut()
}
