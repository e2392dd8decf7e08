import type { Language } from '../kernel/messages.ts'

/** The reader's language: ?lang, then the cookie `lang`, then Accept-Language, then Indonesian. */
export function languageOf(url: URL, headers: Headers): Language {
  const asked = url.searchParams.get('lang') ?? cookieOf(headers.get('cookie'), 'lang')
  if (asked === 'id' || asked === 'en') return asked
  const preferred = (headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
  return preferred.find((code) => code === 'id' || code === 'en') === 'en' ? 'en' : 'id'
}

/** The value of one cookie of a Cookie header, as it stands; null when it is not there. */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}
