export type Language = 'id' | 'en'
export const languages: readonly Language[] = ['id', 'en']

/** Texts of one domain: key -> sentence with {named} places, in every language. */
export type Catalogue = Readonly<Record<Language, Readonly<Record<string, string>>>>

/**
 * The sentence for `key` with its places filled; numbers are written the way the language writes them. A place {=name}
 * takes the sentence of the key that the parameter names.
 */
export function say(
  catalogue: Catalogue,
  language: Language,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const sentence = catalogue[language][key]
  if (sentence === undefined) return key
  return sentence.replace(/\{(=?)(\w+)\}/g, (place, isKey: string, name: string) => {
    const value = params[name]
    if (value === undefined) return place
    if (isKey) return say(catalogue, language, String(value), { ...params, [name]: '' })
    return typeof value === 'number' ? formatNumber(value, language) : value
  })
}

/** 12345.6 -> "12.345,6" (id) or "12,345.6" (en). */
export function formatNumber(value: number, language: Language): string {
  return value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 })
}
