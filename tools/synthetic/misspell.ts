import type { Random } from './random.ts'

/** Ways the same name gets written: [what stands there, what else is written]. Applied once, at the first place found. */
const variants: readonly (readonly [string, readonly string[]])[] = [
  ['MOHAMMAD', ['MOH.', 'MUHAMMAD', 'MUHAMAD', 'MOCHAMAD', 'M.']],
  ['MUHAMMAD', ['MOH.', 'MUH.', 'M.', 'MOHAMMAD', 'MUHAMAD', 'MOCHAMMAD', 'MUHAMMD']],
  ['MOCH. ', ['MOH. ', 'MOCHAMAD ', 'M. ', 'MUH ']],
  ['MOH. ', ['MUH. ', 'M. ', 'MOCH. ', 'MOHAMMAD ', 'MOH ', 'MUHAMMAD ', 'MAD ']],
  ['ABDUL ', ['ABD. ', 'ABD ', 'ABDULL ', 'A. ']],
  ['ABD. ', ['ABDUL ', 'ABD ', 'ABDUR ', 'A. ']],
  ['AHMAD', ['ACHMAD', 'AKHMAD', 'ACH.', 'AKH.', 'A.']],
  ['ACH. ', ['AHMAD ', 'ACHMAD ', 'AKHMAD ', 'ACH ']],
  ['SITI ', ['ST. ', 'ST ', 'SITTI ', 'S. ']],
  ['NUR ', ['NUR', 'NOER ', 'NOR ']],
  ['MAT ', ['MAD ', 'MAT', 'MAT. ']],
  ['KH', ['H', 'K']],
  ['DJ', ['J']],
  ['J', ['DJ', 'Y']],
  ['FA', ['PA']],
  ['FI', ['PI']],
  ['SY', ['S', 'SH']],
  ['ZA', ['SA', 'JA']],
  ['TH', ['T']],
  ['Q', ['K']],
  ['OE', ['U']],
  ['SU', ['SOE', 'SO']],
  ['U', ['O', 'OE']],
  ['AH', ['A']],
  ['IYA', ['IAH', 'IYAH', 'IA']],
  ['YAH', ['YA', 'AH']],
  ['HO', ['KHO', 'KO', 'HA']],
  ['NN', ['N']],
  ['MM', ['M']],
  ['LL', ['L']],
  ['SS', ['S']],
  ['AI', ['AE', 'EI']],
  ['I', ['IE', 'Y']],
  ['Y', ['I']],
]

/** Another usual spelling of the name; the name itself when none applies. */
export function spellOtherwise(random: Random, name: string): string {
  const start = random.between(0, variants.length - 1)
  for (let i = 0; i < variants.length; i++) {
    const [from, to] = variants[(start + i) % variants.length]!
    const at = name.indexOf(from)
    if (at >= 0) return name.slice(0, at) + random.pick(to) + name.slice(at + from.length)
  }
  return name
}

const neighbours: Readonly<Record<string, string>> = {
  A: 'SQ',
  B: 'VN',
  C: 'XV',
  D: 'SF',
  E: 'RW',
  F: 'DG',
  G: 'FH',
  H: 'GJ',
  I: 'UO',
  J: 'HK',
  K: 'JL',
  L: 'KO',
  M: 'N',
  N: 'MB',
  O: 'IP',
  P: 'O',
  Q: 'A',
  R: 'ET',
  S: 'AD',
  T: 'RY',
  U: 'YI',
  V: 'BC',
  W: 'EQ',
  X: 'ZC',
  Y: 'TU',
  Z: 'XA',
}

/** One slip of the typist: a letter left out, doubled, swapped with the next or replaced by its neighbour on the keys. */
export function mistype(random: Random, text: string): string {
  if (text.length < 4) return text
  const at = random.between(1, text.length - 2)
  const kind = random.next()
  if (kind < 0.3) return text.slice(0, at) + text.slice(at + 1)
  if (kind < 0.5) return text.slice(0, at) + text[at] + text.slice(at)
  if (kind < 0.72) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  const near = neighbours[text[at]!]
  return near
    ? text.slice(0, at) + random.pick([...near]) + text.slice(at + 1)
    : text.slice(0, at) + text.slice(at + 1)
}

/** One digit of a number wrong, or two neighbours swapped. */
export function mistypeDigits(random: Random, digits: string): string {
  const at = random.between(2, digits.length - 2)
  if (random.chance(0.35) && digits[at] !== digits[at + 1])
    return digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)
  return digits.slice(0, at) + ((Number(digits[at]) + random.between(1, 9)) % 10) + digits.slice(at + 1)
}

/** A name with a word left out; names of one word stay. */
export function shortenName(random: Random, name: string): string {
  const words = name.split(' ')
  if (words.length < 2) return name
  const at = random.chance(0.7) ? words.length - 1 : 0
  if (words.length === 2 && words[1 - at]!.endsWith('.')) return name
  return words.filter((_, i) => i !== at).join(' ')
}

const villageParts = [
  'SUMBER',
  'KARANG',
  'TEGAL',
  'CURAH',
  'KALI',
  'GUMUK',
  'JEMBER',
  'KEBON',
  'WONO',
  'SUKO',
  'SIDO',
  'PONTANG',
  'GLAGAH',
  'KEMUNING',
  'PAKU',
  'JATI',
  'RANDU',
  'TANJUNG',
  'BANJAR',
  'MANGGIS',
]

/** Another spelling of a village name: split or joined words, doubled r, o/u, a prefix. */
export function spellVillage(random: Random, name: string): string {
  const upper = name.toUpperCase()
  const kind = random.next()
  const part = villageParts.find(
    (p) => upper.startsWith(p) && upper.length > p.length && upper[p.length] !== ' ',
  )
  if (part && kind < 0.6) return `${upper.slice(0, part.length)} ${upper.slice(part.length)}`
  if (upper.includes('REJO') && kind < 0.8)
    return upper.replace('REJO', upper.includes('RREJO') ? 'EJO' : 'RREJO')
  if (kind < 0.72) return `${random.pick(['DESA ', 'DS. ', 'DS ', 'Ds. '])}${upper}`
  if (kind < 0.88) return mistype(random, upper)
  return upper.includes('SARI') ? upper.replace('SARI', ' SARI') : name.toLowerCase()
}
