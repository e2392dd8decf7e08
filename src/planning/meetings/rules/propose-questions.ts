import type { Fall } from './find-fall.ts'

/** What a question may be asked of; texts are looked up where the sentence is made. */
export interface BriefFacts {
  readonly falls: readonly { readonly programmeId: string; readonly fall: Fall }[]
  readonly promises: readonly {
    readonly id: string
    readonly status: string
    /** Status a month before; null = not known. */
    readonly before: string | null
  }[]
  readonly villages: readonly {
    readonly areaCode: string
    readonly programmeId: string
    readonly missed: number
    readonly entitled: number
  }[]
  /** Late things, each with its days; `what` tells which table it stands in. */
  readonly late: readonly {
    readonly what: 'decision' | 'line' | 'action' | 'quick-win'
    readonly id: string
    readonly days: number
  }[]
}

export type Question =
  | { readonly kind: 'coverage-fell'; readonly programmeId: string; readonly fall: Fall }
  | { readonly kind: 'promise-slipped' | 'promise-far-behind' | 'promise-claimed'; readonly id: string }
  | { readonly kind: 'decision-late' | 'line-late' | 'action-late' | 'quick-win-late'; readonly id: string }
  | { readonly kind: 'village-missed'; readonly areaCode: string; readonly programmeId: string }

const perKindMax = 2
const inAllMax = 8
const good = ['kept', 'on-track']

/**
 * Questions that the numbers ask, gravest first: what falls, what slipped since last month, what was decided and not done,
 * what is late, where most people are missed, what nobody can show. At most two of a kind and eight in all, so that a meeting can answer
 * them.
 */
export function proposeQuestions(facts: BriefFacts): Question[] {
  const { falls, promises, villages } = facts
  const deepest = [...falls].sort((a, b) => dropOf(b.fall) - dropOf(a.fall))
  const slipped = promises.filter(
    ({ status, before }) => before !== null && good.includes(before) && !good.includes(status),
  )
  const behind = promises.filter((one) => one.status === 'far-behind' && !slipped.includes(one))
  const claimed = promises.filter((one) => one.status === 'claimed')
  const most = [...villages].sort((a, b) => b.missed - a.missed)
  return [
    ...first(deepest.map((one) => ({ kind: 'coverage-fell' as const, ...one }))),
    ...first(slipped.map(({ id }) => ({ kind: 'promise-slipped' as const, id }))),
    ...latest(facts, 'decision', 'decision-late'),
    ...first(behind.map(({ id }) => ({ kind: 'promise-far-behind' as const, id }))),
    ...latest(facts, 'line', 'line-late'),
    ...latest(facts, 'action', 'action-late'),
    ...latest(facts, 'quick-win', 'quick-win-late'),
    ...first(
      most.map(({ areaCode, programmeId }) => ({ kind: 'village-missed' as const, areaCode, programmeId })),
    ),
    ...first(claimed.map(({ id }) => ({ kind: 'promise-claimed' as const, id }))),
  ].slice(0, inAllMax)
}

function latest<Kind extends 'decision-late' | 'line-late' | 'action-late' | 'quick-win-late'>(
  { late }: BriefFacts,
  what: BriefFacts['late'][number]['what'],
  kind: Kind,
): { kind: Kind; id: string }[] {
  const own = late.filter((one) => one.what === what).sort((a, b) => b.days - a.days)
  return first(own.map(({ id }) => ({ kind, id })))
}

const dropOf = ({ from, to }: Fall) => from.value - to.value
const first = <T>(list: readonly T[]): T[] => list.slice(0, perKindMax)
