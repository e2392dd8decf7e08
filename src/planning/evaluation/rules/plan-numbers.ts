import type { IsoDate } from '../../../kernel/dates.ts'

/** Of so many things, how many are said to be there and how many have evidence. proven <= claimed <= of. */
export interface Tally {
  readonly of: number
  readonly claimed: number
  readonly proven: number
}

/** What the plan says of one action or quick win. Days are null when nobody has said so. */
export interface Progress {
  readonly id: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly startedOn: IsoDate | null
  readonly doneOn: IsoDate | null
  /** Day of its first evidence. */
  readonly evidenceOn: IsoDate | null
}

/** Things that should have begun up to the day, and those that began early. */
export function tallyStarted(things: readonly Progress[], asOf: IsoDate): Tally {
  return tally(
    things.filter((one) => one.startsOn <= asOf || isBy(one.startedOn, asOf)),
    (one) => isBy(one.startedOn, asOf),
    asOf,
  )
}

/** Things that were due up to the day, and those done early. */
export function tallyDone(things: readonly Progress[], asOf: IsoDate): Tally {
  return tally(
    things.filter((one) => one.endsOn <= asOf || isBy(one.doneOn, asOf)),
    (one) => isBy(one.doneOn, asOf),
    asOf,
  )
}

/** 0 to 100; null of nothing. */
export function percent(count: number, of: number): number | null {
  return of === 0 ? null : (count / of) * 100
}

/** Money spent of what was set aside, at most 100; rupiah. The revised budget stands before the first one. */
export function shareSpent(
  budgets: readonly {
    readonly plan: number
    readonly revised: number | null
    readonly realised: number | null
  }[],
): { readonly budget: number; readonly realised: number; readonly share: number | null } {
  const budget = budgets.reduce((total, one) => total + (one.revised ?? one.plan), 0)
  const realised = budgets.reduce((total, one) => total + (one.realised ?? 0), 0)
  const share = percent(realised, budget)
  return { budget, realised, share: share === null ? null : Math.min(100, share) }
}

function tally(things: readonly Progress[], isClaimed: (one: Progress) => boolean, asOf: IsoDate): Tally {
  const claimed = things.filter(isClaimed)
  return {
    of: things.length,
    claimed: claimed.length,
    proven: claimed.filter((one) => isBy(one.evidenceOn, asOf)).length,
  }
}

function isBy(day: IsoDate | null, asOf: IsoDate): boolean {
  return day !== null && day <= asOf
}
