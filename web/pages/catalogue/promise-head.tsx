import type { PromiseDetail } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'
import { OriginTag } from './origin-tag.tsx'
import { ReleaseStamp } from './release-stamp.tsx'
import { statusTone } from './status-words.ts'

/** Name, status, and what kind of text the promise is. */
export function PromiseHead({ detail, area }: { detail: PromiseDetail; area?: string }) {
  const t = useText(messages)
  const language = useLanguage()
  const { promise, release } = detail
  return (
    <>
      <h1>{area ? `${promise.name[language]}: ${area}` : promise.name[language]}</h1>
      <p className="lead">{promise.summary[language]}</p>
      <p className="row">
        <StatusBadge tone={statusTone[promise.status]}>{t(`status.${promise.status}`)}</StatusBadge>
        <OriginTag promise={promise} />
        <span className="soft small">{t(`promise.${promise.origin}`)}</span>
      </p>
      {promise.status === 'hidden' ? <p className="small">{t('status.hidden.why')}</p> : null}
      <ReleaseStamp release={release} />
    </>
  )
}
