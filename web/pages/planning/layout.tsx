import { Outlet, useLocation } from 'react-router'
import { useText } from '../../language.ts'
import { Tabs } from '../../ui/kit.tsx'
import { messages } from './messages.ts'

/** Parts of the plan in the order it is made, each with its address. */
export const planParts = [
  ['start', '/kerja/rencana'],
  ['analysis', '/kerja/rencana/analisis'],
  ['readiness', '/kerja/rencana/kesiapan'],
  ['roadmap', '/kerja/rencana/program'],
  ['quick-wins', '/kerja/rencana/quick-win'],
  ['commitments', '/kerja/rencana/komitmen'],
  ['competence', '/kerja/rencana/kompetensi'],
  ['welfare-index', '/kerja/rencana/indeks'],
  ['evaluation', '/kerja/rencana/evaluasi'],
  ['meetings', '/kerja/rencana/rapat'],
  ['editions', '/kerja/rencana/terbitan'],
] as const

export default function PlanLayout() {
  const t = useText(messages)
  const { pathname } = useLocation()
  const isCurrent = (href: string) =>
    href === '/kerja/rencana' ? pathname === href : pathname.startsWith(href)
  return (
    <>
      <Tabs
        label={t('parts')}
        items={planParts.map(([key, href]) => ({ href, text: t(key), current: isCurrent(href) }))}
      />
      <Outlet />
    </>
  )
}
