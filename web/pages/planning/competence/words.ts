import type { Language } from '../../../../src/kernel/messages.ts'
import { useLanguage } from '../../../language.ts'

/** 2.4 -> "2,40": an index keeps both decimals, so that its word fits the bound it is measured by. */
export function formatIndex(value: number | null, language: Language): string {
  if (value === null) return '–'
  return value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
}

/** Indices, plain numbers and texts in the reader's language; "–" for what is not there. */
export function useWords() {
  const language = useLanguage()
  return {
    language,
    index: (value: number | null) => formatIndex(value, language),
    number: (value: number | null) =>
      value === null ? '–' : value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB'),
    word: (named: { readonly name: Record<Language, string> } | null) => named?.name[language] ?? '–',
    list: (texts: readonly Record<Language, string>[]) => texts.map((text) => text[language]).join(', '),
  }
}
