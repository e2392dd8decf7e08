import type { ReactNode } from 'react'
import { data, type LoaderFunctionArgs, useLocation } from 'react-router'
import type { Book, BookId } from '../../../src/planning/books/contract.ts'
import { editionPath, type PlanContent, type PublicEdition } from '../../../src/planning/editions/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice, Tabs } from '../../ui/kit.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import './public-part.css'

/** Public parts of the plan in the order it is made, each with its address. */
const publicParts = [
  ['glance', '/rencana'],
  ['analysis', '/rencana/analisis'],
  ['readiness', '/rencana/kesiapan'],
  ['roadmap', '/rencana/program'],
  ['quick-wins', '/rencana/quick-win'],
  ['commitments', '/rencana/komitmen'],
  ['competence', '/rencana/kompetensi'],
  ['editions', '/rencana/terbitan'],
] as const

export interface Part {
  readonly edition: PublicEdition['edition']
  readonly content: PlanContent
  readonly book: { readonly number: string; readonly title: string; readonly href: string }
}

/** The newest edition, and where its book tells this part (its chapters are numbered); null before the first one. */
export async function loadPart(
  args: LoaderFunctionArgs,
  book: BookId,
  chapter: string,
): Promise<Part | null> {
  const api = apiOf(args)
  const newest = await api.attempt<PublicEdition>('GET', editionPath('current'))
  if (!newest.ok && newest.problem.status === 404) return null
  if (!newest.ok) throw data(newest.problem, { status: newest.problem.status })
  const { edition, content, books } = newest.value
  const { web } = books.find(({ id }) => id === book)!
  const { blocks, number, title } = await api.get<Book>(`${editionPath(edition.id)}/books/${book}`)
  const place = blocks.findIndex(
    (one) => one.kind === 'heading' && one.level === 1 && one.text.endsWith(chapter),
  )
  return { edition, content, book: { number, title, href: place < 0 ? web : `${web}#bagian-${place}` } }
}

/** Frame of a public page of the plan: what it was published as, or that nothing is published yet. */
export function PublicPart(props: { title: string; part: Part | null; children: ReactNode }) {
  const t = useText(publicMessages)
  const { title, part, children } = props
  return (
    <>
      <PublicParts />
      <h1>{title}</h1>
      {part ? <Stamp part={part} /> : <Notice>{t('none')}</Notice>}
      <div className="stack">{children}</div>
    </>
  )
}

function Stamp({ part: { edition, book } }: { part: Part }) {
  const t = useText(publicMessages)
  const language = useLanguage()
  const date = formatDate(edition.publishedAt, language)
  return (
    <>
      <p className="soft">
        {t('stamp', { edition: edition.id, date, office: edition.office })} {t('language')}
      </p>
      <ul className="plain-row small">
        <li>
          <a href={`/rencana/terbitan/${edition.id}`}>{t('edition', { edition: edition.id })}</a>
        </li>
        <li>
          <a href={book.href}>{t('book', { number: book.number, title: book.title })}</a>
        </li>
        <li>
          <a href={editionPath(edition.id)}>{t('json')}</a>
        </li>
      </ul>
    </>
  )
}

/** Links to every public part, the one that is read marked. */
export function PublicParts() {
  const t = useText(publicMessages)
  const part = useText(messages)
  const { pathname } = useLocation()
  return (
    <Tabs
      label={t('parts')}
      items={publicParts.map(([key, href]) => ({
        href,
        text: key === 'glance' ? t(key) : part(key),
        current: pathname === href,
      }))}
    />
  )
}

/** Words of the plan itself: Indonesian, whoever reads. `cell` = how much room they need in a cell. */
export function Written({ children, cell }: { children: ReactNode; cell?: 'name' | 'words' }) {
  return (
    <span className={cell && `cell-${cell}`} lang={useLanguage() === 'id' ? undefined : 'id'}>
      {children}
    </span>
  )
}

/** From day to day, each unbroken. */
export function Days({ from, to }: { from: string; to: string }) {
  const language = useLanguage()
  return (
    <>
      <span className="one-day">{formatDate(from, language, 'short')} –</span>{' '}
      <span className="one-day">{formatDate(to, language, 'short')}</span>
    </>
  )
}

/** A text of one language where both are asked for. */
export const both = (text: string) => ({ id: text, en: text })

/** Evidence by title, day and source, one below the other. */
export function EvidenceWords({ evidence }: { evidence: PlanContent['actions'][number]['evidence'] }) {
  const t = useText(publicMessages)
  const language = useLanguage()
  if (evidence.length === 0) return <>{t('evidence.none')}</>
  return evidence.map(({ title, date, source, agency }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: evidence never changes in an edition
    <span key={index} className="one-evidence" lang={language === 'id' ? undefined : 'id'}>
      {`${title} (${formatDate(date, language, 'short')}; ${source}; ${agency})`}
    </span>
  ))
}
