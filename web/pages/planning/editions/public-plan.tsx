import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { editionPath, type PublicEdition } from '../../../../src/planning/editions/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Notice, Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { Blocks } from '../books/book-view.tsx'
import { ClaimBadge } from '../evidence.tsx'
import { PublicParts } from '../public-part.tsx'
import { BookLinks } from './book-links.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'plan.title')

export async function loader(args: LoaderFunctionArgs) {
  const newest = await apiOf(args).attempt<PublicEdition>('GET', editionPath('current'))
  // Nothing published yet is an answer; anything else is not.
  if (!newest.ok && newest.problem.status !== 404)
    throw data(newest.problem, { status: newest.problem.status })
  return { edition: newest.ok ? newest.value : null }
}

/** The published plan at a glance, for everybody. */
export default function PublicPlan() {
  const t = useText(messages)
  const { edition } = useLoaderData<typeof loader>()
  return (
    <>
      <PublicParts />
      <h1>{t('plan.title')}</h1>
      {edition ? <Glance given={edition} /> : <Notice>{t('plan.none')}</Notice>}
      <ul>
        <li>
          <a href="/rencana/komitmen">{t('plan.commitments')}</a>
        </li>
        <li>
          <a href="/indeks">{t('plan.index')}</a>
        </li>
        <li>
          <a href="/rencana/terbitan">{t('plan.editions')}</a>
        </li>
        {edition ? (
          <li>
            <a href={editionPath(edition.edition.id)}>{t('plan.json')}</a>
          </li>
        ) : null}
      </ul>
    </>
  )
}

function Glance({ given }: { given: PublicEdition }) {
  const t = useText(messages)
  const language = useLanguage()
  const { edition, content, glance, books } = given
  const date = formatDate(edition.publishedAt, language)
  return (
    <>
      <p className="lead" lang={content.vision === null ? undefined : 'id'}>
        {content.vision ?? t('plan.no-vision')}
      </p>
      <p className="soft">
        {t('plan.stamp', { edition: edition.id, date, office: edition.office, term: edition.termName })}{' '}
        {content.release
          ? t('plan.numbers', {
              release: content.release.id,
              date: formatDate(content.release.asOf, language),
            })
          : t('plan.no-numbers')}{' '}
        {t('language')}
      </p>
      <section>
        <h2>{t('plan.glance')}</h2>
        <ul lang="id">
          {glance.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('plan.books')}</h2>
        <BookLinks books={books} readable />
      </section>
      <QuickWins list={content.quickWins.list.filter(({ chosen }) => chosen)} />
      {glance.figures.length === 0 ? null : (
        <section>
          <h2>{t('plan.pictures')}</h2>
          <div lang="id">
            {glance.figures.map(({ figures, table }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never change order
              <div key={index}>
                <Blocks blocks={figures} />
                <details>
                  <summary lang={language}>{t('plan.table')}</summary>
                  <Blocks blocks={[table]} />
                </details>
              </div>
            ))}
          </div>
        </section>
      )}
    </>
  )
}

function QuickWins({ list }: { list: PublicEdition['content']['quickWins']['list'] }) {
  const t = useText(messages)
  const language = useLanguage()
  if (list.length === 0) return <p>{t('plan.quick-wins.none')}</p>
  return (
    <Table
      caption={t('plan.quick-wins')}
      rows={list}
      rowKey={({ id }) => id}
      columns={[
        { key: 'title', head: t('plan.win'), cell: ({ title }) => <span lang="id">{title}</span> },
        { key: 'owner', head: t('plan.owner'), cell: ({ agency }) => agency },
        { key: 'due', head: t('plan.due'), cell: ({ dueOn }) => formatDate(dueOn, language) },
        {
          key: 'state',
          head: t('plan.state'),
          cell: ({ state }) => (state === null ? '–' : <ClaimBadge state={state} />),
        },
      ]}
    />
  )
}
