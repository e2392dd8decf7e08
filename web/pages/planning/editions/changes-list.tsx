import type { ShownChange } from '../../../../src/planning/editions/contract.ts'
import { useLanguage } from '../../../language.ts'

/** Differences in words, one sentence each. */
export function ChangesList({ changes }: { changes: readonly ShownChange[] }) {
  const language = useLanguage()
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.part} ${change.id} ${change.kind} ${change.field}`}>
          {change.sentence[language]}
        </li>
      ))}
    </ul>
  )
}
