import type { Actor, Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { activeDimensions } from '../../pack/index.ts'
import { sensitiveProgrammes } from '../../programmes/index.ts'
import type { Kind } from '../entries/model.ts'
import {
  type Factor,
  type FactorRating,
  factor,
  factorRating,
  type Goal,
  goal,
  type Mission,
  mission,
  type Strategy,
  strategy,
  type Vision,
  vision,
} from './contract.ts'
import { fitsCrossing } from './rules/sides.ts'

export const visionKind: Kind<Vision> = {
  name: 'vision',
  content: vision,
  permission: 'planning.edit',
  title: ({ text }) => text,
  check({ plan, id }) {
    if (plan.of(visionKind).some((other) => other.id !== id)) throw new Problem('planning.vision-twice', 409)
  },
}

export const missionKind: Kind<Mission> = {
  name: 'mission',
  content: mission,
  permission: 'planning.edit',
  title: ({ text }) => text,
}

export const goalKind: Kind<Goal> = {
  name: 'goal',
  content: goal,
  permission: 'planning.edit',
  title: ({ text }) => text,
  check({ context, content, before }) {
    // What stood before stays allowed: a promise may leave the pack, the goal must still be editable.
    const known = new Set([
      ...context.pack.term.promises.map((promise) => promise.id),
      ...(before?.promiseIds ?? []),
    ])
    const unknown = content.promiseIds.find((id) => !known.has(id))
    if (unknown) throw new Problem('planning.goal-promise-unknown', 422, { promise: unknown })
  },
}

export const factorKind: Kind<Factor> = {
  name: 'factor',
  content: factor,
  permission: 'planning.edit',
  title: ({ text }) => text,
  check({ context, plan, id, content, before }) {
    if (JSON.stringify(content.source) !== JSON.stringify(before?.source))
      requireSource(context, content.source)
    if (content.dimensionId !== before?.dimensionId) requireDimension(context, content.dimensionId)
    const strategies = plan.leaningOn({ kind: 'factor', id }).filter((one) => one.kind === 'strategy')
    if (before && before.side !== content.side && strategies.length > 0)
      throw new Problem('planning.side-in-use', 409, { count: strategies.length })
  },
}

/** No reference to the factor: a factor that is taken out takes what was thought of it along. */
export const factorRatingKind: Kind<FactorRating> = {
  name: 'factor-rating',
  content: factorRating,
  permission: 'planning.assess',
  title: ({ importance, rating }) => `${importance} / ${rating}`,
  check({ context, actor, plan, id, content }) {
    if (!plan.has({ kind: 'factor', id: content.factorId }))
      throw new Problem('planning.leads-nowhere', 422, { kind: 'factor', id: content.factorId })
    const { importanceMax, ratingMax } = context.pack.plan.analysis
    if (content.importance > importanceMax || content.rating > ratingMax)
      throw new Problem('planning.rating-outside', 422, { importanceMax, ratingMax })
    const own = assessorKeys(context, actor).map((key) => ratingId(content.factorId, key))
    const written = plan.find(factorRatingKind, id)
    const isOwn = own.includes(id) && (!written || written.recordedBy === actor.accountId)
    if (actor.role !== 'system' && !isOwn) throw new Problem('planning.rating-not-yours', 403)
    const another = plan
      .of(factorRatingKind)
      .find((one) => one.content.factorId === content.factorId && one.recordedBy === actor.accountId)
    if (actor.role !== 'system' && another && another.id !== id)
      throw new Problem('planning.rating-twice', 409)
  },
}

export const strategyKind: Kind<Strategy> = {
  name: 'strategy',
  content: strategy,
  permission: 'planning.edit',
  references: ({ factorIds, goalId }) => [
    ...factorIds.map((id) => ({ kind: 'factor', id })),
    ...(goalId === null ? [] : [{ kind: 'goal', id: goalId }]),
  ],
  title: ({ text }) => text,
  check({ plan, content }) {
    const sides = content.factorIds.map((id) => plan.find(factorKind, id)?.content.side ?? 'strength')
    if (!fitsCrossing(content.crossing, sides))
      throw new Problem('planning.crossing-unfit', 422, { crossing: content.crossing })
  },
}

export const kinds: readonly Kind<unknown>[] = [
  visionKind,
  missionKind,
  goalKind,
  factorKind,
  factorRatingKind,
  strategyKind,
]

export function ratingId(factorId: string, assessor: string): string {
  return `${factorId}.${assessor}`
}

/** What may stand for an assessor in the id of a rating: the account; in the demo also its name in the pack. */
export function assessorKeys({ pack }: Context, actor: Actor): string[] {
  const sample = pack.accounts.filter(
    ({ displayName, role, agency }) =>
      displayName === actor.displayName && role === actor.role && agency === actor.agencyId,
  )
  return [actor.accountId.toLowerCase(), ...sample.map((account) => account.userName)]
}

function requireSource({ pack, clock }: Context, source: Factor['source']): void {
  if (source.kind === 'document') {
    if (source.date > todayOf(clock))
      throw new Problem('planning.factor-document-in-future', 422, { date: source.date })
    return
  }
  if (source.kind === 'indicator') {
    const known = [
      ...pack.plan.profile.indicators,
      ...pack.term.promises.flatMap((promise) => promise.indicators),
    ]
    if (!known.some((one) => one.id === source.indicatorId))
      throw new Problem('planning.factor-indicator-unknown', 422, { indicator: source.indicatorId })
    return
  }
  if (!pack.programmes.some((programme) => programme.id === source.programmeId))
    throw new Problem('planning.finding-programme-unknown', 422, { programme: source.programmeId })
  requireAreas(pack, source.programmeId, source.areaCodes)
}

/** Findings are told of the regency or of districts; of sensitive programmes only of the regency. */
export function requireAreas(pack: Context['pack'], programmeId: string, areaCodes: readonly string[]): void {
  const { regencyCode } = pack.settings
  const districts = pack.areas.filter((area) => area.level === 'district').map((area) => area.code)
  const isRegency = areaCodes.length === 1 && areaCodes[0] === regencyCode
  const areDistricts =
    areaCodes.every((code) => districts.includes(code)) && new Set(areaCodes).size === areaCodes.length
  if (!isRegency && !areDistricts) throw new Problem('planning.finding-area', 422)
  if (!isRegency && sensitiveProgrammes(pack).has(programmeId))
    throw new Problem('planning.finding-sensitive', 422)
}

function requireDimension({ pack }: Context, dimensionId: string | null): void {
  const known = activeDimensions(pack.plan)?.dimensions ?? []
  if (dimensionId !== null && !known.some((one) => one.id === dimensionId))
    throw new Problem('planning.factor-dimension-unknown', 422, { dimension: dimensionId })
}
