import type { EditionHead } from '../../../../src/planning/editions/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Button, SelectField } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'

/** Asks for the edition to compare with (`?dengan=2026-1`); a plain form, for readers without scripts too. */
export function CompareForm(props: {
  label: string
  editions: readonly EditionHead[]
  chosen: string | null
}) {
  const t = useText(messages)
  const language = useLanguage()
  if (props.editions.length === 0) return null
  const options = props.editions.map(({ id, publishedAt, termName }) => ({
    value: id,
    label: t('compare.edition', { edition: id, date: formatDate(publishedAt, language), term: termName }),
  }))
  return (
    <form method="get" className="no-print">
      <SelectField label={props.label} name="dengan" options={options} value={props.chosen ?? undefined} />
      <Button look="secondary">{t('compare.do')}</Button>
    </form>
  )
}
