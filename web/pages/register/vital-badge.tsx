import type { PersonLineAnswer } from '../../../src/register/contract.ts'
import { useText } from '../../language.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'

const tones = { alive: 'fair', dead: 'none', 'moved-out': 'none', unknown: 'unproven' } as const

export function VitalBadge({ status }: { status: PersonLineAnswer['vitalStatus'] }) {
  const t = useText(messages)
  return <StatusBadge tone={tones[status]}>{t(`vital.${status}`)}</StatusBadge>
}
