import { hashText } from '../../rules/hash.ts'
import { isBesideName, phoneticClass } from '../../rules/names.ts'
import { kindsOf } from '../../rules/slips.ts'
import type { Arrays } from './arrays.ts'
import { ByteDictionary } from './byte-dictionary.ts'
import { isPlaceRank } from './read-values.ts'
import { IntList, sharedFloats, sharedLetters } from './typed-lists.ts'

/**
 * Numbers kept of each word, side by side: its sound class, a bit for each kind of letter, where its letters begin and how many
 * there are (in this order: relate.ts), then the same of its class. The word's letters and those of classes are in pools of their own.
 */
export const wordFacts = {
  class: 0,
  kinds: 1,
  start: 2,
  length: 3,
  classKinds: 4,
  classStart: 5,
  classLength: 6,
  first: 7,
  stride: 8,
} as const

/**
 * Distinct words with the sound class of each, as typed arrays: words of one class are written differently and spoken alike.
 * Words with a digit or of a script without our sound rules are their own class.
 */
export interface Words {
  /** See wordFacts. */
  readonly facts: Int32Array
  /** UTF-16 letters of all words, and of all classes. */
  readonly letters: Uint16Array
  readonly classLetters: Uint16Array
  readonly classHashes: Int32Array
  /** Rows that use a class, and by word how telling an agreement on it is: -log2 of that share. */
  readonly classUses: Int32Array
  readonly bits: Float32Array
}

/**
 * Collects words while cells are read; `freeze` makes them ready for comparing. How often the words of earlier lists are used
 * stays as it was: what a row is like does not depend on the lists after it.
 */
export class WordDictionary {
  private readonly words: ByteDictionary
  private readonly classes: ByteDictionary
  private readonly facts: IntList
  private readonly letters: LetterList
  private readonly classLetters: LetterList
  private readonly classHashes: IntList
  private readonly hashes: IntList
  /** 1 = a title, a degree or another word beside a name (names.ts), 2 = the rank of a place (read-values.ts). */
  private readonly beside: IntList
  /** Rows of the list that brought a class, by class. */
  private readonly uses: IntList
  private frozen: Words | null = null
  /** Words of earlier lists, and their classes. */
  readonly standing: number
  private readonly standingClasses: number

  /** Goes on where the dictionary kept as `name` ended. */
  constructor(kept?: Arrays, name = '') {
    this.words = new ByteDictionary(kept, `${name}.words`)
    this.classes = new ByteDictionary(kept, `${name}.classes`)
    this.letters = new LetterList(kept, `${name}.letters`)
    this.classLetters = new LetterList(kept, `${name}.classLetters`)
    const list = (part: string) => new IntList(kept?.ints[`${name}.${part}`])
    this.facts = list('facts')
    this.classHashes = list('classHashes')
    this.hashes = list('hashes')
    this.beside = list('beside')
    this.uses = list('uses')
    this.standing = this.words.count
    this.standingClasses = this.classes.count
  }

  keep(to: Arrays, name: string): void {
    this.words.keep(to, `${name}.words`)
    this.classes.keep(to, `${name}.classes`)
    this.letters.keep(to, `${name}.letters`)
    this.classLetters.keep(to, `${name}.classLetters`)
    const { facts, classHashes, hashes, beside, uses } = this
    for (const [part, list] of Object.entries({ facts, classHashes, hashes, beside, uses }))
      to.ints[`${name}.${part}`] = list.saved
  }

  get count(): number {
    return this.words.count
  }

  /** Number of a word of upper-case letters A to Z and digits. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const id = this.words.add(bytes, from, to)
    if (id === this.hashes.length) this.describe(String.fromCharCode(...bytes.subarray(from, to)))
    return id
  }

  /** Number of a word in any script. */
  addText(word: string): number {
    const bytes = bytesOf(word)
    const id = this.words.add(bytes, 0, bytes.length)
    if (id === this.hashes.length) this.describe(word)
    return id
  }

  isBesideName(word: number): boolean {
    return (this.beside.data[word]! & 1) !== 0
  }

  isPlaceRank(word: number): boolean {
    return (this.beside.data[word]! & 2) !== 0
  }

  /** A hash of the letters: the same in every run, whatever the number. */
  hash(word: number): number {
    return this.hashes.data[word]!
  }

  /** Goes on with the hash of the letters of a word's class, doubled letters once: the spaces between words do not count. */
  hashClass(word: number, hash: number, last: number): { hash: number; last: number } {
    const { letters, starts } = this.classLetters
    const of = this.facts.data[word * wordFacts.stride]!
    for (let at = starts.data[of]!; at < starts.data[of + 1]!; at++) {
      const letter = letters[at]!
      if (letter !== last) hash = Math.imul(hash ^ letter, 0x01000193)
      last = letter
    }
    joined.hash = hash
    joined.last = last
    return joined
  }

  /**
   * Makes the words ready for comparing, once: fields that share the dictionary get the same. `count` adds to each word the
   * rows that use it; `rows` is how many there are in all; `room` is for words that come later.
   */
  freeze(rows: number, count: (uses: Float64Array) => void, room = 0): Words {
    if (this.frozen) return this.frozen
    const words = this.hashes.length
    const uses = new Float64Array(words)
    count(uses)
    const facts = this.facts.data
    for (let word = 0; word < words; word++) {
      const of = facts[word * wordFacts.stride]!
      if (of >= this.standingClasses) this.uses.data[of]! += uses[word]!
    }
    this.frozen = {
      facts,
      letters: this.letters.letters,
      classLetters: this.classLetters.letters,
      classHashes: this.classHashes.data,
      classUses: this.uses.data,
      bits: sharedFloats(words + room),
    }
    this.weigh(rows, 0)
    return this.frozen
  }

  /** Sets the bits of the words from `first` on. */
  weigh(rows: number, first: number): void {
    const { facts, bits, classUses } = this.frozen!
    for (let word = first; word < this.words.count; word++) {
      const uses = classUses[facts[word * wordFacts.stride]!]!
      bits[word] = Math.max(0, Math.log2((rows + 1) / Math.max(1, uses)))
    }
  }

  /** Forgets the words that came after those of earlier lists. */
  cut(): void {
    const { standing, standingClasses } = this
    this.words.cut(standing)
    this.classes.cut(standingClasses)
    this.letters.cut(standing)
    this.classLetters.cut(standingClasses)
    this.facts.length = standing * wordFacts.stride
    this.classHashes.length = this.uses.length = standingClasses
    this.hashes.length = this.beside.length = standing
  }

  private describe(word: string): void {
    const text = word.length > 1 && /^[A-Z]+$/.test(word) ? phoneticClass(word) : word
    const of = this.classId(text)
    const { data: starts } = this.classLetters.starts
    this.letters.push(word)
    const facts = {
      class: of,
      kinds: kindsOf(word),
      start: this.letters.length - word.length,
      length: word.length,
      classKinds: kindsOf(text),
      classStart: starts[of]!,
      classLength: starts[of + 1]! - starts[of]!,
      first: word.charCodeAt(0),
    }
    for (const fact of Object.values(facts)) this.facts.push(fact)
    this.hashes.push(hashText(word))
    this.beside.push((isBesideName(word) ? 1 : 0) + (isPlaceRank(word) ? 2 : 0))
  }

  private classId(text: string): number {
    const bytes = bytesOf(text)
    const id = this.classes.add(bytes, 0, bytes.length)
    if (id === this.classHashes.length) {
      this.classLetters.push(text)
      this.classHashes.push(hashText(text))
      this.uses.push(0)
    }
    return id
  }
}

const joined = { hash: 0, last: 0 }

/** A text as bytes that no other text has: as it is where all letters are ASCII, else a 0 and two bytes a letter. */
function bytesOf(text: string): Uint8Array {
  const codes = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  if (codes.every((code) => code < 128)) return Uint8Array.from(codes)
  const bytes = new Uint8Array(1 + 2 * codes.length)
  codes.forEach((code, index) => {
    bytes[1 + 2 * index] = code >>> 8
    bytes[2 + 2 * index] = code & 255
  })
  return bytes
}

/** Texts one after the other, as UTF-16 letters. */
class LetterList {
  letters: Uint16Array
  readonly starts: IntList

  constructor(kept?: Arrays, name = '') {
    this.letters = kept?.letters[name]?.data ?? sharedLetters(1 << 12)
    this.starts = new IntList(kept?.ints[`${name}.starts`])
    if (this.starts.length === 0) this.starts.push(0)
  }

  keep(to: Arrays, name: string): void {
    to.letters[name] = { data: this.letters, length: this.length }
    to.ints[`${name}.starts`] = this.starts.saved
  }

  cut(count: number): void {
    this.starts.length = count + 1
  }

  get length(): number {
    return this.starts.data[this.starts.length - 1]!
  }

  push(text: string): void {
    const start = this.length
    if (start + text.length > this.letters.length) {
      const wider = sharedLetters(Math.max(start + text.length, this.letters.length * 2))
      wider.set(this.letters)
      this.letters = wider
    }
    for (let index = 0; index < text.length; index++) this.letters[start + index] = text.charCodeAt(index)
    this.starts.push(start + text.length)
  }
}
