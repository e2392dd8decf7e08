import { levelsOf } from './fields.ts'
import { isFromAge } from './read-values.ts'

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
  if (isId && isSameButSerial(highA, lowA, highB, lowB)) return isCutOff(lowA, lowB) ? 2 : 3
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

/** Two national numbers that are one number, spoilt in one of them or both by a spreadsheet that keeps 15 digits. */
export function isOneCutOff(highA: number, lowA: number, highB: number, lowB: number): boolean {
  return isSameButSerial(highA, lowA, highB, lowB) && isCutOff(lowA, lowB)
}

/** Sixteen digits, of which only the last four, the serial, may differ. */
const isSameButSerial = (highA: number, lowA: number, highB: number, lowB: number) =>
  highA === highB && highA >>> 28 !== 0 && (lowA ^ lowB) >>> 16 === 0

const isCutOff = (low: number, other: number) => isSpoilt(low, other) || isSpoilt(other, low)

/** The serial 0000, or the last digit 0 that a spreadsheet puts after 15 digits: the same number spoilt, not a neighbour's. */
const isSpoilt = (low: number, other: number) =>
  (low & 0xffff) === 0x1111 || ((low ^ other) >>> 4 === 0 && (low & 15) === 1)

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

const levelOf = (name: string) => levelsOf.date.indexOf(name)
const dateLevels = {
  equal: levelOf('equal'),
  slip: levelOf('slip'),
  age: levelOf('age'),
  part: levelOf('part'),
  year: levelOf('year'),
  near: levelOf('near'),
  different: levelOf('different'),
}
/** Years that a birth year reckoned from an age may be off, and that ages are off which people guess and round. */
const ageYears = { sure: 1, near: 5 }

/** Level of two packed dates (YYYYMMDD, 4 bits each; a year alone ends in 0000, one reckoned from an age in a mark). */
export function compareDates(a: number, b: number): number {
  if (isFromAge(a) || isFromAge(b)) return compareYears(a, b)
  if (a === b) return dateLevels.equal
  const sameYear = (a ^ b) >>> 16 === 0
  if ((a & 0xffff) === 0 || (b & 0xffff) === 0) return sameYear ? dateLevels.year : dateLevels.different
  const differing = differingPlaces(a ^ b)
  if (differing === 1) return dateLevels.slip
  const swapped = ((a & 0xff) << 8) | ((a >>> 8) & 0xff)
  if (sameYear && swapped === (b & 0xffff)) return dateLevels.slip
  if (differing === 2 && neighboursSwapped(a, b)) return dateLevels.slip
  const same = (sameYear ? 1 : 0) + (((a ^ b) & 0xff00) === 0 ? 1 : 0) + (((a ^ b) & 0xff) === 0 ? 1 : 0)
  if (same === 2) return dateLevels.part
  return sameYear ? dateLevels.year : dateLevels.different
}

function compareYears(a: number, b: number): number {
  const apart = Math.abs(yearOf(a) - yearOf(b))
  if (apart <= ageYears.sure) return dateLevels.age
  return apart <= ageYears.near ? dateLevels.near : dateLevels.different
}

function yearOf(date: number): number {
  const digit = (place: number) => (date >>> (16 + 4 * place)) & 15
  return digit(3) * 1000 + digit(2) * 100 + digit(1) * 10 + digit(0)
}

function neighboursSwapped(a: number, b: number): boolean {
  for (let shift = 0; shift < 28; shift += 4) {
    const [x, y] = [(a >>> shift) & 0xff, (b >>> shift) & 0xff]
    if ((x & 15) !== (y & 15)) return x >>> 4 === (y & 15) && (x & 15) === y >>> 4
  }
  return false
}
