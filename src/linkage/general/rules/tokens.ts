import { tokenRelation } from '../../rules/dictionary.ts'
import { hashText } from '../../rules/hash.ts'
import { areFaintlySimilar, areSimilar, phoneticClass } from '../../rules/names.ts'

const memoBits = 20

/**
 * Distinct words with the phonetic class of each. Words with a digit or of a script without our sound rules are their own
 * class. Two words are compared once and the answer remembered, so that no text is touched per pair of rows.
 */
export class Tokens {
  readonly texts: string[] = []
  /** Class of each token; hash, text and number of uses of each class. */
  readonly classOf: number[] = []
  readonly classHashes: number[] = []
  readonly classTexts: string[] = []
  readonly classUses: number[] = []
  private readonly ids = new Map<string, number>()
  private readonly classIds = new Map<string, number>()
  private readonly letters: number[] = []
  private readonly memoKeys = new Float64Array(1 << memoBits).fill(-1)
  private readonly memoValues = new Uint8Array(1 << memoBits)

  id(token: string): number {
    const known = this.ids.get(token)
    if (known !== undefined) return known
    const id = this.texts.length
    this.ids.set(token, id)
    this.texts.push(token)
    this.letters.push(lettersOf(token))
    this.classOf.push(this.classId(token.length > 1 && /^[A-Z]+$/.test(token) ? phoneticClass(token) : token))
    return id
  }

  /** Relation of two different tokens, a value of tokenRelation. Symmetric. */
  relate(a: number, b: number): number {
    if (this.classOf[a] === this.classOf[b]) return tokenRelation.alike
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = low * 0x4000000 + high
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits)
    if (this.memoKeys[slot] === key) return this.memoValues[slot]!
    const relation = this.relateTexts(low, high)
    this.memoKeys[slot] = key
    this.memoValues[slot] = relation
    return relation
  }

  private relateTexts(low: number, high: number): number {
    const [a, b] = [this.texts[low]!, this.texts[high]!]
    if (a.length === 1 || b.length === 1)
      return a[0] === b[0] ? tokenRelation.initial : tokenRelation.different
    const [classA, classB] = [this.classTexts[this.classOf[low]!]!, this.classTexts[this.classOf[high]!]!]
    // Two edits change at most four kinds of letters: most pairs end here, before any distance is counted.
    if (
      bitsIn(this.letters[low]! ^ this.letters[high]!) > 4 &&
      bitsIn(lettersOf(classA) ^ lettersOf(classB)) > 4 &&
      !a.startsWith(b) &&
      !b.startsWith(a)
    )
      return tokenRelation.different
    if (areSimilar(classA, classB) || areSimilar(a, b)) return tokenRelation.similar
    return areFaintlySimilar(classA, classB) || areFaintlySimilar(a, b)
      ? tokenRelation.faint
      : tokenRelation.different
  }

  private classId(text: string): number {
    const known = this.classIds.get(text)
    if (known !== undefined) return known
    this.classIds.set(text, this.classTexts.length)
    this.classTexts.push(text)
    this.classHashes.push(hashText(text))
    this.classUses.push(0)
    return this.classTexts.length - 1
  }
}

/** One bit per kind of letter or digit (32 kinds). */
function lettersOf(text: string): number {
  let mask = 0
  for (let index = 0; index < text.length; index++) mask |= 1 << (text.charCodeAt(index) & 31)
  return mask
}

export function bitsIn(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
