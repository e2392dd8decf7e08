import { useText } from '../../../language.ts'
import { messages } from './messages.ts'

/** Who answers for a line; after a merger both: the agency of the text, and the one that took over. */
export function Owner({ agency, holder, moved }: { agency: string; holder: string; moved: boolean }) {
  const t = useText(messages)
  return <>{moved ? t('moved', { agency, holder }) : holder}</>
}
