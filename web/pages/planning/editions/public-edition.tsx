import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  changesPath,
  type PublicEdition as Edition,
  type EditionChanges,
  editionPath,
  editionsPath,
  type PublicEditions,
} from '../../../../src/planning/editions/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Crumbs, Facts } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { BookLinks } from './book-links.tsx'
import { ChangesList } from './changes-list.tsx'
import { CompareForm } from './compare-form.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

/** Without `dengan` it is compared with the edition before; of the first there is none. */
export async function loader(args: LoaderFunctionArgs) {
  const api = apiOf(args)
  const shown = await api.get<Edition>(editionPath(args.params.id ?? ''))
  const since = new URL(args.request.url).searchParams.get('dengan') || shown.before?.id
  return {
    ...shown,
    editions: (await api.get<PublicEditions>(editionsPath)).editions,
    since: since ?? null,
    compared: since ? await api.get<EditionChanges>(changesPath(shown.edition.id, since)) : null,
  }
}

/** One edition, of whatever term: its books, and how it differs from the edition before or any other. */
export default function PublicEdition() {
  const t = useText(messages)
  const language = useLanguage()
  const { edition, books, editions, since, compared } = useLoaderData<typeof loader>()
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
      <h2 id="banding">{t('compare.title')}</h2>
      <p>{compared ? compared.summary[language] : t('changes.first')}</p>
      <CompareForm
        label={t('compare.with')}
        editions={editions.filter(({ id }) => id !== edition.id)}
        chosen={since}
      />
      <ChangesList changes={compared?.changes ?? []} />
    </>
  )
}
