import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Book } from '../../../../src/planning/books/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { useText } from '../../../language.ts'
import { Button, Crumbs, Notice } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { BookView } from './book-view.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  return { book: await apiOf(args).get<Book>(`/api/planning/books/${args.params.book}`) }
}

/** A book of the living plan, for staff: marked as a draft. */
export default function DraftBook() {
  const t = useText(messages)
  const { book } = useLoaderData<typeof loader>()
  return (
    <>
      <Crumbs
        label={t('plan')}
        items={[
          { href: '/kerja/rencana/terbitan', text: t('editions') },
          { text: t('book', { number: book.number, title: book.title }) },
        ]}
      />
      <Notice tone="warning" title="KONSEP" />
      <p className="row no-print">
        <Button href={`/api/planning/books/${book.id}.pdf`}>{t('pdf')}</Button>
        <Button href={`/api/planning/books/${book.id}.docx`} look="secondary">
          {t('docx')}
        </Button>
      </p>
      <BookView book={book} />
    </>
  )
}
