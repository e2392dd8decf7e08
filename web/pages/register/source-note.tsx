import { createContext, useContext } from 'react'
import type { PersonAnswer, SourceAnswer } from '../../../src/register/contract.ts'
import { formatMonth, useLanguage, useText } from '../../language.ts'
import { messages } from './messages.ts'

/** The records of the page in their order: a source is named by its number in the table at the end. */
export const RecordsContext = createContext<PersonAnswer['records']>([])

/** "Dispendukcapil · Jan 2026 · catatan 3", the number leading to file, sheet and row. */
export function SourceNote({ source }: { source: SourceAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  const number = useContext(RecordsContext).findIndex((record) => record.recordId === source.recordId) + 1
  return (
    <span className="source">
      {source.agency} · {formatMonth(source.period, language)}
      {number > 0 ? (
        <>
          {' · '}
          <a href={`#catatan-${number}`}>{t('person.record', { n: number })}</a>
        </>
      ) : null}
    </span>
  )
}
