import type { BatchAnswer } from '../../../src/intake/contract.ts'
import { useText } from '../../language.ts'
import { StatusBadge, type StatusTone } from '../../ui/status.tsx'
import { messages } from './messages.ts'

const tones: Readonly<Record<BatchAnswer['status'], StatusTone>> = {
  received: 'none',
  read: 'none',
  checked: 'fair',
  approved: 'fair',
  applied: 'good',
  undone: 'unproven',
  refused: 'bad',
}

export function BatchStatusBadge({ status }: { status: BatchAnswer['status'] }) {
  const t = useText(messages)
  return (
    <span className="one-line">
      <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>
    </span>
  )
}
