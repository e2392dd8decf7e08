import type { PublicEdition } from '../../../../src/planning/editions/contract.ts'
import { useText } from '../../../language.ts'
import { messages } from './messages.ts'

/** The books of an edition; only those of the newest can be read on the screen. */
export function BookLinks({ books, readable }: { books: PublicEdition['books']; readable: boolean }) {
  const t = useText(messages)
  return (
    <ul>
      {books.map(({ id, title, web, docx, pdf }) => (
        <li key={id}>
          <span lang="id">{title}</span>:{' '}
          {readable ? (
            <>
              <a href={web} aria-label={`${t('read')}: ${title}`}>
                {t('read')}
              </a>
              ,{' '}
            </>
          ) : null}
          <a href={pdf} aria-label={`${title}, PDF`}>
            PDF
          </a>
          ,{' '}
          <a href={docx} aria-label={`${title}, DOCX`}>
            DOCX
          </a>
        </li>
      ))}
    </ul>
  )
}
