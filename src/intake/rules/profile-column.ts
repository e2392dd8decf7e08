/** What the values of a column look like, apart from its header. Pure. */
import type { Field } from '../../kernel/fields.ts'
import { readNikParts } from '../../kernel/nik.ts'
import { cleanText, isBlank } from './clean-text.ts'
import { readDate } from './read-date.ts'
import { readAmount } from './read-number.ts'
import { readSex, readTick, readYesNo } from './read-word.ts'

/** What the pack knows of words in cells. */
export interface KnownWords {
  isDistrict(text: string): boolean
  isVillage(text: string): boolean
  /** Category id, or null. */
  categoryOf(text: string): string | null
}

/** Filled cells of a column that are looked at; a share of so many is known to about 7 per cent. */
export const valuesLookedAt = 200
/** With fewer values nothing is contradicted or proposed. */
export const valuesToJudge = 4

export interface ColumnProfile {
  /** Filled cells, cleaned, in the order of the rows. */
  readonly values: readonly string[]
  /** Share of the cells that are filled. */
  readonly filled: number
  /** Share of `values` for which it holds. */
  share(test: (text: string) => boolean): number
}

/** `cells`: the column's cells in the data rows of the sample. */
export function profileColumn(cells: readonly string[]): ColumnProfile {
  const cleaned = cells.map(cleanText).filter((text) => !isBlank(text))
  const values = cleaned.slice(0, valuesLookedAt)
  return {
    values,
    filled: cells.length === 0 ? 0 : cleaned.length / cells.length,
    share: (test) => (values.length === 0 ? 0 : values.filter(test).length / values.length),
  }
}

const digitsOf = (text: string) => text.replace(/[\s.'’`,:;_\-/]/g, '')
const isLongNumber = (text: string) => /^\d{13,18}$/.test(digitsOf(text)) || /^\d[.,]\d+e\+?\d+$/i.test(text)
const isFiller = (text: string) => /^(\d)\1*$/.test(digitsOf(text))
const isNik = (text: string) => typeof readNikParts(digitsOf(text)) === 'object'
const isWomansNik = (text: string) => isNik(text) && Number(digitsOf(text).slice(6, 8)) > 40
const isSixteen = (text: string) => /^\d{16}$/.test(digitsOf(text))
const isDate = (text: string) => readDate(text, 'dmy', '2999-12-31').value !== null
const isWholeDate = (text: string) => isDate(text) && !/^(?:19|20)\d{2}$/.test(text) && !/^\d{5}$/.test(text)
const hasLetters = (text: string) => /\p{L}{2}/u.test(text)
const isPhone = (text: string) => /^(?:\+?62|0)8\d{7,11}$/.test(text.replace(/[\s-]/g, ''))
const isSmallNumber = (text: string) => /^(?:r[tw]\.?)?\s*\d{1,3}(?:[.,]0+)?\D{0,8}$/i.test(text)
const isTwoNumbers = (text: string) => /^\D*\d{1,3}\s*[/\-.|]\s*\D*\d{1,3}\D*$/.test(text)
const isPlaceAndDate = (text: string) =>
  /^[\p{L}][\p{L} .'()]{2,}[\s,./-]+\d/u.test(text) && isDate(text.replace(/^\D*?[\s,./-]+(?=\d)/, ''))
const isPersonName = (text: string) =>
  /^\p{L}[\p{L} .,'`\-/()*]+$/u.test(text) && text.split(' ').length <= 6 && !readYesNo(text)

/** What a value under this meaning may look like, defects included. Fields that are not here hold anything. */
const mayBe: Readonly<Partial<Record<Field, (text: string) => boolean>>> = {
  nik: (text) => isLongNumber(text) || isFiller(text),
  kk: (text) => isLongNumber(text) || isFiller(text),
  name: (text) => hasLetters(text) && !/\d{6}/.test(text) && !isWholeDate(text),
  nameNik: hasLetters,
  sex: (text) => readSex(text) !== null,
  birthDate: isDate,
  deliveredOn: isDate,
  eventDate: isDate,
  birthPlaceDate: (text) => hasLetters(text) || isDate(text),
  birthPlace: hasLetters,
  age: isSmallNumber,
  rt: isSmallNumber,
  rw: isSmallNumber,
  rtRw: (text) => isTwoNumbers(text) || isDate(text) || isSmallNumber(text),
  district: (text) => (hasLetters(text) && !isWholeDate(text)) || /^[\d.]{2,13}$/.test(text),
  village: (text) => (hasLetters(text) && !isWholeDate(text)) || /^[\d.]{2,13}$/.test(text),
  hamlet: (text) => !isWholeDate(text) && !isSixteen(text),
  address: (text) => !isWholeDate(text) && !isSixteen(text),
  amount: (text) => readAmount(text) !== null,
  outputCount: (text) => /\d/.test(text),
  desil: (text) => /^(?:desil)?\s*\d{1,2}(?:[.,]0+)?$/i.test(text),
  phone: (text) => text.replace(/\D/g, '').length >= 8,
  motherName: hasLetters,
  fatherName: hasLetters,
  headName: hasLetters,
}
/** Whether values can speak for or against this meaning. */
export const isTestable = (field: Field): boolean => mayBe[field] !== undefined
const contradictedBelow = 0.3

/** 'agrees', 'neutral' (says nothing) or 'contradicts': whether the values can be what the header says. */
export function judgeMeaning(
  field: Field,
  profile: ColumnProfile,
  words: KnownWords,
): 'agrees' | 'neutral' | 'contradicts' {
  const test = mayBe[field]
  if (!test || profile.values.length < valuesToJudge) return 'neutral'
  const share = profile.share(test)
  if (share < contradictedBelow) return 'contradicts'
  if (field === 'kk' && profile.share(isWomansNik) > 0.2) return 'contradicts'
  if (field === 'nik' && looksLikeKk(profile)) return 'contradicts'
  if (field === 'district' || field === 'village') return judgeArea(field, profile, words)
  return share >= 0.6 ? 'agrees' : 'neutral'
}

/** Names of another regency are names all the same; numbers that lead nowhere are no names. */
function judgeArea(field: 'district' | 'village', profile: ColumnProfile, words: KnownWords) {
  const isKnown = field === 'district' ? words.isDistrict : words.isVillage
  if (profile.share(isKnown) >= 0.5) return 'agrees'
  if (field === 'village' && profile.share((text) => /^[12]\d{3}$/.test(text)) >= 0.6) return 'neutral'
  return profile.share((text) => /^[\d.]+$/.test(text)) >= 0.6 ? 'contradicts' : 'neutral'
}

/** Numbers of families: no women's numbers, and several of them on two rows or more. */
function looksLikeKk({ values, share }: ColumnProfile): boolean {
  if (values.length < 10 || share(isSixteen) < 0.6 || share(isWomansNik) > 0.02) return false
  const counts = new Map<string, number>()
  for (const value of values) counts.set(digitsOf(value), (counts.get(digitsOf(value)) ?? 0) + 1)
  const repeated = [...counts.values()].filter((count) => count > 1)
  return repeated.length >= 4 && repeated.reduce((sum, count) => sum + count, 0) / values.length >= 0.3
}

const signs: readonly [Field, (text: string, words: KnownWords) => boolean][] = [
  ['birthPlaceDate', isPlaceAndDate],
  ['birthDate', isWholeDate],
  ['sex', (text) => /\p{L}/u.test(text) && readSex(text) !== null],
  ['phone', isPhone],
  ['rtRw', isTwoNumbers],
  ['district', (text, words) => hasLetters(text) && words.isDistrict(text)],
  ['village', (text, words) => hasLetters(text) && words.isVillage(text)],
  ['category', (text, words) => hasLetters(text) && words.categoryOf(text) !== null],
]
const proposedAbove = 0.7

/** What most values look like; null when they could be many things. A name is what is left: letters, nearly all different. */
export function looksLike(
  profile: ColumnProfile,
  words: KnownWords,
): { field: Field; share: number; values: number } | null {
  const { values, share } = profile
  if (values.length < valuesToJudge) return null
  const found = (field: Field, part: number) => ({
    field,
    share: Math.round(part * 100),
    values: values.length,
  })
  const long = share(isSixteen)
  if (long >= proposedAbove)
    return found(share(isWomansNik) > 0.1 ? 'nik' : looksLikeKk(profile) ? 'kk' : 'nik', long)
  for (const [field, test] of signs) {
    const part = share((text) => test(text, words))
    if (part >= proposedAbove) return found(field, part)
  }
  const names = share(isPersonName)
  const different = new Set(values).size / values.length
  return names >= 0.8 && different >= 0.5 ? found('name', names) : null
}

/** Only yes and no, or only ticks. */
export const isTicked = ({ values, share }: ColumnProfile): boolean =>
  values.length > 0 && share((text) => readTick(text) !== null) >= 0.9

/** Mostly small whole numbers: codes of answers, not words. */
export const isCoded = ({ values, share }: ColumnProfile): boolean =>
  values.length > 0 && share((text) => /^\d{1,3}$/.test(text)) >= 0.8
