import { firstToken, flags, type Table, tokenCountOf, wholeName } from './encode.ts'
import { bitsIn, tokenRelation } from './slips.ts'
import type { Model } from './weights.ts'

/** How the tokens of two names match, whatever their order. `conflicts` = tokens left over on both sides. */
export interface NameComparison {
  exact: number
  alike: number
  similar: number
  initials: number
  faint: number
  missing: number
  conflicts: number
  /** Bits of the matched tokens, before penalties. */
  matchedBits: number
  missingBits: number
  /** Whole names agree once the spaces are gone (NUR HAYATI, NURHAYATI). */
  joined: boolean
}

export function newNameComparison(): NameComparison {
  return {
    exact: 0,
    alike: 0,
    similar: 0,
    initials: 0,
    faint: 0,
    missing: 0,
    conflicts: 0,
    matchedBits: 0,
    missingBits: 0,
    joined: false,
  }
}

export const matchedTokens = (name: NameComparison) => name.exact + name.alike + name.similar

/** The most that a row's name can add: all its tokens matched. */
export function nameBitsMax(table: Table, base: number, bits: Float32Array, model: Model): number {
  const count = tokenCountOf(table.cells[base + flags]!)
  let sum = 0
  for (let index = 0; index < count; index++) sum += bits[table.cells[base + firstToken + index]! - 1]!
  return Math.min(model.name.max, sum)
}

/** Matches tokens greedily: equal or same class, then similar, then initials. Symmetric. */
export function compareNames(
  table: Table,
  first: number,
  second: number,
  bits: Float32Array,
  model: Model,
  out: NameComparison,
): void {
  const { cells } = table
  // One order for a pair whichever row comes first: the greedy match depends on it.
  const [x, y] = cells[first + wholeName]! <= cells[second + wholeName]! ? [first, second] : [second, first]
  const [countA, countB] = [tokenCountOf(cells[x + flags]!), tokenCountOf(cells[y + flags]!)]
  out.exact =
    out.alike =
    out.similar =
    out.initials =
    out.faint =
    out.missing =
    out.conflicts =
    out.matchedBits =
    out.missingBits =
      0
  out.joined = false
  if (countA === 0 || countB === 0) return
  let freeA = (1 << countA) - 1
  let freeB = (1 << countB) - 1
  for (let round = 0; round < byRound.length && freeA !== 0 && freeB !== 0; round++)
    for (let i = 0; i < countA; i++)
      for (let j = 0; j < countB; j++) {
        if ((freeA & (1 << i)) === 0 || (freeB & (1 << j)) === 0) continue
        if (
          !matchTokens(
            table,
            cells[x + firstToken + i]! - 1,
            cells[y + firstToken + j]! - 1,
            round,
            bits,
            model,
            out,
          )
        )
          continue
        freeA &= ~(1 << i)
        freeB &= ~(1 << j)
      }
  finish(table, x, y, freeA, freeB, bits, model, out)
}

const byRound = [-1, tokenRelation.alike, tokenRelation.similar, tokenRelation.initial, tokenRelation.faint]

/** Tries one pair of tokens in one round; counts and weighs it when it matches. */
function matchTokens(
  table: Table,
  a: number,
  b: number,
  round: number,
  bits: Float32Array,
  model: Model,
  out: NameComparison,
): boolean {
  if (round === 0) {
    if (a !== b) return false
    out.exact++
    out.matchedBits += bits[a]!
    return true
  }
  if (a === b || table.dictionary.relate(a, b) !== byRound[round]) return false
  const lower = Math.min(bits[a]!, bits[b]!)
  if (round === 1) {
    out.alike++
    out.matchedBits += lower + model.name.alike
  } else if (round === 2) {
    out.similar++
    out.matchedBits += lower * model.name.similarShare
  } else if (round === 3) {
    out.initials++
    out.matchedBits += Math.min(lower, model.name.initial)
  } else {
    out.faint++
    out.matchedBits += model.name.faint
  }
  return true
}

function finish(
  table: Table,
  x: number,
  y: number,
  freeA: number,
  freeB: number,
  bits: Float32Array,
  model: Model,
  out: NameComparison,
): void {
  if (freeA === 0 && freeB === 0) return
  const { cells } = table
  if (cells[x + wholeName] === cells[y + wholeName]) {
    out.joined = true
    out.matchedBits =
      Math.min(nameBitsMax(table, x, bits, model), nameBitsMax(table, y, bits, model)) + model.name.joined
    return
  }
  const [leftA, leftB] = [bitsIn(freeA), bitsIn(freeB)]
  out.conflicts = Math.min(leftA, leftB)
  out.missing = Math.abs(leftA - leftB)
  if (out.missing === 0) return
  const [base, free] = leftA > leftB ? [x, freeA] : [y, freeB]
  out.missingBits = missingBits(cells, base, free, out.missing, bits, model)
}

/** Very common first names (Muhammad, Siti) are left out by habit; the rarest left-over tokens are the ones that count. */
function missingBits(
  cells: Int32Array,
  base: number,
  free: number,
  missing: number,
  bits: Float32Array,
  model: Model,
): number {
  let common = 0
  for (let index = 0; index < 5; index++)
    if (
      (free & (1 << index)) !== 0 &&
      bits[cells[base + firstToken + index]! - 1]! < model.name.commonTokenBits
    )
      common++
  const cheap = Math.min(common, missing)
  return cheap * model.name.missingCommon + (missing - cheap) * model.name.missing
}

/** Bits of a name comparison. In one household a partly different name is a sibling, not a slip. */
export function nameBits(name: NameComparison, sameKk: boolean, model: Model): number {
  const of = model.name
  const matched = Math.min(of.max, name.matchedBits)
  if (name.conflicts === 0) return matched + name.missingBits
  if (matchedTokens(name) === 0)
    return of.nothingInCommon + (sameKk ? of.conflictInHousehold - of.conflict : 0)
  return matched + name.missingBits + name.conflicts * (sameKk ? of.conflictInHousehold : of.conflict)
}
