import type { PersonLineAnswer } from '../../../src/register/contract.ts'
import { useText } from '../../language.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'

const tones = { dead: 'none', 'moved-out': 'none', unknown: 'unproven' } as const

/** The living are the rule, so they get a plain word; everything else is marked. */
export function VitalBadge({ status }: { status: PersonLineAnswer['vitalStatus'] }) {
  const t = useText(messages)
  if (status === 'alive') return <>{t('vital.alive')}</>
  return <StatusBadge tone={tones[status]}>{t(`vital.${status}`)}</StatusBadge>
}
