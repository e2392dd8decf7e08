import type { PublicPromise } from '../../../src/catalogue/contract.ts'
import { useText } from '../../language.ts'
import { messages } from './messages.ts'

/** No promise here is an official text: each is marked as an example, or as named in a source. */
export function OriginTag({ promise }: { promise: PublicPromise }) {
  const t = useText(messages)
  return (
    <span className="tag" title={promise.source}>
      {t(`tag.${promise.origin}`)}
    </span>
  )
}
