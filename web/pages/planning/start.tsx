import { useText } from '../../language.ts'
import { pageTitle } from '../../ui/page-title.ts'
import { planParts } from './layout.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export default function PlanStart() {
  const t = useText(messages)
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="grid">
        {planParts.slice(1).map(([key, href]) => (
          <section className="card" key={key}>
            <h2>
              <a href={href}>{t(key)}</a>
            </h2>
            <p>{t(`${key}.text`)}</p>
          </section>
        ))}
      </div>
    </>
  )
}
