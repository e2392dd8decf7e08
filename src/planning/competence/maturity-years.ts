import type { Context } from '../../access/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { evidenceKind } from '../evidence/kind.ts'
import type { MaturityLevel, MaturityYear } from './contract.ts'
import { maturityAssessmentKind, maturityViewKind } from './kinds.ts'
import type { LowIndicator } from './rules/gaps.ts'
import { maturityOf, predicateOf } from './rules/maturity.ts'
import { type CompetenceSettings, indicatorOf } from './settings.ts'

type Instrument = NonNullable<CompetenceSettings['maturity']>
export interface MaturityLevels {
  readonly self: readonly PlanEntry<MaturityLevel>[]
  readonly views: readonly PlanEntry<MaturityLevel>[]
  /** First day on which a document showed something of an indicator, by `${agencyId}.${indicatorId}`. */
  readonly shownSince: ReadonlyMap<string, string>
}

export function readLevels(plan: Plan): MaturityLevels {
  const shownSince = new Map<string, string>()
  for (const { content } of plan.of(evidenceKind)) {
    const { subject, happenedOn } = content
    if (subject.kind !== 'maturity-indicator') continue
    const known = shownSince.get(subject.id)
    if (known === undefined || happenedOn < known) shownSince.set(subject.id, happenedOn)
  }
  return { self: plan.of(maturityAssessmentKind), views: plan.of(maturityViewKind), shownSince }
}

/** A document shows the level of a year when it is of that year or before: what is written later proves nothing of then. */
export function isShown({ shownSince }: MaturityLevels, of: Omit<MaturityLevel, 'level' | 'note'>): boolean {
  return (shownSince.get(`${of.agencyId}.${of.indicatorId}`) ?? '9999') <= `${of.year}-12-31`
}

/** Index of an agency in each year somebody said something, oldest first. */
export function maturityYears(
  context: Context,
  instrument: Instrument,
  levels: MaturityLevels,
  agencyId: string,
): MaturityYear[] {
  // Not the years of the term: a level that was carried from the term before is of a year before it.
  const years = [...levels.self, ...levels.views].map(({ content }) => content.year)
  return [...new Set(years)]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const of = (entries: MaturityLevels['self']) =>
        entries
          .map((entry) => entry.content)
          .filter(
            (one) => one.agencyId === agencyId && one.year === year && indicatorOf(context, one.indicatorId),
          )
      const [self, views] = [of(levels.self), of(levels.views)]
      if (self.length + views.length === 0) return []
      const own = maturityOf(
        instrument,
        self.map((one) => ({ ...one, proven: isShown(levels, one) })),
      )
      const viewed = maturityOf(
        instrument,
        views.map((one) => ({ ...one, proven: true })),
      )
      return [
        {
          ...own,
          year,
          predicate: predicateAt(instrument, own.said),
          domains: [...own.domains],
          assessed: {
            index: viewed.said,
            predicate: predicateAt(instrument, viewed.said),
            answered: viewed.answered,
          },
        },
      ]
    })
}

export function predicateAt(instrument: Instrument, index: number | null) {
  const found = index === null ? undefined : predicateOf(index, instrument.predicates)
  return found ? { id: found.id, name: found.name } : null
}

/**
 * Indicators below the level aimed at, in the newest year an agency answered; the assessor's level goes before the agency's
 * own. What nobody answered is not called low.
 */
export function lowIndicators(context: Context, levels: MaturityLevels, agencyId: string): LowIndicator[] {
  const target = context.pack.plan.competence.maturity?.targetLevel ?? 0
  const said = [...levels.self, ...levels.views].map((entry) => entry.content)
  const own = said.filter((one) => one.agencyId === agencyId)
  const year = Math.max(...own.map((one) => one.year))
  const newest = new Map(own.filter((one) => one.year === year).map((one) => [one.indicatorId, one.level]))
  return [...newest].flatMap(([id, level]) => {
    const indicator = indicatorOf(context, id)
    return indicator && level < target ? [{ agencyId, skillIds: indicator.skills }] : []
  })
}
