import {
  compareNames,
  type NameComparison,
  nameBits,
  nameBitsMax,
  newNameComparison,
} from './compare-names.ts'
import {
  birth,
  door,
  flags,
  isDateOfNik,
  isDefaultDay,
  kk,
  mother,
  nikHigh,
  nikLow,
  nikTrust,
  nikTrustOf,
  place,
  precision,
  precisionOf,
  sexOf,
  stride,
  type Table,
} from './encode.ts'
import { level, type Model } from './weights.ts'

/** Levels (numbers, see weights.ts) of one pair of records, and the total weight in bits. Reused from pair to pair. */
export interface Comparison {
  nik: number
  date: number
  sex: number
  place: number
  kk: number
  door: number
  mother: number
  /** What the dates rest on, a position in dateBases. */
  dateBasis: number
  readonly name: NameComparison
  nameBits: number
  /** Place, KK, door and mother after the household cap. */
  householdBits: number
  weight: number
}

/** The weaker of the two dates: both days are written; one is only an age; only a year; one is read out of a NIK. */
export const dateBases = ['day', 'age', 'year', 'nik'] as const

export function newComparison(): Comparison {
  return {
    nik: 0,
    date: 0,
    sex: 0,
    place: 0,
    kk: 0,
    door: 0,
    mother: 0,
    dateBasis: 0,
    name: newNameComparison(),
    nameBits: 0,
    householdBits: 0,
    weight: 0,
  }
}

const nik = {
  equal: level('nik', 'equal'),
  equalUnsure: level('nik', 'equal-unsure'),
  equalUnissued: level('nik', 'equal-unissued'),
  nearUnsure: level('nik', 'near-unsure'),
  serialUnissued: level('nik', 'serial-unissued'),
  samePrefix: level('nik', 'same-prefix'),
  different: level('nik', 'different'),
  differentUnsure: level('nik', 'different-unsure'),
  differentUnissued: level('nik', 'different-unissued'),
}
const date = {
  equal: level('date', 'equal'),
  equalDefault: level('date', 'equal-default'),
  swapped: level('date', 'swapped'),
  near: level('date', 'near'),
  defaultYear: level('date', 'default-year'),
  year: level('date', 'year'),
  ageEqual: level('date', 'age-equal'),
  ageNear: level('date', 'age-near'),
  different: level('date', 'different'),
  far: level('date', 'far'),
  equalGivenNik: level('date', 'equal-given-nik'),
  differentGivenNik: level('date', 'different-given-nik'),
}

/**
 * Compares two rows. Integers first; names only when they could still lift the pair over `floor` bits.
 * Returns false (levels incomplete) when the pair cannot reach the floor. Symmetric.
 */
export function compare(
  table: Table,
  a: number,
  b: number,
  model: Model,
  bits: Float32Array,
  floor: number,
  out: Comparison,
): boolean {
  const { cells } = table
  const [x, y] = [a * stride, b * stride]
  const [flagA, flagB] = [cells[x + flags]!, cells[y + flags]!]
  out.nik = compareNik(
    cells[x + nikHigh]!,
    cells[x + nikLow]!,
    nikTrustOf(flagA),
    cells[y + nikHigh]!,
    cells[y + nikLow]!,
    nikTrustOf(flagB),
  )
  out.date = compareDates(cells[x + birth]!, precisionOf(flagA), cells[y + birth]!, precisionOf(flagB))
  out.dateBasis = basisOf(flagA, flagB)
  if (out.nik === nik.equal) out.date = isDateOfNik(flagA) || isDateOfNik(flagB) ? 0 : givenEqualNik(out.date)
  out.sex = compareEqual(sexOf(flagA), sexOf(flagB))
  compareHousehold(cells, x, y, out)
  const { bits: of } = model
  const household = of.place[out.place]! + of.kk[out.kk]! + of.door[out.door]! + of.mother[out.mother]!
  out.householdBits = Math.min(model.householdCap, household)
  const others = model.priorBits + of.date[out.date]! + of.sex[out.sex]! + out.householdBits
  const nameMost = Math.min(nameBitsMax(table, x, bits, model), nameBitsMax(table, y, bits, model))
  if (others + of.nik[out.nik]! + nameMost < floor) return false
  compareNames(table, x, y, bits, model, out.name)
  // A newborn whom the issuer does not know yet has his twin's number but for the serial.
  if (out.nik === nik.serialUnissued && !isSameName(out.name)) out.nik = nik.samePrefix
  out.nameBits = nameBits(out.name, out.kk === 1, model)
  out.weight = Math.fround(others + of.nik[out.nik]! + out.nameBits)
  return out.weight >= floor
}

/**
 * A NIK has no check digit and serials are consecutive: one digit apart is another person unless one side is unsure.
 * `serial-unissued` holds only where the whole name is the same (`compare`).
 */
export function compareNik(
  highA: number,
  lowA: number,
  trustA: number,
  highB: number,
  lowB: number,
  trustB: number,
): number {
  if (trustA === 0 || trustB === 0) return 0
  const sure = trustA === nikTrust.valid && trustB === nikTrust.valid
  const isUnissued = trustA === nikTrust.unissued || trustB === nikTrust.unissued
  if (highA === highB && lowA === lowB)
    return sure ? nik.equal : isUnissued ? nik.equalUnissued : nik.equalUnsure
  const isSerial = highA === highB && (lowA ^ lowB) >>> 16 === 0
  if (isSerial && trustA !== nikTrust.unsure && trustB !== nikTrust.unsure)
    return isUnissued ? nik.serialUnissued : nik.samePrefix
  if (sure) return nik.different
  // People born on one day in two districts have such numbers by nature.
  if (isUnissued) return nik.differentUnissued
  return differingDigits(highA ^ highB) + differingDigits(lowA ^ lowB) === 1
    ? nik.nearUnsure
    : nik.differentUnsure
}

/** All words of both names are spelled alike: twins get names that sound alike, not the same. */
function isSameName({ exact, alike, similar, initials, faint, missing, conflicts }: NameComparison): boolean {
  return exact > 0 && alike + similar + initials + faint + missing + conflicts === 0
}

function differingDigits(xor: number): number {
  let count = 0
  for (let rest = xor; rest !== 0; rest >>>= 4) if ((rest & 15) !== 0) count++
  return count
}

function basisOf(flagA: number, flagB: number): number {
  const weaker = Math.min(precisionOf(flagA), precisionOf(flagB))
  if (weaker === precision.age) return dateBases.indexOf('age')
  if (weaker === precision.year) return dateBases.indexOf('year')
  return dateBases.indexOf(isDateOfNik(flagA) || isDateOfNik(flagB) ? 'nik' : 'day')
}

/** Dates as year << 9 | month << 5 | day with their precision (encode.ts). An age may be a year off without meaning anything. */
export function compareDates(a: number, precisionA: number, b: number, precisionB: number): number {
  if (a === 0 || b === 0) return 0
  const gap = Math.abs((a >> 9) - (b >> 9))
  if (precisionA === precision.day && precisionB === precision.day) return compareDays(a, b, gap)
  const slack = precisionA === precision.age || precisionB === precision.age ? 1 : 0
  if (gap <= slack) return date.ageEqual
  if (gap <= slack + 2) return date.ageNear
  return gap > 10 ? date.far : date.different
}

function compareDays(a: number, b: number, gap: number): number {
  const [monthA, dayA, monthB, dayB] = [(a >> 5) & 15, a & 31, (b >> 5) & 15, b & 31]
  if (a === b) return isDefaultDay(monthA, dayA) ? date.equalDefault : date.equal
  if (gap === 0 && monthA === dayB && dayA === monthB) return date.swapped
  const same = (gap === 0 ? 1 : 0) + (monthA === monthB ? 1 : 0) + (dayA === dayB ? 1 : 0)
  if (same === 2) return gap > 10 && gap % 10 !== 0 ? date.different : date.near
  if (gap === 0)
    return isDefaultDay(monthA, dayA) || isDefaultDay(monthB, dayB) ? date.defaultYear : date.year
  return gap > 10 ? date.far : date.different
}

/** The NIK holds the birth date: when NIKs agree, an agreeing date says little more, a contrary one a lot. */
function givenEqualNik(dateLevel: number): number {
  if (dateLevel === 0) return 0
  return dateLevel === date.different || dateLevel === date.far ? date.differentGivenNik : date.equalGivenNik
}

function compareHousehold(cells: Int32Array, x: number, y: number, out: Comparison): void {
  out.place = comparePlaces(cells[x + place]!, cells[y + place]!)
  out.kk = compareEqual(cells[x + kk]!, cells[y + kk]!)
  out.door = out.place === level1Village ? compareEqual(cells[x + door]!, cells[y + door]!) : 0
  out.mother = compareEqual(cells[x + mother]!, cells[y + mother]!)
}

const level1Village = level('place', 'village')

export function comparePlaces(a: number, b: number): number {
  const [districtA, districtB, villageA, villageB] = [a >>> 16, b >>> 16, a & 0xffff, b & 0xffff]
  if (villageA !== 0 && villageA === villageB) return 1
  if (districtA === 0 || districtB === 0) return 0
  return districtA === districtB ? 2 : 3
}

function compareEqual(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return a === b ? 1 : 2
}
