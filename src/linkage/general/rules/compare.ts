import { type Column, memoBits, type Table } from './columns.ts'
import {
  compareAddresses,
  compareNames,
  compareTexts,
  matchedBits,
  partlyLevel,
  swappedLevel,
} from './compare-words.ts'
import { householdFields, isName } from './fields.ts'

/** Levels of one pair by column, and how rare what agrees is (bits; 0 where nothing does). Reused from pair to pair. */
export interface Comparison {
  readonly levels: Uint8Array
  readonly rarity: Float32Array
}

export function newComparison(table: Table): Comparison {
  return {
    levels: new Uint8Array(table.columns.length),
    rarity: new Float32Array(table.columns.length),
  }
}

/** What comparing needs to know of a table beside its columns: which two columns people write into each other's place. */
export interface Comparer {
  readonly table: Table
  readonly given: number
  readonly surname: number
  /** Columns about the person alone and the surname; then the rest of the household's. */
  readonly own: readonly number[]
  readonly household: readonly number[]
}

export function newComparer(table: Table): Comparer {
  const indexOf = (kind: string) => table.columns.findIndex(({ field }) => field.kind === kind)
  const shared = householdFields(table.columns.map(({ field }) => field))
  const all = table.columns.map((_, index) => index)
  const isShared = (index: number) => shared[index]! && table.columns[index]!.field.kind !== 'surname'
  return {
    table,
    given: indexOf('given-name'),
    surname: indexOf('surname'),
    own: all.filter((index) => !isShared(index)),
    household: all.filter(isShared),
  }
}

/** Compares two rows field by field. Symmetric; touches no text but for two words never compared before. */
export function compareRows(comparer: Comparer, a: number, b: number, out: Comparison): void {
  compareOwn(comparer, a, b, out)
  compareHousehold(comparer, a, b, out)
}

/** Compares what is a person's own; the levels of the household stay "missing". */
export function compareOwn(comparer: Comparer, a: number, b: number, out: Comparison): void {
  const { columns } = comparer.table
  out.levels.fill(0)
  for (const index of comparer.own) compareColumn(columns[index]!, index, a, b, out)
  if (comparer.given >= 0 && comparer.surname >= 0) compareSwapped(comparer, a, b, out)
}

export function compareHousehold(comparer: Comparer, a: number, b: number, out: Comparison): void {
  const { columns } = comparer.table
  for (const index of comparer.household) compareColumn(columns[index]!, index, a, b, out)
}

function compareColumn(column: Column, index: number, a: number, b: number, out: Comparison): void {
  const { codes, low, bits } = column
  const [x, y] = [codes[a]!, codes[b]!]
  out.rarity[index] = 0
  if (low.length > 0) {
    const level = compareNumbers(x, low[a]!, y, low[b]!, column.field.kind === 'national-id')
    out.levels[index] = level
    if (level === 1) out.rarity[index] = bits[a]!
    return
  }
  if (x === 0 || y === 0) out.levels[index] = 0
  else if (x === y) {
    out.levels[index] = 1
    out.rarity[index] = bits[a]!
  } else if (column.values) compareValues(column, index, x, y, out)
  else out.levels[index] = column.field.kind === 'date' ? compareDates(x, y) : 2
}

function compareValues(column: Column, index: number, x: number, y: number, out: Comparison): void {
  const { kind } = column.field
  if (kind === 'category') {
    out.levels[index] = 2
    return
  }
  const { keys, levels, rarity } = column.values!.memo
  const [low, high] = x < y ? [x, y] : [y, x]
  const key = low * 0x4000000 + high
  const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits)
  if (keys[slot] !== key) {
    keys[slot] = key
    if (isName(kind)) levels[slot] = compareNames(column, x, y)
    else if (kind === 'address') levels[slot] = compareAddresses(column, x, y)
    else levels[slot] = compareTexts(column, x, y)
    rarity[slot] = matchedBits()
  }
  out.levels[index] = levels[slot]!
  out.rarity[index] = rarity[slot]!
}

/** Given name and surname written in each other's place count once, in the given name. */
function compareSwapped(comparer: Comparer, a: number, b: number, out: Comparison): void {
  const { given, surname, table } = comparer
  if (out.levels[given]! <= 3 || out.levels[surname]! <= 3) return
  const [first, last] = [table.columns[given]!, table.columns[surname]!]
  const cross = (x: number, y: number) =>
    first.codes[x] !== 0 &&
    last.codes[y] !== 0 &&
    compareNames(first, first.codes[x]!, last.codes[y]!, last) <= 3
  const isOne = cross(a, b)
  const bits = isOne ? matchedBits() : 0
  const isOther = cross(b, a)
  if (!isOne && !isOther) return
  // One of the two found in the other's place: the second was misread or is another name.
  out.levels[given] = isOne && isOther ? swappedLevel : Math.min(out.levels[given]!, partlyLevel)
  out.rarity[given] = bits + (isOther ? matchedBits() : 0)
  out.levels[surname] = 0
  out.rarity[surname] = 0
}

const [placesA, placesB] = [new Uint8Array(16), new Uint8Array(16)]

/** Level of two packed numbers (read-values.ts). */
export function compareNumbers(
  highA: number,
  lowA: number,
  highB: number,
  lowB: number,
  isId: boolean,
): number {
  if ((highA | lowA) === 0 || (highB | lowB) === 0) return 0
  if (highA === highB && lowA === lowB) return 1
  const different = isId ? 4 : 3
  if (isId && highA === highB && highA >>> 28 !== 0 && (lowA ^ lowB) >>> 16 === 0) return 3
  const differing = differingPlaces(highA ^ highB) + differingPlaces(lowA ^ lowB)
  if (differing === 1) return 2
  // Numbers that are all different are most of what is compared: they end here, without unpacking.
  const lengthA = highA === 0 ? 32 - Math.clz32(lowA) : 64 - Math.clz32(highA)
  const lengthB = highB === 0 ? 32 - Math.clz32(lowB) : 64 - Math.clz32(highB)
  const shift = ((lengthA + 3) >> 2) - ((lengthB + 3) >> 2)
  if (shift === 0 ? differing !== 2 : Math.abs(shift) !== 1) return different
  unpack(highA, lowA, placesA)
  unpack(highB, lowB, placesB)
  if (shift === 0) return areNeighboursSwapped() ? 2 : different
  return (shift === 1 ? lacksOne(placesA, placesB) : lacksOne(placesB, placesA)) ? 2 : different
}

function differingPlaces(xor: number): number {
  let count = 0
  for (let rest = xor; rest !== 0; rest >>>= 4) if ((rest & 15) !== 0) count++
  return count
}

function unpack(high: number, low: number, places: Uint8Array): void {
  for (let index = 0; index < 8; index++) {
    places[15 - index] = (low >>> (index * 4)) & 15
    places[7 - index] = (high >>> (index * 4)) & 15
  }
}

function areNeighboursSwapped(): boolean {
  for (let at = 0; at < 15; at++)
    if (placesA[at] !== placesB[at]) return placesA[at] === placesB[at + 1] && placesA[at + 1] === placesB[at]
  return false
}

/** True when `short` is `long` with one place left out; both are right-aligned. */
function lacksOne(long: Uint8Array, short: Uint8Array): boolean {
  let at = 15
  while (at >= 0 && long[at] === short[at]) at--
  for (let rest = at - 1; rest >= 0; rest--) if (long[rest] !== short[rest + 1]) return false
  return true
}

/** Level of two different packed dates (YYYYMMDD, 4 bits each; a year alone ends in 0000). */
export function compareDates(a: number, b: number): number {
  const sameYear = (a ^ b) >>> 16 === 0
  if ((a & 0xffff) === 0 || (b & 0xffff) === 0) return sameYear ? 4 : 5
  const differing = differingPlaces(a ^ b)
  if (differing === 1) return 2
  const swapped = ((a & 0xff) << 8) | ((a >>> 8) & 0xff)
  if (sameYear && swapped === (b & 0xffff)) return 2
  if (differing === 2 && neighboursSwapped(a, b)) return 2
  const same = (sameYear ? 1 : 0) + (((a ^ b) & 0xff00) === 0 ? 1 : 0) + (((a ^ b) & 0xff) === 0 ? 1 : 0)
  if (same === 2) return 3
  return sameYear ? 4 : 5
}

function neighboursSwapped(a: number, b: number): boolean {
  for (let shift = 0; shift < 28; shift += 4) {
    const [x, y] = [(a >>> shift) & 0xff, (b >>> shift) & 0xff]
    if ((x & 15) !== (y & 15)) return x >>> 4 === (y & 15) && (x & 15) === y >>> 4
  }
  return false
}
