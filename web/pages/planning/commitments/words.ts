import type { LineCounts } from '../../../../src/planning/commitments/contract.ts'
import { useText } from '../../../language.ts'
import { messages as planMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** Groups of four are read aloud and compared more easily. */
export function fingerprint(sha256: string): string {
  return (sha256.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
}

export const stateOrder = ['proven', 'claimed', 'late', 'open'] as const

/** "3 selesai dengan bukti, 2 diklaim …" of what there is. */
export function useCountsSentence() {
  const t = useText(messages)
  const state = useText(planMessages)
  return (counts: LineCounts) => {
    const total = stateOrder.reduce((sum, key) => sum + counts[key], 0)
    const parts = stateOrder
      .filter((key) => counts[key] > 0)
      .map((key) => `${counts[key]} ${state(`state.${key}`).toLowerCase()}`)
    return t('counts', { total, parts: parts.join('; ') })
  }
}
