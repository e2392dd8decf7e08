import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useText } from '../../../language.ts'
import { pageTitle } from '../../../ui/page-title.ts'
import { IndexView } from './index-view.tsx'
import { loadIndex } from './load-index.ts'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) => loadIndex(args)

/** The same as everybody sees: there is no other index inside. */
export default function StaffIndex() {
  const t = useText(messages)
  const index = useLoaderData<typeof loader>()
  return (
    <>
      <IndexView index={index} path="/kerja/rencana/indeks" />
      <p className="soft small">
        {t('same')} <a href="/indeks">{t('same.link')}</a>
      </p>
    </>
  )
}
