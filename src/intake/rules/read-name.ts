/** Names: upper case, without titles, degrees and notes. Abbreviations (Moh., Abd.) stay: linkage knows them. */
export interface ReadName {
  readonly value: string | null
  readonly codes: readonly (
    | 'name-title'
    | 'name-deceased'
    | 'name-not-a-name'
    | 'name-signs'
    | 'name-marks'
    | 'name-alias'
    | 'name-short'
  )[]
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
/** Brackets, stars and digits that offices put beside names. */
const marks = /[*#()[\]\d]/
/** "SITI al. AMINAH", "BURI alias PAK TONO": the first is the name. */
const alias = /^(.{2,}?)[\s,(]+(?:ALIAS|ALS|AL\.)[\s.:]+\S/
const deceased = /\(?\b(?:ALMARHUMAH|ALMARHUM|ALMH?)\b\.?\)?|\(ALM[^)]*\)?/g

/** `cell` is cleaned text. A name without a single letter is no name. */
export function readName(cell: string): ReadName {
  let text = cell.toUpperCase()
  if (isPlain(text)) return { value: text, codes: none }
  const codes: ReadName['codes'][number][] = []
  if (text.includes('ALM')) {
    const without = text.replace(deceased, ' ')
    if (without !== text) codes.push('name-deceased')
    text = without
  }
  const other = text.includes(' AL') || text.includes('(AL') ? alias.exec(text) : null
  if (other) {
    codes.push('name-alias')
    text = other[1]!
  }
  const tidy = stripTitles(text)
  if (tidy.stripped) codes.push('name-title')
  if (foreignSigns.test(text)) codes.push('name-signs')
  else if (marks.test(text)) codes.push('name-marks')
  const value = tidy.name
    .replace(/[^\p{L}\p{M}' .\-/]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.\-/']+|[\s\-/]+$/g, '')
  if (!/\p{L}/u.test(value)) return { value: null, codes: ['name-not-a-name'] }
  if (value.length < 2) codes.push('name-short')
  return { value, codes }
}

const none: ReadName['codes'] = []
const plainWords = /^[A-Z]{2,}(?: [A-Z]+)*$/

/** Letters and single spaces, no title before, no word for "late" or "also called": nearly every name of a list. */
function isPlain(text: string): boolean {
  if (!plainWords.test(text) || text.includes('ALM') || text.includes(' AL')) return false
  const space = text.indexOf(' ')
  return space < 0 || !titles.has(text.slice(0, space))
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
