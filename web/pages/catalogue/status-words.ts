import type { PublicStatus } from '../../../src/catalogue/contract.ts'
import type { StatusTone } from '../../ui/status.tsx'

/** From best to worst; the ones without a computed status come last. */
export const statusOrder: readonly PublicStatus[] = [
  'kept',
  'on-track',
  'behind',
  'far-behind',
  'claimed',
  'no-target',
  'hidden',
]
export const statusTone: Readonly<Record<PublicStatus, StatusTone>> = {
  kept: 'good',
  'on-track': 'fair',
  behind: 'poor',
  'far-behind': 'bad',
  claimed: 'unproven',
  'no-target': 'none',
  hidden: 'hidden',
}
