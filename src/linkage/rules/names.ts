/**
 * Indonesian person names as tokens with a phonetic class each. Rules: old spelling (oe/u, dj/j, tj/c, j/y), Arabic
 * transliterations (ch/kh/h, q/k, z/s, f/v/p), doubled letters, usual abbreviations (Moh./Muh./M./Mat, Siti/St.).
 * Examples a reader can correct: test/fixtures/names/*.txt
 */
const abbreviations: Readonly<Record<string, string>> = {
  M: 'MUHAMMAD',
  MD: 'MUHAMMAD',
  MH: 'MUHAMMAD',
  MHD: 'MUHAMMAD',
  MOH: 'MUHAMMAD',
  MOHD: 'MUHAMMAD',
  MUH: 'MUHAMMAD',
  MUHD: 'MUHAMMAD',
  MOCH: 'MUHAMMAD',
  MUCH: 'MUHAMMAD',
  MOKH: 'MUHAMMAD',
  MUKH: 'MUHAMMAD',
  MAT: 'MUHAMMAD',
  MAD: 'MUHAMMAD',
  MUHAMAD: 'MUHAMMAD',
  MOHAMAD: 'MUHAMMAD',
  MOHAMMAD: 'MUHAMMAD',
  MUHAMMED: 'MUHAMMAD',
  MOHAMMED: 'MUHAMMAD',
  MOCHAMAD: 'MUHAMMAD',
  MOCHAMMAD: 'MUHAMMAD',
  MUCHAMAD: 'MUHAMMAD',
  MUCHAMMAD: 'MUHAMMAD',
  MOKHAMAD: 'MUHAMMAD',
  MUKHAMAD: 'MUHAMMAD',
  MUKHAMMAD: 'MUHAMMAD',
  ST: 'SITI',
  STI: 'SITI',
  SITTI: 'SITI',
  ABD: 'ABDUL',
  ABDL: 'ABDUL',
  ABDOEL: 'ABDUL',
  ACH: 'AHMAD',
  ACHM: 'AHMAD',
  AKH: 'AHMAD',
  AHM: 'AHMAD',
  NOOR: 'NUR',
  SY: 'SYARIFAH',
  FAT: 'FATIMAH',
}
/** What follows one of these is the father's or another name, not part of the name itself. */
const tails = new Set(['BIN', 'BINTI', 'BTE', 'BT', 'ALIAS', 'ALS', 'AL'])
/**
 * Teknonyms: in Jember's villages a man is called Pak (P.) and a woman Bu, Buk or Bok (B.) with the name of their child. Behind a name
 * that is not part of it; where it is all there is, both ways of writing are one, and it is not the child's name.
 */
const parents: Readonly<Record<string, string>> = { PAK: 'P', BU: 'B', BUK: 'B', BOK: 'B' }
const calledAfterChild = /[/(,;-]\s{0,3}(?:[PB]\s?\.|(?:pak|buk?|bok|bapak|ibu)[.\s])\s{0,3}\p{L}/iu
const leadingTitles = new Set(
  'H HJ KH HAJI HAJJAH DR DRS DRA IR PROF GUS LORA ALM ALMH ALMARHUM ALMARHUMAH NY TN BPK BAPAK IBU'.split(
    ' ',
  ),
)
/** Academic degrees behind a name, in one word (SPD, AMDKEB) or in two (S. Pd., A. Md.). */
const degrees = new Set(
  'SE SH ST SP SPD SPDI SPDSD SAG SKM SKEP SKEB SKOM SSOS SIP SSI SSN SPT SHUT SPSI SFARM STP AMD AMDKEB AMDKEP MPD MPDI MM MH MT MSI MKES MKOM MAG MAP'.split(
    ' ',
  ),
)
const degreeEnds = new Set([...degrees].map((degree) => degree.slice(1)))

/** Name tokens kept per record; longer names are cut. */
export const tokensMax = 5

/** Upper-case tokens of a name: no punctuation, titles or patronymic; abbreviations are kept as written. */
export function normaliseName(name: string): string[] {
  const words = wordsOf(name)
  let start = words[0] === 'K' && words[1] === 'H' ? 1 : 0
  while (start < words.length - 1 && leadingTitles.has(words[start]!)) start++
  const kept = withoutDegrees(words.slice(start))
  const tail = kept.findIndex((word, index) => index > 0 && index < kept.length - 1 && isTail(word))
  const own = (tail < 0 ? kept : kept.slice(0, tail)).slice(0, tokensMax)
  return own.length > 1 && Object.hasOwn(parents, own[0]!) ? [parents[own[0]!]!, ...own.slice(1)] : own
}

function withoutTeknonym(name: string): string {
  const at = name.search(calledAfterChild)
  return at > 0 && /\p{L}/u.test(name.slice(0, at)) ? name.slice(0, at) : name
}

const isTail = (word: string) => tails.has(word) || Object.hasOwn(parents, word)

/** A degree needs two words before it: SITI SE may be a family's name, SITI AMINAH SE is an economist. */
function withoutDegrees(words: string[]): string[] {
  let end = words.length
  while (end > 2) {
    const isOne = degrees.has(words[end - 1]!)
    const isTwo = end > 3 && words[end - 2]!.length === 1 && degrees.has(words[end - 2]! + words[end - 1]!)
    if (!isOne && !isTwo) break
    end -= isOne ? 1 : 2
  }
  return words.slice(0, end)
}

/** True for words that normaliseName may leave out or shorten: titles, degrees and their second halves, bin, alias, Pak, Bu. */
export function isBesideName(word: string): boolean {
  return isTail(word) || leadingTitles.has(word) || degrees.has(word) || degreeEnds.has(word)
}

function wordsOf(name: string): string[] {
  // Most names come clean from intake; the full treatment costs ten times as much.
  if (/^[A-Z]+(?: [A-Z]+)*$/.test(name)) return name.split(' ')
  const plain = withoutTeknonym(name)
    .normalize('NFKD')
    .toUpperCase()
    .replace(/['`’ʼ]|\p{M}/gu, '')
  return plain
    .replace(/[^A-Z]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)
}

/** Phonetic class of one token: tokens that a clerk may write for the same spoken name share it. */
export function phoneticClass(token: string): string {
  const word = abbreviations[token] ?? token
  if (word.length === 1) return word
  return (
    word
      .replace(/OE/g, 'U')
      .replace(/DJ/g, 'J')
      .replace(/TJ/g, 'C')
      .replace(/SJ/g, 'S')
      .replace(/NJ/g, 'NY')
      .replace(/X/g, 'KS')
      .replace(/Q/g, 'K')
      .replace(/[CK]H/g, 'H')
      .replace(/PH/g, 'P')
      .replace(/[FV]/g, 'P')
      .replace(/S[YH]|Z|TS/g, 'S')
      .replace(/[DT]H/g, (pair) => pair[0]!)
      .replace(/H/g, '')
      .replace(/A[IEY](?=[^AEIOU]|$)/g, 'E')
      .replace(/AU|OU/g, 'O')
      .replace(/O/g, 'U')
      .replace(/IY|YI|IE/g, 'I')
      .replace(/UW|WU/g, 'U')
      .replace(/J/g, 'Y')
      .replace(/Y$/, 'I')
      .replace(/(.)\1+/g, '$1')
      .replace(/D$/, 'T')
      .replace(/B$/, 'P')
      .replace(/G$/, 'K') || word
  )
}

/** Class of the whole name with the spaces removed, so that NUR HAYATI = NURHAYATI and ABDUL RAHMAN = ABDURRAHMAN. */
export function fullClass(classes: readonly string[]): string {
  const joined = classes.join('')
  return isFolded(joined) ? joined : joined.replace(/LR/g, 'R').replace(/(.)\1+/g, '$1')
}

/** Most names have nothing to fold; looking costs a tenth of folding. */
function isFolded(text: string): boolean {
  for (let at = 1; at < text.length; at++)
    if (text[at] === text[at - 1] || (text[at - 1] === 'L' && text[at] === 'R')) return false
  return true
}

/** Keys for finding a person by name: the phonetic classes of the tokens and of the whole name. */
export function nameKeys(name: string): { tokens: string[]; classes: string[]; full: string } {
  const tokens = normaliseName(name)
  const classes = tokens.map(phoneticClass)
  return { tokens, classes, full: fullClass(classes) }
}
