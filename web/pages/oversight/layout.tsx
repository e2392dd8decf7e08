import { Outlet, useLocation } from 'react-router'
import { useText } from '../../language.ts'
import { Tabs } from '../../ui/kit.tsx'
import { messages } from './messages.ts'

const parts = [
  ['unusual', '/kerja/jejak'],
  ['person', '/kerja/jejak/orang'],
  ['account', '/kerja/jejak/akun'],
  ['chain', '/kerja/jejak/keutuhan'],
] as const

/** Questions of the inspector to the trace. */
export default function OversightLayout() {
  const t = useText(messages)
  const { pathname } = useLocation()
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <Tabs
        label={t('parts')}
        items={parts.map(([key, href]) => ({ href, text: t(`tab.${key}`), current: href === pathname }))}
      />
      <Outlet />
    </>
  )
}
