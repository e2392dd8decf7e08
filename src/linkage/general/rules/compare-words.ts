import { bitsIn, tokenRelation } from '../../rules/slips.ts'
import { type Values, valueFacts } from './encode.ts'
import { levelsOf } from './fields.ts'
import { canBeSimilar, relateWords } from './relate.ts'
import { type Words, wordFacts } from './words.ts'

const wordsMax = 8

const name = Object.fromEntries(levelsOf['person-name'].map((level, index) => [level, index]))
const of = {
  alike: name.alike!,
  similar: name.similar!,
  shorter: name.shorter!,
  initials: name.initials!,
  partly: name.partly!,
  different: name.different!,
}
export const swappedLevel = name.swapped!
export const partlyLevel = name.partly!

/** Compares values word by word, whatever the order of the words. One for each dictionary and thread. */
export class WordMatcher {
  /** Bits of the words that matched in the last comparison: how rare what agrees is. */
  bits = 0
  private exact = 0
  private alike = 0
  private similar = 0
  private initials = 0
  private faint = 0
  private missing = 0
  private conflicts = 0
  private readonly words: Words
  /** The two values being matched: their records, places of their words, and a bit for each word without a partner yet. */
  private first: Int32Array = new Int32Array(0)
  private second: Int32Array = this.first
  private x = 0
  private y = 0
  private freeA = 0
  private freeB = 0
  private readonly found = new Int8Array(wordsMax * wordsMax)

  constructor(words: Words) {
    this.words = words
  }

  /** Level of two names that are both there and not one value; they may be of two fields that share their words. */
  compareNames(values: Values, a: number, b: number, other: Values = values): number {
    this.match(values, a, b, other)
    const sure = this.exact + this.alike
    if (this.conflicts === 0) {
      if (this.faint > 0) return sure + this.similar > 0 ? of.partly : of.different
      if (this.initials > 0) return of.initials
      if (this.missing > 0) return areJoinedAlike(values, a, b, other) ? of.alike : of.shorter
      return this.similar > 0 ? of.similar : of.alike
    }
    if (areJoinedAlike(values, a, b, other)) return of.alike
    return sure + this.similar > 0 ? of.partly : of.different
  }

  /** Level of two texts or places that are both there and not one value. */
  compareTexts(values: Values, a: number, b: number): number {
    this.match(values, a, b, values)
    const sure = this.exact + this.alike
    if (this.conflicts === 0 && this.missing === 0 && this.initials === 0 && this.faint === 0)
      return this.similar > 0 ? 3 : 2
    if (areJoinedAlike(values, a, b, values)) return 2
    return sure + this.similar > 0 || (this.faint > 0 && this.conflicts + this.missing === 0) ? 4 : 5
  }

  /** Level of two addresses: the share of the bits of the shorter address that agrees; numbers must agree exactly. */
  compareAddresses(values: Values, a: number, b: number): number {
    this.matchEqual(values, a, b, values)
    this.matchSimilar()
    const shorter = Math.min(this.bitsOf(values, a), this.bitsOf(values, b))
    const share = shorter === 0 ? 0 : this.bits / shorter
    if (share >= 0.7) return 2
    return share >= 0.35 ? 3 : 4
  }

  /** Matches words greedily: equal, then alike, similar, initials, faint. */
  private match(values: Values, a: number, b: number, other: Values): void {
    this.matchEqual(values, a, b, other)
    if (this.freeA !== 0 && this.freeB !== 0) this.matchRest()
    const [leftA, leftB] = [bitsIn(this.freeA), bitsIn(this.freeB)]
    this.conflicts = Math.min(leftA, leftB)
    this.missing = Math.abs(leftA - leftB)
  }

  /** Matches words that are equal, then those that are alike. Symmetric: starts from the value with the lower hash. */
  private matchEqual(values: Values, a: number, b: number, other: Values): void {
    const [x, y] = [a * values.stride, b * other.stride]
    const isTurned = values.records[x + valueFacts.hash]! > other.records[y + valueFacts.hash]!
    this.first = isTurned ? other.records : values.records
    this.second = isTurned ? values.records : other.records
    this.x = (isTurned ? y : x) + valueFacts.words
    this.y = (isTurned ? x : y) + valueFacts.words
    this.freeA = (1 << this.first[this.x - valueFacts.words]!) - 1
    this.freeB = (1 << this.second[this.y - valueFacts.words]!) - 1
    this.similar = this.initials = this.faint = 0
    this.bits = 0
    this.exact = this.matchSame(false)
    this.alike = this.freeA !== 0 && this.freeB !== 0 ? this.matchSame(true) : 0
  }

  /** Matches words that are the same, or of one sound class; returns how many. */
  private matchSame(isByClass: boolean): number {
    const { first, second, x, y } = this
    const { facts, bits: bitsOf } = this.words
    // What changes stays in locals: this is the innermost loop of all.
    let { freeA, freeB, bits } = this
    let matched = 0
    for (let i = 0, restA = freeA; restA !== 0; i++, restA >>>= 1) {
      if ((restA & 1) === 0) continue
      const word = first[x + i]!
      const wanted = isByClass ? facts[word * wordFacts.stride]! : word
      for (let j = 0, restB = freeB; restB !== 0; j++, restB >>>= 1) {
        if ((restB & 1) === 0) continue
        const other = second[y + j]!
        if ((isByClass ? facts[other * wordFacts.stride]! : other) !== wanted) continue
        bits += Math.min(bitsOf[word]!, bitsOf[other]!)
        freeA &= ~(1 << i)
        freeB &= ~(1 << j)
        matched++
        break
      }
    }
    this.freeA = freeA
    this.freeB = freeB
    this.bits = bits
    return matched
  }

  /** Matches words that are similar, where nothing else counts: most words left of two addresses are too short for that. */
  private matchSimilar(): void {
    const { words, first, second, x, y } = this
    const longB = this.longWords(second, y, this.freeB)
    let longA = longB === 0 ? 0 : this.longWords(first, x, this.freeA)
    for (let i = 0; longA !== 0; i++, longA >>>= 1) {
      if ((longA & 1) === 0) continue
      for (let j = 0, rest = longB & this.freeB; rest !== 0; j++, rest >>>= 1) {
        if ((rest & 1) === 0) continue
        if (relateWords(words, first[x + i]!, second[y + j]!) !== tokenRelation.similar) continue
        this.pair(i, j)
        break
      }
    }
  }

  /** Of some words of a value, a bit for each, those that have letters enough. */
  private longWords(from: Int32Array, at: number, free: number): number {
    let long = 0
    for (let index = 0, rest = free; rest !== 0; index++, rest >>>= 1)
      if ((rest & 1) !== 0 && canBeSimilar(this.words, from[at + index]!)) long |= 1 << index
    return long
  }

  private matchRest(): void {
    const { first, second, x, y, found, freeA, freeB } = this
    let seen = 0
    for (let i = 0; freeA >>> i !== 0; i++)
      for (let j = 0; freeB >>> j !== 0; j++) {
        if ((freeA & (1 << i)) === 0 || (freeB & (1 << j)) === 0) continue
        const relation = relateWords(this.words, first[x + i]!, second[y + j]!)
        found[i * wordsMax + j] = relation
        seen |= 1 << relation
      }
    if ((seen & (1 << tokenRelation.similar)) !== 0)
      this.similar = this.matchFound(tokenRelation.similar, true)
    if ((seen & (1 << tokenRelation.initial)) !== 0)
      this.initials = this.matchFound(tokenRelation.initial, false)
    if ((seen & (1 << tokenRelation.faint)) !== 0) this.faint = this.matchFound(tokenRelation.faint, false)
  }

  private matchFound(relation: number, isTelling: boolean): number {
    let matched = 0
    for (let i = 0; this.freeA >>> i !== 0; i++) {
      if ((this.freeA & (1 << i)) === 0) continue
      for (let j = 0; this.freeB >>> j !== 0; j++) {
        if ((this.freeB & (1 << j)) === 0 || this.found[i * wordsMax + j] !== relation) continue
        this.pair(i, j, isTelling)
        matched++
        break
      }
    }
    return matched
  }

  /** Takes two words out of what is left; what they agree on counts, unless it is too little to count. */
  private pair(i: number, j: number, isTelling = true): void {
    const { bits } = this.words
    const [a, b] = [bits[this.first[this.x + i]!]!, bits[this.second[this.y + j]!]!]
    if (isTelling) this.bits += Math.min(a, b)
    this.freeA &= ~(1 << i)
    this.freeB &= ~(1 << j)
  }

  private bitsOf(values: Values, value: number): number {
    const at = value * values.stride
    let sum = 0
    for (let index = 0; index < values.records[at]!; index++)
      sum += this.words.bits[values.records[at + valueFacts.words + index]!]!
    return sum
  }
}

/** NUR HAYATI and NURHAYATI: the same letters once the spaces are gone. */
function areJoinedAlike(values: Values, a: number, b: number, other: Values): boolean {
  return (
    values.records[a * values.stride + valueFacts.joined] ===
    other.records[b * other.stride + valueFacts.joined]
  )
}
