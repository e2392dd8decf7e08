import { hashText } from './hash.ts'
import { phoneticClass } from './names.ts'
import { pairKey } from './pair-key.ts'
import { areFar, kindsOf, slipOf, tokenRelation } from './slips.ts'

const memoBits = 18
/** As a word of all kinds of letters: of it no other is far. */
const allKinds = -1

/** Distinct name tokens with their phonetic class; classes carry how many records use them. Compared once, remembered. */
export class Dictionary {
  private readonly tokenIds = new Map<string, number>()
  private readonly classIds = new Map<string, number>()
  private readonly tokenTexts: string[] = []
  private readonly classTexts: string[] = []
  private readonly classCounts: number[] = []
  private readonly classHashes: number[] = []
  /** Kinds of letters of each token and of its class (slips.ts); all of them where the class is an initial, which is never far. */
  private readonly tokenKinds: number[] = []
  private readonly classKinds: number[] = []
  private readonly memoKeys = new Float64Array(1 << memoBits).fill(-1)
  private readonly memoValues = new Uint8Array(1 << memoBits)
  /** Class id per token id. */
  readonly classOf: number[] = []
  total = 0

  tokenId(token: string): number {
    const known = this.tokenIds.get(token)
    if (known !== undefined) return known
    const id = this.classOf.length
    this.tokenIds.set(token, id)
    this.tokenTexts.push(token)
    const classId = this.classId(phoneticClass(token))
    this.classOf.push(classId)
    const isInitial = this.classTexts[classId]!.length === 1
    this.tokenKinds.push(isInitial ? allKinds : kindsOf(token))
    this.classKinds.push(isInitial ? allKinds : kindsOf(this.classTexts[classId]!))
    return id
  }

  classText(tokenId: number): string {
    return this.classTexts[this.classOf[tokenId]!]!
  }

  /** 32-bit hash of the token's class; never 0. */
  classHash(tokenId: number): number {
    return this.classHashes[this.classOf[tokenId]!]!
  }

  /** Counts one more (or, with -1, one fewer) use of a token. */
  count(tokenId: number, by: 1 | -1): void {
    this.classCounts[this.classOf[tokenId]!]! += by
    this.total += by
  }

  /** Uses of the token's class among all counted tokens. */
  classCount(tokenId: number): number {
    return this.classCounts[this.classOf[tokenId]!]!
  }

  get size(): number {
    return this.classOf.length
  }

  /** Relation of two tokens with different ids. Symmetric. */
  relate(a: number, b: number): number {
    if (this.classOf[a] === this.classOf[b]) return tokenRelation.alike
    // Most pairs of words are nothing like each other; looking for what is known of them would cost more than this.
    if (areFar(this.classKinds[a]!, this.classKinds[b]!) && areFar(this.tokenKinds[a]!, this.tokenKinds[b]!))
      return tokenRelation.different
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = pairKey(low, high)
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits)
    if (this.memoKeys[slot] === key) return this.memoValues[slot]!
    const relation = relateTokens(
      this.classText(low),
      this.classText(high),
      this.tokenTexts[low]!,
      this.tokenTexts[high]!,
    )
    this.memoKeys[slot] = key
    this.memoValues[slot] = relation
    return relation
  }

  private classId(text: string): number {
    const known = this.classIds.get(text)
    if (known !== undefined) return known
    this.classIds.set(text, this.classTexts.length)
    this.classTexts.push(text)
    this.classCounts.push(0)
    this.classHashes.push(hashText(text))
    return this.classTexts.length - 1
  }
}

/** By class first; a slip of the keyboard (NUNUK, NNUUK) can change the class, so the tokens as written count too. */
function relateTokens(classA: string, classB: string, a: string, b: string): number {
  if (classA.length === 1 || classB.length === 1)
    return classA[0] === classB[0] ? tokenRelation.initial : tokenRelation.different
  const spoken = slipOf(classA, classB)
  if (spoken === tokenRelation.similar) return spoken
  const written = slipOf(a, b)
  return written === tokenRelation.different ? spoken : written
}
