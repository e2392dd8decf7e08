import { Form } from 'react-router'
import type { Look, LooksAnswer } from '../../../src/oversight/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Button, Table } from '../../ui/kit.tsx'
import { actInWords } from './acts.ts'
import { messages } from './messages.ts'

/** Found entries of the trace. `asked` goes along as hidden fields when the reader turns the page. */
export function Looks({ found, asked }: { found: LooksAnswer; asked: Readonly<Record<string, string>> }) {
  const t = useText(messages)
  const language = useLanguage()
  const when = useTime(found.timeZone)
  if (found.total === 0) return <p>{t('none')}</p>
  return (
    <section className="stack">
      <p>{t('found', { total: found.total })}</p>
      <Table
        caption={t('by-account')}
        rows={found.byAccount}
        rowKey={(row) => row.accountId}
        columns={[
          { key: 'who', head: t('col.who'), cell: (row) => row.account ?? row.accountId },
          { key: 'count', head: t('col.count'), numeric: true, cell: (row) => row.count },
        ]}
      />
      <Table
        blocks
        caption={t('looks')}
        rows={found.looks}
        rowKey={(row) => row.id}
        columns={[
          { key: 'when', head: t('col.when'), cell: (row) => <span className="day">{when(row.at)}</span> },
          { key: 'who', head: t('col.who'), cell: whoIs },
          {
            key: 'what',
            head: t('col.what'),
            cell: (row) => (
              <>
                {actInWords(row.action, language)} <code className="soft small">{row.action}</code>
              </>
            ),
          },
          { key: 'subject', head: t('col.subject'), cell: subjectOf },
          { key: 'purpose', head: t('col.purpose'), cell: (row) => row.purpose ?? '–' },
          { key: 'people', head: t('col.people'), numeric: true, cell: (row) => row.people },
        ]}
      />
      {found.pages > 1 ? <Pages found={found} asked={asked} /> : null}
    </section>
  )
}

export function whoIs({
  account,
  accountId,
  role,
  agency,
}: Pick<Look, 'account' | 'accountId' | 'role' | 'agency'>) {
  return [account ?? accountId, role, agency].filter((part) => part !== null).join(', ')
}

function subjectOf({ subjectKind, subjectId }: Look): string {
  return subjectKind === null ? '–' : `${subjectKind} ${subjectId ?? ''}`
}

/** Forms, so that what was asked for never stands in an address. */
function Pages({
  found: { page, pages },
  asked,
}: {
  found: LooksAnswer
  asked: Readonly<Record<string, string>>
}) {
  const t = useText(messages)
  return (
    <Form method="post" className="row">
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {page > 1 ? (
        <Button look="secondary" name="page" value={String(page - 1)}>
          {t('before')}
        </Button>
      ) : null}
      <span>{t('more', { page, pages })}</span>
      {page < pages ? (
        <Button look="secondary" name="page" value={String(page + 1)}>
          {t('next')}
        </Button>
      ) : null}
    </Form>
  )
}

/** Day and time of the office: an inspector asks "who was at work then". */
export function useTime(timeZone: string): (isoTime: string) => string {
  const language = useLanguage()
  return (isoTime) =>
    new Date(isoTime).toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'medium',
    })
}
