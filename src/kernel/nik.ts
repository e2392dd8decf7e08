import { daysInMonth } from './dates.ts'

/**
 * Structure of a NIK: `PPKKCC DDMMYY SSSS` (PP 37/2007 art. 37). A woman's day of birth is written + 40. There is no
 * check digit and no century; the region is where the number was first issued and says nothing of where a person lives.
 */
export interface NikParts {
  /** Six digits: province, regency, district of first registration. */
  readonly region: string
  readonly day: number
  readonly month: number
  /** 0-99; the century is not written. */
  readonly yearOfCentury: number
  readonly sex: 'M' | 'F'
  readonly serial: string
}

export type NikFault = 'not-16-digits' | 'region' | 'date' | 'serial'

/** The parts of a 16-digit NIK, or the first thing that cannot be: a region outside 11-96, a date, serial 0000. */
export function readNikParts(nik: string): NikParts | NikFault {
  if (!/^\d{16}$/.test(nik)) return 'not-16-digits'
  const province = Number(nik.slice(0, 2))
  if (province < 11 || province > 96 || nik.slice(2, 4) === '00' || nik.slice(4, 6) === '00') return 'region'
  const writtenDay = Number(nik.slice(6, 8))
  const day = writtenDay > 40 ? writtenDay - 40 : writtenDay
  const month = Number(nik.slice(8, 10))
  // 2000 is a leap year, so 29 February passes for a year whose century is unknown.
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) return 'date'
  const serial = nik.slice(12)
  if (serial === '0000') return 'serial'
  return {
    region: nik.slice(0, 6),
    day,
    month,
    yearOfCentury: Number(nik.slice(10, 12)),
    sex: writtenDay > 40 ? 'F' : 'M',
    serial,
  }
}

/**
 * Placeholders typed for people without a number: one digit repeated, 123456…, or a region followed by zeros or nines.
 * `digits` holds only digits, of any length.
 */
export function isPlaceholderNumber(digits: string): boolean {
  return (
    /^(\d)\1*$/.test(digits) ||
    /^(0?1234567890?)+\d*$/.test(digits) ||
    /^\d{4,6}(0{10,12}|9{10,12})$/.test(digits)
  )
}

/** The date in the NIK as 'YYYY-MM-DD', the latest one not after `on`; ages above 99 cannot be told. */
export function birthDateOfNik(parts: NikParts, on: string): string | null {
  const tail = `-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`
  const century = Number(on.slice(0, 2))
  for (const first of [century, century - 1]) {
    const date = `${first}${String(parts.yearOfCentury).padStart(2, '0')}${tail}`
    const isReal = parts.day <= daysInMonth(Number(date.slice(0, 4)), parts.month)
    if (date <= on && isReal) return date
  }
  return null
}
