import type { UnusualKind } from '../contract.ts'

/** What one account did on one day with data of people. */
export interface DayOfAccount {
  readonly accountId: string
  readonly day: string
  /** Different persons whose page was opened or who stood in a list that was shown. */
  readonly people: number
  readonly exported: number
  /** Acts between the hours of the night. */
  readonly atNight: number
  /** Pages of persons who live outside the account's area. */
  readonly outside: number
  /** The most times one person's page was opened. */
  readonly samePerson: number
  /** Requests for what the account may not see or what does not exist. */
  readonly refused: number
}

/** Where a day becomes unusual. Policy of the inspector, not statistics: everything found is looked at by a person. */
export const limits = {
  /** Below so many persons a day is never "many". */
  peopleMin: 20,
  /** Many = more than so many times the account's own usual day. */
  timesUsual: 5,
  exportedMin: 500,
  nightFrom: 22,
  nightTo: 5,
  samePersonMin: 10,
  /** Somebody who follows an old link is refused now and then; somebody who tries is refused often. */
  refusedMin: 20,
} as const

export interface Sign {
  readonly kind: UnusualKind
  readonly value: number
  readonly usual: number
}
export interface UnusualDay {
  readonly accountId: string
  readonly day: string
  readonly signs: readonly Sign[]
}

/**
 * Days from `from` on that show a sign, newest first. Usual = the median of the account's other days that have acts on people;
 * an account without any has 0, so that its first day is "many" from peopleMin on.
 */
export function findUnusual(days: readonly DayOfAccount[], from: string): UnusualDay[] {
  return days
    .filter(({ day }) => day >= from)
    .map((one) => ({ accountId: one.accountId, day: one.day, signs: signsOf(one, usualOf(one, days)) }))
    .filter(({ signs }) => signs.length > 0)
    .sort((a, b) => b.day.localeCompare(a.day) || a.accountId.localeCompare(b.accountId))
}

function signsOf(one: DayOfAccount, usual: number): Sign[] {
  const many = Math.max(limits.peopleMin, limits.timesUsual * usual)
  const found: (Sign & { readonly past: boolean })[] = [
    { kind: 'many-people', value: one.people, usual, past: one.people > many },
    {
      kind: 'many-exported',
      value: one.exported,
      usual: limits.exportedMin,
      past: one.exported >= limits.exportedMin,
    },
    { kind: 'at-night', value: one.atNight, usual: 0, past: one.atNight > 0 },
    { kind: 'outside-area', value: one.outside, usual: 0, past: one.outside > 0 },
    {
      kind: 'same-person',
      value: one.samePerson,
      usual: limits.samePersonMin,
      past: one.samePerson >= limits.samePersonMin,
    },
    {
      kind: 'refused',
      value: one.refused,
      usual: limits.refusedMin,
      past: one.refused >= limits.refusedMin,
    },
  ]
  return found.filter(({ past }) => past).map(({ past: _past, ...sign }) => sign)
}

function usualOf(one: DayOfAccount, days: readonly DayOfAccount[]): number {
  const others = days
    .filter(({ accountId, day, people }) => accountId === one.accountId && day !== one.day && people > 0)
    .map(({ people }) => people)
    .sort((a, b) => a - b)
  return others[Math.floor((others.length - 1) / 2)] ?? 0
}
