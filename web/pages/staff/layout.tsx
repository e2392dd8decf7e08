import { type LoaderFunctionArgs, NavLink, Outlet } from 'react-router'
import type { Me } from '../../../src/access/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { SiteFooter, SiteHeader } from '../../ui/site-frame.tsx'
import { messages } from './messages.ts'
import { useSession } from './session.ts'

export const handle = { hydrate: true }

export function loader(args: LoaderFunctionArgs): Promise<Me> {
  return apiOf(args).get<Me>('/api/access/me')
}

/** Places of the staff menu, each for those who may go there. */
const places = [
  { path: '/kerja/daftar', key: 'lists', permission: 'intake.hand-in' },
  { path: '/kerja/orang', key: 'people', permission: 'register.search' },
  { path: '/kerja/periksa', key: 'review', permission: 'linkage.review' },
  { path: '/kerja/janji', key: 'promises', permission: 'programmes.steer' },
  { path: '/kerja/nama', key: 'names', permission: 'programmes.export' },
  { path: '/kerja/nama', key: 'names', permission: 'programmes.approve-export' },
  { path: '/kerja/rencana', key: 'plan', permission: 'planning.read' },
  { path: '/kerja/petugas', key: 'accounts', permission: 'access.manage-accounts' },
  { path: '/kerja/jejak', key: 'trace', permission: 'access.read-audit' },
  { path: '/kerja/pelindungan', key: 'protection', permission: 'protection.read' },
] as const

export const placesFor = (permissions: readonly string[]) =>
  places.filter((place) => permissions.includes(place.permission))

export default function StaffLayout() {
  const t = useText(messages)
  const session = useSession()
  return (
    <>
      <SiteHeader>
        <nav aria-label={t('menu')} className="grow">
          <ul>
            <li>
              <NavLink to="/kerja" end>
                {t('start')}
              </NavLink>
            </li>
            {placesFor(session.permissions).map((place) => (
              <li key={place.path}>
                <NavLink to={place.path}>{t(place.key)}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <form method="post" action="/kerja/keluar" className="who">
          <NavLink to="/kerja/akun">{session.displayName}</NavLink>{' '}
          <small>
            <button className="plain-button" type="submit">
              {t('sign-out')}
            </button>
          </small>
        </form>
      </SiteHeader>
      <main id="isi" className="page">
        <Outlet />
      </main>
      <SiteFooter />
    </>
  )
}
