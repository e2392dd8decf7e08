import { Form } from 'react-router'
import type { History } from '../../../src/planning/entries/contract.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Table } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'

/** Revisions of an entry; `title` and `reason` are the heads of what it was called and why it changed. */
export function HistoryTable(props: { history: History; title: string; reason: string }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <section>
      <h2>{t('history')}</h2>
      <Table
        caption={t('history')}
        rows={props.history.revisions}
        rowKey={({ revision, term }) => `${term} ${revision}`}
        columns={[
          {
            key: 'revision',
            head: t('history.revision'),
            cell: ({ revision, term }) => (term === null ? revision : `${revision} (${term})`),
          },
          {
            key: 'on',
            head: t('history.on'),
            cell: ({ recordedAt }) => (
              <span className="day">{formatDate(recordedAt, language, 'short')}</span>
            ),
          },
          { key: 'agency', head: t('history.by'), cell: ({ agency }) => agency ?? '–' },
          { key: 'title', head: props.title, cell: ({ title }) => title ?? t('history.withdrawn') },
          { key: 'reason', head: props.reason, cell: ({ reason }) => reason || '–' },
        ]}
      />
    </section>
  )
}

/** Posts intent=withdraw with the id and the revision that was seen. */
export function WithdrawForm({ entry }: { entry: { readonly id: string; readonly revision: number } }) {
  const t = useText(messages)
  const mayEdit = useSession().permissions.includes('planning.edit')
  return (
    <Form method="post">
      <input type="hidden" name="id" value={entry.id} />
      <input type="hidden" name="revision" value={entry.revision} />
      <Button look="danger" name="intent" value="withdraw" disabledReason={mayEdit ? null : t('denied.edit')}>
        {t('withdraw')}
      </Button>
    </Form>
  )
}
