import type { Context } from '../../access/index.ts'
import { assert } from '../../kernel/problem.ts'
import type { Analysis, ShownFactor } from '../analysis/contract.ts'
import type { ShownEvidence } from '../evidence/contract.ts'
import type { OpenNumbers } from './read-open-numbers.ts'
import type { FactorSource, PlanContent, PlanEvidence, PlanFactor } from './rules/plan-content.ts'
import { type FindingMeasure, publicFinding } from './rules/public-finding.ts'

/** Evidence by its title, day, source and agency; documents stay inside. */
export function evidenceOfContent(evidence: readonly ShownEvidence[]): PlanEvidence[] {
  return evidence.map(({ title, happenedOn, source, ownerAgency }) => ({
    title,
    date: happenedOn,
    source,
    agency: ownerAgency,
  }))
}

/** Factors with means over assessors, and with numbers of people as the public release tells them. */
export function factorsOf(context: Context, { factors }: Analysis, open: OpenNumbers): PlanFactor[] {
  return factors.map((factor) => ({
    id: factor.id,
    side: factor.side,
    text: factor.text,
    dimension: factor.dimension?.id ?? null,
    source: sourceOf(context, factor, open),
    raters: factor.rating?.count ?? 0,
    importance: factor.importance?.mean ?? null,
    rating: factor.rating?.mean ?? null,
    spread: factor.rating?.deviation ?? null,
    weight: factor.weight,
    score: factor.score,
    evidence: evidenceOfContent(factor.evidence),
  }))
}

function sourceOf(context: Context, factor: ShownFactor, open: OpenNumbers): FactorSource {
  const { source, finding } = factor
  if (source.kind === 'document') return source
  if (source.kind === 'indicator') return indicatorOf(context, source, open)
  assert(finding !== null, 'a factor of a finding has its finding')
  const cells = open.programmes.get(finding.programmeId)
  const areas = finding.areaCodes.flatMap((code) => cells?.get(code) ?? [])
  const counted = areas.length === finding.areaCodes.length ? areas : []
  const people = finding.unit === 'family' ? 'keluarga' : 'orang'
  return {
    kind: 'finding',
    programme: finding.programme.id,
    measure: measureWords[finding.value],
    areas: finding.areas,
    unit: finding.value === 'missed' ? people : 'persen',
    ...publicFinding(finding.value, counted),
  }
}

const measureWords: Readonly<Record<FindingMeasure, string>> = {
  missed: 'yang berhak tetapi terlewat',
  coverage: 'bagian yang berhak dan sudah menerima',
  'exclusion-error': 'bagian yang berhak tetapi terlewat',
  'inclusion-error': 'bagian penerima yang tidak berhak',
}

/** A published indicator has its own number; one of a promise has that of the public release, whatever is known inside. */
function indicatorOf(
  { pack }: Context,
  source: Extract<ShownFactor['source'], { kind: 'indicator' }>,
  { home }: OpenNumbers,
): FactorSource {
  const { indicatorId, name, unit } = source
  const shared = { kind: 'indicator' as const, name: name.id, unit: unit.id }
  if (pack.plan.profile.indicators.some(({ id }) => id === indicatorId))
    return {
      ...shared,
      value: source.now?.value ?? null,
      asOf: source.now?.asOf ?? null,
      source: source.source,
    }
  const value = home.list.flatMap(({ indicators }) => indicators).find(({ id }) => id === indicatorId)?.value
  return {
    ...shared,
    value: value?.value ?? null,
    asOf: value?.value === null || value === undefined ? null : (home.release?.asOf ?? null),
    source: home.release ? `rilis publik ${home.release.id}` : 'belum ada rilis publik',
  }
}

/** null while nobody has rated a factor. */
export function positionOf({ factors, position }: Analysis): PlanContent['position'] {
  if (!factors.some(({ score }) => score !== null)) return null
  const { sums, x, y, quadrant } = position
  return { ...sums, x, y, quadrant }
}

export function strategiesOf({ strategies }: Analysis): PlanContent['strategies'] {
  return strategies.map(({ id, crossing, text, factorIds, goalId }) => ({
    id,
    crossing,
    text,
    factorIds,
    goalId,
  }))
}
