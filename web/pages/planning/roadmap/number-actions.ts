import type { Roadmap, ShownAction } from '../../../../src/planning/roadmap/contract.ts'

/** What picture and table show, in the same order and under the same numbers. */
export interface Numbered {
  readonly roadmap: Roadmap
  readonly actions: readonly ShownAction[]
  numberOf(id: string): number
}

/** Numbers all actions by dimension, then by start; a filter takes some away and changes no number. */
export function numberActions(roadmap: Roadmap, isShown: (action: ShownAction) => boolean): Numbered {
  const order = new Map(roadmap.dimensions.map(({ id }, index) => [id, index]))
  const placeOf = ({ content }: ShownAction) => order.get(content.dimensionId) ?? order.size
  // Sorting is stable: within a dimension they stay by start.
  const sorted = [...roadmap.actions].sort((a, b) => placeOf(a) - placeOf(b))
  const numbers = new Map(sorted.map(({ id }, index) => [id, index + 1]))
  return { roadmap, actions: sorted.filter(isShown), numberOf: (id) => numbers.get(id) ?? 0 }
}
