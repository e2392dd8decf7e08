import type { IsoDate } from '../../../kernel/dates.ts'

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
]

/** "31 Oktober 2026". Written by hand: what a system's locale data says may change, a book of an edition may not. */
export function dateWords(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

/** "31 Okt 2026", never broken over two lines: for tables. */
export function shortDateWords(date: IsoDate): string {
  return `${Number(date.slice(8, 10))}\u00a0${monthWords(date).replace(' ', '\u00a0')}`
}

/** "Okt 2026" */
export function monthWords(date: IsoDate): string {
  return `${(months[Number(date.slice(5, 7)) - 1] ?? '').slice(0, 3)} ${date.slice(0, 4)}`
}

/** 12345.67 -> "12.345,67" with at most `digits` after the comma; halves go up, as they do on the pages. */
export function numberWords(value: number, digits = 1): string {
  const [whole = '0', rest = ''] = (Math.abs(value) * aHairMore).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const fraction = rest.replace(/0+$/, '')
  const isZero = Number(whole) === 0 && fraction === ''
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`
}

/** 50,15 is a hair less than that in a computer, and would become 50,1. */
const aHairMore = 1 + 2 * Number.EPSILON

/** With exactly `digits` after the comma, so that a column of them lines up. */
export function fixedWords(value: number, digits: number): string {
  const short = numberWords(value, digits)
  const [whole, fraction = ''] = short.split(',')
  return digits === 0 ? short : `${whole},${fraction.padEnd(digits, '0')}`
}

/** Rupiah in the unit that people say: "Rp12,5 miliar". */
export function rupiahWords(value: number): string {
  const units = [
    [1e12, 'triliun'],
    [1e9, 'miliar'],
    [1e6, 'juta'],
  ] as const
  // What rounds to a thousand of one unit is one of the next.
  const unit = units.find(([size]) => Math.abs(value) >= size * 0.999_995)
  const sign = value < 0 ? '−' : ''
  if (!unit) return `${sign}Rp${numberWords(Math.abs(value), 0)}`
  return `${sign}Rp${numberWords(Math.abs(value) / unit[0], 2)} ${unit[1]}`
}

/** "a, b, dan c" */
export function andWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' dan ')
  return `${words.slice(0, -1).join(', ')}, dan ${words.at(-1)}`
}

/** Without the full stop that the sentence around it has already. */
export const noStop = (words: string): string => words.replace(/[.\s]+$/, '')

export const orNone = (words: string): string => (words === '' ? '–' : words)
