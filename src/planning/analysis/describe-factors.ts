import type { Context } from '../../access/index.ts'
import { agencyShortName } from '../../pack/index.ts'
import type { Plan, PlanEntry } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import type { Analysis, Factor, ShownFactor, ShownFinding, ShownSource } from './contract.ts'
import { factorKind, factorRatingKind } from './kinds.ts'
import { type Measured, promiseIndicatorNow } from './read-measured.ts'
import { addCounts, findingNumber, movementOf, shareOf } from './rules/find-findings.ts'
import { positionsOf, type RatedFactor, scoreFactors } from './rules/score-factors.ts'

type Pack = Context['pack']
/** What describing needs, computed once. */
export interface View {
  readonly pack: Pack
  readonly measured: Measured
  /** Programmes counted for the whole regency only. */
  readonly sensitive: ReadonlySet<string>
}
type FindingSource = Extract<Factor['source'], { kind: 'finding' }>

/** Factors with scores and live sources, the sums and the quadrant of all assessors, and of each alone. */
export function describeFactors(
  view: View,
  plan: Plan,
): Pick<Analysis, 'factors' | 'position' | 'assessors'> {
  const factors = plan.of(factorKind)
  const rated = ratedFactors(plan)
  const { factors: scores, ...position } = scoreFactors(rated)
  const scoreOf = new Map(scores.map((score) => [score.id, score]))
  return {
    factors: factors.map((entry): ShownFactor => {
      const { side, importance, rating, weight, score } = scoreOf.get(entry.id)!
      return { ...described(view, plan, entry), side, importance, rating, weight, score }
    }),
    position,
    // Sorted by what they say, not by who they are.
    assessors: [...positionsOf(rated).values()].sort((a, b) => a.x - b.x || a.y - b.y),
  }
}

/** Factors with the ratings of every assessor; ratings of factors taken out do not count. */
export function ratedFactors(plan: Plan): RatedFactor[] {
  const ratings = plan.of(factorRatingKind)
  return plan.of(factorKind).map(({ id, content }) => ({
    id,
    side: content.side,
    ratings: ratings
      .filter((one) => one.content.factorId === id)
      .map(({ recordedBy, content: { importance, rating } }) => ({
        assessor: recordedBy,
        importance,
        rating,
      })),
  }))
}

function described(view: View, plan: Plan, entry: PlanEntry<Factor>) {
  const { pack } = view
  const { id, revision, content } = entry
  const { text, dimensionId, source } = content
  const dimensions = pack.plan.dimensions.sets.flatMap((set) => set.dimensions)
  return {
    id,
    revision,
    text,
    dimensionId,
    dimension: dimensions.find((one) => one.id === dimensionId)?.name ?? null,
    source: describeSource(view, source),
    finding: source.kind === 'finding' ? describeFinding(view, source) : null,
    evidence: evidenceOf(plan, 'factor', id, (one) => agencyShortName(pack.agencies, one)),
  }
}

function describeSource({ pack, measured }: View, source: Factor['source']): ShownSource {
  if (source.kind === 'document') return source
  if (source.kind === 'finding') return { kind: 'finding' }
  const { indicatorId } = source
  const published = pack.plan.profile.indicators.find((one) => one.id === indicatorId)
  if (published) {
    const now = [...published.values].sort((a, b) => a.asOf.localeCompare(b.asOf)).at(-1)!
    const { name, unit, source: from } = published
    return { kind: 'indicator', indicatorId, name, unit, now, source: from }
  }
  const promise = pack.term.promises.find((one) => one.indicators.some(({ id }) => id === indicatorId))
  const indicator = promise?.indicators.find((one) => one.id === indicatorId)
  return {
    kind: 'indicator',
    indicatorId,
    name: indicator?.name ?? { id: indicatorId, en: indicatorId },
    unit: indicator?.unit ?? { id: '', en: '' },
    now: indicator ? promiseIndicatorNow(indicator, measured, pack.settings.regencyCode) : null,
    source: promise?.name.id ?? '-',
  }
}

/** The finding a factor stands on, computed anew from the newest measurement. */
function describeFinding(view: View, source: FindingSource): ShownFinding {
  const { programmeId, value, areaCodes, seen } = source
  const now = findingNow(view, source)
  return {
    programmeId,
    ...programmeOf(view.pack, programmeId),
    sensitive: view.sensitive.has(programmeId),
    value,
    areaCodes,
    areas: areaNames(view.pack, areaCodes),
    seen,
    now,
    ...movementOf(value, seen.value, now?.value ?? null),
  }
}

/** The number of a finding in the newest measured month, with the people or families behind it. */
export function findingNow(
  { pack, measured, sensitive }: View,
  { programmeId, value, areaCodes }: Omit<FindingSource, 'kind' | 'seen'>,
): NonNullable<ShownFinding['now']> | null {
  const counts = areaCodes.flatMap((code) => measured.find(`programme:${programmeId}`, code)?.counts ?? [])
  if (measured.asOf === null || counts.length < areaCodes.length) return null
  // A programme may have become sensitive since the factor was made.
  if (sensitive.has(programmeId) && areaCodes.some((code) => code !== pack.settings.regencyCode)) return null
  const sum = addCounts(counts)
  const number = findingNumber(value, sum)
  return number === null ? null : { asOf: measured.asOf, value: number, ...shareOf(value, sum) }
}

export function programmeOf(pack: Pack, programmeId: string) {
  const programme = pack.programmes.find((one) => one.id === programmeId)
  return {
    programme: programme?.name ?? { id: programmeId, en: programmeId },
    unit: programme?.unit ?? ('person' as const),
  }
}

/** Names of districts without the word for district; the regency by its own name. */
export function areaNames(pack: Pack, areaCodes: readonly string[]): string[] {
  return areaCodes.map((code) => pack.areas.find((area) => area.code === code)?.name ?? code)
}
