/** Numbers that identify (NIK, KK) and numbers that count. Pure; never throws. */

import type { IsoDate } from '../../kernel/dates.ts'
import { birthDateOfNik, isPlaceholderNumber, readNikParts } from '../../kernel/nik.ts'
import type { NikStatus } from '../model.ts'

/** A value with the code of what was found in its cell (see messages.ts), or null when there is nothing to say. */
export interface ReadNumber {
  readonly value: string | null
  readonly code: string | null
  readonly params?: Readonly<Record<string, number>>
}
export interface ReadNik extends ReadNumber {
  readonly status: NikStatus
}

/** What else the row says, to compare the NIK with. */
export interface NikWitness {
  readonly birthDate: IsoDate | null
  readonly birthPrecision: string | null
  readonly sex: 'M' | 'F' | null
}

const scientific = /^\d(?:[.,]\d+)?e\+?\d+$/i

/**
 * The NIK in a cell. `numeric` = the cell holds a number: spreadsheets keep 15 significant digits and write 0 for the
 * 16th, so a number that ends in 0 may not be used (one that ends otherwise was never cut). `isVillageCode` tells temporary numbers (0 + village code + serial, as OpenSID gives)
 * from numbers with a digit missing. Severities: a wrong length, date, region or serial means the value is not used;
 * another date or sex than the row's is only a warning, because a NIK is not reissued when the date is corrected.
 */
export function readNik(
  cell: string,
  numeric: boolean,
  isVillageCode: (tenDigits: string) => boolean,
): ReadNik {
  if (scientific.test(cell)) return { value: null, status: 'malformed', code: 'nik-scientific' }
  const digits = cell.replace(/[\s.'’`,:;_\-/]/g, '')
  if (!/^\d+$/.test(digits)) return { value: null, status: 'malformed', code: 'nik-letters' }
  if (isPlaceholderNumber(digits)) return { value: null, status: 'placeholder', code: 'nik-placeholder' }
  if (digits.length === 15 && isVillageCode(digits.slice(0, 10)))
    return { value: `0${digits}`, status: 'temporary', code: 'nik-temporary' }
  if (digits.length !== 16)
    return { value: null, status: 'malformed', code: 'nik-length', params: { digits: digits.length } }
  if (digits.startsWith('0') && isVillageCode(digits.slice(1, 11)))
    return { value: digits, status: 'temporary', code: 'nik-temporary' }
  if (numeric && digits.endsWith('0')) return { value: null, status: 'weak', code: 'nik-numeric' }
  const parts = readNikParts(digits)
  if (typeof parts === 'string') return { value: null, status: 'malformed', code: `nik-${parts}` }
  return { value: digits, status: 'valid', code: null }
}

/** Whether a well-formed NIK agrees with the date and sex of its row; a code when not. */
export function compareNik(
  nik: string,
  witness: NikWitness,
  on: IsoDate,
): 'nik-other-date' | 'nik-other-sex' | null {
  const parts = readNikParts(nik)
  if (typeof parts === 'string') return null
  if (witness.sex !== null && witness.sex !== parts.sex) return 'nik-other-sex'
  if (witness.birthDate === null) return null
  if (witness.birthPrecision === 'day') {
    const encoded = `${String(parts.yearOfCentury).padStart(2, '0')}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`
    return witness.birthDate.slice(2) === encoded ? null : 'nik-other-date'
  }
  const date = birthDateOfNik(parts, on)
  if (date === null) return null
  const years = Math.abs(Number(date.slice(0, 4)) - Number(witness.birthDate.slice(0, 4)))
  // An age is often a guess of the enumerator; two years apart says nothing. A hundred is the unwritten century.
  return Math.min(years, Math.abs(100 - years)) <= 2 ? null : 'nik-other-date'
}

/** The KK number in a cell: 16 digits, region first. Not an identity, so nothing else of it is judged. */
export function readKk(cell: string, numeric: boolean): ReadNumber {
  if (scientific.test(cell)) return { value: null, code: 'kk-scientific' }
  const digits = cell.replace(/[\s.'’`,:;_\-/]/g, '')
  if (!/^\d+$/.test(digits)) return { value: null, code: 'kk-letters' }
  if (isPlaceholderNumber(digits)) return { value: null, code: 'kk-placeholder' }
  if (digits.length !== 16) return { value: null, code: 'kk-length', params: { digits: digits.length } }
  if (numeric && digits.endsWith('0')) return { value: null, code: 'kk-numeric' }
  const province = Number(digits.slice(0, 2))
  return province < 11 || province > 96 ? { value: null, code: 'kk-region' } : { value: digits, code: null }
}

/** "Rp 1.500.000,00", "1,500,000", "1500000.00" -> 1500000; null when it is no number. */
export function readAmount(cell: string): number | null {
  const text = cell
    .replace(/^rp\.?/i, '')
    .replace(/[\s]/g, '')
    .replace(/,-$|\.-$/, '')
  if (!/^-?\d[\d.,]*$/.test(text)) return scientific.test(text) ? Number(text.replace(',', '.')) : null
  const lastMark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const decimals = lastMark < 0 ? 0 : text.length - lastMark - 1
  const marks = text.replace(/[^.,]/g, '')
  // Three digits after the only kind of mark are thousands: Indonesian writes 1.500, English 1,500.
  const hasDecimals =
    decimals > 0 &&
    (decimals !== 3 || new Set(marks).size > 1) &&
    marks.lastIndexOf(marks.at(-1)!) === marks.indexOf(marks.at(-1)!)
  const whole = (hasDecimals ? text.slice(0, lastMark) : text).replace(/[.,]/g, '')
  const value = Number(hasDecimals ? `${whole}.${text.slice(lastMark + 1)}` : whole)
  return Number.isFinite(value) ? value : null
}

/** A rank 1-10 written as "3", "Desil 3" or "3.0". */
export function readDesil(cell: string): number | null {
  const match = /^(?:desil)?\s*(\d{1,2})(?:[.,]0+)?$/i.exec(cell)
  const value = match ? Number(match[1]) : 0
  return value >= 1 && value <= 10 ? value : null
}

/** RT and RW as three digits: "1" -> "001". Null when it is no number of at most three digits, or zero. */
export function readRt(cell: string): string | null {
  const match = /^(?:r[tw]\.?)?\s*0*(\d{1,3})$/i.exec(cell)
  return match && Number(match[1]) > 0 ? match[1]!.padStart(3, '0') : null
}

/** "1/03", "RT 001 RW 003", "001-003" -> both numbers. */
export function readRtRw(cell: string): { rt: string | null; rw: string | null } {
  const match = /^\D*(\d{1,3})\D+(\d{1,3})\D*$/.exec(cell)
  return match ? { rt: readRt(match[1]!), rw: readRt(match[2]!) } : { rt: readRt(cell), rw: null }
}

/** Spaces are single in a clean cell; more of them are not looked through, so that no cell takes long. */
const ofAddress = {
  both: /\bRT ?[/.,-]? ?(?:RW)? ?[.:]? ?(\d{1,3}) ?[/-] ?(\d{1,3})(?!\d)/i,
  rt: /\bRT ?[.:]? ?(\d{1,3})(?!\d)/i,
  rw: /\bRW ?[.:]? ?(\d{1,3})(?!\d)/i,
}

/** RT and RW written inside an address: "DUSUN KRAJAN RT 001 RW 003", "Rt.02/Rw.05", "RT/RW 2/5". Null for what is not there. */
export function readRtRwOfAddress(address: string): { rt: string | null; rw: string | null } {
  const both = ofAddress.both.exec(address)
  const [rt, rw] = both
    ? [both[1], both[2]]
    : [ofAddress.rt.exec(address)?.[1], ofAddress.rw.exec(address)?.[1]]
  return { rt: rt === undefined ? null : readRt(rt), rw: rw === undefined ? null : readRt(rw) }
}
