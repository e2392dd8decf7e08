import { householdFields, levelsMax, levelsOf } from './fields.ts'
import type { Column, Table } from './table.ts'
import type { Model } from './train.ts'

/** The model as bits: what each level adds to the weight of a pair. */
export interface Weigher {
  /** By column * levelsMax + level. */
  readonly bits: Float64Array
  /** What is taken from the rarity of what agrees, by column * levelsMax + level; NaN where rarity does not count. */
  readonly norm: Float64Array
  readonly weights: Float64Array
  /** 0 = evidence of its own, 1 = of the household, 2 = place (and of the household). */
  readonly groups: Uint8Array
  readonly householdCap: number
  /** The column of the person's own first name, or -1. */
  readonly name: number
  /** 1 for columns of national numbers. */
  readonly numbers: Uint8Array
}

/** Rare agreement weighs more and common agreement less, within these bounds (bits). */
const rarityBits = { least: -10, most: 8 }
/** Village, district and postcode repeat each other: the strongest counts whole, the others with this share. */
const repeatedShare = 0.3
/** The whole household shares its evidence: all of it together leaves about four people to choose from. */
const householdBits = 2

/** Two serials and two names: brothers, sisters, twins (bits taken off). */
const twinBits = 8

const nameLevels = {
  alike: levelsOf['given-name'].indexOf('alike'),
  partly: levelsOf['given-name'].indexOf('partly'),
}

export function newWeigher(table: Table, model: Model): Weigher {
  const { columns } = table
  const household = householdFields(columns.map(({ field }) => field))
  const bits = new Float64Array(columns.length * levelsMax)
  const norm = new Float64Array(columns.length * levelsMax).fill(Number.NaN)
  columns.forEach((column, index) => {
    const { kind } = column.field
    const base = index * levelsMax
    for (let level = 1; level < levelsOf[kind].length; level++) {
      bits[base + level] = Math.log2(model.m[index]![level]! / model.u[index]![level]!)
      if (column.values && kind !== 'category' && level < levelsOf[kind].length - 1)
        norm[base + level] = model.rarity[base + level]! >= 0 ? model.rarity[base + level]! : Number.NaN
    }
    if (kind !== 'sex') norm[base + 1] = chanceBits(table, column)
    // Neighbours and brothers have such numbers side by side: whatever training saw, it is no proof.
    if (kind === 'national-id') bits[base + 3] = Math.min(bits[base + 3]!, -4)
  })
  return {
    bits,
    norm,
    weights: Float64Array.from(columns, ({ field }) => field.weight),
    groups: Uint8Array.from(columns, ({ field }, index) =>
      field.kind === 'place' ? 2 : household[index] ? 1 : 0,
    ),
    name: columns.findIndex(({ field }) => field.kind === 'given-name' || field.kind === 'person-name'),
    numbers: Uint8Array.from(columns, ({ field }) => (field.kind === 'national-id' ? 1 : 0)),
    householdCap: Math.max(4, Math.log2(table.count) - householdBits),
  }
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

/** What one field says by itself: the bits of its level, more where what agrees is rare. */
export function evidenceOf(weigher: Weigher, column: number, level: number, rarity: number): number {
  const at = column * levelsMax + level
  const usual = weigher.norm[at]!
  let value = weigher.bits[at]!
  if (rarity > 0 && !Number.isNaN(usual))
    value += Math.min(rarityBits.most, Math.max(rarityBits.least, rarity - usual))
  return value * weigher.weights[column]!
}

/** Bits of evidence that the pair is one person, without the prior. */
export function weigh(weigher: Weigher, pair: Compared): number {
  const { groups, householdCap } = weigher
  const nameLevel = weigher.name < 0 ? 0 : pair.levels[weigher.name]!
  let [own, household, bestPlace, worstPlace, places, against] = [0, 0, 0, 0, 0, 0]
  for (let index = 0; index < groups.length; index++) {
    const level = pair.levels[index]!
    if (level === 0) continue
    let value = evidenceOf(weigher, index, level, pair.rarity[index]!)
    if (weigher.numbers[index] === 1 && nameLevel > nameLevels.alike) value = doubted(level, value, nameLevel)
    if (groups[index] === 2) {
      if (value > 0) {
        places += value
        bestPlace = Math.max(bestPlace, value)
      } else {
        against += value
        worstPlace = Math.min(worstPlace, value)
      }
    } else if (groups[index] === 1 && value > 0) household += value
    else own += value
  }
  household += bestPlace + repeatedShare * (places - bestPlace)
  return own + Math.min(householdCap, household) + worstPlace + repeatedShare * (against - worstPlace)
}

/**
 * What a national number says beside a name that is not the same. Twins and neighbours have numbers side by side, so a
 * near number is no proof then, and another serial is a contradiction.
 */
function doubted(level: number, bits: number, nameLevel: number): number {
  if (level === 3) return bits - twinBits
  return level === 2 && nameLevel >= nameLevels.partly ? Math.min(0, bits) : bits
}

/** Probability of a weight given the odds (bits) that any possible pair is one person. */
export function probabilityOf(weight: number, priorBits: number): number {
  return 1 / (1 + 2 ** -(weight + priorBits))
}
