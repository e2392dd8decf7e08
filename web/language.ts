import { useRouteLoaderData } from 'react-router'
import type { Language } from '../src/kernel/messages.ts'
import { type Catalogue, languages, say } from '../src/kernel/messages.ts'

export const languageCookie = 'lang'

/** ?lang, then the remembered choice, then the browser's wish, then Indonesian. */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  const remembered = /(?:^|;\s*)lang=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  const wished = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  const known = [asked, remembered, ...wished].find((word) => languages.some((language) => language === word))
  return known === 'en' ? 'en' : 'id'
}

/** The Set-Cookie that remembers ?lang for a year, or null when the address does not choose. */
export function rememberLanguage(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get('lang')
  if (!languages.some((language) => language === asked)) return null
  return `${languageCookie}=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`
}

interface RootData {
  readonly language: Language
  readonly place: string
  readonly sampleData: boolean
}
const unknownRoot: RootData = { language: 'id', place: '', sampleData: false }

/** The city in the reader's language, and whether its people are made up. */
export function usePlace(): RootData {
  return useRouteLoaderData<RootData>('root') ?? unknownRoot
}

/** The reader's language, in any component. */
export function useLanguage(): Language {
  return usePlace().language
}

/** The sentences of a page: `const t = useText(messages); t('title', { count: 3 })`. */
export function useText(catalogue: Catalogue) {
  const language = useLanguage()
  return textIn(catalogue, language)
}
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string
export function textIn(catalogue: Catalogue, language: Language): Say {
  return (key, params) => say(catalogue, language, key, params)
}

/** 31.10.2026 in words: "31 Oktober 2026". */
export function formatDate(isoDate: string, language: Language, month: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${isoDate.slice(0, 10)}T00:00:00Z`))
}
/** "Okt 2026" of any date in the month. */
export function formatMonth(isoDate: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locale(language), {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${isoDate.slice(0, 7)}-01T00:00:00Z`))
}
/** Day and time on the clock of the office. `timeZone`: IANA. */
export function useTime(timeZone: string): (instant: string) => string {
  const language = useLanguage()
  return (instant) =>
    new Date(instant).toLocaleString(locale(language), { timeZone, dateStyle: 'medium', timeStyle: 'short' })
}
function locale(language: Language): string {
  return language === 'id' ? 'id-ID' : 'en-GB'
}
