import { Outlet, useLocation } from 'react-router'
import { useText } from '../../language.ts'
import { Tabs } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'

const parts = [
  ['overview', '', 'protection.read'],
  ['requests', '/permintaan', 'protection.desk'],
  ['slip', '/lembar', 'register.read-person'],
  ['incidents', '/insiden', 'protection.desk'],
  ['register', '/pengolahan', 'protection.read'],
  ['retention', '/simpan', 'protection.desk'],
  ['consent', '/persetujuan', 'register.read-person'],
] as const

export default function ProtectionLayout() {
  const t = useText(messages)
  const { pathname } = useLocation()
  const { permissions } = useSession()
  const here = pathname.replace('/kerja/pelindungan', '')
  return (
    <>
      <h1>{t('title')}</h1>
      <Tabs
        label={t('parts')}
        items={parts
          .filter(([, , permission]) => permissions.includes(permission))
          .map(([key, path]) => ({
            href: `/kerja/pelindungan${path}`,
            text: t(`tab.${key}`),
            current: path === '' ? here === '' : here.startsWith(path),
          }))}
      />
      <Outlet />
    </>
  )
}
