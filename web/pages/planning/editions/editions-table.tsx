import type { EditionHead } from '../../../../src/planning/editions/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'

/** Every edition with a link to what it holds. */
export function EditionsTable({ editions }: { editions: readonly EditionHead[] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (editions.length === 0) return <p>{t('none.yet')}</p>
  return (
    <Table
      caption={t('all')}
      rows={editions}
      rowKey={({ id }) => id}
      columns={[
        { key: 'id', head: t('edition'), cell: ({ id }) => <a href={`/rencana/terbitan/${id}`}>{id}</a> },
        { key: 'date', head: t('published'), cell: (one) => formatDate(one.publishedAt, language) },
        { key: 'title', head: t('name'), cell: ({ title }) => <span lang="id">{title}</span> },
        { key: 'term', head: t('term'), cell: ({ termName }) => <span lang="id">{termName}</span> },
        { key: 'office', head: t('office'), cell: ({ office }) => <span lang="id">{office}</span> },
        { key: 'note', head: t('note'), cell: ({ note }) => <span lang="id">{note}</span> },
      ]}
    />
  )
}
