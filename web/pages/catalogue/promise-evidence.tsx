import type { PromiseDetail } from '../../../src/catalogue/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { messages } from './messages.ts'

/** Documents that show the promise is kept; the lists it is computed from stand under lineage. */
export function EvidenceList({ evidence }: { evidence: PromiseDetail['evidence'] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t('promise.evidence')}</h2>
      {evidence.length === 0 ? <p className="soft">{t('promise.evidence.none')}</p> : null}
      <ul>
        {evidence.map((item) => (
          <li key={`${item.happenedOn} ${item.title}`}>
            {item.title}, {formatDate(item.happenedOn, language)}. {item.source}
          </li>
        ))}
      </ul>
    </section>
  )
}
