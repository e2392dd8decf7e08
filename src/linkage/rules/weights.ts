import modelJson from '../model.json' with { type: 'json' }
import type { Dictionary } from './dictionary.ts'

/** Levels of each comparison, in the order of their numbers. 0 is always "missing on one side": no evidence. */
export const levels = {
  nik: [
    'missing',
    'equal',
    'equal-unsure',
    'equal-unissued',
    'near-unsure',
    'serial-unissued',
    'same-prefix',
    'different',
    'different-unsure',
    'different-unissued',
  ],
  date: [
    'missing',
    'equal',
    'equal-default',
    'swapped',
    'near',
    'default-year',
    'year',
    'age-equal',
    'age-near',
    'different',
    'far',
    'equal-given-nik',
    'different-given-nik',
  ],
  sex: ['missing', 'equal', 'different'],
  place: ['missing', 'village', 'district', 'different'],
  kk: ['missing', 'equal', 'different'],
  door: ['missing', 'equal', 'different'],
  mother: ['missing', 'equal', 'different'],
} as const
export type LevelField = keyof typeof levels
export const levelFields = Object.keys(levels) as LevelField[]

/** Number of a level, so that rules read as words: level('nik', 'equal'). */
export function level<F extends LevelField>(field: F, name: (typeof levels)[F][number]): number {
  return (levels[field] as readonly string[]).indexOf(name)
}

export type NameWeights = typeof modelJson.name
/** The linkage model with its bits as arrays by level number. */
export interface Model {
  readonly version: string
  readonly priorBits: number
  readonly householdCap: number
  /** The most that is believed of a list: share of its rows that are people who stand already. */
  readonly knownMost: number
  readonly thresholds: typeof modelJson.thresholds
  readonly bits: Readonly<Record<LevelField, Float64Array>>
  readonly name: NameWeights
}

/** The shipped model for a population (persons): the prior is that a random record is one of them. */
export function loadModel(population: number): Model {
  const bitsOf = (field: LevelField) => {
    const values: Readonly<Record<string, number>> = modelJson[field]
    return Float64Array.from(levels[field], (name) => values[name]!)
  }
  const { version, householdCap, knownMost, thresholds, name } = modelJson
  const bits = {
    nik: bitsOf('nik'),
    date: bitsOf('date'),
    sex: bitsOf('sex'),
    place: bitsOf('place'),
    kk: bitsOf('kk'),
    door: bitsOf('door'),
    mother: bitsOf('mother'),
  }
  return {
    version,
    priorBits: -Math.log2(Math.max(2, population)),
    householdCap,
    knownMost,
    thresholds,
    bits,
    name,
  }
}

/** Uses that stand in for data while there is little of it, and the share of an average token (8 bits). */
const smoothing = { uses: 2000, share: 1 / 256 }

/** Bits that an agreement on each token is worth: -log2 of the share of its phonetic class among all name tokens. */
export function tokenBits(dictionary: Dictionary, model: Model): Float32Array {
  const total = dictionary.total + smoothing.uses
  return Float32Array.from({ length: dictionary.size }, (_, token) => {
    const share = (dictionary.classCount(token) + smoothing.uses * smoothing.share) / total
    return Math.min(model.name.tokenMax, -Math.log2(share))
  })
}
