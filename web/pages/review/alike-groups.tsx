import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { AlikeGroupsAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { ReviewTabs } from './review-tabs.tsx'
import './review.css'

export const meta = pageTitle(messages, 'alike.title')

export function loader(args: LoaderFunctionArgs): Promise<AlikeGroupsAnswer> {
  return apiOf(args).get<AlikeGroupsAnswer>('/api/register/alike')
}

export default function AlikeGroups() {
  const t = useText(messages)
  const { groups } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('alike.title')}</h1>
      <ReviewTabs current="alike" />
      <p className="lead">{t('alike.lead')}</p>
      {groups.length === 0 ? (
        <Notice title={t('alike.none')}>
          <p>{t('alike.none.text')}</p>
        </Notice>
      ) : (
        <Table
          caption={t('alike.caption')}
          rows={groups}
          rowKey={(group) => group.pattern}
          columns={[
            {
              key: 'pattern',
              head: t('alike.column.pattern'),
              cell: (group) => (
                <Link className="wide-cell" to={`/kerja/periksa/serupa/${encodeURIComponent(group.pattern)}`}>
                  {group.sentences.join(', ')}
                </Link>
              ),
            },
            { key: 'open', head: t('alike.column.open'), numeric: true, cell: (group) => group.open },
            {
              key: 'answers',
              head: t('alike.column.answers'),
              cell: ({ same, different }) => t('alike.answers', { same, different }),
            },
            { key: 'why', head: t('column.why'), cell: (group) => t(`reason.${group.reason}`) },
            {
              key: 'lists',
              head: t('column.lists'),
              cell: (group) => <span className="wide-cell">{group.lists.join(' ⇄ ')}</span>,
            },
          ]}
        />
      )}
    </>
  )
}
