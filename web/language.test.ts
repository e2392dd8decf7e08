import { expect, test } from 'vitest'
import { formatDate, formatMonth, languageOf, rememberLanguage } from './language.ts'

const request = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, { headers })

test.each([
  ['/', {}, 'id'],
  ['/', { 'accept-language': 'en-GB,en;q=0.9' }, 'en'],
  ['/', { 'accept-language': 'jv,id;q=0.9,en;q=0.8' }, 'id'],
  ['/', { 'accept-language': 'en', cookie: 'a=1; lang=id' }, 'id'],
  ['/?lang=en', { cookie: 'lang=id' }, 'en'],
  ['/?lang=fr', {}, 'id'],
])('%s with %j is answered in %s', (path, headers, language) => {
  expect(languageOf(request(path, headers))).toBe(language)
})

test('only a known language of the address is remembered', () => {
  expect(rememberLanguage(request('/?lang=en'))).toContain('lang=en;')
  expect(rememberLanguage(request('/?lang=fr'))).toBeNull()
  expect(rememberLanguage(request('/'))).toBeNull()
})

test('dates are written the way the reader writes them', () => {
  expect(formatDate('2026-10-31', 'id')).toBe('31 Oktober 2026')
  expect(formatDate('2026-10-31', 'en')).toBe('31 October 2026')
  expect(formatMonth('2026-10-31', 'id')).toBe('Okt 2026')
})
