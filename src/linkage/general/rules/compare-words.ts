import { tokenRelation } from '../../rules/dictionary.ts'
import type { Column, Values } from './columns.ts'
import { levelsOf } from './fields.ts'
import { bitsIn } from './tokens.ts'

/** How the words of two values match, whatever their order. Reused from pair to pair. */
const match = { exact: 0, alike: 0, similar: 0, initials: 0, faint: 0, missing: 0, conflicts: 0, bits: 0 }

/** Relations of the words of the last two values: -1 the same word, otherwise a value of tokenRelation. */
const relations = new Int8Array(64)
const same = -1
const rounds = [same, tokenRelation.alike, tokenRelation.similar, tokenRelation.initial, tokenRelation.faint]

/** Bits of the words that matched in the last comparison: how rare what agrees is. */
export const matchedBits = () => match.bits

/** Matches words greedily: equal, then alike, similar, initials, faint. Symmetric: starts from the value with the lower hash. */
function matchWords(values: Values, tokenBits: Float32Array, a: number, b: number, other: Values): void {
  match.exact =
    match.alike =
    match.similar =
    match.initials =
    match.faint =
    match.missing =
    match.conflicts =
      0
  match.bits = 0
  const turn = values.hashes[a]! > other.hashes[b]!
  const [first, x, second, y] = turn ? [other, b, values, a] : [values, a, other, b]
  const [fromA, fromB] = [first.offsets[x]!, second.offsets[y]!]
  const [countA, countB] = [first.offsets[x + 1]! - fromA, second.offsets[y + 1]! - fromB]
  let isAny = false
  for (let i = 0; i < countA; i++)
    for (let j = 0; j < countB; j++) {
      const [tokenA, tokenB] = [first.tokens[fromA + i]!, second.tokens[fromB + j]!]
      const relation = tokenA === tokenB ? same : values.dictionary.relate(tokenA, tokenB)
      relations[i * 8 + j] = relation
      if (relation !== tokenRelation.different) isAny = true
    }
  let [freeA, freeB] = [(1 << countA) - 1, (1 << countB) - 1]
  for (let round = 0; isAny && round < rounds.length && freeA !== 0 && freeB !== 0; round++)
    for (let i = 0; i < countA; i++) {
      if ((freeA & (1 << i)) === 0) continue
      for (let j = 0; j < countB; j++) {
        if ((freeB & (1 << j)) === 0 || relations[i * 8 + j] !== rounds[round]) continue
        count(round, Math.min(tokenBits[first.tokens[fromA + i]!]!, tokenBits[second.tokens[fromB + j]!]!))
        freeA &= ~(1 << i)
        freeB &= ~(1 << j)
        break
      }
    }
  const [leftA, leftB] = [bitsIn(freeA), bitsIn(freeB)]
  match.conflicts = Math.min(leftA, leftB)
  match.missing = Math.abs(leftA - leftB)
}

function count(round: number, bits: number): void {
  if (round === 0) match.exact++
  else if (round === 1) match.alike++
  else if (round === 2) match.similar++
  else if (round === 3) match.initials++
  else match.faint++
  if (round < 3) match.bits += bits
}

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

/** Level of two names that are both there and not one value. */
export function compareNames(column: Column, a: number, b: number, other: Column = column): number {
  matchWords(column.values!, column.tokenBits, a, b, other.values!)
  const sure = match.exact + match.alike
  if (match.conflicts === 0) {
    if (match.faint > 0) return sure + match.similar > 0 ? of.partly : of.different
    if (match.initials > 0) return of.initials
    if (match.missing > 0) return joinedAlike(column, a, b, other) ? of.alike : of.shorter
    return match.similar > 0 ? of.similar : of.alike
  }
  if (joinedAlike(column, a, b, other)) return of.alike
  return sure + match.similar > 0 ? of.partly : of.different
}

/** NUR HAYATI and NURHAYATI: the same letters once the spaces are gone. */
function joinedAlike(column: Column, a: number, b: number, other: Column): boolean {
  return column.values!.joined[a] === other.values!.joined[b]
}

/** Level of two texts or places that are both there and not one value. */
export function compareTexts(column: Column, a: number, b: number): number {
  matchWords(column.values!, column.tokenBits, a, b, column.values!)
  const sure = match.exact + match.alike
  if (match.conflicts === 0 && match.missing === 0 && match.initials === 0 && match.faint === 0)
    return match.similar > 0 ? 3 : 2
  if (joinedAlike(column, a, b, column)) return 2
  return sure + match.similar > 0 || (match.faint > 0 && match.conflicts + match.missing === 0) ? 4 : 5
}

/** Level of two addresses: the share of the bits of the shorter address that agrees; numbers must agree exactly. */
export function compareAddresses(column: Column, a: number, b: number): number {
  const values = column.values!
  matchWords(values, column.tokenBits, a, b, values)
  const shorter = Math.min(bitsOf(values, column.tokenBits, a), bitsOf(values, column.tokenBits, b))
  const share = shorter === 0 ? 0 : match.bits / shorter
  if (share >= 0.7) return 2
  return share >= 0.35 ? 3 : 4
}

function bitsOf(values: Values, tokenBits: Float32Array, value: number): number {
  let sum = 0
  for (let at = values.offsets[value]!; at < values.offsets[value + 1]!; at++)
    sum += tokenBits[values.tokens[at]!]!
  return sum
}
