import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { editionsPath, type PublicEditions as List } from '../../../../src/planning/editions/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { useText } from '../../../language.ts'
import { Crumbs } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { EditionsTable } from './editions-table.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<List>(editionsPath)
}

export default function PublicEditions() {
  const t = useText(messages)
  const { editions } = useLoaderData<typeof loader>()
  return (
    <>
      <Crumbs label={t('plan')} items={[{ href: '/rencana', text: t('plan') }, { text: t('title') }]} />
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <EditionsTable editions={editions} />
    </>
  )
}
