export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
export const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** XML cannot hold them. */
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu
const special = /[&<>"\p{Cc}\ufffe\uffff\ud800-\udfff]/u

/** A text that we put into a cell or note. Readers take _x003D_ for an equals sign (ECMA-376 part 1, 22.9.2.19): its first sign is written as one. */
export function escapeText(text: string): string {
  return escapeXml(
    text.includes('_x') || text.includes('_X') ? text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_') : text,
  )
}

/** Text or attribute as XML, as long as a cell may be. */
export function escapeXml(text: string): string {
  // Hardly any text has such a sign, and sheets have tens of millions of them.
  if (text.length <= 32_767 && !special.test(text)) return text
  // Cut before a sign becomes a code of several: a halved code breaks the whole sheet.
  return text
    .replace(forbidden, '')
    .slice(0, 32_767)
    .toWellFormed()
    .replace(/[&<>"]/g, (character) => escapes[character]!)
}
