import type { IsoDate } from '../../kernel/dates.ts'

/** claimed = neither a measurement nor a document yet ("diklaim, belum ada bukti"); no-target = known, but nothing to hold it against. */
export const statuses = ['kept', 'on-track', 'behind', 'far-behind', 'no-target', 'claimed'] as const
export type Status = (typeof statuses)[number]

export interface JudgedIndicator {
  readonly polarity: 'maximal' | 'minimal'
  readonly baseline: number | null
  readonly targets: readonly { readonly year: number; readonly value: number }[]
}
/** Inclusive lower bounds in percent, from the term's published rule. */
export interface StatusRule {
  readonly kept: number
  readonly onTrack: number
  readonly behind: number
}
export interface Judgement {
  readonly targetOfYear: number | null
  /** The part of the target due by the as-of month: a straight line from last year's target (or the baseline) to this year's. */
  readonly targetToDate: number | null
  readonly percentOfTarget: number | null
  readonly status: Status
}

/**
 * Status of an indicator: kept when the year's whole target is met; else by the share of what is due by now. `value`
 * null = not measured: claimed when no document exists either.
 */
export function judgeIndicator(
  indicator: JudgedIndicator,
  value: number | null,
  hasEvidence: boolean,
  asOf: IsoDate,
  rule: StatusRule,
): Judgement {
  const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))]
  const targetOfYear = indicator.targets.find((target) => target.year === year)?.value ?? null
  const before =
    indicator.targets.find((target) => target.year === year - 1)?.value ??
    indicator.baseline ??
    (indicator.polarity === 'maximal' ? 0 : targetOfYear)
  const targetToDate =
    targetOfYear === null || before === null ? null : before + ((targetOfYear - before) * month) / 12
  const unknown = { targetOfYear, targetToDate, percentOfTarget: null }
  if (value === null) return { ...unknown, status: hasEvidence ? 'no-target' : 'claimed' }
  if (targetOfYear === null || targetToDate === null) return { ...unknown, status: 'no-target' }
  const percentOfTarget = share(value, targetToDate, indicator.polarity)
  return {
    targetOfYear,
    targetToDate,
    percentOfTarget,
    status: statusOf(share(value, targetOfYear, indicator.polarity), percentOfTarget, rule),
  }
}

function share(value: number, target: number, polarity: 'maximal' | 'minimal'): number {
  if (polarity === 'minimal') return value <= target ? 100 : (target / value) * 100
  return target <= 0 ? 100 : (value / target) * 100
}

function statusOf(ofYear: number, toDate: number, rule: StatusRule): Status {
  if (ofYear >= rule.kept) return 'kept'
  if (toDate >= rule.onTrack) return 'on-track'
  return toDate >= rule.behind ? 'behind' : 'far-behind'
}

const worstFirst: readonly Status[] = ['far-behind', 'behind', 'claimed', 'on-track', 'kept', 'no-target']

/** A promise is as good as its worst indicator; one without a target does not decide unless all are. */
export function promiseStatus(indicators: readonly Status[]): Status {
  return worstFirst.find((status) => indicators.includes(status)) ?? 'claimed'
}

/** The number the target speaks of. Percent for shares; null when it cannot be computed. */
export function indicatorValue(
  valueKind: 'reached' | 'coverage' | 'exclusion-error' | 'inclusion-error',
  counts: {
    readonly entitled: number | null
    readonly reached: number | null
    readonly missed: number | null
    readonly wronglyReached: number | null
  },
): number | null {
  const percent = (part: number | null, whole: number | null) =>
    part === null || whole === null || whole === 0 ? null : (100 * part) / whole
  const { entitled, reached, missed, wronglyReached } = counts
  switch (valueKind) {
    case 'reached':
      return reached
    case 'coverage':
      return percent(reached, entitled)
    case 'exclusion-error':
      return percent(missed, entitled)
    case 'inclusion-error':
      return percent(
        wronglyReached,
        reached === null || wronglyReached === null ? null : reached + wronglyReached,
      )
  }
}
