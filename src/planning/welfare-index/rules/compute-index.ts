import { boundMonth, boundProgramme, type Tree, treeOf } from './bound-counts.ts'
import { estimateIndex, estimatePart } from './combine.ts'
import { evenPlacesPart } from './even-places.ts'
import { evenCategoriesPart, foundPart, inTimePart, reachedPart, rightPart } from './measure-parts.ts'
import type { BoundedProgramme, Bounds, Estimate, Formula, PartId, Parts, Published } from './model.ts'

/** What is known of a release, with bounds for what is hidden. */
export interface Known {
  readonly tree: Tree
  readonly programmes: readonly BoundedProgramme[]
  /** Months before the release: the regency, by programme. Only programmes whose trend is published. */
  readonly months: readonly { readonly asOf: string; readonly programmes: ReadonlyMap<string, Bounds> }[]
}

export function knownOf(published: Published): Known {
  const tree = treeOf(published.areas)
  const sensitive = new Map(published.programmes.map((one) => [one.id, one.sensitive]))
  return {
    tree,
    programmes: published.programmes.flatMap((table) => boundProgramme(table, tree, published) ?? []),
    months: published.months.map(({ asOf, programmes }) => ({
      asOf,
      programmes: new Map(
        [...programmes].flatMap(([id, cells]) => {
          const bounds = boundMonth(cells, sensitive.get(id) ?? false, published)
          return bounds ? [[id, bounds] as const] : []
        }),
      ),
    })),
  }
}

/** The six parts of the regency; null: not measured. */
export function partsOf(known: Known, formula: Formula): Parts {
  const { tree, programmes, months } = known
  const total = boundsIn(programmes, tree.top.code)
  const followed = new Set(months.flatMap((month) => [...month.programmes.keys()]))
  const now = boundsIn(
    programmes.filter(({ id }) => followed.has(id)),
    tree.top.code,
  )
  return {
    found: foundPart(total),
    reached: reachedPart(total),
    right: rightPart(total),
    'in-time': inTimePart([...months.map((month) => [...month.programmes.values()]), now], formula),
    'even-places': evenPlacesPart(programmes, tree, formula),
    'even-categories': evenCategoriesPart(total, formula),
  }
}

export function indexOf(known: Known, formula: Formula): Estimate | null {
  return estimateIndex(partsOf(known, formula), formula)
}

export interface AreaFigure {
  readonly code: string
  readonly index: Estimate | null
  readonly parts: Readonly<Partial<Record<PartId, Estimate | null>>>
  /** Why there is no figure; null when there is one. */
  readonly why: 'not-measured' | 'too-few' | 'hidden' | null
}

/** The parts that every area has; the same for all, so that areas can be compared. */
export const areaParts = ['found', 'reached', 'right'] as const satisfies readonly PartId[]

/**
 * The index of one area from found, reached and right. Not told when fewer than `entitledMin` are surely entitled, or when
 * hidden counts leave more than `widthMax` points; the same holds for each part.
 */
export function figureOf(known: Known, code: string, formula: Formula): AreaFigure {
  const all = boundsIn(known.programmes, code)
  const parts: Parts = { found: foundPart(all), reached: reachedPart(all), right: rightPart(all) }
  const none = (why: AreaFigure['why']): AreaFigure => ({
    code,
    index: null,
    parts: Object.fromEntries(areaParts.map((id) => [id, null])),
    why,
  })
  const index = estimateIndex(parts, formula)
  if (!index || !parts.reached) return none('not-measured')
  if (all.reduce((sum, one) => sum + one.entitled.low, 0) < formula.entitledMin) return none('too-few')
  const told = (one: Estimate | null) =>
    one && one.hiddenHigh - one.hiddenLow <= formula.widthMax ? one : null
  return {
    code,
    index: told(index),
    parts: Object.fromEntries(areaParts.map((id) => [id, told(parts[id] ? estimatePart(parts[id]) : null)])),
    why: told(index) ? null : 'hidden',
  }
}

export interface MonthFigure {
  readonly asOf: string
  readonly index: Estimate | null
  readonly parts: Parts
}

/** The index month by month, from the parts that every month has: those without places, over the programmes with a trend. */
export function monthsOf(known: Known, asOf: string, formula: Formula): MonthFigure[] {
  const followed = new Set(known.months.flatMap((month) => [...month.programmes.keys()]))
  const now = known.programmes.filter(({ id }) => followed.has(id))
  const months = [
    ...known.months.map((month) => ({ asOf: month.asOf, all: [...month.programmes.values()] })),
    { asOf, all: boundsIn(now, known.tree.top.code) },
  ]
  return months.map(({ asOf: month, all }) => {
    const parts: Parts = {
      found: foundPart(all),
      reached: reachedPart(all),
      right: rightPart(all),
      'even-categories': evenCategoriesPart(all, formula),
    }
    return { asOf: month, index: estimateIndex(parts, formula), parts }
  })
}

export function boundsIn(programmes: readonly BoundedProgramme[], code: string): Bounds[] {
  return programmes.flatMap((one) => one.areas.get(code) ?? [])
}
