import type { IsoDate } from '../../kernel/dates.ts'
import modelJson from '../model.json' with { type: 'json' }
import { Dictionary } from './dictionary.ts'
import { hashText, mix } from './hash.ts'
import { fullClass, normaliseName } from './names.ts'

/**
 * One row of a list as linkage reads it (columns of intake.record). `list` > 0: lists where each person stands once. `isOfIssuer`: a
 * list of the office that issues NIKs.
 */
export interface LinkableRecord {
  readonly id: number
  readonly nik: string | null
  readonly nikStatus: string
  readonly kk: string | null
  readonly name: string | null
  readonly birthDate: IsoDate | null
  readonly birthPrecision: string | null
  readonly sex: string | null
  readonly districtCode: string | null
  readonly villageCode: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly motherName: string | null
  readonly list: number
  readonly isOfIssuer: boolean
}

/** A record is 16 32-bit integers: one cache line. 0 means missing everywhere. */
export const stride = 16
/** NIK as two halves of 8 decimal digits, one per 4 bits. */
export const nikHigh = 0
export const nikLow = 1
/** Birth date as year << 9 | month << 5 | day; month and day 0 when only the year is known. */
export const birth = 2
export const flags = 3
/** District << 16 | village, as positions in the place dictionary. */
export const place = 4
export const kk = 5
export const mother = 6
/** RT, RW and hamlet together. */
export const door = 7
/** Phonetic class of the whole name without spaces. */
export const wholeName = 8
export const list = 9
/** Up to five name tokens, as token id + 1, in the order written. */
export const firstToken = 10
/** The date inside the NIK, when it differs from the birth date. */
export const nikDate = 15

export const sexOf = (flag: number) => flag & 3
export const nikTrustOf = (flag: number) => (flag >> 2) & 3
export const precisionOf = (flag: number) => (flag >> 4) & 3
/** True when the birth date is only the one inside the NIK. */
export const isDateOfNik = (flag: number) => (flag & 64) !== 0
export const tokenCountOf = (flag: number) => (flag >> 7) & 7
/** True for rows of the office that issues NIKs. */
export const isOfIssuer = (flag: number) => (flag & 1024) !== 0
/** `unissued`: valid by itself, but not known to the office that issues them (issued.ts). */
export const nikTrust = { none: 0, unsure: 1, valid: 2, unissued: 3 } as const
export const withNikTrust = (flag: number, trust: number) => (flag & ~(3 << 2)) | (trust << 2)
export const precision = { none: 0, age: 1, year: 2, day: 3 } as const

/** Encoded records and the dictionaries they point into. Row r is at r * stride of `cells`. */
export class Table {
  cells = new Int32Array(1024 * stride)
  recordIds = new Int32Array(1024)
  count = 0
  readonly dictionary = new Dictionary()
  /** Rows of the office that issues NIKs, by village (its number in `place`). */
  readonly issuerRows = new Uint32Array(1 << 16)
  private readonly places = new Map<string, number>()

  add(record: LinkableRecord): void {
    if (this.count === this.recordIds.length) this.grow()
    const base = this.count * stride
    this.cells.fill(0, base, base + stride)
    this.recordIds[this.count] = record.id
    const birthday = encodeBirth(record)
    const trust = birthday.trust
    if (trust > 0) {
      this.cells[nikHigh + base] = digits(record.nik!, 0)
      this.cells[nikLow + base] = digits(record.nik!, 8)
      this.cells[nikDate + base] = birthday.fromNik === birthday.date ? 0 : birthday.fromNik
    }
    this.cells[birth + base] = birthday.date
    this.cells[place + base] =
      (this.placeId(record.districtCode ?? record.villageCode?.slice(0, 8) ?? null) << 16) |
      this.placeId(record.villageCode)
    this.cells[kk + base] =
      record.kk && /^\d{16}$/.test(record.kk) && !/^(\d)\1+$/.test(record.kk) ? hashText(record.kk) : 0
    this.cells[mother + base] = encodeMother(record.motherName, this.dictionary)
    this.cells[door + base] = encodeDoor(record)
    this.cells[list + base] = record.list
    const tokens = this.addName(record.name, base)
    this.cells[flags + base] =
      birthday.sex |
      (trust << 2) |
      (birthday.precision << 4) |
      (birthday.isOfNik ? 64 : 0) |
      (tokens << 7) |
      (record.isOfIssuer ? 1024 : 0)
    this.countIssuer(this.count, 1)
    this.count++
  }

  /** Forgets the rows from `count` on, with what they were counted for. */
  truncate(count: number): void {
    for (let row = count; row < this.count; row++) {
      this.countTokens(row, -1)
      this.countIssuer(row, -1)
    }
    this.count = count
  }

  private addName(name: string | null, base: number): number {
    const tokens = name === null ? [] : normaliseName(name)
    if (tokens.length === 0) return 0
    const ids = tokens.map((token) => this.dictionary.tokenId(token))
    ids.forEach((id, index) => {
      this.cells[base + firstToken + index] = id + 1
      this.dictionary.count(id, 1)
    })
    this.cells[base + wholeName] = hashText(fullClass(ids.map((id) => this.dictionary.classText(id))))
    return tokens.length
  }

  private countTokens(row: number, by: 1 | -1): void {
    const base = row * stride
    const tokens = tokenCountOf(this.cells[base + flags]!)
    for (let index = 0; index < tokens; index++)
      this.dictionary.count(this.cells[base + firstToken + index]! - 1, by)
  }

  private countIssuer(row: number, by: 1 | -1): void {
    const base = row * stride
    if (isOfIssuer(this.cells[base + flags]!)) this.issuerRows[this.cells[base + place]! & 0xffff]! += by
  }

  private placeId(code: string | null): number {
    if (code === null) return 0
    const known = this.places.get(code)
    if (known !== undefined) return known
    this.places.set(code, this.places.size + 1)
    return this.places.size
  }

  private grow(): void {
    const cells = new Int32Array(this.cells.length * 2)
    cells.set(this.cells)
    this.cells = cells
    const ids = new Int32Array(this.recordIds.length * 2)
    ids.set(this.recordIds)
    this.recordIds = ids
  }
}

/**
 * Serials count the people first registered in one district with one birth date, from 0001: a few, except on the days that
 * stand in for unknown ones. A higher serial is a slip of the keyboard, and the number no proof of a second person.
 */
export function isSerialPlausible(nik: string): boolean {
  const [day, month] = [numberAt(nik, 6, 8) % 40, numberAt(nik, 8, 10)]
  return isDefaultDay(month, day) || numberAt(nik, 12, 16) <= modelJson.serialPlausibleMax
}

/** Days that offices write when the real one is unknown. */
export function isDefaultDay(month: number, day: number): boolean {
  return (day === 1 && (month === 1 || month === 7)) || (day === 31 && month === 12)
}

const trustOfStatus: Readonly<Record<string, number>> = {
  valid: nikTrust.valid,
  inconsistent: nikTrust.unsure,
  weak: nikTrust.unsure,
}
const precisionOfText: Readonly<Record<string, number>> = {
  day: precision.day,
  year: precision.year,
  age: precision.age,
}
const sexOfText: Readonly<Record<string, number>> = { M: 1, F: 2 }

export function packDate(year: number, month: number, day: number): number {
  return (year << 9) | (month << 5) | day
}

/** Month and day of YYYY-MM-DD, packed. */
const dayOf = (date: IsoDate) => packDate(0, numberAt(date, 5, 7), numberAt(date, 8, 10))

/** The digits text[from, to) as a number: without cutting a text for each. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + (text.charCodeAt(at) - 48)
  return number
}

function trustOf(record: LinkableRecord): number {
  if (record.nik === null || !/^\d{16}$/.test(record.nik)) return nikTrust.none
  const trust = trustOfStatus[record.nikStatus] ?? nikTrust.none
  return trust === nikTrust.valid && !isSerialPlausible(record.nik) ? nikTrust.unsure : trust
}

/** Birth date and sex, completed from a trusted NIK where the row itself does not say them. */
function encodeBirth(record: LinkableRecord) {
  const trust = trustOf(record)
  const kind =
    record.birthDate === null
      ? precision.none
      : (precisionOfText[record.birthPrecision ?? 'day'] ?? precision.day)
  const year = record.birthDate === null ? 0 : numberAt(record.birthDate, 0, 4)
  const own =
    kind === precision.none
      ? 0
      : packDate(year, 0, 0) + (kind === precision.day ? dayOf(record.birthDate!) : 0)
  const nik = trust > 0 ? dateInNik(record.nik!, year) : { date: 0, sex: 0 }
  const useNik =
    trust === nikTrust.valid &&
    kind !== precision.day &&
    nik.date !== 0 &&
    (year === 0 || Math.abs((nik.date >> 9) - year) <= 2)
  return {
    trust,
    date: useNik ? nik.date : own,
    precision: useNik ? precision.day : kind,
    fromNik: nik.date,
    isOfNik: useNik,
    sex: sexOfText[record.sex ?? ''] ?? (trust === nikTrust.valid ? nik.sex : 0),
  }
}

/** Date and sex inside a NIK. The century is not in it: the one nearest to `yearHint`, else people are at most 99. */
export function dateInNik(nik: string, yearHint: number): { date: number; sex: number } {
  const [dayField, month, short] = [numberAt(nik, 6, 8), numberAt(nik, 8, 10), numberAt(nik, 10, 12)]
  const day = dayField > 40 ? dayField - 40 : dayField
  if (day < 1 || day > 31 || month < 1 || month > 12) return { date: 0, sex: 0 }
  const year = yearHint > 0 ? nearestCentury(short, yearHint) : short > 26 ? 1900 + short : 2000 + short
  return { date: packDate(year, month, day), sex: dayField > 40 ? 2 : 1 }
}

function nearestCentury(short: number, hint: number): number {
  return Math.abs(1900 + short - hint) <= Math.abs(2000 + short - hint) ? 1900 + short : 2000 + short
}

function digits(text: string, from: number): number {
  let packed = 0
  for (let index = from; index < from + 8; index++) packed = (packed << 4) | (text.charCodeAt(index) & 15)
  return packed
}

function encodeMother(name: string | null, dictionary: Dictionary): number {
  const first = name === null ? undefined : normaliseName(name)[0]
  return first === undefined ? 0 : dictionary.classHash(dictionary.tokenId(first))
}

function encodeDoor(record: LinkableRecord): number {
  const rt = Number.parseInt(record.rt ?? '', 10)
  const rw = Number.parseInt(record.rw ?? '', 10)
  if (!(rt > 0 && rw > 0)) return 0
  return mix(rt * 1000 + rw, 0x51)
}
