import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { type Agency, agencyOn, type PlanSettings } from '../../pack/index.ts'

export type CompetenceSettings = PlanSettings['competence']
type Maturity = NonNullable<CompetenceSettings['maturity']>
export type MaturityIndicator = Maturity['domains'][number]['indicators'][number]

export function settingsOf(context: Context): CompetenceSettings {
  return context.pack.plan.competence
}

/** Agencies that are mapped today: those the pack names, else every one that works for the whole regency. */
export function mappedAgencies(context: Context): Agency[] {
  const today = todayOf(context.clock)
  const { agencies } = settingsOf(context)
  return context.pack.agencies.filter(
    (one) =>
      one.validFrom <= today &&
      (one.validTo === null || one.validTo >= today) &&
      (agencies.length > 0 ? agencies.includes(one.id) : one.areaCode === null),
  )
}

/** The agency that answers for `agencyId` today: itself or its successor. */
export function agencyToday(context: Context, agencyId: string): string {
  return agencyOn(context.pack.agencies, agencyId, todayOf(context.clock))?.id ?? agencyId
}

export function indicatorOf(context: Context, id: string): MaturityIndicator | undefined {
  return settingsOf(context)
    .maturity?.domains.flatMap((domain) => domain.indicators)
    .find((one) => one.id === id)
}

/** Years of the term that have begun, newest first. */
export function openYears(context: Context): number[] {
  const last = Math.min(Number(todayOf(context.clock).slice(0, 4)), Number(context.pack.term.to.slice(0, 4)))
  const first = Number(context.pack.term.from.slice(0, 4))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index)
}
