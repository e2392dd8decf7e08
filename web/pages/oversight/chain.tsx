import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { ChainAnswer } from '../../../src/oversight/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { useTime } from './looks.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'tab.chain')

export function loader(args: LoaderFunctionArgs): Promise<ChainAnswer> {
  return apiOf(args).get<ChainAnswer>('/api/oversight/chain')
}

export async function action(args: ActionFunctionArgs) {
  await apiOf(args).post('/api/oversight/chain/verify')
  return { ordered: true }
}

export default function Chain() {
  const t = useText(messages)
  const { entries, hash, anchors, timeZone } = useLoaderData<typeof loader>()
  const when = useTime(timeZone)
  const ordered = useActionData<typeof action>()?.ordered
  return (
    <section className="stack">
      <p>
        {t('chain.now', { entries })} <code className="hash">{hash}</code>
      </p>
      <p className="soft">{t('chain.why')}</p>
      <Form method="post" className="no-print">
        <Button look="secondary">{t('chain.verify')}</Button>
      </Form>
      {ordered ? <Notice tone="good">{t('chain.ordered')}</Notice> : null}
      {anchors.length === 0 ? (
        <p>{t('chain.never')}</p>
      ) : (
        <Table
          blocks
          caption={t('chain.checked')}
          rows={anchors}
          rowKey={(row) => `${row.at} ${row.entries}`}
          columns={[
            { key: 'when', head: t('col.when'), cell: (row) => <span className="day">{when(row.at)}</span> },
            { key: 'entries', head: t('col.entries'), numeric: true, cell: (row) => row.entries },
            {
              key: 'faults',
              head: t('col.faults'),
              cell: (row) => (row.faults === 0 ? t('chain.whole') : row.faults),
            },
            { key: 'hash', head: t('col.hash'), cell: (row) => <code className="hash">{row.hash}</code> },
          ]}
        />
      )}
    </section>
  )
}
