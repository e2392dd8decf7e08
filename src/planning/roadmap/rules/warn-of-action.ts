import type { IsoDate } from '../../../kernel/dates.ts'
import type { ActionStatus } from './model.ts'

export interface TimedAction {
  readonly id: string
  readonly title: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly dependsOn: readonly string[]
  readonly status: ActionStatus
}
export type Warning =
  | {
      readonly kind: 'starts-early'
      readonly otherId: string
      readonly otherTitle: string
      readonly otherEndsOn: IsoDate
    }
  | { readonly kind: 'waits-for-late'; readonly otherId: string; readonly otherTitle: string }
  | { readonly kind: 'start-passed'; readonly startsOn: IsoDate }

/**
 * What does not fit in the days of an action: it starts before something it depends on ends, waits for something late, or
 * should have started and nobody said so. What is over (done or stopped) needs no warning of its own.
 */
export function warningsOf(
  action: TimedAction,
  find: (id: string) => TimedAction | undefined,
  today: IsoDate,
): Warning[] {
  const others = action.dependsOn.flatMap((id) => find(id) ?? [])
  const isOver = ['proven', 'claimed', 'stopped'].includes(action.status)
  return [
    ...others
      .filter((other) => action.startsOn < other.endsOn)
      .map(({ id, title, endsOn }) => ({
        kind: 'starts-early' as const,
        otherId: id,
        otherTitle: title,
        otherEndsOn: endsOn,
      })),
    ...(isOver ? [] : others)
      .filter((other) => other.status === 'late')
      .map(({ id, title }) => ({ kind: 'waits-for-late' as const, otherId: id, otherTitle: title })),
    ...(action.status === 'not-started' && action.startsOn < today
      ? [{ kind: 'start-passed' as const, startsOn: action.startsOn }]
      : []),
  ]
}
