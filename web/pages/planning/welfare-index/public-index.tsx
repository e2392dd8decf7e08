import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useText } from '../../../language.ts'
import { Crumbs, Island } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { IndexView } from './index-view.tsx'
import { loadIndex } from './load-index.ts'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) => loadIndex(args)

export default function PublicIndex() {
  const t = useText(messages)
  const index = useLoaderData<typeof loader>()
  return (
    <>
      <Crumbs label={t('crumbs')} items={[{ href: '/', text: t('crumbs.home') }, { text: t('title') }]} />
      <IndexView index={index} path="/indeks" />
      <Island name="table-tools" />
    </>
  )
}
