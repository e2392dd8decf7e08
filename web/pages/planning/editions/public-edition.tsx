import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type PublicEdition as Edition, editionPath } from '../../../../src/planning/editions/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Crumbs, Facts } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { BookLinks } from './book-links.tsx'
import { ChangesList } from './changes-list.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export function loader(args: LoaderFunctionArgs) {
  return apiOf(args).get<Edition>(editionPath(args.params.id ?? ''))
}

/** One edition, of whatever term: what it changed, and its books. */
export default function PublicEdition() {
  const t = useText(messages)
  const language = useLanguage()
  const { edition, before, changes, books } = useLoaderData<typeof loader>()
  return (
    <>
      <Crumbs
        label={t('plan')}
        items={[
          { href: '/rencana', text: t('plan') },
          { href: '/rencana/terbitan', text: t('title') },
          { text: edition.id },
        ]}
      />
      <h1>
        {t('edition')} {edition.id}
      </h1>
      <p className="lead" lang="id">
        {edition.title}
      </p>
      <Facts
        items={[
          [t('published'), formatDate(edition.publishedAt, language)],
          [t('office'), edition.office],
          [t('term'), edition.termName],
          [t('note'), edition.note || '–'],
          [t('sha'), <code key="sha">{edition.sha256}</code>],
        ]}
      />
      <h2>{t('plan.books')}</h2>
      <BookLinks books={books} readable={edition.current} />
      <p>
        <a href={editionPath(edition.id)}>{t('plan.json')}</a>
      </p>
      <h2>
        {before
          ? t('changes.since', { count: changes.length, edition: before.id, term: before.termName })
          : t('changes.first')}
      </h2>
      <ChangesList changes={changes} />
    </>
  )
}
