import { itemState, type RatedItem, type Score, scoreOf } from './readiness-score.ts'

export const directions = ['rose', 'fell', 'same', 'first', 'gone'] as const
/** first = not assessed before; gone = assessed before, not now. */
export type Direction = (typeof directions)[number]

export interface ItemChange {
  readonly id: string
  readonly from: number | null
  readonly to: number | null
  readonly direction: Direction
  /** What was only claimed has evidence now, or the other way round. */
  readonly proof: 'gained' | 'lost' | 'same'
}

/** How each item moved between two periods by the office's own levels. An item of `after` unknown before is `first`. */
export function compareItems(before: readonly RatedItem[], after: readonly RatedItem[]): ItemChange[] {
  const earlier = new Map(before.map((item) => [item.id, item]))
  return after
    .filter((item) => item.self !== null || (earlier.get(item.id)?.self ?? null) !== null)
    .map((item) => {
      const was = earlier.get(item.id)
      const [from, to] = [was?.self ?? null, item.self]
      return { id: item.id, from, to, direction: directionOf(from, to), proof: proofOf(was, item) }
    })
}

function directionOf(from: number | null, to: number | null): Direction {
  if (from === null) return 'first'
  if (to === null) return 'gone'
  if (from === to) return 'same'
  return to > from ? 'rose' : 'fell'
}

function proofOf(was: RatedItem | undefined, is: RatedItem): ItemChange['proof'] {
  const [before, after] = [was ? itemState(was) : 'open', itemState(is)]
  if (before !== 'proven' && after === 'proven') return 'gained'
  return before === 'proven' && after === 'claimed' ? 'lost' : 'same'
}

/** Scores of both periods over the items assessed in both: the only means that may be set against each other. */
export function compareScores(
  before: readonly RatedItem[],
  after: readonly RatedItem[],
): { readonly before: Score; readonly after: Score } {
  const assessed = (items: readonly RatedItem[]) =>
    new Set(items.filter((item) => item.self !== null).map((item) => item.id))
  const [earlier, later] = [assessed(before), assessed(after)]
  const inBoth = ({ id }: RatedItem) => earlier.has(id) && later.has(id)
  return { before: scoreOf(before.filter(inBoth)), after: scoreOf(after.filter(inBoth)) }
}

export interface Gap {
  readonly id: string
  readonly self: number
  readonly assessor: number
  /** Levels the office puts itself above the assessor; negative = below. */
  readonly difference: number
}

/** Items on which office and assessor differ, the widest first. */
export function gapsOf(items: readonly RatedItem[]): Gap[] {
  return items
    .flatMap(({ id, self, assessor }) =>
      self === null || assessor === null || self === assessor
        ? []
        : [{ id, self, assessor, difference: self - assessor }],
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.id.localeCompare(b.id))
}
