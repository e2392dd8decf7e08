/** Tidying that never changes meaning: invisible characters, spaces, blank words, certain mojibake. */
const invisible = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}]/gu
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g
const plain = /^[!-~]+(?: [!-~]+)*$/

/** The text without invisible characters, with single spaces and no space at the ends. Never fails. */
export function cleanText(text: string): string {
  if (plain.test(text)) return text
  return repairMojibake(text.replace(invisible, '')).replace(spaces, ' ').trim()
}

const blankWords = new Set([
  '',
  'null',
  'nan',
  'n/a',
  '#n/a',
  'na',
  'none',
  'nihil',
  'kosong',
  'tdk',
  'tdk th',
  'tdk tahu',
  'tidak tahu',
  'tidak ada',
  'tdk ada',
  'belum ada',
  'blm ada',
  '?',
  '#ref!',
  '#value!',
  '(blank)',
])

/** Words that agencies type where they know nothing; such a cell is blank and never overwrites anything. */
export function isBlank(cleaned: string): boolean {
  if (cleaned === '') return true
  const first = cleaned.charCodeAt(0)
  if (first >= 48 && first <= 57) return false
  const isLetter = (first >= 65 && first <= 90) || (first >= 97 && first <= 122)
  if (!isLetter && onlyMarks.test(cleaned)) return true
  return cleaned.length <= 12 && blankWords.has(cleaned.toLowerCase())
}
const onlyMarks = /^[-–—._\s/?*]+$/

/**
 * UTF-8 that was once read as Windows-1252: only pairs that cannot be anything else are turned back
 * (Ã or Â followed by a continuation character, and the quotes and dashes that begin with â€).
 */
export function repairMojibake(text: string): string {
  if (!/[ÂÃâ]/.test(text)) return text
  return text
    .replace(/â€[™˜]/g, "'")
    .replace(/â€[œ\u009d]/g, '"')
    .replace(/â€[“”]/g, '-')
    .replace(/([ÂÃ])([\u0080-\u00bf])/g, (_, lead: string, tail: string) =>
      String.fromCharCode(((lead.charCodeAt(0) & 0x1f) << 6) | (tail.charCodeAt(0) & 0x3f)),
    )
}
