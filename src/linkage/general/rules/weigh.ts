import type { Kin } from './dependence.ts'
import { householdFields, levelsMax, levelsOf } from './fields.ts'
import type { Column, Table } from './table.ts'
import type { Model } from './train.ts'

/** The model as bits: what each level adds to the weight of a pair. Tables are by column * levelsMax + level. */
export interface Weigher {
  /** Against strangers. */
  readonly bits: Float64Array
  /** The same where the finest place agrees, and where the birth date does; equal to `bits` for columns that repeat neither. */
  readonly bitsInPlace: Float64Array
  readonly bitsOnDate: Float64Array
  /** What is taken from the rarity of what agrees; NaN where rarity does not count. */
  readonly norm: Float64Array
  readonly weights: Float64Array
  readonly groups: Uint8Array
  /** The column of the person's own first name, of the birth date, and of the finest place, or -1. */
  readonly name: number
  readonly date: number
  readonly place: number
  /** Against other people of one house. */
  readonly kin: readonly KinBits[]
  /** Most that all of the household adds where nothing is known of those who share it. */
  readonly householdCap: number
}

export interface KinBits {
  /** By column * levelsMax + level; 0 for what the house shares. */
  readonly bits: Float64Array
  /** What of their agreement is chance as among strangers, by column * levelsMax + level: the share that rarity acts on. */
  readonly chance: Float64Array
  /** How much rarer such pairs are than pairs of strangers (bits). */
  readonly cap: number
}

export const group = { own: 0, household: 1, place: 2, number: 3, sex: 4 } as const
/** Rare agreement weighs more and common agreement less, within these bounds (bits). */
const rarityBits = { least: -10, most: 8 }
/** Village, district and postcode repeat each other: the strongest counts whole, the others with this share. */
const repeatedShare = 0.3
/** The whole household shares its evidence: all of it together leaves about four people to choose from. */
const householdBits = 2
/** Neighbours and brothers have numbers side by side: whatever training saw, another serial is no proof (bits). */
const serialBits = -4
/** One row in twenty has a wrong birth date: what a near number says of the date where the dates differ (bits). */
const wrongDateBits = -4.3

const numberLevels = { slip: 2, serial: 3, different: 4 }
const lastAlikeName = levelsOf['given-name'].indexOf('similar')

export function newWeigher(table: Table, model: Model): Weigher {
  const { columns } = table
  const household = householdFields(columns.map(({ field }) => field))
  const norm = new Float64Array(columns.length * levelsMax).fill(Number.NaN)
  columns.forEach((column, index) => {
    const { kind } = column.field
    const base = index * levelsMax
    for (let level = 1; level < levelsOf[kind].length - 1; level++)
      if (column.values && kind !== 'category')
        norm[base + level] = model.rarity[base + level]! >= 0 ? model.rarity[base + level]! : Number.NaN
    if (kind !== 'sex') norm[base + 1] = chanceBits(table, column)
  })
  const kinds = columns.map(({ field }) => field.kind)
  const { dependence } = model
  const bits = bitsOf(model.m, model.u)
  const bitsInPlace = bitsOf(model.m, dependence.ofPlace, bits)
  const bitsOnDate = bitsOf(model.m, dependence.ofDate, bits)
  kinds.forEach((kind, index) => {
    const at = index * levelsMax + numberLevels.serial
    if (kind === 'national-id') bitsOnDate[at] = Math.min(bitsOnDate[at]!, serialBits)
  })
  return {
    bits,
    bitsInPlace,
    bitsOnDate,
    norm,
    weights: Float64Array.from(columns, ({ field }) => field.weight),
    groups: Uint8Array.from(kinds, (kind, index) => {
      if (kind === 'place') return group.place
      if (kind === 'national-id') return group.number
      if (kind === 'sex') return group.sex
      return household[index] ? group.household : group.own
    }),
    name: kinds.findIndex((kind) => kind === 'given-name' || kind === 'person-name'),
    date: kinds.indexOf('date'),
    place: dependence.place,
    kin: dependence.kin.map((kin) => kinBits(model, kin)),
    householdCap: Math.max(4, Math.log2(table.count) - householdBits),
  }
}

/** log2 of m / u by column and level; `rest` where there is no u. */
function bitsOf(m: Model['m'], u: readonly (Float64Array | null)[], rest?: Float64Array): Float64Array {
  const bits = rest ? rest.slice() : new Float64Array(u.length * levelsMax)
  u.forEach((shares, column) => {
    for (let level = 1; shares && level < shares.length; level++)
      bits[column * levelsMax + level] = Math.log2(m[column]![level]! / shares[level]!)
  })
  return bits
}

function kinBits(model: Model, { shares, odds }: Kin): KinBits {
  const bits = bitsOf(model.seen, shares)
  const chance = new Float64Array(bits.length)
  shares.forEach((of, column) => {
    for (let level = 1; of && level < of.length; level++)
      chance[column * levelsMax + level] = Math.min(1, model.u[column]![level]! / of[level]!)
  })
  return { bits, chance, cap: -Math.log2(odds) }
}

/** -log2 of the chance that two rows agree on the value: the sum of the squares of the shares. */
function chanceBits({ records, stride, count }: Table, { at, isNumber, values, bits }: Column): number {
  let sum = 0
  if (values) {
    for (let value = 1; value < values.bits.length; value++) sum += 4 ** -values.bits[value]!
    return sum === 0 ? Number.NaN : -Math.log2(sum)
  }
  let filled = 0
  for (let row = 0, record = at; row < count; row++, record += stride) {
    if (records[record] === 0 && (!isNumber || records[record + 1] === 0)) continue
    sum += 2 ** -bits![row]!
    filled++
  }
  return filled === 0 ? Number.NaN : -Math.log2(sum / filled)
}

/** Levels of a pair by column, and how rare what agrees is. */
export interface Compared {
  readonly levels: Uint8Array
  readonly rarity: Float32Array
}

/** Bits of evidence that the pair is one person, without the prior. Below `floor` they are only known to be there. */
export function weigh(weigher: Weigher, pair: Compared, floor = Number.NEGATIVE_INFINITY): number {
  const { bits, bitsInPlace, weights, groups, place } = weigher
  const isOnePlace = place >= 0 && (pair.levels[place] === 1 || pair.levels[place] === 2)
  let [own, household, bestPlace, worstPlace, places, against] = [0, 0, 0, 0, 0, 0]
  for (let index = 0; index < weights.length; index++) {
    const level = pair.levels[index]!
    if (level === 0) continue
    const at = index * levelsMax + level
    const kind = groups[index]!
    let value =
      kind === group.number
        ? numberBits(weigher, index, pair)
        : kind === group.sex && level === 1 && isNameAlike(weigher, pair)
          ? 0
          : isOnePlace
            ? bitsInPlace[at]!
            : bits[at]!
    // Which words of an address are rare in one place, the whole list does not know.
    const isRarityKnown = !isOnePlace || bitsInPlace[at] === bits[at]
    if (isRarityKnown) value += rarer(weigher, at, pair.rarity[index]!)
    value *= weights[index]!
    if (kind === group.place && !isOnePlace) {
      if (value > 0) {
        places += value
        bestPlace = Math.max(bestPlace, value)
      } else {
        against += value
        worstPlace = Math.min(worstPlace, value)
      }
    } else if (value > 0 && (kind === group.household || kind === group.place)) household += value
    else own += value
  }
  household += bestPlace + repeatedShare * (places - bestPlace)
  own += worstPlace + repeatedShare * (against - worstPlace)
  return againstKin(weigher, pair, own, household, floor)
}

/** A name tells the sex: its agreement says nothing more beside a name that agrees. */
const isNameAlike = ({ name }: Weigher, { levels }: Compared) =>
  name >= 0 && levels[name]! > 0 && levels[name]! <= lastAlikeName

/**
 * What a national number says beside the birth date that it may repeat. Where no dates are compared a near number speaks
 * for the date as well; where they differ it says that one of them is wrong.
 */
function numberBits({ bits, bitsOnDate, date }: Weigher, column: number, { levels }: Compared): number {
  const at = column * levelsMax + levels[column]!
  const dateLevel = date < 0 ? 0 : levels[date]!
  if (dateLevel === 1) return bitsOnDate[at]!
  // A number that does not repeat the date is as rare among people of one birth date as among all.
  if (levels[column] === numberLevels.slip && bits[at]! - bitsOnDate[at]! < 3) return bits[at]!
  if (levels[column] !== numberLevels.slip && levels[column] !== numberLevels.serial) return bits[at]!
  if (date < 0) return levels[column] === numberLevels.serial ? serialBits : bits[at]!
  const onDate = bits[date * levelsMax + 1]!
  if (dateLevel === 0) return Math.min(bits[at]!, onDate + bitsOnDate[at]!)
  const asWritten = bits[date * levelsMax + dateLevel]!
  return Math.min(bits[at]!, Math.max(asWritten, onDate + wrongDateBits) - asWritten + bitsOnDate[at]!)
}

/** The weight against strangers and other people of the house together: the likelier of these decides. */
function againstKin(weigher: Weigher, pair: Compared, own: number, household: number, floor: number): number {
  const { kin, householdCap } = weigher
  if (kin.length === 0) return own + Math.min(householdCap, household)
  if (own + household < floor) return own + household
  addAgainstKin(weigher, pair)
  let others = 2 ** -(own + household)
  for (let kind = 0; kind < kin.length; kind++) others += 2 ** -(kinBitsOf[kind]! + kin[kind]!.cap)
  return -Math.log2(others)
}

/** Bits against each kind of relatives: filled anew for each pair. */
const kinBitsOf = new Float64Array(8)

/** Rare names agree in one house for a reason, common ones by chance as anywhere: only that part of it is rarer or less rare. */
function addAgainstKin(weigher: Weigher, { levels, rarity }: Compared): void {
  const { kin, weights } = weigher
  kinBitsOf.fill(0)
  for (let index = 0; index < levels.length; index++) {
    if (levels[index] === 0) continue
    const at = index * levelsMax + levels[index]!
    let lessRare = Number.NaN
    for (let kind = 0; kind < kin.length; kind++) {
      const { bits, chance } = kin[kind]!
      let value = bits[at]!
      if (chance[at]! > 0.01) {
        if (Number.isNaN(lessRare)) lessRare = 2 ** -rarer(weigher, at, rarity[index]!)
        value -= Math.log2(1 - chance[at]! + chance[at]! * lessRare)
      }
      kinBitsOf[kind]! += value * weights[index]!
    }
  }
}

/** The most that one field can add against strangers, whatever the other fields say. */
export function evidenceAtMost(weigher: Weigher, column: number, level: number, rarity: number): number {
  const at = column * levelsMax + level
  const { bits, bitsInPlace, bitsOnDate, groups } = weigher
  const most = Math.max(bits[at]!, bitsInPlace[at]!, bitsOnDate[at]!)
  const least = groups[column] === group.sex ? 0 : groups[column] === group.number ? serialBits : most
  const value = Math.max(most, least) + rarer(weigher, at, rarity)
  return value * weigher.weights[column]!
}

/** The most that one field can add against the others of a house. */
export function kinEvidenceAtMost(
  weigher: Weigher,
  kin: KinBits,
  column: number,
  level: number,
  rarity: number,
): number {
  const at = column * levelsMax + level
  const gained =
    kin.chance[at]! > 0.01
      ? -Math.log2(1 - kin.chance[at]! + kin.chance[at]! * 2 ** -rarer(weigher, at, rarity))
      : 0
  return (kin.bits[at]! + Math.max(0, gained)) * weigher.weights[column]!
}

/** How much rarer what agrees is than usual, within bounds; 0 where that is not known. */
function rarer({ norm }: Weigher, at: number, rarity: number): number {
  const usual = norm[at]!
  if (rarity <= 0 || Number.isNaN(usual)) return 0
  return Math.min(rarityBits.most, Math.max(rarityBits.least, rarity - usual))
}

/** Probability of a weight given the odds (bits) that any possible pair is one person. */
export function probabilityOf(weight: number, priorBits: number): number {
  return 1 / (1 + 2 ** -(weight + priorBits))
}
