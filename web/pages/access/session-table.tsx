import { Form } from 'react-router'
import type { OwnAccount } from '../../../src/access/contract.ts'
import type { Language } from '../../../src/kernel/messages.ts'
import { useLanguage, useText } from '../../language.ts'
import { Button, Table } from '../../ui/kit.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'

type Session = OwnAccount['sessions'][number]

/** Where the account is signed in: since when and last used; where from is kept nowhere. */
export function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Table
      caption={t('sessions.caption')}
      blocks
      rows={sessions}
      rowKey={(one) => one.id}
      columns={[
        { key: 'since', head: t('sessions.since'), cell: (one) => formatMoment(one.createdAt, language) },
        { key: 'used', head: t('sessions.used'), cell: (one) => formatMoment(one.usedAt, language) },
        { key: 'end', head: t('sessions.end'), cell: (one) => <EndForm session={one} /> },
      ]}
    />
  )
}

function EndForm({ session }: { session: Session }) {
  const t = useText(messages)
  if (session.isThis) return <StatusBadge tone="good">{t('sessions.this')}</StatusBadge>
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="end-session" />
      <input type="hidden" name="id" value={session.id} />
      <Button look="secondary">{t('sessions.end-one')}</Button>
    </Form>
  )
}

/** Day and time of western Indonesia. */
export function formatMoment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(iso))
}
