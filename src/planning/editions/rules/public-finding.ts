import type { FigureState } from './plan-content.ts'

/** A number of a public table: A shown, Z true zero, C hidden, M not measured. */
export interface PublicCell {
  readonly value: number | null
  readonly status: 'A' | 'C' | 'Z' | 'M'
}
export type FindingMeasure = 'missed' | 'coverage' | 'exclusion-error' | 'inclusion-error'

/** Shares of fewer than this many say nothing and tell too much; the same bound as in the public tables. */
const denominatorMin = 30

/**
 * What the public release says of a finding: the sum over its areas, or the share in percent with one decimal. Hidden as soon
 * as one of its cells is, so nothing can be told by subtracting; never the number from inside.
 */
export function publicFinding(
  measure: FindingMeasure,
  areas: readonly ReadonlyMap<string, PublicCell>[],
): { value: number | null; state: FigureState } {
  if (areas.length === 0) return { value: null, state: 'missing' }
  const sum = (column: string): PublicCell => {
    const cells = areas.map((cells) => cells.get(column) ?? { value: null, status: 'M' as const })
    if (cells.some(({ status }) => status === 'C')) return { value: null, status: 'C' }
    if (cells.some(({ value }) => value === null)) return { value: null, status: 'M' }
    return { value: cells.reduce((total, { value }) => total + value!, 0), status: 'A' }
  }
  if (measure === 'missed') return told(sum('missed'))
  const part = sum(
    { coverage: 'reached', 'exclusion-error': 'missed', 'inclusion-error': 'wrongly-reached' }[measure],
  )
  const rest = sum(
    { coverage: 'missed', 'exclusion-error': 'reached', 'inclusion-error': 'reached' }[measure],
  )
  if (part.value === null || rest.value === null) {
    const hidden = part.status === 'C' || rest.status === 'C'
    return { value: null, state: hidden ? 'hidden' : 'missing' }
  }
  const whole = part.value + rest.value
  if (whole < denominatorMin) return { value: null, state: 'hidden' }
  return { value: Math.round((1000 * part.value) / whole) / 10, state: 'shown' }
}

function told({ value, status }: PublicCell): { value: number | null; state: FigureState } {
  if (value !== null) return { value, state: 'shown' }
  return { value: null, state: status === 'C' ? 'hidden' : 'missing' }
}
