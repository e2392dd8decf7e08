import type { Release } from '../../../src/catalogue/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice } from '../../ui/kit.tsx'
import { messages } from './messages.ts'

/** Which release the page shows, or that there is none yet. */
export function ReleaseStamp({ release }: { release: Release | null }) {
  const t = useText(messages)
  const language = useLanguage()
  if (release === null)
    return (
      <Notice tone="warning" title={t('no-release')}>
        <p>{t('no-release.text')}</p>
      </Notice>
    )
  const { id, asOf, publishedAt } = release
  return (
    <p className="soft small">
      {t('release.stamp', {
        id,
        asOf: formatDate(asOf, language),
        publishedAt: formatDate(publishedAt, language),
      })}
    </p>
  )
}
