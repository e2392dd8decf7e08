import type { IsoDate } from '../../../kernel/dates.ts'
import type { PlanContent } from './plan-content.ts'

/**
 * A plan as it is compared with one of another term: what began before the later term goes on from its first day, and money
 * of years that only one of the terms has is left to that term. Else every action that goes on would seem late and cut.
 */
export function acrossTerms(content: PlanContent, other: PlanContent): PlanContent {
  const terms = [content.term, other.term]
  const first = terms
    .map(({ from }) => from)
    .sort()
    .at(-1)!
  const last = terms.map(({ to }) => to).sort()[0]!
  const isShared = (year: number) => `${year}` >= first.slice(0, 4) && `${year}` <= last.slice(0, 4)
  const goesOn = <T extends { readonly startsOn: IsoDate }>(thing: T): T =>
    thing.startsOn < first ? { ...thing, startsOn: first } : thing
  return {
    ...content,
    actions: content.actions.map((action) => ({
      ...goesOn(action),
      budget: action.budget.filter(({ year }) => isShared(year)),
    })),
    quickWins: { ...content.quickWins, list: content.quickWins.list.map(goesOn) },
  }
}
