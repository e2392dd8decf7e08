import { Form } from 'react-router'
import type { OwnAccount } from '../../../src/access/contract.ts'
import { useText, useTime } from '../../language.ts'
import { Button, Table } from '../../ui/kit.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './messages.ts'

type Session = OwnAccount['sessions'][number]

/** Where the account is signed in: since when and last used; where from is kept nowhere. */
export function SessionTable({ sessions, timeZone }: Pick<OwnAccount, 'sessions' | 'timeZone'>) {
  const t = useText(messages)
  const when = useTime(timeZone)
  return (
    <Table
      caption={t('sessions.caption')}
      blocks
      rows={sessions}
      rowKey={(one) => one.id}
      columns={[
        { key: 'since', head: t('sessions.since'), cell: (one) => when(one.createdAt) },
        { key: 'used', head: t('sessions.used'), cell: (one) => when(one.usedAt) },
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
