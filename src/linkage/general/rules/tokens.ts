import { tokenRelation } from '../../rules/dictionary.ts'
import { hashText } from '../../rules/hash.ts'
import { phoneticClass } from '../../rules/names.ts'

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
  private readonly firsts: number[] = []
  private readonly classLetters: number[] = []
  private readonly memoKeys = new Float64Array(1 << memoBits).fill(-1)
  private readonly memoValues = new Uint8Array(1 << memoBits)

  id(token: string): number {
    const known = this.ids.get(token)
    if (known !== undefined) return known
    const id = this.texts.length
    this.ids.set(token, id)
    this.texts.push(token)
    this.letters.push(lettersOf(token))
    this.firsts.push(token.charCodeAt(0))
    this.classOf.push(this.classId(token.length > 1 && /^[A-Z]+$/.test(token) ? phoneticClass(token) : token))
    return id
  }

  /** Relation of two different tokens, a value of tokenRelation. Symmetric. */
  relate(a: number, b: number): number {
    const [x, y] = [this.classOf[a]!, this.classOf[b]!]
    if (x === y) return tokenRelation.alike
    // Another first letter and too many other letters for two edits: most pairs end here, before memory is searched.
    if (
      this.firsts[a] !== this.firsts[b] &&
      bitsIn(this.letters[a]! ^ this.letters[b]!) > 4 &&
      bitsIn(this.classLetters[x]! ^ this.classLetters[y]!) > 4
    )
      return tokenRelation.different
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
    const [x, y] = [this.classOf[low]!, this.classOf[high]!]
    const best = Math.max(
      closeness(a, b, this.letters[low]! ^ this.letters[high]!),
      closeness(this.classTexts[x]!, this.classTexts[y]!, this.classLetters[x]! ^ this.classLetters[y]!),
    )
    if (best === close.similar) return tokenRelation.similar
    return best === close.faint ? tokenRelation.faint : tokenRelation.different
  }

  private classId(text: string): number {
    const known = this.classIds.get(text)
    if (known !== undefined) return known
    this.classIds.set(text, this.classTexts.length)
    this.classTexts.push(text)
    this.classLetters.push(lettersOf(text))
    this.classHashes.push(hashText(text))
    this.classUses.push(0)
    return this.classTexts.length - 1
  }
}

const close = { none: 0, faint: 1, similar: 2 } as const

/**
 * How close two words are: one edit (two in long ones) or cut off = similar; one more = faint. `letters` has a bit for
 * each kind of letter that only one of them has: an edit changes two at most, so most pairs end before a distance is counted.
 */
function closeness(a: string, b: string, letters: number): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 5 && long.startsWith(short)) return close.similar
  const faintMax = short.length >= 5 ? 2 : 1
  if (short.length < 2 || long.length - short.length > faintMax || bitsIn(letters) > 2 * faintMax)
    return close.none
  const edits = distance(short, long)
  if (short.length >= 4 && edits <= (short.length >= 8 ? 2 : 1)) return close.similar
  return edits <= faintMax ? close.faint : close.none
}

const lettersCompared = 30
const width = lettersCompared + 1
const grid = new Uint8Array(width * width)

/** Insertions, deletions, replacements and swapped neighbours between the first letters of two words. */
function distance(a: string, b: string): number {
  const [countA, countB] = [Math.min(a.length, lettersCompared), Math.min(b.length, lettersCompared)]
  for (let j = 0; j <= countB; j++) grid[j] = j
  for (let i = 1; i <= countA; i++) {
    const letter = a.charCodeAt(i - 1)
    const at = i * width
    grid[at] = i
    let least = i
    for (let j = 1; j <= countB; j++) {
      const other = b.charCodeAt(j - 1)
      let best = grid[at - width + j - 1]! + (letter === other ? 0 : 1)
      if (grid[at - width + j]! + 1 < best) best = grid[at - width + j]! + 1
      if (grid[at + j - 1]! + 1 < best) best = grid[at + j - 1]! + 1
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        if (grid[at - 2 * width + j - 2]! + 1 < best) best = grid[at - 2 * width + j - 2]! + 1
      grid[at + j] = best
      if (best < least) least = best
    }
    // Three edits and more are all the same; a swap of neighbours may still take one off the row before.
    if (least > 3) return least
  }
  return grid[countA * width + countB]!
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
