/** Sides of the analysis. Strengths and weaknesses are internal, opportunities and threats external. */
export const sides = ['strength', 'weakness', 'opportunity', 'threat'] as const
export type Side = (typeof sides)[number]

/** Crossings of an internal with an external side, after Weihrich, The TOWS matrix, Long Range Planning 15(2), 1982. */
export const crossings = ['SO', 'WO', 'ST', 'WT'] as const
export type Crossing = (typeof crossings)[number]

const crossed: Readonly<Record<Crossing, readonly [Side, Side]>> = {
  SO: ['strength', 'opportunity'],
  WO: ['weakness', 'opportunity'],
  ST: ['strength', 'threat'],
  WT: ['weakness', 'threat'],
}

/** The internal and the external side of a crossing. */
export function sidesOf(crossing: Crossing): readonly [Side, Side] {
  return crossed[crossing]
}

export function isInternal(side: Side): boolean {
  return side === 'strength' || side === 'weakness'
}

/** True when there is at least one factor of each side of the crossing and none of another. */
export function fitsCrossing(crossing: Crossing, factorSides: readonly Side[]): boolean {
  const needed = crossed[crossing]
  return (
    needed.every((side) => factorSides.includes(side)) && factorSides.every((side) => needed.includes(side))
  )
}
