import type { Indicator } from '../../pack/index.ts'
import type { MeasureId } from '../model.ts'

/** The measure an indicator reads; null when only documents can show it. */
export function measureIdOf(measure: Indicator['measure']): MeasureId | null {
  switch (measure.kind) {
    case 'programme':
      return `programme:${measure.programme}`
    case 'output':
      return `output:${measure.output}:${measure.perArea}`
    case 'evidence':
      return null
  }
}
