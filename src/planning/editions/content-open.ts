import type { Context } from '../../access/index.ts'
import type { OpenNumbers } from './read-open-numbers.ts'
import type { PeopleFigure, PlanContent, PlanIndex } from './rules/plan-content.ts'
import type { PublicCell } from './rules/public-finding.ts'

const raisesMax = 5

/** People of the release: everybody, families, those in need, and every category. */
export function peopleOf({ home }: OpenNumbers): PeopleFigure[] {
  if (!home.release) return []
  return [
    figure('people', 'Orang dalam daftar bersama', 'orang', home.people),
    figure('families', 'Keluarga dalam daftar bersama', 'keluarga', home.families),
    figure('in-need', 'Orang dalam paling sedikit satu kategori PPKS', 'orang', home.peopleInNeed),
    ...home.categories.map(({ id, name, people }) => figure(`category:${id}`, name.id, 'orang', people)),
  ]
}

function figure(id: string, name: string, unit: string, { value, status }: PublicCell): PeopleFigure {
  return { id, name, unit, value, state: value !== null ? 'shown' : status === 'C' ? 'hidden' : 'missing' }
}

/** The promises of the term with the state the release computed. */
export function promisesOf({ pack }: Context, { home }: OpenNumbers): PlanContent['promises'] {
  const published = new Map(home.list.map((promise) => [promise.id, promise.status]))
  const agencies = new Map(pack.agencies.map((agency) => [agency.id, agency.shortName]))
  return pack.term.promises.map(({ id, number, name, agency }) => ({
    id,
    number,
    name: name.id,
    agency: agencies.get(agency) ?? agency,
    state: published.get(id) ?? 'unpublished',
  }))
}

/** The public index; null before the first release. */
export function welfareIndexOf({ index }: OpenNumbers): PlanIndex | null {
  if (!index?.release) return null
  const names = new Map(index.formula.parts.map((part) => [part.id, part]))
  return {
    asOf: index.release.asOf,
    version: index.formula.version,
    source: index.formula.source,
    value: index.index?.value ?? null,
    low: index.index?.low ?? null,
    high: index.index?.high ?? null,
    parts: index.parts.map(({ id, weight, estimate }) => ({
      id,
      name: names.get(id)?.name.id ?? id,
      meaning: names.get(id)?.meaning.id ?? '',
      weight,
      value: estimate?.value ?? null,
    })),
    months: index.months.map((month) => ({ asOf: month.asOf, value: month.index?.value ?? null })),
    raises: [...index.raises.programmes, ...index.raises.places]
      .sort((a, b) => b.gain - a.gain)
      .slice(0, raisesMax)
      .map(({ programme, area, agency, gain }) => ({ programme: programme.id, area, agency, gain })),
  }
}
