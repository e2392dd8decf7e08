import { mix } from '../../rules/hash.ts'
import type { Arrays } from './arrays.ts'
import { ByteDictionary } from './byte-dictionary.ts'
import { type Field, isName } from './fields.ts'
import { readSex, wordsMaxOf, wordsOf } from './read-values.ts'
import { slotsOf } from './slots.ts'
import { countUp, IntList, sharedFloats, sortByKey } from './typed-lists.ts'
import type { WordDictionary, Words } from './words.ts'

/** UTF-8 bytes as a text; given from outside, because the rules know no platform. */
export type Decode = (bytes: Uint8Array, from: number, to: number) => string

/**
 * Distinct values of a field of words. Value v: `records[v * stride]` = number of words, then a hash of its letters, a hash
 * of its sound without the spaces, then its words. Value 0 is missing.
 */
export interface Values {
  readonly words: Words
  readonly stride: number
  readonly records: Int32Array
  /** By value: -log2 of its share among the rows that had one when it first came. */
  readonly bits: Float32Array
}

/** Where the parts of a value's record are. */
export const valueFacts = { count: 0, hash: 1, joined: 2, words: 3 } as const

/** Takes the cells of one field, row by row. Cells come as bytes, so that the usual ones never become texts. */
export interface Encoder {
  readonly field: Field
  put(row: number, bytes: Uint8Array, from: number, to: number): void
}

/** Longer cells are cut. */
export const cellBytesMax = 1600

/** Cells of few distinct values: each is read once. */
export class SexEncoder implements Encoder {
  readonly field: Field
  readonly codes = new IntList()
  private readonly cells = new ByteDictionary()
  private readonly read = new IntList()
  private readonly decode: Decode

  constructor(field: Field, decode: Decode) {
    this.field = field
    this.decode = decode
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    const end = Math.min(to, from + cellBytesMax)
    const cell = this.cells.add(bytes, from, end)
    if (cell === this.read.length) this.read.push(readSex(this.decode(bytes, from, end)))
    this.codes.put(row, this.read.data[cell]!)
  }
}

/** Upper-case letter or digit of an ASCII byte; 0 = between words, 1 = left out, 2 = not ASCII. */
const letterOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte > 127) return 2
  const letter = String.fromCharCode(byte).toUpperCase()
  if (/[A-Z0-9]/.test(letter)) return letter.charCodeAt(0)
  return letter === "'" || letter === '`' ? 1 : 0
})
const scratchWords = 256
/** Longer cells are rare and take the long way. */
const plainBytesMax = 400
const [space, nine] = [32, 57]

/** Names, places, addresses, texts and categories: each row points to a value, each value to its words. */
export class WordsEncoder implements Encoder {
  readonly field: Field
  readonly codes = new IntList()
  private readonly dictionary: WordDictionary
  private readonly decode: Decode
  private readonly stride: number
  private readonly wordsMax: number
  private readonly records: IntList
  private slots: Int32Array
  private readonly found = new Int32Array(scratchWords)
  private readonly letters = new Uint8Array(cellBytesMax)
  private readonly cells = new ByteDictionary()
  private readonly valueOfCell = new IntList()
  /** Rarity of the values of earlier lists, and how many there are. */
  private readonly standingBits: Float32Array
  readonly standing: number

  /** Fields that share a dictionary know each other's words. Goes on where the values kept as `name` ended. */
  constructor(field: Field, dictionary: WordDictionary, decode: Decode, kept?: Arrays, name = '') {
    this.field = field
    this.dictionary = dictionary
    this.decode = decode
    this.wordsMax = wordsMaxOf(field.kind)
    this.stride = valueFacts.words + this.wordsMax
    this.records = new IntList(kept?.ints[`${name}.records`])
    this.standingBits = kept?.floats[`${name}.bits`]?.data ?? new Float32Array(1)
    for (let index = this.records.length; index < this.stride; index++) this.records.push(0)
    this.standing = this.valueCount
    this.slots = this.slotsOfValues()
  }

  keep(to: Arrays, name: string, { bits }: Values): void {
    to.ints[`${name}.records`] = this.records.saved
    to.floats[`${name}.bits`] = { data: bits, length: this.valueCount }
  }

  /** Forgets the values that came after those of earlier lists. */
  cut(): void {
    for (let value = this.valueCount - 1; value >= this.standing; value--) {
      let slot = this.records.data[value * this.stride + valueFacts.hash]! & (this.slots.length - 1)
      while (this.slots[slot] !== value) slot = (slot + 1) & (this.slots.length - 1)
      this.slots[slot] = 0
    }
    this.records.length = this.standing * this.stride
  }

  get valueCount(): number {
    return this.records.length / this.stride
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    this.codes.put(row, from === to ? 0 : this.read(bytes, from, Math.min(to, from + cellBytesMax)))
  }

  /** Number of a cell's value. */
  private read(bytes: Uint8Array, from: number, end: number): number {
    if (this.field.kind === 'category') return this.categoryOf(bytes, from, end)
    let count = this.split(bytes, from, end)
    if (count < 0) {
      const words = wordsOf(this.decode(bytes, from, end), this.field.kind)
      count = words.length
      words.forEach((word, index) => {
        this.found[index] = this.dictionary.addText(word)
      })
    }
    return count === 0 ? 0 : this.valueOf(count)
  }

  /** Puts the words of a plain cell into `found`; -1 where the full treatment of wordsOf is needed. */
  private split(bytes: Uint8Array, from: number, to: number): number {
    const { letters, found, dictionary } = this
    const name = isName(this.field.kind)
    if (to - from > plainBytesMax) return -1
    let [count, start, end] = [0, 0, 0]
    for (let at = from; at <= to; at++) {
      const letter = at === to ? 0 : letterOf[bytes[at]!]!
      if (letter > 2) {
        if (name && letter <= nine) return -1
        letters[end++] = letter
        continue
      }
      if (letter === 1) continue
      if (letter === 2 || (name && at < to && bytes[at] !== space)) return -1
      if (end === start) continue
      if (count < this.wordsMax || name) found[count++] = dictionary.add(letters, start, end)
      if (name && dictionary.isBesideName(found[count - 1]!)) return -1
      start = end
    }
    const isRanked = this.field.kind === 'place' && count > 1 && dictionary.isPlaceRank(found[0]!)
    return isRanked ? -1 : Math.min(count, this.wordsMax)
  }

  /** A category is one word, whatever it is made of; few distinct cells, each read once. */
  private categoryOf(bytes: Uint8Array, from: number, to: number): number {
    const cell = this.cells.add(bytes, from, to)
    if (cell === this.valueOfCell.length) {
      const words = wordsOf(this.decode(bytes, from, to), this.field.kind)
      this.found[0] = words.length === 0 ? 0 : this.dictionary.addText(words.join(' '))
      this.valueOfCell.push(words.length === 0 ? 0 : this.valueOf(1))
    }
    return this.valueOfCell.data[cell]!
  }

  /** Number of the value made of the first `count` words found. */
  private valueOf(count: number): number {
    const { found, stride, records, dictionary } = this
    let hash = count
    for (let index = 0; index < count; index++) hash = mix(hash, dictionary.hash(found[index]!))
    let slot = hash & (this.slots.length - 1)
    for (let value = this.slots[slot]!; value !== 0; value = this.slots[slot]!) {
      if (this.isValue(value * stride, count, hash)) return value
      slot = (slot + 1) & (this.slots.length - 1)
    }
    const value = this.valueCount
    this.slots[slot] = value
    records.push(count)
    records.push(hash)
    records.push(this.joinedHash(count))
    for (let index = 0; index < this.wordsMax; index++) records.push(index < count ? found[index]! : 0)
    if (value * 2 > this.slots.length) this.slots = this.slotsOfValues()
    return value
  }

  private isValue(at: number, count: number, hash: number): boolean {
    const { data } = this.records
    if (data[at + valueFacts.hash] !== hash || data[at] !== count) return false
    for (let index = 0; index < count; index++)
      if (data[at + valueFacts.words + index] !== this.found[index]) return false
    return true
  }

  private joinedHash(count: number): number {
    let [hash, last] = [0x811c9dc5, 0]
    for (let index = 0; index < count; index++) {
      const next = this.dictionary.hashClass(this.found[index]!, hash, last)
      hash = next.hash
      last = next.last
    }
    return hash
  }

  private slotsOfValues(): Int32Array {
    return slotsOf(this.valueCount - 1, this.records.data, this.stride, this.stride + valueFacts.hash)
  }

  /** The dictionary ready for comparing; words count in all fields of `others` that share it. */
  freezeWords(others: readonly Encoder[], rows: number, room = 0): Words {
    const sharing = others.filter(
      (other) => other instanceof WordsEncoder && other.dictionary === this.dictionary,
    ) as WordsEncoder[]
    const count = (uses: Float64Array) => {
      for (const encoder of sharing) encoder.countWords(uses)
    }
    return this.dictionary.freeze(rows, count, room)
  }

  /** Words of earlier lists keep the count they had then, so only new values matter. */
  private countWords(uses: Float64Array): void {
    const { standing, stride } = this
    const { data } = this.records
    this.countNewValues().forEach((rows, place) => {
      const value = (standing + place) * stride
      for (let index = 0; index < data[value]!; index++)
        uses[data[value + valueFacts.words + index]!]! += rows
    })
  }

  /** Rows by value, from the first that earlier lists did not have. */
  private countNewValues(): Float64Array {
    const { standing } = this
    const uses = new Float64Array(this.valueCount - standing)
    const { data, length } = this.codes
    for (let row = 0; row < length; row++) if (data[row]! >= standing) uses[data[row]! - standing]!++
    return uses
  }

  private countMissing(): number {
    const { data, length } = this.codes
    let missing = 0
    for (let row = 0; row < length; row++) if (data[row] === 0) missing++
    return missing
  }

  /** The values ready for comparing. `before` is how many rows of earlier lists had a value; `room` is for later values. */
  freeze(words: Words, before = 0, room = 0): Values {
    const { standing, valueCount } = this
    const filled = before + this.codes.length - this.countMissing()
    const bits = sharedFloats(valueCount + room)
    bits.set(this.standingBits.subarray(0, standing))
    this.countNewValues().forEach((rows, place) => {
      bits[standing + place] = Math.log2(filled / Math.max(1, rows))
    })
    return { words, stride: this.stride, records: this.records.data, bits }
  }
}

/**
 * Bits of each row's value: -log2 of its share among the rows that have one, `before` of them in earlier lists. `low` is the
 * second half of numbers, or null.
 */
export function rarityOf(codes: Int32Array, low: Int32Array | null, before = 0): Float32Array {
  const count = codes.length
  const bits = sharedFloats(count)
  const read = new Int32Array(count)
  let missing = 0
  for (let row = 0; row < count; row++) {
    const other = low === null ? 0 : low[row]!
    read[row] = (codes[row]! | other) === 0 ? 0 : mix(codes[row]!, other)
    if (read[row] === 0) missing++
  }
  const { keys, rows } = sortByKey({ keys: read, rows: countUp(count) })
  for (let from = missing, to = missing; from < count; from = to) {
    while (to < count && keys[to] === keys[from]) to++
    const share = Math.log2((before + count - missing) / (to - from))
    for (let at = from; at < to; at++) bits[rows[at]!] = share
  }
  return bits
}
