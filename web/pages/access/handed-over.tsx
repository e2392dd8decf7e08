import type { HandedOverAnswer } from '../../../src/access/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice } from '../../ui/kit.tsx'
import './access.css'
import { messages } from './manage-messages.ts'

/** A one-time link, shown this once. */
export function HandedOver({ handedOver }: { handedOver: HandedOverAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Notice tone="good" title={t('link.title')}>
      <p>{t('link.text', { date: formatDate(handedOver.expiresAt, language) })}</p>
      <p className="handed-over">
        {t('link')} <code>{handedOver.link}</code>
      </p>
      <p className="handed-over">
        {t('link.code')} <code>{handedOver.code}</code>
      </p>
    </Notice>
  )
}
