/** Words of the welfare index. Everything here is public: cells of a release, the formula, and what follows from both. */

/** A published count: A shown, Z true zero, C hidden to protect people, M not measured. */
export interface Cell {
  readonly value: number | null
  readonly status: 'A' | 'C' | 'Z' | 'M'
}
export const columns = ['entitled', 'reached', 'missed', 'wrongly-reached', 'cannot-tell'] as const
export type Column = (typeof columns)[number]
export type Cells = Readonly<Record<Column, Cell>>

/** The public table of one programme. Sensitive ones are published without villages and with the higher threshold. */
export interface ProgrammeTable {
  readonly id: string
  readonly sensitive: boolean
  readonly areas: ReadonlyMap<string, Cells>
}
export interface IndexArea {
  readonly code: string
  readonly level: 'regency' | 'district' | 'village'
  readonly parentCode: string | null
}

/** What a release publishes and the index needs. */
export interface Published {
  readonly asOf: string
  readonly areas: readonly IndexArea[]
  readonly programmes: readonly ProgrammeTable[]
  /** Months before `asOf`: cells of the whole regency, by programme. */
  readonly months: readonly { readonly asOf: string; readonly programmes: ReadonlyMap<string, Cells> }[]
  /** People in the register, if shown: no programme has more entitled than that. */
  readonly people: number | null
  readonly threshold: number
  readonly sensitiveThreshold: number
}

export const partIds = ['found', 'reached', 'right', 'in-time', 'even-places', 'even-categories'] as const
export type PartId = (typeof partIds)[number]

/** The formula, as it stands in plan/welfare-index.yaml. */
export interface Formula {
  readonly aggregation: 'geometric' | 'arithmetic'
  /** Percent that a part counts at least in a geometric mean, so that one zero does not hide all the rest. */
  readonly floor: number
  /** The part of places and of programmes that are worst off, e.g. 0.2. */
  readonly worstShare: number
  readonly places: 'village' | 'district'
  /** At most so many months count for "in time", and at least `monthsMin` must be known. */
  readonly months: number
  readonly monthsMin: number
  /** Fewer entitled than this give no figure for an area. */
  readonly entitledMin: number
  /** A figure of an area whose hidden counts leave a wider range (percent points) is not told. */
  readonly widthMax: number
  readonly parts: readonly { readonly id: PartId; readonly weight: number }[]
}

/** What a number can be. */
export interface Span {
  readonly low: number
  readonly high: number
}
/** What the counts of one programme in one area can be. */
export interface Bounds {
  readonly entitled: Span
  readonly reached: Span
  readonly missed: Span
  readonly wrong: Span
  readonly unknown: Span
}
export interface BoundedProgramme {
  readonly id: string
  readonly areas: ReadonlyMap<string, Bounds>
}

/**
 * A share from 0 to 1: `hidden` is what it can be because counts are hidden (low = high when none is); `all` also
 * lets those we cannot tell about be anything.
 */
export interface Range {
  readonly hidden: Span
  readonly all: Span
}
/** In percent: the middle of what hidden counts allow, and both ranges around it. */
export interface Estimate {
  readonly value: number
  readonly hiddenLow: number
  readonly hiddenHigh: number
  readonly low: number
  readonly high: number
}
export type Parts = Readonly<Partial<Record<PartId, Range | null>>>
