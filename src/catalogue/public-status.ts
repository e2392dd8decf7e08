import { promiseStatus } from '../programmes/index.ts'
import type { PublicStatus } from './contract.ts'

/**
 * Status of a promise for the public. What is shown decides, as inside; but a promise with a hidden number is never
 * called kept, on track or without target: the hidden one could be worse. Numbers that are shown and behind stay behind.
 */
export function publicPromiseStatus(indicators: readonly PublicStatus[]): PublicStatus {
  const shown = promiseStatus(indicators.filter((status) => status !== 'hidden'))
  if (!indicators.includes('hidden')) return shown
  return shown === 'behind' || shown === 'far-behind' ? shown : 'hidden'
}
