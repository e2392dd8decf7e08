import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import type { Book } from '../../../../src/planning/books/contract.ts'
import { editionPath } from '../../../../src/planning/editions/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { useText } from '../../../language.ts'
import { Button, Crumbs } from '../../../ui/kit.tsx'
import { BookView } from './book-view.tsx'
import { messages } from './messages.ts'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: loaderData ? `Buku ${loaderData.book.number}: ${loaderData.book.title} · Welas` : 'Welas' },
]

export async function loader(args: LoaderFunctionArgs) {
  const path = `${editionPath('current')}/books/${args.params.book}`
  return { book: await apiOf(args).get<Book>(path) }
}

/** A book of the newest edition, for everybody. */
export default function PublicBook() {
  const t = useText(messages)
  const { book } = useLoaderData<typeof loader>()
  const files = `${editionPath(book.edition ?? 'current')}/books/${book.id}`
  return (
    <>
      <Crumbs
        label={t('plan')}
        items={[
          { href: '/rencana', text: t('plan') },
          { text: t('book', { number: book.number, title: book.title }) },
        ]}
      />
      <p className="row no-print">
        <Button href={`${files}.pdf`}>{t('pdf')}</Button>
        <Button href={`${files}.docx`} look="secondary">
          {t('docx')}
        </Button>
      </p>
      <BookView book={book} />
    </>
  )
}
