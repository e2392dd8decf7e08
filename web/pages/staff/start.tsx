import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Me } from '../../../src/access/contract.ts'
import type { ScheduleAnswer } from '../../../src/intake/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { pageTitle } from '../../ui/page-title.ts'
import { LateLists } from '../intake/expected-lists.tsx'
import { placesFor } from './layout.tsx'
import { messages } from './messages.ts'
import { useSession } from './session.ts'

export const meta = pageTitle(messages, 'start')

/** Who hands no lists in is reminded of none. */
export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const { permissions } = await api.get<Me>('/api/access/me')
  if (!permissions.includes('intake.hand-in')) return { late: 0 }
  return { late: (await api.get<ScheduleAnswer>('/api/intake/schedule')).late }
}

/** What this person may do, in one screen. */
export default function Start() {
  const t = useText(messages)
  const session = useSession()
  const { late } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('greeting', { name: session.displayName })}</h1>
      <LateLists late={late} />
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
