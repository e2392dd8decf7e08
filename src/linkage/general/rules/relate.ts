import { bitsIn, faintMost, similarLeast, slipOfEdits, startLeast, tokenRelation } from '../../rules/slips.ts'
import { type Words, wordFacts } from './words.ts'

/** Longest words whose edits are counted whole: a bit per letter. */
const lettersCompared = 31
const placesOf = new Int32Array(1 << 16)

/**
 * Relation of two different words, a value of tokenRelation. Symmetric. `alike` = one sound class; `similar` = one edit apart
 * (two in long words) or cut off, as written or by class; `faint` = one edit more; `initial` = one is the other's first letter.
 */
export function relateWords(words: Words, a: number, b: number): number {
  const { facts } = words
  const [x, y] = [a * wordFacts.stride, b * wordFacts.stride]
  if (facts[x] === facts[y]) return tokenRelation.alike
  const isFirstSame = facts[x + wordFacts.first] === facts[y + wordFacts.first]
  if (facts[x + wordFacts.length] === 1 || facts[y + wordFacts.length] === 1)
    return isFirstSame ? tokenRelation.initial : tokenRelation.different
  const written = closeness(words.letters, facts, x + wordFacts.kinds, y + wordFacts.kinds)
  if (written === tokenRelation.similar) return written
  const spoken = closeness(words.classLetters, facts, x + wordFacts.classKinds, y + wordFacts.classKinds)
  return spoken === tokenRelation.different ? written : spoken
}

/** False for a word that is too short to be similar to any other: see relateWords. */
export function canBeSimilar({ facts }: Words, word: number): boolean {
  const at = word * wordFacts.stride
  return facts[at + wordFacts.length]! >= similarLeast || facts[at + wordFacts.classLength]! >= similarLeast
}

/** From the kinds of letters of a word or its class to where its letters begin, and to how many there are: wordFacts. */
const [toStart, toLength] = [wordFacts.start - wordFacts.kinds, wordFacts.length - wordFacts.kinds]

/**
 * similar, faint or different: see relateWords. Words are given by where their facts begin: the kinds of letters.
 * Most pairs end by these: an edit changes two kinds of letters at most, and what is cut off has none of its own.
 */
function closeness(letters: Uint16Array, facts: Int32Array, x: number, y: number): number {
  const [lengthA, lengthB] = [facts[x + toLength]!, facts[y + toLength]!]
  if (lengthA > lengthB) return closeness(letters, facts, y, x)
  const [kindsA, a] = [facts[x]!, facts[x + toStart]!]
  const [kindsB, b] = [facts[y]!, facts[y + toStart]!]
  if (lengthA >= startLeast && (kindsA & ~kindsB) === 0 && isStart(letters, a, lengthA, b))
    return tokenRelation.similar
  const most = faintMost(lengthA)
  if (lengthA < 2 || lengthB - lengthA > most) return tokenRelation.different
  if (bitsIn(kindsA ^ kindsB) > 2 * most) return tokenRelation.different
  return slipOfEdits(lengthA, countEdits(letters, a, a + lengthA, b, b + lengthB))
}

function isStart(letters: Uint16Array, short: number, length: number, long: number): boolean {
  for (let index = 0; index < length; index++)
    if (letters[short + index] !== letters[long + index]) return false
  return true
}

/**
 * Insertions, deletions, replacements and swapped neighbours between the first letters of two words, a column of the usual
 * table at once as bits (Hyyrö 2003, A bit-vector algorithm for computing Levenshtein and Damerau edit distances).
 */
function countEdits(letters: Uint16Array, a: number, endA: number, b: number, endB: number): number {
  const lastA = Math.min(endA, a + lettersCompared)
  const lastB = Math.min(endB, b + lettersCompared)
  for (let at = a; at < lastA; at++) placesOf[letters[at]!]! |= 1 << (at - a)
  const last = 1 << (lastA - a - 1)
  let [vp, vn, d0, before, edits] = [-1, 0, 0, 0, lastA - a]
  for (let at = b; at < lastB; at++) {
    const places = placesOf[letters[at]!]!
    const swapped = ((~d0 & places) << 1) & before
    d0 = (((places & vp) + vp) ^ vp) | places | vn | swapped
    let hp = vn | ~(d0 | vp)
    let hn = d0 & vp
    if ((hp & last) !== 0) edits++
    if ((hn & last) !== 0) edits--
    hp = (hp << 1) | 1
    hn <<= 1
    vp = hn | ~(d0 | hp)
    vn = hp & d0
    before = places
  }
  for (let at = a; at < lastA; at++) placesOf[letters[at]!] = 0
  return edits
}
