import { isPlaceholderNumber } from '../../../kernel/nik.ts'
import { hashText } from '../../rules/hash.ts'
import { normaliseName, tokensMax } from '../../rules/names.ts'
import { type FieldKind, isName } from './fields.ts'

/** Longer cells are cut before anything else looks at them. */
export const cellLettersMax = 400
/** Words kept of an address or text; names keep fewer, a category is one. */
const wordsMax = 8

/** Most words of a value of a kind. */
export function wordsMaxOf(kind: FieldKind): number {
  if (isName(kind)) return tokensMax
  return kind === 'category' ? 1 : wordsMax
}

/** Words of a cell, upper case. Names lose titles and patronymics; a name in another script keeps its words as they are. */
export function wordsOf(text: string, kind: FieldKind): string[] {
  const cell = text.slice(0, cellLettersMax)
  if (isName(kind)) {
    const name = normaliseName(cell)
    if (name.length > 0) return name
  }
  const words = (
    cell
      .normalize('NFKD')
      .toUpperCase()
      .replace(/['`’ʼ]|\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, isName(kind) ? tokensMax : wordsMax)
  return kind === 'place' && words.length > 1 && placeRanks.has(words[0]!) ? words.slice(1) : words
}

/** True for DESA, KEC and the like, which stand before the name of a place. */
export const isPlaceRank = (word: string) => placeRanks.has(word)

/** What kind of place it is, written before its name by some and left out by others. A city and its regency are two: KOTA stays. */
const placeRanks = new Set([
  'DESA',
  'DS',
  'KELURAHAN',
  'KEL',
  'KECAMATAN',
  'KEC',
  'KABUPATEN',
  'KAB',
  'PROVINSI',
  'PROV',
])

/** A number or code as 16 places of 4 bits, right-aligned: 1-10 a digit, 11-15 a letter, 0 nothing. */
export interface Packed {
  high: number
  low: number
}

/** Packs letters and digits of a text; both 0 when there is nothing, or a placeholder typed for want of a number. */
export function packNumber(text: string, out: Packed): void {
  out.high = out.low = 0
  const code = text.slice(0, cellLettersMax).replace(/[^0-9A-Za-z]+/g, '')
  if (code.length < 3 || (/^\d+$/.test(code) && isPlaceholderNumber(code))) return
  for (let index = Math.max(0, code.length - 16); index < code.length; index++) {
    out.high = (out.high << 4) | (out.low >>> 28)
    out.low = (out.low << 4) | nibbleOf(code.charCodeAt(index))
  }
}

/** Last nine digits of a telephone number: the same with and without country or trunk prefix. */
export function packPhone(text: string, out: Packed): void {
  const digits = text.slice(0, cellLettersMax).replace(/\D+/g, '')
  packNumber(digits.length < 6 ? '' : digits.slice(-9), out)
}

function nibbleOf(code: number): number {
  return code <= 57 ? code - 47 : 11 + ((code & 31) % 5)
}

/**
 * A date as eight digits of 4 bits, YYYYMMDD; a year alone is YYYY0000; 0 when it cannot be read. Impossible days are
 * kept: a mistyped date still shares digits with the right one.
 */
export function packDate(text: string, dayFirst: boolean): number {
  const cell = text.slice(0, cellLettersMax)
  const parts = cell.match(/\d+/g)
  if (!parts) return 0
  const [a, b, c] = [parts[0]!, parts[1] ?? '', parts[2] ?? '']
  if (parts.length === 1) {
    if (a.length === 8) return digitsOf(a)
    return a.length === 4 && Number(a) > 1850 && Number(a) < 2100 ? digitsOf(`${a}0000`) : 0
  }
  if (parts.length < 3) return 0
  if (a.length === 4) return digitsOf(a + b.padStart(2, '0') + c.padStart(2, '0'))
  const isDayFirst = Number(b) <= 12 && (dayFirst || Number(a) > 12)
  const [day, month] = isDayFirst ? [a, b] : [b, a]
  const year = c.length === 2 ? (Number(c) > 30 ? '19' : '20') + c : c
  return digitsOf(year + month.padStart(2, '0') + day.padStart(2, '0'))
}

/** What stands for month and day where the year was reckoned from an age. */
const ageMark = 0x00ff

/** True for a birth year that was reckoned from an age (packAge). */
export const isFromAge = (date: number) => (date & 0xffff) === ageMark

const months = '(?:b|bl|bln|bulan|mon|months?)'
const age = new RegExp(
  `^\\D{0,9}(\\d{1,3})\\s*(?:th|thn|tahun|y|yrs?|years?)?(?:\\W+\\d{1,2}\\s*${months})?\\W*$`,
  'i',
)
const ageOfBaby = new RegExp(`^\\D{0,9}\\d{1,3}\\s*(?:${months}|mgg|minggu|weeks?|hr|hari|days?)\\W*$`, 'i')
const ageMost = 120

/** The likeliest birth year of an age told on a day (YYYY-MM-DD), as YYYY00 and a mark; 0 when it cannot be read. */
export function packAge(text: string, asOf: string): number {
  const cell = text.slice(0, cellLettersMax).trim()
  const years = ageOfBaby.test(cell) ? 0 : Number(age.exec(cell)?.[1] ?? ageMost + 1)
  if (years > ageMost) return 0
  // By the middle of the year half of the people have had their birthday.
  const year = Number(asOf.slice(0, 4)) - years - (Number(asOf.slice(5, 7)) > 6 ? 0 : 1)
  return digitsOf(`${year}0000`) | ageMark
}

function digitsOf(text: string): number {
  if (text.length !== 8) return 0
  let packed = 0
  for (let index = 0; index < 8; index++) packed = (packed << 4) | (text.charCodeAt(index) - 48)
  return packed
}

const men = new Set(['L', 'M', 'LK', 'MALE', 'LAKI', 'LAKILAKI', 'PRIA', 'MAN', 'LELAKI'])
const women = new Set(['P', 'F', 'PR', 'W', 'FEMALE', 'PEREMPUAN', 'WANITA', 'WOMAN'])

/** 1 man, 2 woman, another number for what is written otherwise, 0 for nothing. */
export function readSex(text: string): number {
  const word = text
    .slice(0, cellLettersMax)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  if (word === '') return 0
  if (men.has(word)) return 1
  return women.has(word) ? 2 : hashText(word)
}
