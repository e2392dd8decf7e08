import { Link } from 'react-router'
import { useText } from '../../language.ts'
import { pageTitle } from '../../ui/page-title.ts'
import { placesFor } from './layout.tsx'
import { messages } from './messages.ts'
import { useSession } from './session.ts'

export const meta = pageTitle(messages, 'start')

/** What this person may do, in one screen. */
export default function Start() {
  const t = useText(messages)
  const session = useSession()
  return (
    <>
      <h1>{t('greeting', { name: session.displayName })}</h1>
      <div className="grid">
        {placesFor(session.permissions).map((place) => (
          <section className="card" key={place.path}>
            <h2>
              <Link to={place.path}>{t(place.key)}</Link>
            </h2>
            <p>{t(`${place.key}.text`)}</p>
          </section>
        ))}
        <section className="card">
          <h2>
            <a href="/">{t('public')}</a>
          </h2>
          <p>{t('public.text')}</p>
        </section>
      </div>
    </>
  )
}
