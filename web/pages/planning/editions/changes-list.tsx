import type { ShownChange } from '../../../../src/planning/editions/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { messages } from './messages.ts'

/** More than these are folded away until somebody asks for them. */
const openMax = 30

/** Differences in words, one sentence each. */
export function ChangesList({ changes }: { changes: readonly ShownChange[] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (changes.length === 0) return null
  return (
    <details open={changes.length <= openMax}>
      <summary>{t('changes.count', { count: changes.length })}</summary>
      <ul>
        {changes.map((change) => (
          <li key={`${change.part} ${change.id} ${change.kind} ${change.field}`}>
            {change.sentence[language]}
          </li>
        ))}
      </ul>
    </details>
  )
}
