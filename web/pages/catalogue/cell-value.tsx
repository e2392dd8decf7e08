import type { Cell } from '../../../src/catalogue/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { textIn, useLanguage, useText } from '../../language.ts'
import { messages } from './messages.ts'

/** A protected number: itself, `*` with its meaning for screen readers, or – when not measured. */
export function CellValue({ cell }: { cell: Cell }) {
  const t = useText(messages)
  const language = useLanguage()
  if (cell.status === 'M')
    return (
      <span data-sort="-2">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('cell.missing')}</span>
      </span>
    )
  if (cell.value === null) {
    return (
      <span className="hidden-value" data-sort="-1">
        <span aria-hidden="true">*</span>
        <span className="visually-hidden">{t('cell.hidden')}</span>
      </span>
    )
  }
  return <span data-sort={cell.value}>{formatNumber(cell.value, language)}</span>
}

/** The same as plain text, for titles and charts. */
export function useCellText(): (cell: Cell) => string {
  const language = useLanguage()
  return (cell) => {
    if (cell.status === 'M') return '–'
    return cell.value === null ? '*' : formatNumber(cell.value, language)
  }
}

/** "62,5 %"; null = not told. */
export function usePercent(): (value: number | null) => string {
  const language = useLanguage()
  return (value) => (value === null ? '–' : `${formatNumber(value, language)} %`)
}

/** What `*` and `–` mean; stands under every table that may hold them. */
export function HiddenNote() {
  const language = useLanguage()
  const t = textIn(messages, language)
  return (
    <p className="soft small">
      <strong>*</strong> {t('note.hidden')} <strong>–</strong> {t('note.missing')}{' '}
      <a href="/tentang#rahasia">{t('note.why')}</a>
    </p>
  )
}
