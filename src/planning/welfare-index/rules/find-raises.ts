import { indexOf, type Known } from './compute-index.ts'
import type { BoundedProgramme, Bounds, Formula, Published, Span } from './model.ts'

/** What the index gains when everybody a programme missed, in the regency or in one district, is reached. */
export interface Raise {
  readonly programmeId: string
  readonly areaCode: string
  readonly missed: number
  /** Percent points, by computing the whole index again. */
  readonly gain: number
}

/** Raises by programme for the whole regency, and by programme and district, largest first. Only missed counts that are shown. */
export function findRaises(
  known: Known,
  published: Published,
  formula: Formula,
): { readonly programmes: readonly Raise[]; readonly places: readonly Raise[] } {
  const now = indexOf(known, formula)?.value ?? 0
  const { top } = known.tree
  const raise = (programmeId: string, areaCode: string): Raise[] => {
    const table = published.programmes.find((one) => one.id === programmeId)!
    const missed = table.areas.get(areaCode)?.missed.value ?? 0
    if (missed === 0) return []
    const after = indexOf(reachMissed(known, programmeId, areaCode, missed), formula)!.value
    return [{ programmeId, areaCode, missed, gain: after - now }]
  }
  const bestFirst = (a: Raise, b: Raise) =>
    b.gain - a.gain || b.missed - a.missed || compare(a.programmeId + a.areaCode, b.programmeId + b.areaCode)
  return {
    programmes: known.programmes.flatMap(({ id }) => raise(id, top.code)).sort(bestFirst),
    places: known.programmes
      .flatMap(({ id }) => known.tree.below(top.code).flatMap(({ code }) => raise(id, code)))
      .sort(bestFirst),
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The same release with all `missed` of a programme in an area reached, there, below it and in the totals above. */
function reachMissed(known: Known, programmeId: string, areaCode: string, missed: number): Known {
  const { top } = known.tree
  const programmes = known.programmes.map((one): BoundedProgramme => {
    if (one.id !== programmeId) return one
    const areas = [...one.areas].map(([code, bounds]): [string, Bounds] => {
      if (code === areaCode || code.startsWith(`${areaCode}.`)) return [code, allReached(bounds)]
      return [code, code === top.code ? someReached(bounds, missed) : bounds]
    })
    return { id: one.id, areas: new Map(areas) }
  })
  return { ...known, programmes }
}

function allReached(bounds: Bounds): Bounds {
  return { ...bounds, reached: bounds.entitled, missed: { low: 0, high: 0 } }
}

function someReached(bounds: Bounds, missed: number): Bounds {
  const fewer = ({ low, high }: Span) => ({
    low: Math.max(0, low - missed),
    high: Math.max(0, high - missed),
  })
  const { low, high } = bounds.reached
  return {
    ...bounds,
    reached: { low: low + missed, high: high + missed },
    missed: fewer(bounds.missed),
  }
}
