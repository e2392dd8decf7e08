import { useText } from '../../language.ts'
import { Tabs } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'

const tabs = [
  { key: 'queue', href: '/kerja/periksa', permission: 'linkage.review' },
  { key: 'alike', href: '/kerja/periksa/serupa', permission: 'linkage.settle' },
  { key: 'agreement', href: '/kerja/periksa/kesepakatan', permission: 'linkage.review' },
] as const

/** The three sides of reviewing, each for those who may go there. */
export function ReviewTabs({ current }: { current: (typeof tabs)[number]['key'] }) {
  const t = useText(messages)
  const { permissions } = useSession()
  return (
    <Tabs
      label={t('tabs')}
      items={tabs
        .filter(({ permission }) => permissions.includes(permission))
        .map(({ key, href }) => ({ href, text: t(`tab.${key}`), current: key === current }))}
    />
  )
}
