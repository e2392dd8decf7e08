import type { Roadmap, ShownAction } from '../../../../src/planning/roadmap/contract.ts'
import type { DrawnAction } from './gantt-layout.ts'

/** What picture and table show, in the same order and under the same numbers. */
export interface Numbered<Action = ShownAction> {
  readonly actions: readonly Action[]
  numberOf(id: string): number
}

/** Numbers all actions by dimension, then by start; a filter takes some away and changes no number. */
export function numberActions<Action extends DrawnAction>(
  roadmap: Pick<Roadmap, 'dimensions'> & { readonly actions: readonly Action[] },
  isShown: (action: Action) => boolean,
): Numbered<Action> {
  const order = new Map(roadmap.dimensions.map(({ id }, index) => [id, index]))
  const placeOf = ({ content }: Action) => order.get(content.dimensionId) ?? order.size
  // Sorting is stable: within a dimension they stay by start.
  const sorted = [...roadmap.actions].sort((a, b) => placeOf(a) - placeOf(b))
  const numbers = new Map(sorted.map(({ id }, index) => [id, index + 1]))
  return { actions: sorted.filter(isShown), numberOf: (id) => numbers.get(id) ?? 0 }
}
