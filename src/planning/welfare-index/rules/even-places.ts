import type { Tree } from './bound-counts.ts'
import { sum, withinAll } from './measure-parts.ts'
import type { BoundedProgramme, Bounds, Formula, Range, Span } from './model.ts'
import { fewestReached, type Group } from './worst-off.ts'

type Column = 'reached' | 'missed' | 'unknown'
const columns: readonly Column[] = ['reached', 'missed', 'unknown']
type Place = Record<Column, { low: number; high: number }>

/** The places of the regency, each with what its counts can be, all programmes together. */
interface Places {
  readonly places: readonly Place[]
  /** What all places together can have beyond what is surely theirs: never more than the areas above leave over. */
  readonly left: Readonly<Record<Column, number>>
  readonly entitled: Span
}

/**
 * Coverage of the worst-off places, weighted by entitled. Programmes that are not published by place are not in it. Where
 * counts of places are hidden there are two bounds on each side, and the narrower one holds:
 * together - at worst every hidden missed is in the worst-off places and no hidden reached anywhere, at best every hidden
 * reached is in the worst-off places; or place by place - each has at worst, or at best, all it can have.
 */
export function evenPlacesPart(
  programmes: readonly BoundedProgramme[],
  tree: Tree,
  formula: Formula,
): Range | null {
  const found = placesOf(programmes, tree, formula)
  if (found.entitled.high === 0) return null
  return withinAll(rangeOf(found, formula, false), rangeOf(found, formula, true))
}

/** `open`: people we cannot tell about count too, at worst as missed, at best as reached. */
function rangeOf({ places, left, entitled }: Places, formula: Formula, open: boolean): Span {
  const more = (place: Place, end: keyof Span) => (open ? place.unknown[end] : 0)
  const group = (reached: number, missed: number): Group => ({ reached, mass: reached + missed })
  const opened = open ? places.reduce((total, place) => total + place.unknown.low, 0) + left.unknown : 0
  const [fewest, most] = [formula.worstShare * entitled.low, formula.worstShare * (entitled.high + opened)]
  const pool = open ? left.unknown : 0
  const lows = [
    [
      ...places.map((one) => group(one.reached.low, one.missed.low + more(one, 'low'))),
      group(0, left.missed + pool),
    ],
    places.map((one) => group(one.reached.low, one.missed.high + more(one, 'high'))),
  ]
  const together = places.map((one) => group(one.reached.low + more(one, 'low'), one.missed.low))
  const each = places.map((one) => group(one.reached.high + more(one, 'high'), one.missed.low))
  const highs = [
    (fewestReached(together, most) + left.reached + pool) / most,
    fewestReached(each, most) / most,
  ]
  return {
    low: fewest > 0 ? Math.max(...lows.map((groups) => fewestReached(groups, fewest) / fewest)) : 0,
    high: Math.min(1, ...highs),
  }
}

function placesOf(programmes: readonly BoundedProgramme[], tree: Tree, formula: Formula): Places {
  const parents = formula.places === 'district' ? [tree.top] : tree.below(tree.top.code)
  const places = new Map<string, Place>()
  const left = { reached: 0, missed: 0, unknown: 0 }
  const entitled = { low: 0, high: 0 }
  for (const { areas } of programmes)
    for (const parent of parents) {
      const known: Bounds[] = []
      for (const { code } of tree.below(parent.code)) {
        const bounds = areas.get(code)
        if (!bounds) continue
        known.push(bounds)
        places.set(code, added(places.get(code), bounds))
      }
      if (known.length === 0) continue
      const above = areas.get(parent.code)!
      for (const column of columns) left[column] += leftOver(known, above, column)
      entitled.low += sum(known, 'entitled', 'low')
      entitled.high += Math.min(sum(known, 'entitled', 'high'), above.entitled.high)
    }
  return { places: [...places.values()], left, entitled }
}

function added(place: Place | undefined, bounds: Bounds): Place {
  const both = (column: Column) => ({
    low: (place?.[column].low ?? 0) + bounds[column].low,
    high: (place?.[column].high ?? 0) + bounds[column].high,
  })
  return { reached: both('reached'), missed: both('missed'), unknown: both('unknown') }
}

function leftOver(places: readonly Bounds[], above: Bounds, column: Column): number {
  const low = sum(places, column, 'low')
  return Math.max(0, Math.min(sum(places, column, 'high') - low, above[column].high - low))
}
