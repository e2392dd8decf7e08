export const pillars = ['structure', 'infrastructure', 'superstructure'] as const
export type Pillar = (typeof pillars)[number]

export const componentsOf: Readonly<Record<Pillar, readonly Component[]>> = {
  structure: ['people', 'budget', 'governance'],
  infrastructure: ['physical', 'digital', 'social'],
  superstructure: ['rules', 'institutions', 'procedures'],
}
export const components = [
  'people',
  'budget',
  'governance',
  'physical',
  'digital',
  'social',
  'rules',
  'institutions',
  'procedures',
] as const
export type Component = (typeof components)[number]

/** An item in one period. Levels count from 0 to `top`; null = not assessed. */
export interface RatedItem {
  readonly id: string
  readonly component: Component
  readonly top: number
  readonly self: number | null
  readonly assessor: number | null
  /** A document dated up to the end of the period. */
  readonly hasEvidence: boolean
}

/** none = the lowest level: nothing is claimed, so nothing need be proven. open = not assessed yet. */
export const itemStates = ['proven', 'claimed', 'none', 'open'] as const
export type ItemState = (typeof itemStates)[number]

export function itemState(item: Pick<RatedItem, 'self' | 'hasEvidence'>): ItemState {
  if (item.self === null) return 'open'
  if (item.self === 0) return 'none'
  return item.hasEvidence ? 'proven' : 'claimed'
}

/**
 * Means in percent of the highest level; null = nothing assessed. Every assessed item weighs the same. In `proven` an item
 * without evidence counts as the lowest level, so more evidence never lowers it; `claimed` takes the office's word.
 */
export interface Score {
  readonly items: number
  readonly assessed: number
  readonly provenItems: number
  readonly claimedItems: number
  readonly claimed: number | null
  readonly proven: number | null
  /** Of those items the assessor has seen. */
  readonly assessor: number | null
  readonly seenByAssessor: number
}

export function scoreOf(items: readonly RatedItem[]): Score {
  const assessed = items.filter((item) => item.self !== null)
  const seen = items.filter((item) => item.assessor !== null)
  const countOf = (state: ItemState) => items.filter((item) => itemState(item) === state).length
  return {
    items: items.length,
    assessed: assessed.length,
    provenItems: countOf('proven'),
    claimedItems: countOf('claimed'),
    claimed: mean(assessed.map(({ self, top }) => share(self, top))),
    proven: mean(assessed.map(({ self, top, hasEvidence }) => (hasEvidence ? share(self, top) : 0))),
    assessor: mean(seen.map(({ assessor, top }) => share(assessor, top))),
    seenByAssessor: seen.length,
  }
}

/** A level that the item no longer has counts as its highest. */
export function share(level: number | null, top: number): number {
  return (Math.min(level ?? 0, top) / top) * 100
}

/** Adds the smaller first, so that the order of the items cannot change the last digit. */
function mean(shares: readonly number[]): number | null {
  if (shares.length === 0) return null
  return [...shares].sort((a, b) => a - b).reduce((sum, one) => sum + one, 0) / shares.length
}
