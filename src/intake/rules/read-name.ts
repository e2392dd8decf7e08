/** Names: upper case, without titles, degrees and notes. Abbreviations (Moh., Abd.) stay: linkage knows them. */
export interface ReadName {
  readonly value: string | null
  readonly codes: readonly ('name-title' | 'name-deceased' | 'name-not-a-name' | 'name-signs')[]
}

const titles = new Set([
  'H',
  'HJ',
  'KH',
  'K.H',
  'DRS',
  'DRA',
  'IR',
  'DR',
  'PROF',
  'NY',
  'TN',
  'SDR',
  'SDRI',
  'BPK',
  'BPK.',
  'UST',
  'USTADZ',
  'USTAD',
  'USTADZAH',
])
const degree =
  /^(?:S|M|A|D|B)\.? ?(?:PD|AG|SOS|KOM|E|H|T|P|HUM|SI|KEP|KEB|PSI|FARM|KED|GZ|PT|HI|FIL|IP|AP|STAT|PDI|MD|TR)\.?(?:\.?I)?\.?$|^(?:SE|SH|ST|SP|MM|MH|MT|MSI|SPD|SAG|SPDI|MPD|MPDI|SKM|SKEP|NERS|AMD|AMK|BA|LC|MA|DR)\.?$/
/** Signs of formulas and programs. Brackets, stars and digits are left out: offices put marks beside names with them. */
const foreignSigns = /[=|!@<>{}\\$%^~+]/
const deceased = /\(?\b(?:ALMARHUMAH|ALMARHUM|ALMH?)\b\.?\)?|\(ALM[^)]*\)?/g

/** `cell` is cleaned text. A name without a single letter is no name. */
export function readName(cell: string): ReadName {
  const codes: ReadName['codes'][number][] = []
  let text = cell.toUpperCase()
  if (text.includes('ALM')) {
    const without = text.replace(deceased, ' ')
    if (without !== text) codes.push('name-deceased')
    text = without
  }
  const tidy = stripTitles(text)
  if (tidy.stripped) codes.push('name-title')
  if (foreignSigns.test(text)) codes.push('name-signs')
  const value = tidy.name
    .replace(/[^\p{L}\p{M}' .\-/]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.\-/']+|[\s\-/]+$/g, '')
  return /\p{L}/u.test(value) ? { value, codes } : { value: null, codes: ['name-not-a-name'] }
}

function stripTitles(text: string): { name: string; stripped: boolean } {
  if (!mayHoldTitle(text)) return { name: text, stripped: false }
  const [head = '', ...tails] = text.split(',')
  const words = head
    .trim()
    .split(/\s+|(?<=^[A-Z]{1,5}\.)(?=[A-Z])/)
    .filter((word) => word !== '')
  const count = words.length
  while (words.length > 1 && titles.has(words[0]!.replace(/\.$/, ''))) words.shift()
  while (words.length > 1 && words.at(-1)!.includes('.') && degree.test(words.at(-1)!)) words.pop()
  const kept = tails.filter(
    (tail) =>
      !tail
        .trim()
        .split(/\s+/)
        .every((word) => word === '' || degree.test(word)),
  )
  const name = [words.join(' '), ...kept].join(' ')
  return {
    name,
    stripped: words.length < count || kept.length < tails.filter((tail) => tail.trim() !== '').length,
  }
}

/** Most names hold none, and lists hold millions of names. */
function mayHoldTitle(text: string): boolean {
  return text.includes('.') || text.includes(',') || titles.has(text.slice(0, text.indexOf(' ')))
}

/** "SITI AMINAH / 3509…" -> name and number; the number may stand first. */
export function splitNameAndNik(cell: string): { name: string; nik: string } {
  const match = /\d[\d\s.'-]{8,}/.exec(cell)
  if (!match) return { name: cell.replace(/[\s/|;:-]+$/, ''), nik: '' }
  const rest = `${cell.slice(0, match.index)} ${cell.slice(match.index + match[0].length)}`
  return {
    name: rest
      .replace(/\b(?:nik|no ktp)\b\.?\s*:?/gi, ' ')
      .replace(/^[\s/|;:(-]+|[\s/|;:()-]+$/g, '')
      .replace(/\s+/g, ' '),
    nik: match[0].replace(/[\s.'-]+$/, ''),
  }
}
