import type { Side } from './sides.ts'

/** What of a programme a finding tells. missed = how many; the others are percent. */
export const findingValues = ['missed', 'coverage', 'exclusion-error', 'inclusion-error'] as const
export type FindingValue = (typeof findingValues)[number]

/** Counts of people or families, as programmes measure them. */
export interface FindingCounts {
  readonly entitled: number
  readonly reached: number
  readonly missed: number
  readonly wronglyReached: number
}
export interface MeasuredProgramme {
  readonly id: string
  /** Counted for the whole regency only. */
  readonly sensitive: boolean
  readonly regency: FindingCounts
  readonly districts: readonly { readonly code: string; readonly counts: FindingCounts }[]
}
/** Bounds in percent and in units, from plan/analysis.yaml. */
export interface FindingBounds {
  /** At most this many worst districts go into one finding. */
  readonly districtsMax: number
  /** Districts with fewer entitled are too small to be called worst. */
  readonly entitledMin: number
  readonly errorMin: number
  readonly coverageMin: number
}
export interface Finding {
  readonly programmeId: string
  readonly value: FindingValue
  readonly side: Side
  readonly areaCodes: readonly string[]
  readonly part: number
  readonly whole: number
  readonly percent: number
}

/**
 * What the newest measurement says loudly enough to be a factor: per programme the districts that miss the largest share of
 * the entitled (a weakness), a large share of recipients who are not entitled (a weakness), and a coverage that is nearly
 * complete (a strength). Weaknesses first, those that concern most people or families on top.
 */
export function findFindings(
  programmes: readonly MeasuredProgramme[],
  regencyCode: string,
  bounds: FindingBounds,
): Finding[] {
  return programmes
    .flatMap((programme) => findingsOf(programme, regencyCode, bounds))
    .sort(
      (a, b) =>
        Number(a.side === 'strength') - Number(b.side === 'strength') ||
        b.part - a.part ||
        a.programmeId.localeCompare(b.programmeId) ||
        a.value.localeCompare(b.value),
    )
}

function findingsOf(programme: MeasuredProgramme, regencyCode: string, bounds: FindingBounds): Finding[] {
  const { regency, sensitive, districts } = programme
  const worst = sensitive ? [] : worstDistricts(districts, bounds)
  const missedIn = worst.length > 0 ? worst : [{ code: regencyCode, counts: regency }]
  const found: Finding[] = []
  const add = (
    value: FindingValue,
    side: Side,
    areaCodes: readonly string[],
    counts: FindingCounts,
    min: number,
  ) => {
    const { part, whole } = shareOf(value, counts)
    if (whole >= bounds.entitledMin && part > 0 && (100 * part) / whole >= min)
      found.push({
        programmeId: programme.id,
        value,
        side,
        areaCodes,
        part,
        whole,
        percent: (100 * part) / whole,
      })
  }
  const codes = missedIn.map(({ code }) => code)
  add('exclusion-error', 'weakness', codes, addCounts(missedIn.map((one) => one.counts)), bounds.errorMin)
  add('inclusion-error', 'weakness', [regencyCode], regency, bounds.errorMin)
  add('coverage', 'strength', [regencyCode], regency, bounds.coverageMin)
  return found
}

function worstDistricts(districts: MeasuredProgramme['districts'], bounds: FindingBounds) {
  const share = ({ counts }: { readonly counts: FindingCounts }) => counts.missed / counts.entitled
  return districts
    .filter(({ counts }) => counts.entitled > 0 && counts.entitled >= bounds.entitledMin && counts.missed > 0)
    .sort((a, b) => share(b) - share(a) || b.counts.missed - a.counts.missed || a.code.localeCompare(b.code))
    .slice(0, bounds.districtsMax)
}

/** The part and the whole a value speaks of; for `missed` the whole is the entitled. */
export function shareOf(value: FindingValue, counts: FindingCounts): { part: number; whole: number } {
  switch (value) {
    case 'missed':
    case 'exclusion-error':
      return { part: counts.missed, whole: counts.entitled }
    case 'coverage':
      return { part: counts.reached, whole: counts.entitled }
    case 'inclusion-error':
      return { part: counts.wronglyReached, whole: counts.reached + counts.wronglyReached }
  }
}

/** The number a finding shows: how many are missed, or percent; null where there is nobody to speak of. */
export function findingNumber(value: FindingValue, counts: FindingCounts): number | null {
  const { part, whole } = shareOf(value, counts)
  if (value === 'missed') return part
  return whole === 0 ? null : (100 * part) / whole
}

export function addCounts(all: readonly FindingCounts[]): FindingCounts {
  const sum = (key: keyof FindingCounts) => all.reduce((total, one) => total + one[key], 0)
  return {
    entitled: sum('entitled'),
    reached: sum('reached'),
    missed: sum('missed'),
    wronglyReached: sum('wronglyReached'),
  }
}

/** How a finding moved since it was made a factor; more coverage is better, less of everything else. */
export function movementOf(
  value: FindingValue,
  seen: number,
  now: number | null,
): { difference: number | null; movement: 'better' | 'worse' | 'same' | 'unknown' } {
  if (now === null) return { difference: null, movement: 'unknown' }
  const difference = now - seen
  if (difference === 0) return { difference, movement: 'same' }
  return { difference, movement: difference > 0 === (value === 'coverage') ? 'better' : 'worse' }
}
