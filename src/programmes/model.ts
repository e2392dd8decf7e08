import type { IsoDate } from '../kernel/dates.ts'
import type { AgeGroup, Sex } from './rules/people-groups.ts'

/** Counts of people or families of a programme in an area. entitled = reached + missed; the others stand beside it. */
export interface Counts {
  readonly entitled: number
  /** Entitled and helped in the window. */
  readonly reached: number
  /** Entitled and not helped: the exclusion error. */
  readonly missed: number
  /** Helped and not entitled: the inclusion error. */
  readonly wronglyReached: number
  /** A fact the rule needs is unknown. */
  readonly cannotTell: number
}
/** What one measurement says of one area; `amount` for outputs, categories and totals, the counts for programmes. */
export interface AreaValue {
  readonly areaCode: string
  readonly counts: Counts | null
  readonly amount: number | null
}

/** People of one age group and sex in an area; groups that are not told are empty. */
export interface GroupValue {
  readonly areaCode: string
  readonly ageGroup: AgeGroup
  readonly sex: Sex
  readonly people: number
}

/** Households behind a count of people in an area, where they are fewer: names of `what` are those of households.ts. */
export interface HouseholdValue {
  readonly areaCode: string
  readonly what: string
  readonly households: number
}

/** What can be measured, as `measure_id` in programmes.measurement. */
export type MeasureId =
  | `programme:${string}`
  | `output:${string}:sum`
  | `output:${string}:areas-with-one`
  | `category:${string}`
  | 'register:people'
  | 'register:families'
  | 'register:in-need'

/** Everything needed to say later how a number came about. No person is in it. */
export interface Definition {
  readonly rule: string | null
  readonly ruleSource: string | null
  readonly windowMonths: number | null
  readonly unit: 'person' | 'family' | null
  /** Applied lists whose claims were read. */
  readonly batches: readonly number[]
  /** Units helped by this programme and by one it excludes, in the whole regency. */
  readonly overlap: Readonly<Record<string, number>>
}
export interface Measurement {
  readonly id: number
  readonly measureId: MeasureId
  readonly asOf: IsoDate
  readonly knownAt: string
  readonly ruleVersion: string
  readonly definition: Definition
}
